"""Passages of the target that the source does not say.

What it finds
    Runs of the target for which the alignment finds nothing in the source, and passages of an aligned
    run without which it would answer the source better. In comparable texts: what only the target
    tells, as information.

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

from thiap.findings.from_gaps import gap_findings
from thiap.model import Bitext, Category, CheckName, Finding
from thiap.mqm import IssueType

name: CheckName = "segment-added"
category: Category = "segment"
issue: IssueType = "addition"


def run(bitext: Bitext) -> Iterator[Finding]:
    """Unanswered passages of the target."""
    return gap_findings(bitext, check=name, category=category, side="target", whole=True)
