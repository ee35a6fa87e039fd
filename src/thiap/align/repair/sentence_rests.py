"""After the path of a translation by vectors that tell little of the parts of a sentence.

The states of a token encoder have seen their surroundings: each part of a sentence is nearly as like its
translation as the whole, and the path leaves parts alone that it should not, or gives one to a sentence
beside it that nothing answers. What is left alone of a sentence that a bead holds in part goes to that bead.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from thiap.align.confidence import probabilities
from thiap.align.features.runs import SURE_LOG_ODDS, SegmentTable
from thiap.align.repair.free_runs import FreeSegments
from thiap.align.search.path import Step
from thiap.align.search.scoring import ScoreTable

Run = tuple[int, int]


#: Least probability of a bead that takes a part of a sentence from another one.
_LEAST: Final = 0.15


def with_rests(
    table: ScoreTable,
    steps: Sequence[Step],
    left: SegmentTable,
    right: SegmentTable,
    odds: Sequence[float],
) -> list[Step]:
    """The steps that hold whole sentences or are likely, each with what stands alone of its sentences.

    Args:
        table: what beads are worth.
        steps: of the path, in target order, each of one run of the source.
        left: the source.
        right: the target.
        odds: weights of ``probabilities``.
    """
    chances = probabilities(table, steps, odds)
    takes = _takes_parts(steps, left, right)
    kept = [
        step for step, chance, part in zip(steps, chances, takes, strict=True) if chance >= _LEAST or not part
    ]
    whole = _with_rests(table, kept, right, lambda step: step.target, _with_target)
    return _with_rests(table, whole, left, lambda step: step.source, _with_source)


def _takes_parts(steps: Sequence[Step], left: SegmentTable, right: SegmentTable) -> list[bool]:
    """Whether each bead has, on one side only, a part of a sentence of which another bead has the rest."""
    sources = _inside(left, [step.source for step in steps])
    targets = _inside(right, [step.target for step in steps])
    return [sources.isdisjoint(step.source) != targets.isdisjoint(step.target) for step in steps]


def _inside(side: SegmentTable, runs: Sequence[Run]) -> set[int]:
    """Places inside sentences where one run ends and another begins."""
    borders = {run[0] for run in runs} & {run[1] for run in runs}
    return {at for at in borders if side.begins[at] < SURE_LOG_ODDS}


def _with_target(step: Step, run: Run) -> Step:
    return replace(step, target=run)


def _with_source(step: Step, run: Run) -> Step:
    return replace(step, source=run)


def _with_rests(
    table: ScoreTable,
    steps: list[Step],
    side: SegmentTable,
    run_of: Callable[[Step], Run],
    changed: Callable[[Step, Run], Step],
) -> list[Step]:
    """The same for one side."""
    begins, ends = ({run_of(step)[k]: n for n, step in enumerate(steps)} for k in (0, 1))
    for first, last in list(FreeSegments.of(side, map(run_of, steps)).in_sentences()):
        options: list[tuple[int, Step]] = []
        if side.begins[first] < SURE_LOG_ODDS and (n := ends.get(first)) is not None:
            options += _weighed(table, n, changed(steps[n], (run_of(steps[n])[0], last)))
        if last < len(side) and side.begins[last] < SURE_LOG_ODDS and (n := begins.get(last)) is not None:
            options += _weighed(table, n, changed(steps[n], (first, run_of(steps[n])[1])))
        if options:
            number, longer = max(options, key=lambda option: option[1].gain - steps[option[0]].gain)
            begins[run_of(longer)[0]] = ends[run_of(longer)[1]] = number
            steps[number] = longer
    return steps


def _weighed(table: ScoreTable, number: int, step: Step) -> list[tuple[int, Step]]:
    """The step and its number with what it gains; nothing where it is too long to be one."""
    found = table.step(step.source, step.target)
    return [(number, found)] if found else []
