"""What a bead is worth: likeness of meaning above chance, times its size, less the price of merging."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from thiap.align.evidence import Evidence
from thiap.align.path import Step
from thiap.align.runs import Runs, Side
from thiap.align.threads import one_thread
from thiap.align.windows import Ints, WindowEncoder
from thiap.protocols import Vectors

Floats = NDArray[np.float32]
#: Characters of the longest run looked at; longer sentences stand alone.
_HEAVIEST = 700.0
_IMPOSSIBLE = np.float32(-1e6)


@dataclass(frozen=True, slots=True)
class Weights:
    """Settings of the gain; chosen on the dev sets, see docs/alignment.md.

    Attributes:
        threshold: likeness (after the correction for hubs) at which a bead is worth nothing.
        hub: share of the mean likeness to the nearest others that is taken off.
        length: price of a bead whose lengths disagree by a factor of e.
        paragraph: price of each paragraph break inside a bead, in characters.
        boundary: price of one nat of surprise at where a run begins, ends and does not, in characters.
        most_runs, most_pieces: segments in a run of the source, of the target.
        most_sentences: sentences in a run of the source.
    """

    threshold: float = 0.03
    hub: float = 1.0
    length: float = 0.05
    paragraph: float = 3.0
    boundary: float = 3.0
    usual: float = 1.2
    evidence: float = 0.15
    chance: float = 0.25
    enough: float = 6.0
    most_runs: int = 8
    most_sentences: int = 3
    most_pieces: int = 30


class EncodedGains:
    """Gains from the likeness of vectors, for all pairs of runs; see ``path.GainTable``."""

    def __init__(
        self, encoder: WindowEncoder | None, source: Side, target: Side, weights: Weights, evidence: Evidence | None = None
    ) -> None:
        self.weights = weights
        self._evidence = evidence
        self._n = len(source)
        ratio = target.mass.sum() / max(1.0, source.mass.sum())
        ratio = float(np.clip(ratio, 0.4, 1.6))
        self.ratio = ratio
        self._total = np.concatenate([[0.0], np.cumsum(target.mass)])
        self.sources = Runs(
            source, most=weights.most_runs, sentences=weights.most_sentences, heaviest=_HEAVIEST
        )
        heaviest = min(_HEAVIEST, 1.5 * ratio * float(self.sources.mass.max()) + 40)
        self.targets = Runs(
            target, most=weights.most_pieces, sentences=weights.most_sentences + 2, heaviest=heaviest
        )
        left = encoder.windows(source.texts).vectors(self.sources.first, self.sources.last)
        self.target_windows = encoder.windows(target.texts)
        right = self.target_windows.vectors(self.targets.first, self.targets.last)
        with one_thread():
            self.likeness: Floats = right @ left.T
        self._hubs(target)
        self.size = np.sqrt(self.targets.mass[:, None] / ratio * self.sources.mass[None, :])
        self.support: Floats = np.zeros((1, 1), dtype=np.float32)
        if evidence is not None:
            cosine, known = evidence.agreement(self.sources, self.targets)
            self.support = (cosine - weights.chance) * np.minimum(1.0, known / weights.enough)
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
        w = self.weights
        worth = self.likeness - w.hub * 0.5 * (self.target_hub[:, None] + self.source_hub[None, :])
        skew = np.log(self.targets.mass[:, None] / self.ratio / self.sources.mass[None, :])
        worth -= w.length * skew**2
        if self._evidence is not None:
            worth += w.evidence * self.support
        self.worth = worth
        gains = (worth - w.threshold) * self.size
        more = self.sources.breaks * w.paragraph
        gains -= (more + w.boundary * (self.sources.surprise - w.usual))[None, :]
        gains -= (self.targets.breaks * w.paragraph + w.boundary * self.targets.surprise)[:, None]
        return gains.astype(np.float32)

    def reweigh(self, weights: Weights) -> None:
        """Take other weights for the gains."""
        self.weights = weights
        self.gains = self._gains()

    def target_mass(self, first: int, last: int) -> float:
        """Characters of a run of target segments."""
        return float(self._total[last] - self._total[first])

    def gain_of(self, likeness: float, run: tuple[int, int], size: float, mass: float, step: Step) -> float:
        """Gain of a part of a bead, with the chance level of the whole."""
        w = self.weights
        t, s = self.targets.index(step.target), self.sources.index(step.source)
        hub = 0.5 * (self.target_hub[t] + self.source_hub[s])
        skew = np.log(mass / self.ratio / size)
        worth = likeness - w.hub * hub - w.length * skew**2 + w.evidence * self.support[t, s]
        price = w.boundary * (self.targets.surprise[self.targets.index(run)] - 2 * w.usual)
        return float((worth - w.threshold) * np.sqrt(mass / self.ratio * size) - price)

    def at(self, end: int) -> tuple[Ints, Floats]:
        """See ``path.GainTable.at``."""
        part = slice(self.targets.at[end], self.targets.at[end + 1])
        gains = np.full((part.stop - part.start, self.weights.most_runs, self._n), _IMPOSSIBLE, np.float32)
        length = self.sources.last - self.sources.first
        gains[:, length - 1, self.sources.last - 1] = self.gains[part]
        return self.targets.first[part], gains

