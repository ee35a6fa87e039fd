"""A date or time stands on one side only.

What it finds
    Dates and times of an aligned sentence that nothing on the other side answers.

Why it matters
    Without its date an event cannot be checked or found again.

Example:
    "the vote on October 1 was" / "การลงคะแนนนั้น".

When it is wrong
    "today", "last week" for a date are not resolved. In comparable texts it is information.

Sources
    MQM Core, "omission" and "addition".
"""

from __future__ import annotations

from collections.abc import Iterator

from thiap.findings.from_pairs import report
from thiap.model import Bitext, Category, CheckName, Finding
from thiap.mqm import IssueType

name: CheckName = "date-missing"
category: Category = "date"
issue: IssueType = "omission"


def run(bitext: Bitext) -> Iterator[Finding]:
    """Dates without an answer."""
    return report(bitext, check=name, issue=issue)
