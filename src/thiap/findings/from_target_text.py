"""Walking the text under review for the checks that need no counterpart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thiap.findings.build import make_finding
from thiap.model import Bitext, Block, Finding, Span, Spans
from thiap.mqm import IssueType
from thiap.phrases import Phrase
from thiap.spans import touches


def blocks_of(bitext: Bitext, lang: str | None = None) -> Iterator[Block]:
    """Blocks of the target, once however many sources there are; none when it is not in ``lang``."""
    if bitext.source_index == 0 and lang in (None, bitext.target.lang):
        yield from bitext.target.blocks


def matches(bitext: Bitext, pattern: re.Pattern[str], lang: str | None = None) -> Iterator[re.Match[str]]:
    """Matches of ``pattern`` inside the target's blocks, those in markup left out."""
    doc = bitext.target
    for block in blocks_of(bitext, lang):
        for match in pattern.finditer(doc.text, *block.span):
            if not inside(match.span(), doc.skipped):
                yield match


def inside(span: Span, skipped: tuple[Span, ...]) -> bool:
    """Whether ``span`` touches a skipped span."""
    return touches(skipped, span)


def remark(
    bitext: Bitext,
    check: str,
    spans: Spans,
    message: Phrase,
    *,
    confidence: float,
    issue: IssueType = "typography",
    suggestion: str | None = None,
) -> Finding:
    """A remark on how the target is written: typography, never an alarm."""
    return make_finding(
        bitext,
        kind="typography",
        category="typography",
        check=check,
        issue=issue,
        severity="neutral",
        confidence=confidence,
        message=message,
        target=spans,
        suggestion=suggestion,
    )
