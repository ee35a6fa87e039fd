"""Runs: stretches of consecutive segments of one text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from thiap.align.features.outline import Outline
from thiap.encoders.windows import Ints

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")


def masked_numbers(text: str) -> str:
    """``text`` with each number replaced: a wrong one must not break the alignment that exposes it."""
    return _NUMBER.sub("0", text)


@dataclass(frozen=True, slots=True)
class SegmentTable:
    """One text as the aligner sees it.

    Attributes:
        texts: of the segments, numbers masked.
        mass: non-blank characters of each segment.
        block: number of the paragraph each segment stands in.
        begins: log-odds that a sentence begins at each segment.
        parts: the same where a part of a sentence may answer alone, as between texts that only share
            a subject: a candidate cut costs less. None for no difference.
        depends: whether each segment surely goes on with the sentence before it; empty where that is unknown.
        adverbial: whether each segment only says when, where or how; empty where that is unknown.
        start: number of the first segment in the whole text.
        outline: where each stands on a page; None for a text that is none.
    """

    texts: list[str]
    mass: NDArray[np.float64]
    block: Ints
    begins: NDArray[np.float64]
    parts: NDArray[np.float64] | None = None
    depends: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, dtype=bool))
    adverbial: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, dtype=bool))
    start: int = 0
    outline: Outline | None = None

    def __len__(self) -> int:
        return len(self.texts)

    def part(self, first: int, last: int) -> SegmentTable:
        """The segments ``first`` to ``last`` (exclusive) alone."""
        some = slice(first, last)
        parts = None if self.parts is None else self.parts[some]
        depends, adverbial = self.depends[some], self.adverbial[some]
        texts, mass, block, begins = self.texts[some], self.mass[some], self.block[some], self.begins[some]
        outline = self.outline and self.outline.part(first, last)
        start = self.start + first
        return SegmentTable(texts, mass, block, begins, parts, depends, adverbial, start, outline)


def held_segments(runs: Iterable[tuple[int, int]], size: int) -> NDArray[np.bool_]:
    """Which of ``size`` segments the runs hold; one more, behind the last, counts as held."""
    held = np.zeros(size + 1, dtype=bool)
    held[size] = True
    for run in runs:
        held[slice(*run)] = True
    return held


#: Log-odds from which on a sentence surely begins.
SURE_LOG_ODDS = 3.0


class Runs:
    """All runs of consecutive segments of one side that one bead may take.

    Args:
        side: the text.
        most: pieces in a run.
        sentences: places inside a run where a sentence surely begins, plus one.
        heaviest: characters of a run of several segments.
    """

    def __init__(self, side: SegmentTable, *, most: int, sentences: int, heaviest: float) -> None:
        total = np.concatenate([[0.0], np.cumsum(side.mass)])
        sure = np.concatenate([[0], np.cumsum(side.begins >= SURE_LOG_ODDS)])
        first, last = [], []
        for length in range(1, min(most, len(side)) + 1):
            starts = np.arange(len(side) - length + 1)
            if length > 1:
                starts = starts[total[starts + length] - total[starts] <= heaviest]
                starts = starts[sure[starts + length] - sure[starts + 1] < sentences]
            first.append(starts)
            last.append(starts + length)
        self.first, self.last = np.concatenate(first), np.concatenate(last)
        order = np.lexsort((-self.first, self.last))  # by end, the shortest first
        self.first, self.last = self.first[order], self.last[order]
        self.mass = total[self.last] - total[self.first]
        #: Numbers of the runs of one segment.
        self.single = np.flatnonzero(self.last - self.first == 1)
        self.breaks = side.block[self.last - 1] - side.block[self.first]
        self._side = side
        self.expect(whole=False)
        #: Runs that end before segment j are ``slice(at[j], at[j + 1])``.
        self.at = np.searchsorted(self.last, np.arange(len(side) + 2))

    def expect(self, *, whole: bool) -> None:
        """Set the surprise at a sentence's beginning and ending at each run, and at its going on inside.

        Args:
            whole: sentences are expected to answer as a whole, see ``SegmentTable.parts``.
        """
        side = self._side
        begins = side.begins if whole or side.parts is None else side.parts
        opens = np.append(np.logaddexp(0, -begins), 0.0)
        inside = np.concatenate([[0.0], np.cumsum(np.logaddexp(0, begins))])
        self.surprise = 0.5 * (opens[self.first] + opens[self.last])
        self.surprise += inside[self.last] - inside[self.first + 1]

    def __len__(self) -> int:
        return len(self.first)

    def index(self, run: tuple[int, int]) -> int:
        """Number of the run ``segments[run[0]:run[1]]``."""
        part = slice(self.at[run[1]], self.at[run[1] + 1])
        return int(self.at[run[1]] + np.searchsorted(-self.first[part], -run[0]))

    def find(self, run: tuple[int, int]) -> int | None:
        """Number of a run, None where it is no run: too long."""
        if run[1] - run[0] > self.at[run[1] + 1] - self.at[run[1]]:
            return None
        number = self.index(run)
        same = number < len(self.first) and (self.first[number], self.last[number]) == run
        return number if same else None


def untouched(runs: Runs, taken: Sequence[tuple[int, int]], size: int) -> NDArray[np.float32]:
    """1 for each run that touches nothing taken."""
    used = np.zeros(size + 1, dtype=np.int64)
    for first, last in taken:
        used[first + 1 : last + 1] = 1
    total = np.cumsum(used)
    free: NDArray[np.float32] = (total[runs.last] == total[runs.first]).astype(np.float32)
    return free
