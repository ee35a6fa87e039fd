"""The best path through two texts: which run of target segments answers which run of source ones.

The path walks through the target. Each step skips a segment or takes a window of segments and gives
it to a run of source sentences. Source sentences are used in order; going anywhere else in the
source costs a fixed price, so that a moved passage pays once. Linear in the target, and in the
source within a block (see ``blocks``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Ints = NDArray[np.int64]
_BEAD = 1


@dataclass(frozen=True, slots=True)
class Step:
    """One bead: half-open runs of source and target segments, and its gain.

    ``further`` are runs of the source beside the first, in order; the path itself makes none.
    """

    source: tuple[int, int]
    target: tuple[int, int]
    gain: float
    further: tuple[tuple[int, int], ...] = ()

    @property
    def sources(self) -> tuple[tuple[int, int], ...]:
        """All runs of the source."""
        return self.source, *self.further


class GainTable(Protocol):
    """What each bead is worth."""

    @property
    def runs(self) -> tuple[Ints, Ints]:
        """First segments and ends of the runs of the source, by end, the shortest first."""
        ...

    def at(self, end: int, runs: slice = ...) -> tuple[Ints, Scores]:
        """Windows that end before target segment ``end``, held against some runs of the source.

        Returns:
            Their first segments, shape ``(windows,)``, and the gains, shape ``(windows, runs)``.
            Impossible ones are very negative.
        """
        ...


def best_path(table: GainTable, n: int, m: int, *, jump: float, skip: float = 0.0) -> list[Step]:
    """The steps of highest total gain, in target order.

    Args:
        table: gains of all beads.
        n: number of source segments.
        m: number of target segments.
        jump: price of going on elsewhere in the source.
        skip: price of leaving out one source sentence, at most ``jump`` in all for one place.
    """
    # best[j, i]: target segments before j are done, the source stands before sentence i.
    best = np.empty((m + 1, n + 1), dtype=np.float32)
    # How best[j, i] was reached: 0 from (j - 1, i), _BEAD by a bead, negative from source -code - 1.
    came = np.zeros((m + 1, n + 1), dtype=np.int32)
    best[0] = -np.minimum(skip * np.arange(n + 1), jump)
    best[0, 0] = 0
    price = (skip * np.arange(n + 1)).astype(np.float32)
    places = np.arange(n + 1)
    first, last = table.runs
    shortest = np.flatnonzero(np.diff(last, prepend=-1))  # where the runs of each end begin
    ends = last[shortest]
    before = np.empty((m + 1, len(first)), dtype=np.float32)  # best[j] where each run begins
    before[0] = best[0, first]
    for end in range(1, m + 1):
        row, how = best[end], came[end]
        row[:] = best[end - 1]
        starts, gains = table.at(end)
        if len(starts):
            value = np.maximum.reduceat((before[starts] + gains).max(axis=0), shortest)
            better = value > row[ends]
            row[ends[better]] = value[better]
            how[ends[better]] = _BEAD
        # Leave out source sentences: a running maximum that remembers where it came from.
        level = row + price
        origin = np.maximum.accumulate(np.where(level >= np.maximum.accumulate(level), places, 0))
        moved = origin != places
        row[moved] = (row[origin] - (price - price[origin]))[moved]
        how[moved] = -origin[moved] - 1
        top = int(row.argmax())
        jumped = row < row[top] - jump
        row[jumped] = row[top] - jump
        how[jumped] = -top - 1
        before[end] = row[first]
    return _trace(table, best, came, int(best[m].argmax()))


def _trace(table: GainTable, best: Scores, came: NDArray[np.int32], i: int) -> list[Step]:
    """The way back; which bead led to a place is looked up again, for the few places on the way."""
    steps: list[Step] = []
    first, last = table.runs
    j = len(best) - 1
    while j > 0:
        how = int(came[j, i])
        if how < 0:
            i = -how - 1
        elif how == 0:
            j -= 1
        else:
            runs = slice(*np.searchsorted(last, [i, i + 1]))
            starts, gains = table.at(j, runs)
            total = best[starts][:, first[runs]] + gains
            run = int(total.max(axis=0).argmax())
            begin, start = int(starts[total[:, run].argmax()]), int(first[runs][run])
            steps.append(Step((start, i), (begin, j), float(best[j, i] - best[begin, start])))
            j, i = begin, start
    return steps[::-1]
