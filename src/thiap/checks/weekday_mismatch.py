"""Two sides name different days of the week.

What it finds
    Weekdays in sentences which answer each other that differ, with or without a date beside them.

Why it matters
    In news the weekday is the date. ศุกร์ and เสาร์ stand side by side in every list.

Example:
    "on Friday" / "ในวันเสาร์".

When it is wrong
    Texts published in another time zone may legitimately move a weekday.

Sources
    CLDR, names of weekdays.
"""

from __future__ import annotations

from collections.abc import Iterator

from thiap.findings.from_pairs import report
from thiap.model import Bitext, Category, CheckName, Finding
from thiap.mqm import IssueType

name: CheckName = "weekday-mismatch"
category: Category = "date"
issue: IssueType = "date-time"


def run(bitext: Bitext) -> Iterator[Finding]:
    """Weekdays in conflict."""
    return report(bitext, check=name, issue=issue)
