"""Two sides give different ordinals.

What it finds
    Ordinals in conflict: the 16th hole against หลุมที่ 15, III against ที่ 4.

Why it matters
    An ordinal names which one: the wrong one is another person, chapter or match.

Example:
    "her 36th meeting" / "การประชุมครั้งที่ 96".

When it is wrong
    Floors and school grades are counted differently in some countries.

Sources
    MQM Core, "number".
"""

from __future__ import annotations

from collections.abc import Iterator

from thiap.findings.from_pairs import report
from thiap.model import Bitext, Category, CheckName, Finding
from thiap.mqm import IssueType

name: CheckName = "ordinal-mismatch"
category: Category = "number"
issue: IssueType = "number"


def run(bitext: Bitext) -> Iterator[Finding]:
    """Ordinals in conflict."""
    return report(bitext, check=name, issue=issue)
