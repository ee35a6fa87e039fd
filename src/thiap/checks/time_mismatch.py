"""Two sides give different times of day.

What it finds
    Clock times that differ after a.m., p.m., น., โมง, ทุ่ม and ตี are read.

Why it matters
    Thai counts the day in four parts: สองทุ่ม is 20:00, ตีสอง is 02:00, and the mix-up is twelve hours.

Example:
    "at 8 p.m." / "เวลา 8.00 น.".

When it is wrong
    Times given in two time zones are two times.

Sources
    Office of the Royal Society of Thailand; MQM Core, "date-time".
"""

from __future__ import annotations

from collections.abc import Iterator

from thiap.findings.from_pairs import report
from thiap.model import Bitext, Category, CheckName, Finding
from thiap.mqm import IssueType

name: CheckName = "time-mismatch"
category: Category = "time"
issue: IssueType = "date-time"


def run(bitext: Bitext) -> Iterator[Finding]:
    """Times in conflict."""
    return report(bitext, check=name, issue=issue)
