"""Two sides give different percentages.

What it finds
    Percentages and percentage points in conflict: 45 per cent against ร้อยละ 54, percent against points.

Why it matters
    A percentage carries the argument of its sentence.

Example:
    "rose by 14%" / "เพิ่มขึ้นร้อยละ 41".

When it is wrong
    A share given as a fraction on one side ("a third", 33 %) is compared by value and may differ by
    rounding.

Sources
    MQM Core, "number".
"""

from __future__ import annotations

from collections.abc import Iterator

from thiap.findings.from_pairs import report
from thiap.model import Bitext, Category, CheckName, Finding
from thiap.mqm import IssueType

name: CheckName = "percent-mismatch"
category: Category = "percent"
issue: IssueType = "number"


def run(bitext: Bitext) -> Iterator[Finding]:
    """Percentages in conflict."""
    return report(bitext, check=name, issue=issue)
