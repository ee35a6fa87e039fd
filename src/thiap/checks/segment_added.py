"""Passages of the target that the source does not say.

What it finds
    Runs of the target for which the alignment finds nothing in the source, and passages of an aligned
    run without which it would answer the source better. In running text also a passage that stands where
    the source does not say it, and says it elsewhere. In comparable texts: what only the target tells, as
    information.

Why it matters
    An added sentence is a claim in the name of an author who did not make it.

Example:
    "It rained." / "ฝนตก นายกรัฐมนตรีจึงสั่งเลื่อนการประชุมไปเดือนหน้า": the second half is nowhere in
    the source.

When it is wrong
    Explanations for readers of the other culture are additions, if wanted ones. A passage that stands
    elsewhere in the source, far away, may not be found there. On 51 pairs of pages it was right 22 times
    of 26.

Sources
    MQM Core, "omission" and "addition". The weighing of the evidence: docs/content-checks.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from thiap.content.displaced import displaced
from thiap.findings.build import make_finding
from thiap.findings.from_gaps import gap_findings
from thiap.model import Bitext, Category, CheckName, Finding
from thiap.mqm import IssueType
from thiap.phrases import say

name: CheckName = "segment-added"
category: Category = "segment"
issue: IssueType = "addition"

#: Of a passage at another place: faithful texts have none, drafts few.
_ELSEWHERE: Final = 0.8


def run(bitext: Bitext) -> Iterator[Finding]:
    """Unanswered passages of the target, and those that the source has at another place."""
    yield from gap_findings(bitext, check=name, category=category, side="target", whole=True)
    for passage in displaced(bitext):
        yield make_finding(
            bitext,
            kind="missing_in_source",
            category=category,
            check=name,
            issue=issue,
            severity="minor",
            confidence=_ELSEWHERE,
            message=say("said-at-another-place"),
            source=passage.source,
            target=passage.target,
        )
