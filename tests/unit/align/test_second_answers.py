"""Doubtful second answers between the blocks of pages."""

from __future__ import annotations

from dataclasses import replace

from thiap.align.repair.second_answers import without_second_answers
from thiap.model import Bead
from thiap.readers import read_text

SOURCE = read_text("a.md", "- Founded\n- Place\n", lang="en")
TARGET = read_text("a.md", "- ก่อตั้ง\n- ที่อยู่\n- ลูกค้า\n", lang="th")
FIRST, SECOND = (block.span for block in SOURCE.blocks)
ONE, TWO, THREE = (block.span for block in TARGET.blocks)
BEADS = [
    Bead((FIRST,), (ONE,), 0.99),
    Bead((SECOND,), (TWO,), 0.98),
    Bead((FIRST,), (THREE,), 0.01, moved=True),
]


def test_an_addition_stands_alone() -> None:
    assert without_second_answers(SOURCE, TARGET, BEADS) == [*BEADS[:2], Bead((), (THREE,), 1.0)]


def test_a_likely_one_and_the_only_one_stay() -> None:
    likely = [*BEADS[:2], replace(BEADS[2], score=0.6)]
    assert without_second_answers(SOURCE, TARGET, likely) == likely
    only = BEADS[1:]
    assert without_second_answers(SOURCE, TARGET, only) == only


def test_running_text_is_left_alone() -> None:
    plain = read_text("a.txt", "Founded\nPlace\n", lang="en")
    assert without_second_answers(plain, TARGET, BEADS) == BEADS
