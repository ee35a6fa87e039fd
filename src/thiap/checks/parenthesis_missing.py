"""A parenthesis of the source is missing in the target.

What it finds
    Text in round brackets in a sentence of the source whose counterpart has fewer brackets, and none with
    a number in common.

Why it matters
    Brackets hold dates, conversions and abbreviations: small, exact, and easy to skip.

Example:
    "a wave of six metres (20 feet)" / "คลื่นสูงหกเมตร": the conversion is lost.

When it is wrong
    A translator may leave out a conversion on purpose, or say the parenthesis with a dash or a relative
    clause; where its numbers stand in the target without brackets, the finding stays below the default
    threshold.

Sources
    MQM Core, "omission".
"""

from __future__ import annotations

from collections.abc import Iterator

from thiap.content.parentheses import lost_parentheses
from thiap.findings.build import make_finding
from thiap.model import Bitext, Category, CheckName, Finding
from thiap.mqm import IssueType

name: CheckName = "parenthesis-missing"
category: Category = "clause"
issue: IssueType = "omission"

#: Share of lost parentheses that were real omissions in the development texts; with its numbers told.
_LOST, _TOLD = 0.8, 0.35


def run(bitext: Bitext) -> Iterator[Finding]:
    """Parentheses of the source without counterpart; in translations only."""
    if bitext.mode == "comparable":
        return
    for lost in lost_parentheses(bitext):
        yield make_finding(
            bitext,
            kind="missing_in_target",
            category=category,
            check=name,
            issue=issue,
            severity="minor",
            confidence=_TOLD if lost.told else _LOST,
            message="This parenthesis has no counterpart in the target.",
            source=(lost.span,),
            target=lost.target,
        )
