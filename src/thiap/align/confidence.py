"""How likely a bead of the path is right: a probability from what is known about it.

The path takes the best there is; in texts that only share a subject, the best may still be wrong.
A bead is believed when nothing else on either side is as alike, when facts and words agree, and
when the beads around it lead to the same place. The weights are a logistic regression over the
beads of the development sets, see docs/alignment.md; ``benchmarks/fit_judge.py`` makes them.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from thiap.align.search.path import Step
from thiap.align.search.scoring import ScoreTable

Floats = NDArray[np.float64]

#: Names of the features, in order; all are differences of likeness unless they say otherwise.
FEATURES: Final = (
    "likeness",
    "worth",  # likeness above chance, with evidence
    "source_margin",  # over the best other sentence for this window
    "target_margin",  # over the best other window for this sentence
    "evidence",  # cosine of shared items, as far as there are any
    "size",  # natural logarithm of its length in characters
    "before",  # worth of the bead before it in the path, where it leads here
    "after",
    "surprise",  # nats, of where the target run begins and ends
    "skew",  # absolute logarithm of the lengths' ratio
    "around",  # agreement of the neighbourhood
)
#: Worth of the best other run of a text that has no other: what chance gives.
_NO_RIVAL: Final = 0.0
#: How many sentences of the source may lie between two beads of which one leads to the other.
_NEAR: Final = 3
#: Least probability, on average, of steps out of order: in translations with a passage moved most have more,
#: in a declaration of rights with nothing moved they have 0.02.
_LIKELY: Final = 0.03


def features(table: ScoreTable, steps: Sequence[Step]) -> Floats:
    """One row a step, columns as in ``FEATURES``."""
    sources, targets = table.sources, table.targets
    s = np.array([sources.index(step.source) for step in steps], dtype=np.int64)
    t = np.array([targets.index(step.target) for step in steps], dtype=np.int64)
    rows = np.zeros((len(steps), len(FEATURES)))
    if not len(steps):
        return rows
    single = sources.single
    distinct, place = np.unique(s, return_inverse=True)
    worth = table.judged(slice(None), distinct).T.copy()  # of a source run with all windows, one a row
    others = table.judged(t, single)
    rows[:, 0] = table.likeness(t, s)
    rows[:, 1] = worth[place, t]
    for k, step in enumerate(steps):
        apart = (sources.first[single] >= step.source[1]) | (sources.last[single] <= step.source[0])
        rival = others[k, apart].max() if apart.any() else _NO_RIVAL
        rows[k, 2] = worth[place[k], t[k]] - rival
        clear = (targets.first >= step.target[1]) | (targets.last <= step.target[0])
        clear &= targets.mass >= 0.4 * targets.mass[t[k]]
        rival = worth[place[k], clear].max() if clear.any() else _NO_RIVAL
        rows[k, 3] = worth[place[k], t[k]] - rival
    rows[:, 4] = table.support(t, s)
    rows[:, 5] = np.log(table.size(t, s))
    rows[:, 6], rows[:, 7] = _context(steps, rows[:, 1])
    rows[:, 8] = targets.surprise[t]
    rows[:, 9] = np.abs(np.log(targets.mass[t] / table.ratio / sources.mass[s]))
    rows[:, 10] = table.around(t, s)
    return rows


def _context(steps: Sequence[Step], worth: Floats) -> tuple[Floats, Floats]:
    before, after = np.zeros(len(steps)), np.zeros(len(steps))
    for k in range(1, len(steps)):
        if 0 <= steps[k].source[0] - steps[k - 1].source[1] <= _NEAR:
            before[k], after[k - 1] = max(0, worth[k - 1]), max(0, worth[k])
    return before, after


def probabilities(table: ScoreTable, steps: Sequence[Step], weights: Sequence[float]) -> Floats:
    """Probability of each step to be right; ``weights`` are the intercept and one for each of FEATURES."""
    odds = weights[0] + features(table, steps) @ np.array(weights[1:])
    chance: Floats = 1 / (1 + np.exp(-odds))
    return chance


def leads_astray(chances: Floats, in_order: Container[int]) -> bool:
    """Whether the steps that leave the order of the source are hardly ever likely, on average.

    Vectors that tell little of sentences of one subject send a path to and fro among them.
    """
    moved = [chance for number, chance in enumerate(chances) if number not in in_order]
    return bool(moved) and sum(moved) / len(moved) < _LIKELY
