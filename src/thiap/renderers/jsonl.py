"""JSON Lines: one finding, bead, fact or name a line, as the contracts in docs/formats.md say."""

from __future__ import annotations

import json
from typing import Any

from thiap.model import Alignment, Bead, Fact, Finding, Reading, Report
from thiap.phrases import to_json
from thiap.renderers.where import where

name = "jsonl"


def render(report: Report, *, lang: str = "en") -> str:
    """The findings of a report, worst first."""
    new = frozenset(report.since.new) if report.since else frozenset()
    return "".join(
        _line(
            finding_object(finding, report)
            | {"since": ("new" if place in new else "remains") if report.since else None}
        )
        for place, finding in enumerate(report.findings)
    )


def finding_object(finding: Finding, report: Report) -> dict[str, Any]:
    """A finding as the JSON object of the contract, less what changed since an earlier run."""
    here = where(report, finding)
    return {
        "id": finding.id,
        "kind": finding.kind,
        "category": finding.category,
        "check": finding.check,
        "issue": finding.issue,
        "severity": finding.severity,
        "confidence": round(finding.confidence, 3),
        "source": [list(span) for span in finding.source],
        "target": [list(span) for span in finding.target],
        "source_value": finding.source_value,
        "target_value": finding.target_value,
        "message": finding.message,
        "source_index": finding.source_index,
        "supported_by": list(finding.supported_by),
        "contradicted_by": list(finding.contradicted_by),
        "elsewhere": [list(span) for span in finding.elsewhere],
        "suggestion": finding.suggestion,
        "source_quote": finding.source_quote,
        "target_quote": finding.target_quote,
        "place_id": finding.place_id,
        "group": finding.group,
        "unit": here.unit or None,
        "line": here.line or None,
        "column": here.column or None,
        "said": to_json(finding.said) if finding.said else None,
    }


def bead_lines(alignment: Alignment) -> str:
    """The beads of an alignment."""
    return "".join(_line(bead_object(bead)) for bead in alignment.beads)


def bead_object(bead: Bead) -> dict[str, Any]:
    """A bead as the JSON object of the contract."""
    return {
        "source": [list(span) for span in bead.source],
        "target": [list(span) for span in bead.target],
        "score": round(bead.score, 4),
        **({"moved": True} if bead.moved else {}),
    }


def fact_object(fact: Fact, *, explain: bool = False) -> dict[str, Any]:
    """A fact as the JSON object of the contract, then what is known beyond it."""
    record: dict[str, Any] = {
        "span": list(fact.span),
        "kind": fact.kind,
        "value": fact.value,
        "text": fact.text,
    }
    optional = {
        "unit": fact.readings[0].unit,
        "qualifier": None if fact.qualifier == "exact" else fact.qualifier,
        "subtype": fact.subtype,
        "counted": fact.counted,
        "per": fact.per,
        "converts": list(fact.converts) if fact.converts else None,
        "problem": fact.problem,
        "spelling": fact.spelling,
    }
    record |= {key: value for key, value in optional.items() if value is not None}
    if explain:
        record["readings"] = [_reading(reading) for reading in fact.readings]
    return record


def _reading(reading: Reading) -> dict[str, Any]:
    record: dict[str, Any] = {
        "value": reading.value,
        "low": None if reading.low is None else str(reading.low),
        "high": None if reading.high is None else str(reading.high),
        "rule": reading.rule,
    }
    if reading.unit is not None:
        record["unit"] = reading.unit
    if reading.inferred:
        record["inferred"] = list(reading.inferred)
    return record


def _line(entry: dict[str, Any]) -> str:
    return json.dumps(entry, ensure_ascii=False) + "\n"
