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

Gains = NDArray[np.float32]
_FAR = np.float32(-1e9)


@dataclass(frozen=True, slots=True)
class Step:
    """One bead of a path: half-open runs of source and target segments, and its gain."""

    source: tuple[int, int]
    target: tuple[int, int]
    gain: float


class GainTable(Protocol):
    """What each bead is worth."""

    def at(self, end: int) -> tuple[NDArray[np.int64], Gains]:
        """Windows that end before target segment ``end``.

        Returns:
            Their first segments, shape ``(windows,)``, and the gains, shape ``(windows, runs, n)``:
            ``[w, k, i]`` for the source run of ``k + 1`` sentences whose last is ``i``. Impossible
            ones are very negative.
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
    best = np.full((m + 1, n + 1), _FAR, dtype=np.float32)
    # How best[j, i] was reached: 0 from (j - 1, i), k > 0 by a run of k, negative from source -code - 1.
    came = np.zeros((m + 1, n + 1), dtype=np.int32)
    first = np.zeros((m + 1, n + 1), dtype=np.int32)
    best[0] = -np.minimum(skip * np.arange(n + 1), jump)
    best[0, 0] = 0
    price = (skip * np.arange(n + 1)).astype(np.float32)
    for end in range(1, m + 1):
        row, how, begin = best[end], came[end], first[end]
        row[:] = best[end - 1]
        starts, gains = table.at(end)
        if len(starts):
            for k in range(1, min(gains.shape[1], n) + 1):
                total = best[starts, : n + 1 - k] + gains[:, k - 1, k - 1 :]
                window = total.argmax(axis=0)
                value = total[window, np.arange(n + 1 - k)]
                better = value > row[k:]
                row[k:][better] = value[better]
                how[k:][better] = k
                begin[k:][better] = starts[window[better]]
        # Leave out source sentences: a running maximum that remembers where it came from.
        level = row + price
        running = np.maximum.accumulate(level)
        fresh = np.flatnonzero(level >= running)
        origin = fresh[np.searchsorted(fresh, np.arange(n + 1), side="right") - 1]
        skipped = row[origin] - (price - price[origin])
        moved = origin != np.arange(n + 1)
        row[moved] = skipped[moved]
        how[moved] = -origin[moved] - 1
        top = int(row.argmax())
        jumped = row < row[top] - jump
        row[jumped] = row[top] - jump
        how[jumped] = -top - 1
    return _trace(table, best, came, first, int(best[m].argmax()))


def _trace(
    table: GainTable,
    best: Gains,
    came: NDArray[np.int32],
    first: NDArray[np.int32],
    i: int,
) -> list[Step]:
    steps: list[Step] = []
    j = len(best) - 1
    while j > 0:
        how = int(came[j, i])
        if how < 0:
            i = -how - 1
        elif how == 0:
            j -= 1
        else:
            begin = int(first[j, i])
            gain = float(best[j, i] - best[begin, i - how])
            steps.append(Step((i - how, i), (begin, j), gain))
            j, i = begin, i - how
    return steps[::-1]
