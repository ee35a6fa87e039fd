"""What a program may ask of thiap, as functions from texts to JSON objects."""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from typing import Any, Final

from thiap.errors import UsageError
from thiap.model import Document, Report
from thiap.servers.confined import Given
from thiap.settings import Settings

#: Findings, beads, facts or names told at once, worst or first ones first.
SHOWN: Final = 100


def check(
    sources: Sequence[Given], target: Given, settings: Settings, *, remarks: bool, limit: int
) -> dict[str, Any]:
    """The findings of a target against its sources, or of a bilingual file.

    Raises:
        ThiapError: a text cannot be read, or the languages do not fit.
    """
    from thiap.renderers.jsonl import finding_object

    report = report_of(sources, target, settings)
    found = [f for f in report.findings if remarks or f.severity != "neutral"]
    return {
        "target": report.target.name,
        "languages": [report.sources[0].lang, report.target.lang],
        "findings": [finding_object(finding, report) for finding in found[:limit]],
        **_counts(found, limit),
        "remarks": sum(f.severity == "neutral" for f in report.findings),
        "hidden": len(report.hidden),
        "problems": [str(problem) for problem in report.problems],
        "note": "Findings are possible issues until a person confirms them.",
    }


def report_of(sources: Sequence[Given], target: Given, settings: Settings) -> Report:
    """The report; without a source the target must be a file that holds both sides.

    Raises:
        UsageError: it holds one side alone.
        ThiapError: a text cannot be read, or the languages do not fit.
    """
    from thiap.pipeline import check_documents, check_given
    from thiap.readers.bilingual import bilingual_format, read_bilingual_data
    from thiap.readers.sides import settle_languages

    if sources:
        first, last = settle_languages([_read(text) for text in sources], _read(target))
        return check_documents(first, last, settings)
    if isinstance(target.content, str) or not bilingual_format(target.name, target.content):
        raise UsageError("give a source too; only a bilingual file (XLIFF, PO, TMX …) may stand alone")
    both = read_bilingual_data(target.name, target.content)
    return check_given(both.source, both.target, both.beads, settings)


def align(source: Given, target: Given, settings: Settings, *, limit: int) -> dict[str, Any]:
    """The beads of two texts, with their words.

    Raises:
        ThiapError: a text cannot be read, or the languages do not fit.
    """
    from thiap.pipeline import align_pair
    from thiap.readers.sides import settle_languages
    from thiap.renderers.jsonl import bead_object
    from thiap.spans import quotes

    (first,), last = settle_languages([_read(source)], _read(target))
    bitext = align_pair(first, last, settings)
    beads = bitext.alignment.beads
    return {
        "mode": bitext.mode,
        "coverage": [round(share, 3) for share in bitext.alignment.coverage],
        "beads": [
            {
                **bead_object(bead),
                "source_quote": quotes(first, bead.source),
                "target_quote": quotes(last, bead.target),
            }
            for bead in beads[:limit]
        ],
        **_counts(beads, limit),
    }


def facts(text: Given, *, limit: int) -> dict[str, Any]:
    """The dates, numbers and quantities of one text, as values.

    Raises:
        ThiapError: the text cannot be read.
    """
    from thiap.facts import extract_facts
    from thiap.renderers.jsonl import fact_object

    doc = _read(text)
    found = extract_facts(doc)
    return {
        "language": doc.lang,
        "facts": [fact_object(fact) for fact in found[:limit]],
        **_counts(found, limit),
    }


def names(source: Given, target: Given, settings: Settings, *, limit: int) -> dict[str, Any]:
    """The names of a source with their renderings.

    Raises:
        ThiapError: a text cannot be read, or the languages do not fit.
    """
    from thiap.names.table import merge_tables
    from thiap.pipeline import align_pair
    from thiap.readers.sides import settle_languages
    from thiap.renderers.name_table import name_object

    (first,), last = settle_languages([_read(source)], _read(target))
    found = merge_tables([align_pair(first, last, settings).names])
    return {"names": [name_object(entry) for entry in found[:limit]], **_counts(found, limit)}


def explain(check: str | None) -> dict[str, Any]:
    """What a check finds and when it is wrong; without one, a line about each.

    Raises:
        UsageError: there is no such check.
    """
    from thiap.checks import CHECKS

    if check is not None:
        module = CHECKS[check]
        told = inspect.getdoc(module) or ""
        return {"check": check, "category": module.category, "issue": module.issue, "explanation": told}
    lines = {name: (inspect.getdoc(module) or "").partition("\n")[0] for name, module in CHECKS.items()}
    return {"checks": lines}


def _read(text: Given) -> Document:
    from thiap.api import read

    return read(text.content, name=text.name)


def _counts(found: Sequence[object], limit: int) -> dict[str, int]:
    return {"count": len(found), "left_out": max(0, len(found) - limit)}
