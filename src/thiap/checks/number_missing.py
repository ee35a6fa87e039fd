"""A number stands on one side only.

What it finds
    Numbers, sums, measures and durations of an aligned sentence that nothing on the other side answers,
    neither there nor in its neighbours nor, for telling values, anywhere.

Why it matters
    A dropped figure is the smallest omission and the easiest to miss.

Example:
    "one of nine leaders" / "หนึ่งในผู้นำ": the nine is lost.

When it is wrong
    Small number words are often grammar ("one of the", คนหนึ่ง, both): alone they stay below the default
    threshold. In comparable texts a number on one side is information, not an error.

Sources
    MQM Core, "omission" and "addition".
"""

from __future__ import annotations

from collections.abc import Iterator

from thiap.findings.from_pairs import report
from thiap.model import Bitext, Category, CheckName, Finding
from thiap.mqm import IssueType

name: CheckName = "number-missing"
category: Category = "number"
issue: IssueType = "omission"


def run(bitext: Bitext) -> Iterator[Finding]:
    """Numbers without an answer."""
    return report(bitext, check=name, issue=issue)
