"""Beads that share text are one; brackets find their partner next door."""

from __future__ import annotations

import pytest

from thiap.content.beads import linked_beads, neighbours
from thiap.content.gaps import length_ratio
from thiap.content.parentheses import lost_parentheses
from thiap.model import Alignment, Bead, Bitext, Block, Document, Span


def bead(source: Span | None, target: Span | None) -> Bead:
    return Bead((source,) if source else (), (target,) if target else (), 0.9)


def alignment(*beads: Bead) -> Alignment:
    return Alignment(beads, "translation", "none", (1.0, 1.0))


def bitext(source: str, target: str, *beads: Bead) -> Bitext:
    docs = [
        Document("d", text, lang, "text", (Block("paragraph", (0, len(text))),))
        for text, lang in ((source, "en"), (target, "th"))
    ]
    return Bitext(docs[0], docs[1], 0, alignment(*beads), (), ())


def test_one_run_for_two_sentences_is_one_bead() -> None:
    beads = linked_beads(
        alignment(bead((0, 5), (0, 9)), bead((20, 25), (0, 9)), bead((6, 9), None), bead((30, 35), (10, 12)))
    )
    assert [(b.source, b.target) for b in beads] == [
        (((0, 5), (20, 25)), ((0, 9),)),
        (((30, 35),), ((10, 12),)),
    ]


def test_neighbours_on_either_side_once_each() -> None:
    first, second, third = bead((0, 5), (20, 25)), bead((6, 9), (0, 5)), bead((10, 12), (6, 9))
    assert neighbours([first, second, third]) == [[second, third], [first, third], [second, first]]


def test_the_ratio_of_lengths_is_that_of_the_pair() -> None:
    beads = [bead((k * 100, k * 100 + 80), (k * 100, k * 100 + 60)) for k in range(9)]
    assert length_ratio(bitext("x" * 900, "ก" * 900, *beads)) == 0.75
    assert length_ratio(bitext("x", "ก")) == 1.0


def test_a_bracket_next_door_answers_by_its_number() -> None:
    pair = bitext(
        "It rose (20 feet). Then it fell.",
        "มันขึ้น (20 ฟุต) มันลง",
        bead((0, 18), (0, 7)),
        bead((19, 32), (8, 22)),
    )
    assert lost_parentheses(pair) == ()


@pytest.mark.parametrize(
    ("english", "thai", "verdict"),
    [
        pytest.param("It rose (20 feet).", "มันขึ้น 20 ฟุต", "answered", id="its number without brackets"),
        pytest.param("It rose (20 feet).", "มันขึ้น", "lost", id="its number is nowhere"),
        pytest.param(
            "The fees (law, visas) are set.", "ค่าบริการ เช่น กฎหมายและวีซ่า กำหนดไว้แล้ว", "answered", id="words"
        ),
        pytest.param("The fees (law, hospital) are set.", "ค่าบริการกำหนดไว้แล้ว", "lost", id="no words"),
        pytest.param("The office (HSO) is shut.", "สำนักงานปิด", "answered", id="an acronym is not needed"),
        pytest.param("The office (Blorby Frimble) is shut.", "สำนักงานปิด", "unsure", id="a name"),
    ],
)
def test_a_bracket_is_lost_where_nothing_says_it(english: str, thai: str, verdict: str) -> None:
    (lost,) = lost_parentheses(bitext(english, thai, bead((0, len(english)), (0, len(thai)))))
    assert lost.verdict == verdict


@pytest.mark.parametrize(
    "english",
    ["Take the item(s) home.", "Call turn(page) now.", "Lower %(pid)d now.", "First (a) and then (iv) rest."],
)
def test_a_bracket_of_code_of_a_plural_or_of_a_list_says_nothing(english: str) -> None:
    thai = "ไม่มีวงเล็บ"
    assert lost_parentheses(bitext(english, thai, bead((0, len(english)), (0, len(thai))))) == ()
