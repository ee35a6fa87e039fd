"""What a bead is worth: likeness above chance, times its size, less the price of unlikely ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from thiap.align.features.evidence import Evidence
from thiap.align.features.neighbourhood import neighbourhood
from thiap.align.features.runs import Runs, SegmentTable
from thiap.align.features.vectors import RunVectors
from thiap.align.search.path import Step
from thiap.encoders.calibration import GainWeights
from thiap.encoders.windows import Ints

Floats = NDArray[np.float32]
#: Some runs, by their numbers.
Some = slice | Ints

#: Characters of the longest run of several segments that is looked at.
_HEAVIEST: Final = 450.0
#: Sentences a run is compared with to tell what likeness chance gives it.
_NEAREST: Final = 8
#: What likeness to its nearest others a window, and a run of the source, has in news. A text of a few
#: sentences has fewer others, and one sentence has none.
_USUAL: Final = 0.43, 0.75
#: Characters of target within which only the best window counts for that.
_STRETCH: Final = 80.0
_ALL: Final = slice(None)
#: Likeness lost by runs of two pages where one begins or ends under another heading or in another block.
_ELSEWHERE: Final = 0.05


class ScoreTable:
    """Gains of all pairs of runs, see ``path.GainTable``.

    Without vectors the agreement of items takes the place of likeness.

    What takes one look at each pair stays a formula, worked out for the rows and columns asked for: a
    matrix of all pairs costs more to write and read again than to work out.

    Attributes:
        sources, targets: the runs.
        ratio: characters of target for one of source.
    """

    def __init__(
        self,
        vectors: tuple[RunVectors, RunVectors] | None,
        source: SegmentTable,
        target: SegmentTable,
        evidence: Evidence,
        weights: GainWeights,
        *,
        ratio: float | None = None,
    ) -> None:
        self._evidence = evidence
        self.ratio = ratio or float(np.clip(target.mass.sum() / source.mass.sum(), 0.2, 4.0))
        self.sources = Runs(
            source, most=weights.most_runs, sentences=weights.most_sentences, heaviest=_HEAVIEST
        )
        heaviest = min(1.5 * _HEAVIEST, 1.4 * self.ratio * float(self.sources.mass.max()) + 40)
        self.targets = Runs(
            target, most=weights.most_pieces, sentences=weights.most_sentences + 2, heaviest=heaviest
        )
        self._sizes = (
            np.log(self.targets.mass / self.ratio).astype(np.float32),
            np.log(self.sources.mass).astype(np.float32),
        )
        self._roots = (
            np.sqrt(self.targets.mass.astype(np.float32) / np.float32(self.ratio)),
            np.sqrt(self.sources.mass.astype(np.float32)),
        )
        self._places = _places(self.sources, source), _places(self.targets, target)
        self._vectors = vectors and (vectors[0].of(source, self.sources), vectors[1].of(target, self.targets))
        # One matrix of all pairs, filled a few rows at a time: writing another costs more than the products.
        alike = np.empty((len(self.targets), len(self.sources)), dtype=np.float32)
        share = np.float32(weights.evidence)
        for rows, agreement in evidence.agreement(self.sources, self.targets, enough=weights.enough):
            if self._vectors is None:
                alike[rows] = agreement
            else:
                np.matmul(self._vectors[1][rows], self._vectors[0].T, out=alike[rows])
            alike[rows] += np.multiply(agreement, share, out=agreement)
        self._above, few = self._above_chance(alike, target)
        self._few = few if self._vectors is not None else None
        single = self.sources.single
        worth = self._above[:, single] - self._skew(slice(None), single, weights.length)
        level = neighbourhood(worth, self.targets, source, target)
        self._middle = (self.targets.first + self.targets.last - 1) // 2
        self._level: Floats = level[:, (self.sources.first + self.sources.last - 1) // 2]
        self.reweigh(weights)

    def reweigh(self, weights: GainWeights) -> None:
        """Take other weights for the gains (all but those of the runs)."""
        self.weights = weights
        self.sources.expect(whole=weights.whole)
        self.targets.expect(whole=weights.whole)
        self._price_t, self._price_s = (
            (weights.boundary * (runs.surprise - weights.usual) + weights.paragraph * runs.breaks).astype(
                np.float32
            )
            for runs in (self.targets, self.sources)
        )

    def around(self, target: Ints, source: Ints) -> Floats:
        """Agreement of the neighbourhood of pairs of runs, by their numbers."""
        level: Floats = self._level[self._middle[target], source]
        return level

    def above_chance(self, steps: Sequence[Step]) -> tuple[Floats, Floats]:
        """Likeness above chance of beads, 0 for no more than chance, and their sizes in characters."""
        sources = np.array([self.sources.index(step.source) for step in steps], dtype=np.int64)
        targets = np.array([self.targets.index(step.target) for step in steps], dtype=np.int64)
        return self._above[targets, sources], self.size(targets, sources)

    def likeness(self, target: Ints, source: Ints) -> Floats:
        """Cosine of the vectors of pairs of runs, by their numbers; without an encoder agreement of items."""
        if self._vectors is None:
            return self.support(target, source)
        likeness: Floats = np.einsum("ij,ij->i", self._vectors[1][target], self._vectors[0][source])
        return likeness

    def support(self, target: Ints, source: Ints) -> Floats:
        """Agreement of the items of pairs of runs, by their numbers."""
        enough = self.weights.enough
        return self._evidence.agreement_of(self.sources, self.targets, (target, source), enough=enough)

    def worth(self, targets: Some, sources: Some) -> Floats:
        """Likeness above chance with all that speaks for or against it, of all pairs of some runs."""
        worth: Floats = self._level[:, sources][self._middle[targets]] * np.float32(self.weights.around)
        worth += self._above[targets][:, sources]
        worth -= self._skew(targets, sources, self.weights.length)
        if self._places[0] and self._places[1]:
            for there, here in zip(*self._places, strict=True):
                one, other = here[targets, None], there[sources]
                worth -= np.float32(_ELSEWHERE) * ((one != other) & (one >= 0) & (other >= 0))
        return worth

    def judged(self, targets: Some, sources: Some) -> Floats:
        """``worth`` as texts of many sentences have it: of a few, chance cannot be told from themselves."""
        worth = self.worth(targets, sources)
        if self._few is not None:
            few_t, few_s = self._few
            worth += np.float32(0.5) * (few_t[targets, None] + few_s[sources])
        return worth

    def gains(self, targets: Some, sources: Some) -> Floats:
        """What beads of all pairs of some runs are worth, in characters."""
        gains = self.worth(targets, sources)
        gains -= np.float32(self.weights.threshold)
        gains *= self._roots[0][targets, None]
        gains *= self._roots[1][sources]
        gains -= self._price_s[sources]
        gains -= self._price_t[targets, None]
        return gains

    def _skew(self, targets: Some, sources: Some, price: float) -> Floats:
        """``price`` times the square of the logarithm by which the lengths of each pair disagree."""
        skew: Floats = self._sizes[0][targets, None] - self._sizes[1][sources]
        skew *= skew
        skew *= np.float32(price)
        return skew

    def _above_chance(self, alike: Floats, target: SegmentTable) -> tuple[Floats, tuple[Floats, Floats]]:
        """``alike``, likeness corrected by items, less what chance gives the two runs; in place.

        With it, for each run of the target and the source, what that is too high where there are few others.

        Chance is the mean likeness to the nearest others (CSLS: Conneau et al., "Word Translation
        Without Parallel Data", ICLR 2018): a run like everything wins nothing.
        """
        single = self.sources.single
        target_hub, few_t = _mean_of_nearest(alike[:, single].T, _USUAL[0])
        # Windows overlap: of each stretch of the target only the best counts.
        total = np.cumsum(target.mass)
        places = (total[self.targets.last - 1] // max(_STRETCH, total[-1] / 400)).astype(np.int64)
        begins = np.flatnonzero(np.diff(places, prepend=-1))
        best = np.stack([part.max(axis=0) for part in np.split(alike, begins[1:])])
        source_hub, few_s = _mean_of_nearest(best, _USUAL[1])
        alike -= np.float32(0.5) * target_hub[:, None]
        alike -= np.float32(0.5) * source_hub[None, :]
        return alike, (few_t, few_s)

    @property
    def runs(self) -> tuple[Ints, Ints]:
        """See ``path.GainTable``."""
        return self.sources.first, self.sources.last

    def at(self, end: int, runs: slice = _ALL) -> tuple[Ints, Floats]:
        """See ``path.GainTable.at``."""
        part = slice(self.targets.at[end], self.targets.at[end + 1])
        return self.targets.first[part], self.gains(part, runs)

    def step(self, source: tuple[int, int], target: tuple[int, int]) -> Step | None:
        """The bead of two runs with its gain; None where one of them is too long to be a run."""
        if (s := self.sources.find(source)) is None or (t := self.targets.find(target)) is None:
            return None
        return Step(source, target, float(self.gains(slice(t, t + 1), slice(s, s + 1))[0, 0]))

    def plain(self, step: Step) -> float:
        """Gain of a bead, in characters, for its likeness alone."""
        s, t = self.sources.index(step.source), self.targets.index(step.target)
        size = self.size(np.array([t]), np.array([s]))[0]
        return float((self.worth_of(step) - self.weights.threshold) * size)

    def worth_of(self, step: Step) -> float:
        """What a bead is worth, as likeness, whatever its size."""
        s, t = self.sources.index(step.source), self.targets.index(step.target)
        return float(self.worth(slice(t, t + 1), slice(s, s + 1))[0, 0])

    def rare_values(self) -> tuple[Floats, Floats] | None:
        """Which rare values of both texts each run holds, see ``Evidence.rare_values``."""
        return self._evidence.rare_values(self.sources, self.targets)

    def masses(self, step: Step) -> tuple[float, float]:
        """Characters of the source and of the target of a bead."""
        source, target = self.sources.index(step.source), self.targets.index(step.target)
        return float(self.sources.mass[source]), float(self.targets.mass[target])

    def size(self, target: Ints, source: Ints) -> Floats:
        """Geometric mean of the characters of pairs of runs, by their numbers."""
        sizes: Floats = np.sqrt(self.targets.mass[target] / self.ratio * self.sources.mass[source])
        return sizes.astype(np.float32)


def _mean_of_nearest(alike: Floats, usual: float) -> tuple[Floats, Floats]:
    """Mean of the greatest values of each column, and what it is too high where there are only a few."""
    k = min(len(alike), _NEAREST)
    mean: Floats = np.partition(alike, -k, axis=0)[-k:].mean(axis=0)
    return mean, (mean - np.float32(usual)) * np.float32(1 - k / _NEAREST)


def _places(runs: Runs, side: SegmentTable) -> tuple[Ints, ...]:
    """Where runs begin and end on a page, each as numbers that the other page shares; () for no page."""
    if side.outline is None:
        return ()
    section, block = side.outline.section, side.outline.block
    return tuple(place[at] for place in (section, block) for at in (runs.first, runs.last - 1))
