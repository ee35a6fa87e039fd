"""A part is lost where neither the bead nor those next door say it."""

from __future__ import annotations

from thiap.content.beads import alone_beside, linked_beads
from thiap.content.next_door import CLEAR, not_next_door
from thiap.model import Alignment, Bead, Span


def bead(source: Span | None, target: Span | None) -> Bead:
    return Bead((source,) if source else (), (target,) if target else (), 0.9)


def test_a_part_that_both_answers_lack_is_lost_and_one_that_both_have_is_said() -> None:
    assert not_next_door(4.0, 2.0) > 1 > -1 > not_next_door(-8.0, -7.0)


def test_a_part_that_stands_apart_from_the_neighbour_is_lost_though_it_is_a_small_share_of_both() -> None:
    assert not_next_door(5.0, -4.0) > 0 > not_next_door(0.0, -4.0)


def test_no_answer_is_clearer_than_clear() -> None:
    assert not_next_door(CLEAR + 20, -9.0) == not_next_door(CLEAR, -9.0) < 0


def test_what_the_aligner_left_alone_beside_a_bead_is_next_door() -> None:
    alone, far = bead(None, (10, 20)), bead(None, (40, 50))
    alignment = Alignment(
        (bead((0, 9), (0, 9)), alone, bead((10, 19), (21, 30)), bead((20, 29), (31, 39)), far),
        "translation",
        "none",
        (1.0, 1.0),
    )
    linked = linked_beads(alignment)
    assert alone_beside(alignment, linked)["target"] == [[alone], [alone], [far]]
    assert alone_beside(alignment, linked)["source"] == [[], [], []]
