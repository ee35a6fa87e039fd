"""Books: block after block finds the same as all at once."""

from __future__ import annotations

import numpy as np
import pytest

from thiap.align.features.runs import SegmentTable
from thiap.align.search import blocks
from thiap.align.search.blocks import Part, align_blocks
from thiap.align.search.path import Step


def side(count: int) -> SegmentTable:
    zeros = np.zeros(count)
    return SegmentTable([""] * count, np.full(count, 50.0), zeros.astype(np.int64), zeros)


def diagonal(gap: range):
    """An aligner that pairs i with i, but finds nothing for the sources in ``gap``."""

    def align(rows: tuple[int, int], columns: tuple[int, int]) -> Part:
        both = range(max(rows[0], columns[0]), min(rows[1], columns[1]))
        steps = [
            Step((i - rows[0], i - rows[0] + 1), (i - columns[0], i - columns[0] + 1), 1.0)
            for i in both
            if i not in gap
        ]
        return Part(steps, np.ones(len(steps)), "translation")

    return align


@pytest.mark.parametrize("gap", [range(0), range(300, 520)], ids=["whole", "a chapter without answer"])
def test_keeps_in_step(gap: range) -> None:
    shares: list[float] = []
    part = align_blocks(diagonal(gap), side(1500), side(1500), progress=shares.append)
    found = {(step.source[0], step.target[0]) for step in part.steps}
    assert found <= {(i, i) for i in range(1500)}
    assert len(found) >= 0.97 * (1500 - len(gap))
    assert shares == sorted(shares)


def test_a_heading_said_twice_does_not_hold_up_a_block() -> None:
    """The last target segment of each block answers its first source segment, beside its own."""

    def align(rows: tuple[int, int], columns: tuple[int, int]) -> Part:
        part = diagonal(range(0))(rows, columns)
        end = columns[1] - columns[0]
        steps = [step for step in part.steps if step.target[1] < end] + [Step((0, 1), (end - 1, end), 1.0)]
        return Part(steps, np.ones(len(steps)), "translation")

    part = align_blocks(align, side(1500), side(1500), progress=lambda share: None)
    found = {(step.source[0], step.target[0]) for step in part.steps}
    assert len(found & {(i, i) for i in range(1500)}) >= 0.97 * 1500


def test_short_texts_are_one_block() -> None:
    calls = []

    def align(rows: tuple[int, int], columns: tuple[int, int]) -> Part:
        calls.append((rows, columns))
        return Part([], np.zeros(0), "comparable")

    align_blocks(align, side(600), side(700), progress=lambda share: None)
    assert calls == [((0, 600), (0, 700))]


def test_work_grows_with_length_only() -> None:
    def cells(count: int) -> int:
        seen = []

        def align(rows: tuple[int, int], columns: tuple[int, int]) -> Part:
            seen.append((rows[1] - rows[0]) * (columns[1] - columns[0]))
            return diagonal(range(0))(rows, columns)

        align_blocks(align, side(count), side(count), progress=lambda share: None)
        return sum(seen)

    assert cells(8000) <= 2.2 * cells(4000)
    assert blocks.ONE_BLOCK < 4000 * 4000
