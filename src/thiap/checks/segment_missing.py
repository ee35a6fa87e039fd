"""Sentences of the source that the target does not say.

What it finds
    Sentences of the source for which the alignment finds nothing in the target, and sentences of an
    aligned run without which the target would answer that run better. In comparable texts: the parts of
    the source that the target does not treat, as information.

Why it matters
    A lost sentence cannot be seen in the target alone; only the comparison shows it.

Example:
    "It rained. The match was moved." / "การแข่งขันถูกเลื่อนออกไป": the first sentence is lost.

When it is wrong
    A translator may join two sentences and say the same in fewer words, or move one to another
    paragraph. Headings and captions are often left out on purpose. On 51 pairs of pages it was right 8 times
    of 18, on 58 others that other people read 50 times of 57.

Sources
    MQM Core, "omission" and "addition". The weighing of the evidence: docs/content-checks.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from thiap.findings.from_gaps import gap_findings
from thiap.model import Bitext, Category, CheckName, Finding
from thiap.mqm import IssueType

name: CheckName = "segment-missing"
category: Category = "segment"
issue: IssueType = "omission"


def run(bitext: Bitext) -> Iterator[Finding]:
    """Unanswered sentences of the source."""
    return gap_findings(bitext, check=name, category=category, side="source", whole=True)
