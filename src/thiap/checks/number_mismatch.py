"""Two sides give different numbers for one thing.

What it finds
    Numbers that stand in sentences which answer each other, count the same thing and differ: a changed
    or transposed digit, a nought too many, a number borrowed from the next sentence, two numbers that
    changed places, สี่ where the source has six. Values are compared, so 12,000 = 1.2 หมื่น = ๑๒๐๐๐.

Why it matters
    A wrong number is the error a reader can neither see nor repair. It is a major accuracy error in MQM.

Example:
    "The bridge cost 25 lives" / "สะพานนี้คร่าชีวิตผู้คน 52 คน": two digits are transposed.

When it is wrong
    A sentence with several numbers that were all rewritten may be paired across; a number word that is
    part of a name or an idiom may be read as a number.

Sources
    MQM Core, "number"; intervals of round numbers after M. Krifka, "Approximate interpretation of number
    words" (2007).
"""

from __future__ import annotations

from collections.abc import Iterator

from thiap.findings.from_pairs import report
from thiap.model import Bitext, Category, CheckName, Finding
from thiap.mqm import IssueType

name: CheckName = "number-mismatch"
category: Category = "number"
issue: IssueType = "number"


def run(bitext: Bitext) -> Iterator[Finding]:
    """Numbers in conflict."""
    return report(bitext, check=name, issue=issue)
