"""One side is less precise than the other.

What it finds
    Values that do not contradict each other but differ in precision or hedge: 22,000 against "more than
    20,000", May 2002 against พฤษภาคม, "about" against a plain number. Where only the hedge differs, or
    the target is the more precise, it is a remark.

Why it matters
    A hedge that is lost turns an estimate into a fact.

Example:
    "in May 2002" / "ในเดือนพฤษภาคม": the year is lost.

When it is wrong
    กว่า is often a matter of style in Thai.

Sources
    M. Krifka, "Approximate interpretation of number words" (2007).
"""

from __future__ import annotations

from collections.abc import Iterator

from thiap.findings.from_pairs import report
from thiap.model import Bitext, Category, CheckName, Finding
from thiap.mqm import IssueType

name: CheckName = "precision-lost"
category: Category = "number"
issue: IssueType = "number"


def run(bitext: Bitext) -> Iterator[Finding]:
    """Values that agree but for their precision."""
    return report(bitext, check=name, issue=issue)
