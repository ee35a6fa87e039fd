"""SARIF 2.1.0 (OASIS), for code hosts and editors that show findings beside the text."""

from __future__ import annotations

import inspect
import json
import re
from pathlib import PurePath
from typing import Any, Final
from urllib.parse import quote

from thiap import __version__
from thiap.model import Document, Finding, Report, Span
from thiap.mqm import Severity
from thiap.renderers.where import where_in
from thiap.renderers.wording import message
from thiap.spans import line_column, place

name = "sarif"

_LINE: Final = re.compile(r"line (\d+)")

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Final[dict[Severity, str]] = {
    "critical": "error",
    "major": "error",
    "minor": "warning",
    "neutral": "note",
}


def render(report: Report, *, lang: str = "en") -> str:
    """One run; a finding stands at its target, with the source as a related location.

    What is missing from the target stands at its source. Results of one place share the property ``group``.
    Columns and offsets count code points; of formats whose text is extracted, the unit, row or paragraph is
    told instead, and the line where it is known.
    """
    rules = list(dict.fromkeys(finding.check for finding in report.findings))
    run = {
        "tool": {"driver": {"name": "thiap", "version": __version__, "rules": [_rule(r) for r in rules]}},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\n"],
        # Both texts of a bilingual file are one artifact, and the schema wants each once.
        "artifacts": list(
            {uri(doc.name): _artifact(doc) for doc in (report.target, *report.sources)}.values()
        ),
        "results": [_result(report, finding, rules, lang) for finding in report.findings],
        "invocations": [
            {
                "executionSuccessful": not report.problems,
                "toolExecutionNotifications": [
                    {"level": "error", "message": {"text": f"{p.where}: {p.message}"}}
                    for p in report.problems
                ],
            }
        ],
        "properties": dict(sorted(report.signature.items())),
    }
    data = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(data, ensure_ascii=True, indent=1) + "\n"


def uri(file: str) -> str:
    """A file name as a URI reference."""
    if file == "-":
        return "stdin"
    path = PurePath(file)
    encoded = quote(path.as_posix(), safe="/", errors="surrogatepass")
    return f"file://{encoded}" if path.is_absolute() else encoded


def _rule(check: str) -> dict[str, Any]:
    from thiap.checks import CHECKS

    doc = (inspect.getdoc(CHECKS[check]) or "") if check in CHECKS else ""
    rule: dict[str, Any] = {"id": check}
    if doc:
        rule |= {"shortDescription": {"text": doc.splitlines()[0]}, "fullDescription": {"text": doc}}
    return rule


def _artifact(doc: Document) -> dict[str, Any]:
    artifact: dict[str, Any] = {"location": {"uri": uri(doc.name)}, "encoding": "UTF-8"}
    if doc.sha256:
        artifact["hashes"] = {"sha-256": doc.sha256}
    return artifact


def _result(report: Report, finding: Finding, rules: list[str], lang: str) -> dict[str, Any]:
    source = report.sources[finding.source_index]
    here = [_location(report.target, span) for span in finding.target]
    there = [_location(source, span) for span in finding.source]
    if not here:
        here, there = there, here
    result: dict[str, Any] = {
        "ruleId": finding.check,
        "ruleIndex": rules.index(finding.check),
        "level": _LEVELS[finding.severity],
        "rank": round(100 * finding.confidence, 1),
        "message": {"text": message(finding, lang)},
        "locations": here,
        "relatedLocations": [{"id": number, **location} for number, location in enumerate(there)],
        "partialFingerprints": {"thiapFinding/v1": finding.id},
        "properties": {
            "kind": finding.kind,
            "category": finding.category,
            "severity": finding.severity,
            "issue": finding.issue,
            **({"group": finding.group} if finding.group else {}),
            "sourceValue": finding.source_value,
            "targetValue": finding.target_value,
            "supportedBy": [uri(report.sources[i].name) for i in finding.supported_by],
            "contradictedBy": [uri(report.sources[i].name) for i in finding.contradicted_by],
        },
    }
    if finding.suggestion and len(finding.target) == 1 and not _own_place(report.target, finding.target[0]):
        replacement = {
            "deletedRegion": _region(report.target, finding.target[0], snippet=False),
            "insertedContent": {"text": finding.suggestion},
        }
        change = {"artifactLocation": {"uri": uri(report.target.name)}, "replacements": [replacement]}
        result["fixes"] = [{"description": {"text": message(finding, lang)}, "artifactChanges": [change]}]
    return result


def _location(doc: Document, span: Span) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri(doc.name)}}
    location: dict[str, Any] = {"physicalLocation": physical}
    where = _own_place(doc, span)
    if not where:
        physical["region"] = _region(doc, span)
        return location
    # The lines of the extracted text are not those of the file.
    location |= {"logicalLocations": [{"fullyQualifiedName": where}], "message": {"text": doc.quote(span)}}
    at = where_in(doc, span[0])
    if line := _LINE.match(where):
        physical["region"] = {"startLine": int(line[1])}
    elif at.line:
        physical["region"] = {"startLine": at.line, **({"startColumn": at.column} if at.column else {})}
    return location


def _own_place(doc: Document, span: Span) -> str:
    """The unit, row, paragraph or line of a file whose text was extracted; empty for plain text."""
    where = place(doc, span[0])
    return "" if where.replace(":", "").isdigit() else where


def _region(doc: Document, span: Span, *, snippet: bool = True) -> dict[str, Any]:
    (line, column), (end_line, end_column) = (line_column(doc.text, offset) for offset in span)
    region: dict[str, Any] = {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": span[0],
        "charLength": span[1] - span[0],
    }
    if snippet:
        region["snippet"] = {"text": doc.quote(span)}
    return region
