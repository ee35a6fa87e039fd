"""Repairs of a path that weighs likeness by length: what goes back to its place, what goes alone."""

from __future__ import annotations

from typing import cast

import numpy as np

from thiap.align.features.runs import SegmentTable
from thiap.align.repair.given_back import given_back
from thiap.align.repair.idle_ends import without_idle_ends
from thiap.align.search.path import Step
from thiap.align.search.scoring import ScoreTable

Run = tuple[int, int]


class Likeness:
    """A table of what given pairs of runs are worth, any other pair nothing."""

    def __init__(self, worth: dict[tuple[Run, Run], float]) -> None:
        self._worth = worth

    @property
    def runs(self) -> tuple[np.ndarray, np.ndarray]:
        """Runs of up to three of twelve segments, by end."""
        pairs = [(last - size, last) for last in range(1, 13) for size in (1, 2, 3) if last >= size]
        return np.array([first for first, _ in pairs]), np.array([last for _, last in pairs])

    def worth_of(self, step: Step) -> float:
        return self._worth.get((step.source, step.target), -1.0)

    def step(self, source: Run, target: Run) -> Step | None:
        size = source[1] - source[0] + target[1] - target[0]
        return Step(source, target, self._worth.get((source, target), -1.0) * size)


def table(worth: dict[tuple[Run, Run], float]) -> ScoreTable:
    return cast(ScoreTable, Likeness(worth))


class Asked(Likeness):
    """The same, counting the runs it is asked for."""

    count = 0

    def step(self, source: Run, target: Run) -> Step | None:
        self.count += 1
        return super().step(source, target)


def paragraph(size: int) -> SegmentTable:
    return SegmentTable(["x"] * size, np.ones(size), np.zeros(size, dtype=np.int64), np.zeros(size))


def path(*runs: tuple[Run, Run]) -> list[Step]:
    return [Step(source, target, 1.0) for source, target in runs]


#: The second target segment answers the fourth source one, as the last does; the second source one is alone.
TWICE = path(((0, 1), (0, 1)), ((3, 4), (1, 2)), ((2, 3), (2, 3)), ((3, 4), (3, 4)))
IN_ORDER = {0, 2, 3}


def test_a_second_answer_goes_back_to_what_is_more_like_it_at_its_place() -> None:
    likeness = table({((3, 4), (1, 2)): 0.3, ((1, 2), (1, 2)): 0.4})
    assert [step.source for step in given_back(likeness, TWICE, IN_ORDER)] == [(0, 1), (1, 2), (2, 3), (3, 4)]


def test_it_stays_where_the_place_is_less_like_it_or_answered() -> None:
    assert given_back(table({((3, 4), (1, 2)): 0.4, ((1, 2), (1, 2)): 0.3}), TWICE, IN_ORDER) == TWICE
    answered = [*TWICE, Step((1, 2), (4, 5), 1.0)]
    likeness = table({((3, 4), (1, 2)): 0.3, ((1, 2), (1, 2)): 0.4})
    assert given_back(likeness, answered, IN_ORDER) == answered


def test_an_only_answer_out_of_order_stays() -> None:
    moved = path(((0, 1), (0, 1)), ((3, 4), (1, 2)), ((2, 3), (2, 3)))
    likeness = table({((3, 4), (1, 2)): 0.3, ((1, 2), (1, 2)): 0.4})
    assert given_back(likeness, moved, {0, 2}) == moved


def test_a_long_gap_is_asked_for_its_runs_and_not_for_every_pair_of_places() -> None:
    steps = path(((0, 1), (0, 1)), ((11, 12), (1, 2)), ((10, 11), (2, 3)), ((11, 12), (3, 4)))
    likeness = Asked({((11, 12), (1, 2)): 0.3, ((4, 6), (1, 2)): 0.4})
    found = given_back(cast(ScoreTable, likeness), steps, IN_ORDER)
    assert [step.source for step in found] == [(0, 1), (4, 6), (10, 11), (11, 12)]
    assert likeness.count <= 3 * 9


def test_the_end_that_adds_nothing_goes_to_the_run_alone_beside_it() -> None:
    steps = path(((0, 1), (0, 3)), ((1, 2), (4, 5)))
    likeness = table({((0, 1), (0, 3)): 0.5, ((0, 1), (0, 2)): 0.5, ((0, 1), (0, 1)): 0.2})
    assert [step.target for step in without_idle_ends(likeness, steps, paragraph(5))] == [(0, 2), (4, 5)]


def test_an_end_that_is_said_stays_and_so_does_one_with_nothing_alone_beside_it() -> None:
    steps = path(((0, 1), (0, 3)), ((1, 2), (4, 5)))
    said = table({((0, 1), (0, 3)): 0.5, ((0, 1), (0, 2)): 0.4})
    assert [step.target for step in without_idle_ends(said, steps, paragraph(5))] == [(0, 3), (4, 5)]
    steps = path(((0, 1), (0, 3)), ((1, 2), (3, 5)))
    idle = table({((0, 1), (0, 3)): 0.5, ((0, 1), (0, 2)): 0.5, ((1, 2), (3, 5)): 0.5})
    assert [step.target for step in without_idle_ends(idle, steps, paragraph(5))] == [(0, 3), (3, 5)]
