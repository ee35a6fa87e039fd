"""What the plain formats share: a finding in words, on one line, without characters that harm."""

from __future__ import annotations

from typing import Final

from thiap.model import Document, Finding, FindingKind, Report, Spans
from thiap.text import graphemes_whole, place

KINDS: Final[dict[FindingKind, str]] = {
    "contradicted": "contradicted",
    "less_precise": "less precise",
    "missing_in_target": "missing in the target",
    "missing_in_source": "only in the target",
    "supported": "supported",
    "inconsistent": "inconsistent",
    "terminology": "terminology",
    "typography": "typography",
}
NOTE: Final = "Found by a machine: an issue is a suggestion until a person confirms it."


def flat(text: str, most: int = 0) -> str:
    """``text`` on one line; what neither prints nor blanks is U+FFFD, so that XML can hold it too.

    With ``most``, a longer text loses its middle.
    """
    clean = "".join(c if c.isprintable() else " " if c.isspace() else "\ufffd" for c in text)
    clean = " ".join(clean.split())
    if most and len(clean) > most:
        low, high = graphemes_whole(clean, (most * 2 // 3, len(clean) - most // 3))
        return f"{clean[:low].rstrip()} […] {clean[high:].lstrip()}"
    return clean


def head(finding: Finding) -> str:
    """Severity, kind and message."""
    return f"{finding.severity}, {KINDS[finding.kind]} ({finding.category}): {flat(finding.message)}"


def sides(report: Report, finding: Finding, most: int = 0) -> list[tuple[str, str, str]]:
    """For each side with a quote: its place (``file:line:column``), the quote, the value or nothing."""
    source = report.sources[finding.source_index]
    found: tuple[tuple[Document, Spans, str | None], ...] = (
        (source, finding.source, finding.source_value),
        (report.target, finding.target, finding.target_value),
    )
    return [
        (
            f"{flat(doc.name)}:{flat(place(doc, spans[0][0]))}",
            " … ".join(flat(doc.quote(span), most) for span in spans),
            flat(value or ""),
        )
        for doc, spans, value in found
        if spans
    ]


def support(report: Report, finding: Finding) -> list[str]:
    """Lines on what other sources say."""
    lines = []
    for verb, indices in (
        ("supported by", finding.supported_by),
        ("also contradicted by", finding.contradicted_by),
    ):
        if indices:
            lines.append(f"{verb} " + ", ".join(flat(report.sources[index].name) for index in indices))
    return lines


def counts(report: Report) -> str:
    """How many findings there are of each severity, worst first."""
    from thiap.mqm import SEVERITIES

    numbers = [(s, sum(f.severity == s for f in report.findings)) for s in SEVERITIES]
    return ", ".join(f"{number} {severity}" for severity, number in numbers if number) or "none"
