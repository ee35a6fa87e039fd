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


def neighbourhood(worth: Floats, targets: Runs, left: Side, right: Side) -> Floats:
    """Logarithm of how much more the neighbourhood of each pair of segments agrees than the average one.

    Args:
        worth: likeness above chance of runs and single segments, shape ``(len(targets), len(left))``.
        targets: runs of the target.
        left: the source.
        right: the target.

    Returns:
        Shape ``(len(right), len(left))``, from -1.5 to 1.5.
    """
    ends = np.flatnonzero(np.diff(targets.last, prepend=-1))
    # Over the windows that end at a segment.
    best = np.stack([part.max(axis=0) for part in np.split(worth, ends[1:])])
    heard = min(_HEARD, best.shape[1])
    cut = np.partition(best, -heard, axis=1)[:, -heard][:, None]
    voices = np.where(best >= cut, np.maximum(0, best - _FLOOR), 0).astype(np.float32)
    spread = _kernel(right.mass) @ voices @ _kernel(left.mass).T
    level = np.log(np.maximum(spread / max(float(spread.mean()), 1e-9), 0.05))
    clipped: Floats = np.clip(level, _LOW, _HIGH).astype(np.float32)
    return clipped


def _kernel(mass: NDArray[np.float64]) -> Floats:
    """Weights of segments for each other by their distance, rows adding up to 1."""
    middle = np.cumsum(mass) - mass / 2
    weights = np.exp(-np.abs(middle[:, None] - middle[None, :]) / REACH)
    kernel: Floats = (weights / weights.sum(axis=1, keepdims=True)).astype(np.float32)
    return kernel
