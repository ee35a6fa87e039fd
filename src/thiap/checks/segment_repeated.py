"""A passage stands twice in the target and once in the source.

What it finds
    Equal passages of thirty characters or more in the target whose counterpart in the source stands
    there once: a sentence pasted twice, or over another one. Where the source repeats itself too, or says
    nearly the same in both places, and where two sentences only share a phrase, nothing is found. In
    running text also a passage out of order, in other words, whose sentence is answered at its place too.

Why it matters
    A slip of copy and paste: the reader stumbles, and often another sentence was overwritten.

Example:
    "It rained. They left." / "ฝนตกหนักตลอดทั้งคืนจนถึงเช้าของวันรุ่งขึ้น" twice.

When it is wrong
    A refrain or a quotation that is repeated on purpose, where the source varies it.

Sources
    MQM Core, "duplication" (under fluency); pofilter's "doublewords" for single words.
"""

from __future__ import annotations

from collections.abc import Iterator

from thiap.content.repeats import repeated_spans
from thiap.content.retold import retold
from thiap.findings.build import make_finding
from thiap.model import Bitext, Category, CheckName, Finding, Spans
from thiap.mqm import IssueType, Severity
from thiap.phrases import say

name: CheckName = "segment-repeated"
category: Category = "repetition"
issue: IssueType = "duplication"

#: An exact repetition of this length was never wanted in the development texts.
_CONFIDENCE = 0.9
#: The same of a passage in other words, whose bead the answer in order makes unlikely by itself.
_IN_OTHER_WORDS = 0.7


def run(bitext: Bitext) -> Iterator[Finding]:
    """Repetitions in the target that the source does not have."""
    free = bitext.mode == "comparable" or bitext.alignment.alone
    for _, again in repeated_spans(bitext):
        yield _told(bitext, (again,), _CONFIDENCE, severity="neutral" if free else "minor")
    for second in retold(bitext):
        yield _told(bitext, second.target, _IN_OTHER_WORDS, source=second.source)


def _told(
    bitext: Bitext, again: Spans, confidence: float, *, severity: Severity = "minor", source: Spans = ()
) -> Finding:
    return make_finding(
        bitext,
        kind="missing_in_source",
        category=category,
        check=name,
        issue=issue,
        severity=severity,
        confidence=confidence,
        message=say("said-twice"),
        source=source,
        target=again,
    )
