"""From parts of a page that differ (links, code, images, headings) to a finding."""

from __future__ import annotations

from thiap.content.page_parts import Difference
from thiap.findings.build import make_finding
from thiap.model import Bitext, CheckName, Element, Finding, FindingKind, Spans
from thiap.phrases import Phrase


def from_page_parts(
    bitext: Bitext,
    check: CheckName,
    found: Difference,
    message: Phrase,
    confidence: float,
    *,
    remark: bool = False,
    spans: tuple[Spans, Spans] | None = None,
    values: tuple[str | None, str | None] | None = None,
) -> Finding:
    """The finding for one difference: what one side lacks, or what the two have otherwise.

    Args:
        bitext: the pair of pages.
        check: the check that speaks.
        found: the parts of either side.
        message: what is wrong, for people.
        confidence: probability that it is.
        remark: it raises no alarm.
        spans: what to mark in source and target; else the parts as a whole.
        values: what either side says; else what its first part holds.
    """
    kind: FindingKind = "contradicted"
    if not (found.source and found.target):
        kind = "missing_in_target" if found.source else "missing_in_source"
    source, target = spans or (_spans(found.source), _spans(found.target))
    source_value, target_value = values or (_held(found.source), _held(found.target))
    return make_finding(
        bitext,
        kind=kind,
        category="markup",
        check=check,
        issue="markup",
        severity="neutral" if remark else "minor",
        confidence=confidence,
        message=message,
        source=source,
        target=target,
        source_value=source_value,
        target_value=target_value,
    )


def _spans(parts: tuple[Element, ...]) -> Spans:
    return tuple(item.span for item in parts)


def _held(parts: tuple[Element, ...]) -> str | None:
    return parts[0].content or None if parts else None
