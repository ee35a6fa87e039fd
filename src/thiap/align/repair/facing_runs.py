"""After the path of a translation by vectors that tell little: what stands alone on both sides at one place.

By a token encoder sentences of one subject are nearly as alike as a sentence and its translation, and where
many are, chance takes all that a right bead has. Two runs that stand alone between the same two beads, and
are of one length, answer each other unless they are no more alike than sentences about different things.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import log
from typing import Final

from thiap.align.search.path import Step
from thiap.align.search.scoring import ScoreTable

#: Likeness above chance that three of four pairs of unrelated sentences of a text lack.
_LEAST: Final = -0.15
#: Most that the lengths may differ, as a logarithm: of right pairs three of four differ by less.
_SKEW: Final = 0.3

Run = tuple[int, int]


def with_facing(table: ScoreTable, steps: Sequence[Step], sizes: tuple[int, int]) -> list[Step]:
    """The steps, and those of runs that face each other, in target order.

    Args:
        table: what beads are worth.
        steps: the beads found, in target order, each of one run of the source.
        sizes: segments of the source and of the target.
    """
    return sorted([*steps, *_facing(table, steps, sizes)], key=lambda step: step.target)


def _facing(table: ScoreTable, steps: Sequence[Step], sizes: tuple[int, int]) -> Iterator[Step]:
    ends = [((0, 0), (0, 0)), *((step.source, step.target) for step in steps), tuple((n, n) for n in sizes)]
    for before, behind in pairwise(ends):
        source, target = ((before[side][1], behind[side][0]) for side in (0, 1))
        if source[0] < source[1] and target[0] < target[1]:
            found = table.step(source, target)
            if found and _alike(table, found):
                yield found


def _alike(table: ScoreTable, step: Step) -> bool:
    above, _ = table.above_chance([step])
    source, target = table.masses(step)
    return bool(above[0] >= _LEAST) and abs(log(target / table.ratio / source)) <= _SKEW
