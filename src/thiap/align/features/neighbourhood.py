"""The neighbourhood of a pair: sentences near it that also find each other make it more likely.

Comparable articles tell their subject in stretches. Where a few sentences of one stretch find their
like in a stretch of the other, further ones may be sought there at less than the usual likeness, and
a lone pair far from all others needs more.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from thiap.align.features.runs import Runs, SegmentTable

Floats = NDArray[np.float32]

#: Reach of the neighbourhood in characters: the distance at which its weight has fallen to 1/e.
REACH: Final = 400.0
#: Likeness above chance from which a pair speaks for its neighbourhood.
_FLOOR: Final = -0.05
#: Best sentences of each segment that are heard.
_HEARD: Final = 3
#: Bounds of the result.
_LOW, _HIGH = -1.5, 1.5


def neighbourhood(worth: Floats, targets: Runs, left: SegmentTable, right: SegmentTable) -> Floats:
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
    spread = _smoothed(_smoothed(voices, right.mass).T, left.mass).T
    level = np.log(np.maximum(spread / max(float(spread.mean()), 1e-9), 0.05))
    clipped: Floats = np.clip(level, _LOW, _HIGH).astype(np.float32)
    return clipped


def _smoothed(values: Floats, mass: NDArray[np.float64]) -> Floats:
    """Mean of each column around each segment, the others weighted by their distance.

    The weights fall off by a factor for each step, so the sums before and behind a segment follow from
    those of its neighbour: linear in the segments, where a matrix of weights would grow with their square.
    """
    middle = np.cumsum(mass) - mass / 2
    kept = np.exp(-np.diff(middle) / REACH)
    own = np.concatenate([values.astype(np.float64), np.ones((len(mass), 1))], axis=1)
    before, behind = own.copy(), own.copy()
    for k in range(1, len(mass)):
        before[k] += kept[k - 1] * before[k - 1]
    for k in range(len(mass) - 2, -1, -1):
        behind[k] += kept[k] * behind[k + 1]
    total = before + behind - own
    means: Floats = (total[:, :-1] / total[:, -1:]).astype(np.float32)
    return means
