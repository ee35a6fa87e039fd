"""A measure and its conversion in brackets do not fit.

What it finds
    A quantity of the target restated in another unit ("45 ไมล์ (27 กิโลเมตร)") whose arithmetic fails by more
    than rounding one of the two numbers explains; a sum in digits that is restated in words and differs
    ("85,000 บาท (แปดหมื่นบาท)").

Why it matters
    One of the two numbers is wrong, and the reader cannot tell which.

Example:
    209 เอเคอร์ (58 เฮกตาร์): it is 85.

When it is wrong
    Loose conversions ("6 feet, 2 metres") of the source are repeated as they stand: then it is a remark.

Sources
    BIPM, The International System of Units, 9th ed.; units table in languages/data/units.tsv.
"""

from __future__ import annotations

from collections.abc import Iterator

from thiap.findings.from_facts import problems
from thiap.model import Bitext, Category, CheckName, Finding
from thiap.mqm import IssueType

name: CheckName = "conversion-wrong"
category: Category = "unit"
issue: IssueType = "number"


def run(bitext: Bitext) -> Iterator[Finding]:
    """Conversions whose arithmetic fails."""
    return problems(bitext, ("wrong-conversion",), check=name, category=category, issue=issue)
