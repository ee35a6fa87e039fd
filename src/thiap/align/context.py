"""The neighbourhood of a pair: sentences near it that also find each other make it more likely.

Comparable articles tell their subject in stretches. Where a few sentences of one stretch find their
like in a stretch of the other, further ones may be sought there at less than the usual likeness, and
a lone pair far from all others needs more.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from thiap.align.runs import Runs, Side

Floats = NDArray[np.float32]

#: Reach of the neighbourhood in characters: the distance at which its weight has fallen to 1/e.
REACH: Final = 400.0
#: Likeness above chance from which a pair speaks for its neighbourhood.
_FLOOR: Final = -0.05
#: Best sentences of each segment that are heard.
_HEARD: Final = 3
#: Bounds of the result.
_LOW, _HIGH = -1.5, 1.5


def neighbourhood(worth: Floats, sources: Runs, targets: Runs, left: Side, right: Side) -> Floats:
    """Logarithm of how much more the neighbourhood of each pair of runs agrees than the average one.

    Args:
        worth: likeness above chance, shape ``(len(targets), len(sources))``.
        sources: runs of the source.
        targets: runs of the target.
        left: the source.
        right: the target.

    Returns:
        The same shape, from -1.5 to 1.5.
    """
    single = np.flatnonzero(sources.last - sources.first == 1)
    ends = np.flatnonzero(np.diff(targets.last, prepend=-1))
    best = np.maximum.reduceat(worth[:, single], ends, axis=0)  # over the windows that end at a segment
    heard = min(_HEARD, best.shape[1])
    cut = np.partition(best, -heard, axis=1)[:, -heard][:, None]
    voices = np.where(best >= cut, np.maximum(0, best - _FLOOR), 0).astype(np.float32)
    spread = _kernel(right.mass) @ voices @ _kernel(left.mass).T
    level = np.log(np.maximum(spread / max(float(spread.mean()), 1e-9), 0.05))
    level = np.clip(level, _LOW, _HIGH).astype(np.float32)
    middle_t, middle_s = (targets.first + targets.last - 1) // 2, (sources.first + sources.last - 1) // 2
    around: Floats = level[np.ix_(middle_t, middle_s)]
    return around


def _kernel(mass: NDArray[np.float64]) -> Floats:
    """Weights of segments for each other by their distance, rows adding up to 1."""
    middle = np.cumsum(mass) - mass / 2
    weights = np.exp(-np.abs(middle[:, None] - middle[None, :]) / REACH)
    kernel: Floats = (weights / weights.sum(axis=1, keepdims=True)).astype(np.float32)
    return kernel
