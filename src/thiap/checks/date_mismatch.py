"""Two sides give different dates for one event.

What it finds
    Dates in sentences which answer each other with a different day, month, year, decade or century. Eras
    are converted before: พ.ศ. 2482 equals 1939. Months whose Thai abbreviations look alike (ม.ค./มี.ค.,
    พ.ค./พ.ย., ก.ค./ก.ย.) are named in the message.

Why it matters
    Dates are what a reader quotes. A wrong one is a major error, and two months or two digits are quickly
    confused.

Example:
    "on 4 October 1918" / "เมื่อวันที่ 5 ตุลาคม 1918".

When it is wrong
    Comparable texts may date two stages of one event (signed, ratified); the confidence is lower where
    the words around the dates differ.

Sources
    ISO 8601-2 (EDTF); MQM Core, "date-time".
"""

from __future__ import annotations

from collections.abc import Iterator

from thiap.findings.from_pairs import report
from thiap.model import Bitext, Category, CheckName, Finding
from thiap.mqm import IssueType

name: CheckName = "date-mismatch"
category: Category = "date"
issue: IssueType = "date-time"


def run(bitext: Bitext) -> Iterator[Finding]:
    """Dates in conflict."""
    return report(bitext, check=name, issue=issue)
