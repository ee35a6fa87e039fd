"""After the path: what adds nothing to a bead goes to the run left alone beside it.

The path weighs likeness by length, so that the first words of an added sentence stay with the sentence
before it, which they lengthen, and the rest stands alone. Next to a run that nothing answers, the end of a
bead is asked again: one without which the two sides are as alike is a part of that run.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from thiap.align.features.runs import SegmentTable, held_segments
from thiap.align.search.path import Step
from thiap.align.search.scoring import ScoreTable


def without_idle_ends(table: ScoreTable, steps: Sequence[Step], right: SegmentTable) -> list[Step]:
    """The steps without the ends of their targets that add nothing, beside what nothing answers.

    Args:
        table: what beads are worth.
        steps: of the path, in target order, each of one run of the source.
        right: the target.
    """
    free = ~held_segments((step.target for step in steps), len(right))
    return [_shorter(table, step, free, right.block) for step in steps]


def _shorter(table: ScoreTable, step: Step, free: NDArray[np.bool_], blocks: NDArray[np.int64]) -> Step:
    """The step without the end, or the beginning, that stands beside something free of its paragraph."""
    first, last = step.target
    targets: list[tuple[int, int]] = []
    if free[last] and blocks[last] == blocks[last - 1]:
        targets += ((first, end) for end in range(first + 1, last))
    if first > 0 and free[first - 1] and blocks[first - 1] == blocks[first]:
        targets += ((begin, last) for begin in range(first + 1, last))
    others = [other for target in targets if (other := table.step(step.source, target)) is not None]
    best = max(others, key=table.worth_of, default=step)
    return best if table.worth_of(best) >= table.worth_of(step) else step
