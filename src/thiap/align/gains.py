"""What a bead is worth: likeness of meaning above chance, times its size, less the price of merging."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from thiap.align.threads import one_thread
from thiap.align.windows import Ints, WindowEncoder
from thiap.protocols import Vectors

Floats = NDArray[np.float32]
_IMPOSSIBLE = np.float32(-1e6)


@dataclass(frozen=True, slots=True)
class Side:
    """One text as the aligner sees it.

    Attributes:
        texts: of the segments, numbers masked.
        mass: non-blank characters of each segment.
        block: number of the paragraph each segment stands in.
    """

    texts: list[str]
    mass: NDArray[np.float64]
    block: Ints

    def __len__(self) -> int:
        return len(self.texts)


@dataclass(frozen=True, slots=True)
class Weights:
    """Settings of the gain; chosen on the dev sets, see docs/alignment.md.

    Attributes:
        threshold: likeness (after the correction for hubs) at which a bead is worth nothing.
        hub: share of the mean likeness to the nearest others that is taken off.
        length: price of a bead whose lengths disagree by a factor of e.
        merge: price of each further sentence in a run, in characters.
        paragraph: price of each paragraph break inside a bead, in characters.
        most_runs: longest run of source segments in one bead.
        most_pieces: longest run of target segments.
    """

    threshold: float = 0.12
    hub: float = 0.6
    length: float = 0.05
    merge: float = 2.0
    paragraph: float = 3.0
    most_runs: int = 3
    most_pieces: int = 30


class Runs:
    """All runs of at most ``most`` consecutive segments of one side, no heavier than ``heaviest``."""

    def __init__(self, side: Side, most: int, heaviest: float) -> None:
        total = np.concatenate([[0.0], np.cumsum(side.mass)])
        first, last = [], []
        for length in range(1, min(most, len(side)) + 1):
            starts = np.arange(len(side) - length + 1)
            if length > 1:
                starts = starts[total[starts + length] - total[starts] <= heaviest]
            first.append(starts)
            last.append(starts + length)
        self.first, self.last = np.concatenate(first), np.concatenate(last)
        order = np.lexsort((-self.first, self.last))  # by end, the shortest first
        self.first, self.last = self.first[order], self.last[order]
        self.mass = total[self.last] - total[self.first]
        self.breaks = side.block[self.last - 1] - side.block[self.first]
        #: Runs that end before segment j are ``slice(at[j], at[j + 1])``.
        self.at = np.searchsorted(self.last, np.arange(len(side) + 2))

    def __len__(self) -> int:
        return len(self.first)


class EncodedGains:
    """Gains from the likeness of vectors, for all pairs of runs; see ``path.GainTable``."""

    def __init__(
        self, encoder: WindowEncoder, source: Side, target: Side, weights: Weights, bonus: Bonus | None = None
    ) -> None:
        self._weights, self._bonus = weights, bonus
        self._n = len(source)
        ratio = target.mass.sum() / max(1.0, source.mass.sum())
        ratio = float(np.clip(ratio, 0.4, 1.6))
        self.ratio = ratio
        self.sources = Runs(source, weights.most_runs, 1e9)
        longest = np.sort(self.sources.mass[self.sources.last - self.sources.first == 1])
        heaviest = 2.0 * ratio * float(longest[-1]) + 40
        self.targets = Runs(target, weights.most_pieces, heaviest)
        left = encoder.windows(source.texts).vectors(self.sources.first, self.sources.last)
        right = encoder.windows(target.texts).vectors(self.targets.first, self.targets.last)
        with one_thread():
            self.likeness: Floats = right @ left.T
        self._hubs(target)
        self._size = np.sqrt(self.targets.mass[:, None] / ratio * self.sources.mass[None, :])
        self.gains = self._gains()

    def _hubs(self, target: Side) -> None:
        """Mean likeness of each run to its nearest others: what a chance pair has (CSLS)."""
        single = np.flatnonzero(self.sources.last - self.sources.first == 1)
        k = min(len(single), 8)
        nearest = np.partition(self.likeness[:, single], -k, axis=1)[:, -k:]
        self.target_hub = nearest.mean(axis=1)
        # Windows overlap: take the best of each stretch of the target instead.
        total = np.cumsum(target.mass)
        stretch = max(80.0, total[-1] / 400)
        places = (total[self.targets.last - 1] // stretch).astype(np.int64)
        starts = np.flatnonzero(np.diff(places, prepend=-1))
        best = np.maximum.reduceat(self.likeness, starts, axis=0)
        k = min(len(best), 8)
        self.source_hub = np.partition(best, -k, axis=0)[-k:].mean(axis=0)

    def _gains(self) -> Floats:
        w = self._weights
        worth = self.likeness - w.hub * 0.5 * (self.target_hub[:, None] + self.source_hub[None, :])
        skew = np.log(self.targets.mass[:, None] / self.ratio / self.sources.mass[None, :])
        worth -= w.length * skew**2
        if self._bonus is not None:
            worth += self._bonus.of(self.sources, self.targets)
        self.worth = worth
        gains = (worth - w.threshold) * self._size
        more = (self.sources.last - self.sources.first - 1) * w.merge + self.sources.breaks * w.paragraph
        gains -= more[None, :]
        gains -= (self.targets.breaks * w.paragraph)[:, None]
        return gains.astype(np.float32)

    def at(self, end: int) -> tuple[Ints, Floats]:
        """See ``path.GainTable.at``."""
        part = slice(self.targets.at[end], self.targets.at[end + 1])
        gains = np.full((part.stop - part.start, self._weights.most_runs, self._n), _IMPOSSIBLE, np.float32)
        length = self.sources.last - self.sources.first
        gains[:, length - 1, self.sources.last - 1] = self.gains[part]
        return self.targets.first[part], gains


class Bonus:
    """What facts say for or against a bead, in units of likeness."""

    def of(self, sources: Runs, targets: Runs) -> Floats:
        """Shape ``(len(targets), len(sources))``."""
        raise TypeError("abstract")
