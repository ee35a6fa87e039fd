"""Units of a translator's file that are not translated yet.

What it finds
    In bilingual files and pairs by key: how many units are empty, fuzzy, marked as not translated, or whole
    sentences left as the source has them. One count for each of these states; no other check looks at such
    units. Texts under keys that the source does not have are counted in a remark.

Why it matters
    A half-finished file is a normal thing. What is left to do is worth one line, and the findings of what is
    done must not drown in it.

Example:
    Three units whose state is ``needs-translation``: "3 of 120 units are not translated."

When it is wrong
    A sentence may be kept in the original on purpose. ``--state`` chooses which units are checked:
    ``--state fuzzy --state translated`` looks at these two.

Sources
    States of XLIFF 1.2 and 2.1, the fuzzy flag of gettext, types of Qt's .ts, states of string catalogues.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from thiap.content.unfinished import Unfinished, obsolete_units, unfinished_units
from thiap.findings.build import make_finding
from thiap.model import Bitext, Category, CheckName, Finding
from thiap.mqm import IssueType
from thiap.phrases import say
from thiap.vocabulary import UnitState

name: CheckName = "unit-unfinished"
category: Category = "segment"
issue: IssueType = "untranslated"

#: Units quoted in one finding, at most.
_QUOTED: Final = 100
_SAID: Final[tuple[UnitState, ...]] = ("empty", "same", "fuzzy", "needs-translation")


def _left_empty(bitext: Bitext, unit: Unfinished) -> bool:
    """Whether a unit is empty on purpose, as Fluent writes it: { "" }."""
    return unit.state == "empty" and any(bitext.target.quote(span).strip() for span in unit.target)


def run(bitext: Bitext) -> Iterator[Finding]:
    """One finding for each state that is not done, and a remark on what has no source."""
    found = unfinished_units(bitext)
    total = sum(1 for bead in bitext.alignment.beads if bead.source)
    for state in dict.fromkeys(unit.state for unit in found):
        units = [unit for unit in found if unit.state == state and not _left_empty(bitext, unit)]
        if not units:
            continue
        what = say(f"unit-{state}") if state in _SAID else state
        yield make_finding(
            bitext,
            kind="missing_in_target",
            category=category,
            check=name,
            issue=issue,
            severity="neutral" if bitext.mode == "comparable" else "minor",
            confidence=0.95,
            message=say("units-unfinished", n=len(units), total=total, state=what),
            source=tuple(span for unit in units[:_QUOTED] for span in unit.source),
            target=tuple(span for unit in units[:_QUOTED] for span in unit.target),
            source_value=state,
        )
    if extra := obsolete_units(bitext):
        yield make_finding(
            bitext,
            kind="missing_in_source",
            category=category,
            check=name,
            issue="addition",
            severity="neutral",
            confidence=0.95,
            message=say("units-obsolete", n=len(extra)),
            target=extra[:_QUOTED],
            target_value="obsolete",
        )
