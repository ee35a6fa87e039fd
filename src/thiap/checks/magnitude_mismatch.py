"""The digits agree, the power of ten does not.

What it finds
    Numbers that differ by a factor 10ⁿ: million or billion rendered with the wrong one of หมื่น, แสน,
    ล้าน, พันล้าน, ล้านล้าน; a lost decimal point; noughts too many or too few.

Why it matters
    English counts in thousands, Thai in tens and millions: "billion" is พันล้าน, and there is no word for
    it. It is the costliest slip of all, and looks right at a glance. Reported as critical.

Example:
    "a loan of $3 billion" / "เงินกู้ 3 ล้านดอลลาร์": ×10⁻³.

When it is wrong
    The long scale ("billion" = 10¹² in older British texts) is not considered.

Sources
    Office of the Royal Society of Thailand, number words; MQM Core, "number".
"""

from __future__ import annotations

from collections.abc import Iterator

from thiap.findings.from_pairs import report
from thiap.model import Bitext, Category, CheckName, Finding
from thiap.mqm import IssueType

name: CheckName = "magnitude-mismatch"
category: Category = "magnitude"
issue: IssueType = "number"


def run(bitext: Bitext) -> Iterator[Finding]:
    """Numbers in conflict by a power of ten."""
    return report(bitext, check=name, issue=issue)
