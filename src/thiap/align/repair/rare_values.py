"""A second look at what the path left alone: pairs that share a rare value.

A number or a date that stands once or twice in either text is a strong sign that two sentences speak of
the same thing, though one says it in half the words. Among the runs that found nothing, such pairs get
another chance: the value counts as much as ten characters of a fair bead, and nothing else in the source
may be more like the target's run. The value is counted once and only here, so that no window grows for
the sake of its numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from thiap.align.features.runs import untouched
from thiap.align.search.path import Step, best_path
from thiap.align.search.scoring import Floats, ScoreTable
from thiap.encoders.windows import Ints

#: What a shared rare value is worth, in characters of a fair bead.
_WORTH: Final = np.float32(10.0)
_IMPOSSIBLE: Final = np.float32(-1e6)


def second_look(table: ScoreTable, steps: Sequence[Step], n: int, m: int) -> list[Step]:
    """Further beads between runs that ``steps`` leave alone, in target order.

    Args:
        table: gains of all pairs.
        steps: the beads found.
        n: number of source segments.
        m: number of target segments.
    """
    held = table.rare_values()
    if held is None:
        return []
    return best_path(_Shared(table, held, steps, n, m), n, m, jump=0.0)


class _Shared:
    """Gains of the pairs of free runs that share a rare value; all others are impossible."""

    def __init__(
        self, table: ScoreTable, held: tuple[Floats, Floats], steps: Sequence[Step], n: int, m: int
    ) -> None:
        self._table, self.runs = table, table.runs
        self._source = held[0] * untouched(table.sources, [step.source for step in steps], n)[:, None]
        self._target = held[1] * untouched(table.targets, [step.target for step in steps], m)[:, None]

    def at(self, end: int, runs: slice = slice(None)) -> tuple[Ints, Floats]:
        """See ``path.GainTable.at``."""
        targets = self._table.targets
        part = slice(targets.at[end], targets.at[end + 1])
        if not self._target[part].any():
            return np.zeros(0, dtype=np.int64), np.zeros((0, 0), dtype=np.float32)
        first, gains = self._table.at(end, runs)
        shared = (self._target[part] @ self._source[runs].T) > 0
        # Asked of the candidates, not of the path's choice: a wide window would else push out the right one
        # and fall by itself.
        held = np.flatnonzero(shared.any(axis=1))
        worth = self._table.worth(part.start + held, slice(None))
        shared[held] &= worth[:, runs] >= worth.max(axis=1, keepdims=True)
        return first, gains + np.where(shared, _WORTH, _IMPOSSIBLE)
