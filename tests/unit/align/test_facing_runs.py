"""What stands alone on both sides at one place, in a language whose vectors tell little."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import numpy as np
import pytest

from thiap.align.repair.facing_runs import with_facing
from thiap.align.search.path import Step
from thiap.align.search.scoring import ScoreTable

#: The first and the last of three sentences answer each other.
LINKED = [Step((0, 1), (0, 1), 40.0), Step((2, 3), (2, 3), 40.0)]


class Table:
    """All beads are as alike, and each sentence as long, as is said."""

    ratio = 1.0

    def __init__(self, above: float, masses: tuple[float, float]) -> None:
        self._above, self._masses = above, masses

    def step(self, source: tuple[int, int], target: tuple[int, int]) -> Step:
        return Step(source, target, -3.0)

    def above_chance(self, steps: Sequence[Step]) -> tuple[np.ndarray, np.ndarray]:
        return np.full(len(steps), self._above), np.ones(len(steps))

    def masses(self, _: Step) -> tuple[float, float]:
        return self._masses


@pytest.mark.parametrize(
    ("above", "masses", "linked"),
    [
        pytest.param(-0.1, (80.0, 90.0), True, id="of one length, not unlike"),
        pytest.param(-0.3, (80.0, 90.0), False, id="about something else"),
        pytest.param(-0.1, (80.0, 30.0), False, id="much shorter"),
    ],
)
def test_two_sentences_alone_at_one_place(above: float, masses: tuple[float, float], linked: bool) -> None:
    found = with_facing(cast("ScoreTable", Table(above, masses)), LINKED, (3, 3))
    assert [step.source for step in found] == ([(0, 1), (1, 2), (2, 3)] if linked else [(0, 1), (2, 3)])


def test_a_lost_sentence_faces_nothing() -> None:
    steps = [Step((0, 1), (0, 1), 40.0), Step((2, 3), (1, 2), 40.0)]
    assert with_facing(cast("ScoreTable", Table(0.2, (80.0, 90.0))), steps, (3, 2)) == steps
