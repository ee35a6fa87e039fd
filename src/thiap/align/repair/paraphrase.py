"""Texts of which one retells the other: the path finds cores of sentences, a reader links whole ones.

Where sentences are rendered closely, likeness itself finds where they begin and end. Where a text retells,
a sentence may begin or end with what the other text never says, and the path enters it late or leaves it
early; and of a sentence of the source it may take a part that a candidate cut sets off.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from thiap.align.features.runs import SegmentTable, held_segments
from thiap.align.search.path import Step

Floats = NDArray[np.float32]

#: Log-odds of a sentence's beginning under which a run goes on with the phrase before it, and under which it
#: is gone on with: the words at its head tell more of the first than those behind it of the second.
_ENTERED_LATE: Final = -0.8
_LEFT_EARLY: Final = -2.0


def is_retold(above: Floats, sizes: Floats, *, close: float) -> bool:
    """Whether one text retells the other.

    Args:
        above: likeness above chance of the beads of the path.
        sizes: of the same beads, in characters.
        close: the average from which on sentences are rendered closely.
    """
    return len(above) > 0 and bool(np.average(above, weights=sizes) < close)


def whole_runs(steps: Sequence[Step], side: SegmentTable) -> list[Step]:
    """The beads with the phrases before and behind them that go on with their sentences in the target.

    What another bead holds stays with it, and no run takes more than it has itself.

    Args:
        steps: in target order, disjoint in the target.
        side: the target.
    """
    used = held_segments((step.target for step in steps), len(side))
    taken = []
    for step in steps:
        first, last = step.target
        room = side.mass[first:last].sum()
        while first and not used[first - 1] and side.begins[first] < _ENTERED_LATE:
            room -= side.mass[first - 1]
            if room < 0:
                break
            first -= 1
            used[first] = True
        taken.append(replace(step, target=(first, last)))
    for number, step in enumerate(taken):
        first, last = step.target
        room = side.mass[first:last].sum()
        while not used[last] and side.begins[last] < _LEFT_EARLY and room >= side.mass[last]:
            room -= side.mass[last]
            used[last] = True
            last += 1
        taken[number] = replace(step, target=(first, last))
    return taken


def whole_sources(steps: Sequence[Step], side: SegmentTable) -> list[Step]:
    """The beads with the rests of their sentences in the source, where no bead holds them.

    Args:
        steps: in any order.
        side: the source.
    """
    used = held_segments((run for step in steps for run in step.sources), len(side))
    goes_on = np.append(side.begins < 0, False)

    def grown(run: tuple[int, int]) -> tuple[int, int]:
        first, last = run
        while not used[last] and goes_on[last]:
            used[last] = True
            last += 1
        while first and not used[first - 1] and goes_on[first]:
            first -= 1
            used[first] = True
        return first, last

    return [
        replace(step, source=grown(step.source), further=tuple(grown(run) for run in step.further))
        for step in steps
    ]
