"""The translations of a run of units stand in other rows.

What it finds
    In files of units: rows whose translations slipped, all as far up or down, as happens when a cell of a
    table is inserted or lost. One finding tells the rows and how far, in place of those for each of them.

Why it matters
    Every text from there on says something else than its source.

Example:
    "Doors open at 6 pm." beside "Children under 12 enter free." / "ประตูเปิด 18.00 น." one row above

When it is wrong
    Rows with numbers that come again in the same order, as lists of prices do, each with another fault.

Sources
    MQM Core, "mistranslation".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from thiap.content.shifts import find_shifts
from thiap.findings.build import make_finding
from thiap.model import Bitext, Category, CheckName, Finding
from thiap.mqm import IssueType
from thiap.phrases import say

name: CheckName = "units-shifted"
category: Category = "segment"
issue: IssueType = "mistranslation"

_CONFIDENCE: Final = 0.9
#: Units quoted in one finding, at most.
_QUOTED: Final = 100


def run(bitext: Bitext) -> Iterator[Finding]:
    """One finding for each run."""
    for shift in find_shifts(bitext):
        yield make_finding(
            bitext,
            kind="contradicted",
            category=category,
            check=name,
            issue=issue,
            severity="critical",
            confidence=_CONFIDENCE,
            message=say(
                "units-below" if shift.rows > 0 else "units-above", n=len(shift.source), rows=abs(shift.rows)
            ),
            source=shift.source[:_QUOTED],
            target=shift.target[:_QUOTED],
            source_value=str(shift.rows),
        )
