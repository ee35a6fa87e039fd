"""A phrase of the target is not in the sentence of the source.

What it finds
    Phrases of an aligned run of the target without which it would be nearer to the source, where the
    run is also longer than it should be in this pair of texts.

Why it matters
    An added reason or qualification changes what the author is made to say.

Example:
    "The road was closed." / "ถนนถูกปิด เพราะน้ำท่วมสูงกว่าสองเมตร": the reason is added.

When it is wrong
    A translator who explains a name or an institution adds words on purpose; in brackets that is a
    remark, and brackets that repeat words of the source add nothing. On 51 pairs of pages, where code and
    links cut sentences into parts, one of nine was right: there all are remarks. Without the encoder nothing
    is found.

Sources
    MQM Core, "omission" and "addition". The weighing of the evidence: docs/content-checks.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from thiap.findings.from_gaps import gap_findings
from thiap.model import Bitext, Category, CheckName, Finding
from thiap.mqm import IssueType

name: CheckName = "clause-added"
category: Category = "clause"
issue: IssueType = "addition"


def run(bitext: Bitext) -> Iterator[Finding]:
    """Unanswered parts of target sentences."""
    return gap_findings(bitext, check=name, category=category, side="target", whole=False)
