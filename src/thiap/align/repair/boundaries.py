"""After the path of a close rendering: parts of one sentence are joined again, and glued sentences parted.

The path weighs likeness by length, so that a heading glued to a long sentence hardly counts, and two halves
of a sentence that answer each other look like two beads. Here the places speak: a border stays, or is drawn,
where both texts are likely to begin a sentence. The odds of both sides are added, less those that any two
places that answer each other have, which are in both.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from thiap.align.features.runs import SegmentTable
from thiap.align.search.path import Step
from thiap.align.search.scoring import ScoreTable

#: Log-odds that sentences begin at two places that answer each other, with nothing more known.
_PRIOR: Final = -3.5
#: Log-odds above which a beginning is sure.
_SURE_LOG_ODDS: Final = 3.0
#: Characters of gain that speak as much as one nat.
_CHARACTERS: Final = 10.0
#: Most that one side has to say for a border, in nats.
_MAX_LOG_ODDS: Final = 2.0


def refine(table: ScoreTable, steps: Sequence[Step], left: SegmentTable, right: SegmentTable) -> list[Step]:
    """The steps of a close rendering with their borders reconsidered, in the same order."""
    refined: list[Step] = []
    for step in steps:
        for part in _part(table, step, left, right):
            if refined and (whole := _joined(table, refined[-1], part, left, right)):
                refined[-1] = whole
            else:
                refined.append(part)
    return refined


def _odds(left: SegmentTable, right: SegmentTable, i: int, j: int) -> float:
    return min(_MAX_LOG_ODDS, float(left.begins[i])) + min(_MAX_LOG_ODDS, float(right.begins[j])) - _PRIOR


def _joined(
    table: ScoreTable, before: Step, step: Step, left: SegmentTable, right: SegmentTable
) -> Step | None:
    """Two neighbours as one, if what parts them is a candidate cut that is likelier wrong."""
    i, j = step.source[0], step.target[0]
    if (
        (before.source[1], before.target[1]) != (i, j)
        or left.begins[i] >= _SURE_LOG_ODDS
        or _odds(left, right, i, j) >= 0
    ):
        return None
    return table.step((before.source[0], step.source[1]), (before.target[0], step.target[1]))


def _part(table: ScoreTable, step: Step, left: SegmentTable, right: SegmentTable) -> list[Step]:
    """A step cut wherever sentences seem to begin on both sides, at places that answer each other."""
    best, cut = 0.0, None
    for i in range(step.source[0] + 1, step.source[1]):
        for j in range(step.target[0] + 1, step.target[1]):
            if (odds := _odds(left, right, i, j)) < 0:
                continue
            first = table.step((step.source[0], i), (step.target[0], j))
            second = table.step((i, step.source[1]), (j, step.target[1]))
            if first and second:
                gained = table.plain(first) + table.plain(second) - table.plain(step)
                if (likely := odds + gained / _CHARACTERS) > best:
                    best, cut = likely, (first, second)
    if cut is None:
        return [step]
    return [part for half in cut for part in _part(table, half, left, right)]
