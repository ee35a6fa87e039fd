"""After the path of a translation: a second answer goes back to what stands at its place and has none.

The path weighs likeness by length, so that of two sentences that say the same (a point of the summary, and
the sentence of the report that it sums up) the longer one draws both of their translations, and the shorter
one is left alone between the neighbours of its own. Where a passage answers a sentence that another answers
in order, and the source has a sentence without an answer just there that is more like it, that one is taken.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

import numpy as np

from thiap.align.search.path import Step
from thiap.align.search.scoring import ScoreTable

_Run = tuple[int, int]


def given_back(table: ScoreTable, steps: Sequence[Step], in_order: Container[int]) -> list[Step]:
    """The steps, second answers with what of the source stands at their place and is more like them.

    Args:
        table: what beads are worth.
        steps: of the path, in target order.
        in_order: numbers of the steps that follow the source.
    """
    found = list(steps)
    for number, step in enumerate(steps):
        if number in in_order or not _is_second(found, number):
            continue
        if (gap := _gap(found, number, in_order)) is None:
            continue
        runs = _runs_inside(table, gap)
        others = [other for run in runs if (other := table.step(run, step.target)) is not None]
        best = max(others, key=table.worth_of, default=step)
        if best.gain > 0 and table.worth_of(best) > table.worth_of(step):
            found[number] = best
    return found


def _runs_inside(table: ScoreTable, gap: _Run) -> list[_Run]:
    """The runs of the source in a gap, by where they begin: a few for each segment, however long it is."""
    first, last = table.runs
    some = slice(*np.searchsorted(last, gap, side="right"))
    pairs = zip(first[some].tolist(), last[some].tolist(), strict=True)
    return sorted(run for run in pairs if run[0] >= gap[0])


def _is_second(steps: Sequence[Step], number: int) -> bool:
    """Whether another step answers of the source what this one does."""
    return any(k != number and _meet(step.source, steps[number].source) for k, step in enumerate(steps))


def _gap(steps: Sequence[Step], number: int, in_order: Container[int]) -> _Run | None:
    """The run of the source between the neighbours in order of a step, if nothing of it has an answer."""
    before = next((steps[k].source[1] for k in range(number - 1, -1, -1) if k in in_order), 0)
    after = next((steps[k].source[0] for k in range(number + 1, len(steps)) if k in in_order), before)
    answered = any(_meet(step.source, (before, after)) for step in steps)
    return (before, after) if before < after and not answered else None


def _meet(one: _Run, other: _Run) -> bool:
    return one[0] < other[1] and other[0] < one[1]
