"""After the path of a translation: an end of a bead that adds nothing to it answers what stands alone there.

A short sentence that is rendered freely ("Hardly.") is too little like its rendering for a bead, and both may
end in different places: one is left alone, the other lengthens the bead beside it. Where that bead is no less
alike without its end, and the end is not quite unlike the sentence left alone just there, the two are linked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from thiap.align.features.runs import SegmentTable, held_segments
from thiap.align.search.path import Step
from thiap.align.search.scoring import ScoreTable

_Run = tuple[int, int]

#: Likeness that a bead may lose, and least likeness above chance of its end and what stands alone: the less
#: the one, the less the other. Of 107 passages alone in drafts none is linked so.
_LEAST: Final = ((-0.015, -0.1), (-0.03, 0.1))


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a table: its paragraphs, and which of its segments no bead holds."""

    blocks: NDArray[np.int64]
    free: NDArray[np.bool_]

    def beside(self, run: _Run, *, before: bool) -> _Run | None:
        """What stands free before or behind a run in its paragraph, up to the next bead."""
        first, last = run
        while before and first > 0 and self.free[first - 1] and self.blocks[first - 1] == self.blocks[run[0]]:
            first -= 1
        while not before and self.free[last] and self.blocks[last] == self.blocks[run[1] - 1]:
            last += 1
        beside = (first, run[0]) if before else (run[1], last)
        return beside if beside[0] < beside[1] else None


def with_idle_parts(
    table: ScoreTable, steps: Sequence[Step], left: SegmentTable, right: SegmentTable
) -> list[Step]:
    """The steps in their order, those with an idle part as two.

    Args:
        table: what beads are worth.
        steps: of the path, each of one run of the source.
        left: the source.
        right: the target.
    """
    source = _Side(left.block, ~held_segments((step.source for step in steps), len(left)))
    target = _Side(right.block, ~held_segments((step.target for step in steps), len(right)))
    found: list[Step] = []
    for step in steps:
        worth = table.worth_of(step)
        best = max(
            (pair for pair in _pairs(table, step, source, target) if _is_idle(table, worth, *pair)),
            key=lambda pair: sum(map(table.worth_of, pair)),
            default=(step,),
        )
        for part in best:
            source.free[slice(*part.source)] = False
            target.free[slice(*part.target)] = False
        found += sorted(best, key=lambda part: part.target)
    return found


def _is_idle(table: ScoreTable, worth: float, rest: Step, idle: Step) -> bool:
    """Whether a bead worth so much loses nothing without a part, which is like what it would answer."""
    lost, like = table.worth_of(rest) - worth, table.worth_of(idle)
    return any(lost >= loss and like >= least for loss, least in _LEAST)


def _pairs(table: ScoreTable, step: Step, source: _Side, target: _Side) -> Iterator[tuple[Step, Step]]:
    """A bead without an end of one side, and that end with what stands free beside the other, in order."""
    for before in (True, False):
        pairs: list[tuple[Step | None, Step | None]] = []
        if alone := target.beside(step.target, before=before):
            ends = _ends(step.source, before=before)
            pairs += ((table.step(rest, step.target), table.step(idle, alone)) for rest, idle in ends)
        if alone := source.beside(step.source, before=before):
            ends = _ends(step.target, before=before)
            pairs += ((table.step(step.source, rest), table.step(alone, idle)) for rest, idle in ends)
        yield from ((rest, idle) for rest, idle in pairs if rest is not None and idle is not None)


def _ends(run: _Run, *, before: bool) -> Iterator[tuple[_Run, _Run]]:
    """A run without its beginning, or its end, and that."""
    for cut in range(run[0] + 1, run[1]):
        first, second = (run[0], cut), (cut, run[1])
        yield (second, first) if before else (first, second)
