"""Two sides give different lengths of time.

What it finds
    Durations and ages in conflict: six months against ห้าเดือน. 14 วัน equals two weeks.

Why it matters
    A term that is a month too short is a broken contract.

Example:
    "for eight years" / "เป็นเวลาสิบเอ็ดปี".

When it is wrong
    "a week" and 7 days are equal, "a month" and 30 days nearly so.

Sources
    ISO 8601 durations; MQM Core, "number".
"""

from __future__ import annotations

from collections.abc import Iterator

from thiap.findings.from_pairs import report
from thiap.model import Bitext, Category, CheckName, Finding
from thiap.mqm import IssueType

name: CheckName = "duration-mismatch"
category: Category = "time"
issue: IssueType = "number"


def run(bitext: Bitext) -> Iterator[Finding]:
    """Durations in conflict."""
    return report(bitext, check=name, issue=issue)
