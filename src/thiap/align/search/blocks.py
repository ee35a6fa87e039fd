"""Books: align block after block, so that time and memory grow with length and not its square.

A block of the source is aligned with as much of the target as it may need. Of the result the first
part is kept, up to a bead far enough from the end to be sure of; the next block begins behind it.
So a block always starts where both texts are known to stand, and drift cannot add up. A passage
moved farther than a block is not found.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from thiap.align.features.runs import SegmentTable
from thiap.align.search.path import Step
from thiap.model import Mode

#: Pairs of segments up to which a text is one block (a long encyclopedia article is).
ONE_BLOCK: Final = 450_000
#: Source segments of a block, and how much more target than its share it gets.
_ROWS: Final = 120
_SLACK: Final = 1.4
#: Share of a block's source within which beads are kept.
_KEPT_SHARE: Final = 0.7
#: Chance a bead must have to end a block, and where none has it.
_SURE_SCORE: Final = 0.8
_HALF_SURE_SCORE: Final = 0.5
#: Segments a block may go farther for one whose bead is lost.
_LOSS: Final = 4.0
#: A block with less of its source answered gets more of the target.
_POOR: Final = 0.4
_WIDER: Final = 3.0


@dataclass(frozen=True, slots=True)
class Part:
    """The beads of a part, in target order, with the probability of each."""

    steps: Sequence[Step]
    chances: NDArray[np.float64]
    mode: Mode


AlignPart = Callable[[tuple[int, int], tuple[int, int]], Part]


def align_blocks(
    align_part: AlignPart, source: SegmentTable, target: SegmentTable, *, progress: Callable[[float], None]
) -> Part:
    """The beads of two texts of any length.

    Args:
        align_part: aligns segments ``[a, b)`` of the source with ``[c, d)`` of the target.
        source: one text.
        target: the other.
        progress: called with the share done.
    """
    n, m = len(source), len(target)
    if n * m <= ONE_BLOCK:
        progress(0.0)
        return align_part((0, n), (0, m))
    ratio = target.mass.sum() / source.mass.sum()
    reach = np.concatenate([[0.0], np.cumsum(target.mass)])
    steps: list[Step] = []
    chances: list[float] = []
    translated = 0
    row, column = 0, 0
    while row < n and column < m:
        progress(row / n)
        last = min(n, row + _ROWS)
        part, end = _block(align_part, source, reach, ratio, (row, last), column)
        done = last == n
        keep = len(part.steps) if done else _sure(part, last - row)
        for step, chance in zip(part.steps[:keep], part.chances[:keep], strict=True):
            a, b = step.source
            c, d = step.target
            further = tuple((row + first, row + end) for first, end in step.further)
            steps.append(Step((row + a, row + b), (column + c, column + d), step.gain, further))
            chances.append(float(chance))
        translated += (last - row) if part.mode == "translation" else 0
        if done:
            break
        if keep:
            row, column = steps[-1].source[1], steps[-1].target[1]
        else:
            # Nothing answers here: move on by half a block, and no farther in the target than its share.
            share = ratio * source.mass[row : row + _ROWS // 2].sum() / 2
            row += _ROWS // 2
            column = min(end, int(np.searchsorted(reach, reach[column] + share)))
    return Part(steps, np.array(chances), "translation" if 2 * translated > n else "comparable")


def _block(
    align_part: AlignPart,
    source: SegmentTable,
    reach: NDArray[np.float64],
    ratio: float,
    rows: tuple[int, int],
    column: int,
) -> tuple[Part, int]:
    """One block, again with more of the target where little was found; and where its target ends."""
    mass = source.mass[slice(*rows)]
    last = rows[1] == len(source)
    for wider in (1.0, _WIDER):
        need = _SLACK * wider * ratio * mass.sum()
        end = int(np.searchsorted(reach, reach[column] + need))
        end = min(len(reach) - 1, max(end, column + 1))
        part = align_part(rows, (column, end))
        answered = np.zeros(len(mass), dtype=bool)
        for step in part.steps:
            answered[slice(*step.source)] = True
        if mass[answered].sum() >= _POOR * mass.sum() or end == len(reach) - 1 or last:
            break
    return part, end


def _sure(part: Part, rows: int) -> int:
    """How many beads to keep: up to a sure one, as far on as possible with as little lost as possible.

    The next block begins behind the last bead kept, so a later bead that reaches back before it (a
    passage that moved, a heading said twice) is lost. One such bead must not hold up all the others.
    """
    for least in (_SURE_SCORE, _HALF_SURE_SCORE):
        best, worth = 0, 0.0
        for k, step in enumerate(part.steps):
            end = step.source[1]
            if end > _KEPT_SHARE * rows or part.chances[k] < least:
                continue
            lost = sum(min(later.source[1], end) - later.source[0] for later in _behind(part, k, end))
            ahead = sum(before.source[1] - end for before in part.steps[:k] if before.source[1] > end)
            value = end - _LOSS * (lost + ahead)
            if value > worth:
                best, worth = k + 1, value
        if best:
            return best
    return 0


def _behind(part: Part, k: int, end: int) -> list[Step]:
    """The beads behind bead ``k`` in the target that reach back before ``end`` in the source."""
    return [later for later in part.steps[k + 1 :] if later.source[0] < end]
