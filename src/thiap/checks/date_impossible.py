"""A date that no calendar has, or whose weekday does not fit.

What it finds
    Dates of the target that contradict themselves: 31 กันยายน, 29 กุมภาพันธ์ of a common year, January to
    March พ.ศ. 2483 (that year had nine months), a weekday that the calendar refutes.

Why it matters
    It proves a slip without any source: Thai month names tell the number of days (-คม 31, -ยน 30).

Example:
    วันจันทร์ที่ 9 ธันวาคม 2484: that day was a Tuesday.

When it is wrong
    Dates of the Julian calendar, and texts that quote an error on purpose. What the source has in the same
    way is a remark.

Sources
    Calendar Act B.E. 2483; proleptic Gregorian calendar.
"""

from __future__ import annotations

from collections.abc import Iterator

from thiap.findings.from_facts import problems
from thiap.model import Bitext, Category, CheckName, Finding
from thiap.mqm import IssueType

name: CheckName = "date-impossible"
category: Category = "date"
issue: IssueType = "date-time"


def run(bitext: Bitext) -> Iterator[Finding]:
    """Dates that contradict themselves."""
    return problems(bitext, ("impossible-date", "wrong-weekday"), check=name, category=category, issue=issue)
