"""After the path of a translation: what stands alone on both sides and says the same, in another order.

Going back costs the path more than a short sentence is worth, so that two neighbours told the other way
round leave one of them alone on each side, or lengthen one of them with what renders the other. Among
the runs that found nothing the order is free, and beads that nothing speaks against are taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from thiap.align.confidence import probabilities
from thiap.align.features.runs import SegmentTable, untouched
from thiap.align.repair.free_runs import FreeSegments, parted
from thiap.align.search.path import Step
from thiap.align.search.scoring import ScoreTable

#: Least probability of such a bead, which no neighbour leads to: of 21 sentences that changed places 18 had
#: 0.17 or more, and nothing that stood alone in 222 drafts more than 0.01.
_LEAST: Final = 0.15


def out_of_order(
    table: ScoreTable,
    steps: Sequence[Step],
    left: SegmentTable,
    right: SegmentTable,
    odds: Sequence[float],
) -> list[Step]:
    """The steps, and beads in no order of what they leave alone, in target order.

    Args:
        table: what beads are worth.
        steps: the beads found, each of one run of the source.
        left: the source.
        right: the target.
        odds: weights of ``probabilities``.
    """

    def likely(found: Sequence[Step]) -> bool:
        return bool((probabilities(table, found, odds) >= _LEAST).all())

    source = FreeSegments.of(left, (step.source for step in steps))
    target = FreeSegments.of(right, (step.target for step in steps))
    whole: list[Step] = []
    for step in steps:
        options = parted(table, step, source, target, in_order=False)
        best = max(options, key=lambda pair: pair[0].gain + pair[1].gain, default=(step,))
        if sum(part.gain for part in best) <= step.gain or not likely(best):
            best = (step,)
        for part in best:
            source.take(part.source)
            target.take(part.target)
        whole += best
    further = [step for step in _best(table, whole, (len(left), len(right))) if likely([step])]
    return sorted([*whole, *further], key=lambda step: step.target)


def _best(table: ScoreTable, steps: Sequence[Step], sizes: tuple[int, int]) -> Iterator[Step]:
    """Pairs of free runs by what they gain, the most first, none of which touch."""
    sources = np.flatnonzero(untouched(table.sources, [step.source for step in steps], sizes[0]))
    targets = np.flatnonzero(untouched(table.targets, [step.target for step in steps], sizes[1]))
    if not len(sources) or not len(targets):
        return
    gains = table.gains(targets, sources)
    firsts = table.targets.first[targets][:, None], table.sources.first[sources]
    lasts = table.targets.last[targets][:, None], table.sources.last[sources]
    while (best := int(gains.argmax())) >= 0 and gains.flat[best] > 0:
        t, s = np.unravel_index(best, gains.shape)
        target = int(firsts[0][t, 0]), int(lasts[0][t, 0])
        source = int(firsts[1][s]), int(lasts[1][s])
        yield Step(source, target, float(gains[t, s]))
        for (first, last), here, there in ((target, firsts[0], lasts[0]), (source, firsts[1], lasts[1])):
            gains[np.broadcast_to((here < last) & (there > first), gains.shape)] = -np.inf
