"""The number is the same, the unit is not.

What it finds
    The same number with another unit on the two sides (32 years, 32 เดือน), or two measures of one thing
    that no conversion explains. True conversions (45 miles, 72 กม.) are equal.

Why it matters
    The digits agree, so every checker of digits passes it.

Example:
    "209 acres" / "209 ไร่".

When it is wrong
    A unit that a language leaves open (ปอนด์: money or mass, กิโล) has several readings; one that fits is
    enough.

Sources
    BIPM, The International System of Units, 9th ed.; units table in languages/data/units.tsv.
"""

from __future__ import annotations

from collections.abc import Iterator

from thiap.findings.from_pairs import report
from thiap.model import Bitext, Category, CheckName, Finding
from thiap.mqm import IssueType

name: CheckName = "unit-mismatch"
category: Category = "unit"
issue: IssueType = "number"


def run(bitext: Bitext) -> Iterator[Finding]:
    """Quantities in conflict by their unit."""
    return report(bitext, check=name, issue=issue)
