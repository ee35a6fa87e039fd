"""What beads leave free beside a run, and the parts of a run that could answer it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from thiap.align.features.runs import SURE_LOG_ODDS, SegmentTable, held_segments
from thiap.align.search.path import Step
from thiap.align.search.scoring import ScoreTable

Run = tuple[int, int]


@dataclass(frozen=True, slots=True)
class FreeSegments:
    """One side of a table: its paragraphs, where its sentences begin, and which segments no bead holds."""

    blocks: NDArray[np.int64]
    begins: NDArray[np.bool_]
    free: NDArray[np.bool_]

    @classmethod
    def of(cls, side: SegmentTable, runs: Iterable[Run]) -> FreeSegments:
        """Those of a side of which beads hold some runs."""
        return cls(side.block, side.begins >= SURE_LOG_ODDS, ~held_segments(runs, len(side)))

    def take(self, run: Run) -> None:
        """A bead holds the run now."""
        self.free[slice(*run)] = False

    def beside(self, run: Run, *, before: bool) -> Run | None:
        """What stands free before or behind a run in its paragraph, up to the next bead."""
        first, last = run
        while before and first > 0 and self.free[first - 1] and self.blocks[first - 1] == self.blocks[run[0]]:
            first -= 1
        while not before and self.free[last] and self.blocks[last] == self.blocks[run[1] - 1]:
            last += 1
        beside = (first, run[0]) if before else (run[1], last)
        return beside if beside[0] < beside[1] else None

    def in_sentences(self) -> Iterator[Run]:
        """Each run of one sentence that stands free."""
        edges = np.flatnonzero(self.begins[1:] | np.diff(self.free[:-1])) + 1
        for first, last in pairwise([0, *map(int, edges), len(self.begins)]):
            if self.free[first]:
                yield first, last


def _ends(run: Run, *, before: bool) -> Iterator[tuple[Run, Run]]:
    """A run without its beginning, or its end, and that."""
    for cut in range(run[0] + 1, run[1]):
        first, second = (run[0], cut), (cut, run[1])
        yield (second, first) if before else (first, second)


def parted(
    table: ScoreTable, step: Step, source: FreeSegments, target: FreeSegments, *, in_order: bool
) -> Iterator[tuple[Step, Step]]:
    """A bead as two, of which one holds what stands free beside a side of it and a part of its other side.

    ``in_order``: only the end that stands on that side.
    """
    for before in (True, False):
        for first in (before,) if in_order else (True, False):
            if alone := source.beside(step.source, before=before):
                for rest, part in _ends(step.target, before=first):
                    if (one := table.step(step.source, rest)) and (other := table.step(alone, part)):
                        yield one, other
            if alone := target.beside(step.target, before=before):
                for rest, part in _ends(step.source, before=first):
                    if (one := table.step(rest, step.target)) and (other := table.step(part, alone)):
                        yield one, other
