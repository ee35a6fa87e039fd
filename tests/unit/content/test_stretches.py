"""What the words of a stretch add, against adding up word by word."""

from __future__ import annotations

import math

import numpy as np

from thiap.content.stretches import FEATURES, exact, load_stretch_weights, summary

WORDS = [(0, 3), (4, 6), (7, 12), (13, 20)]
ODDS = np.array([1.0, -2.0, 3.0, -1.0])
TAKEN = np.array([4.0, 2.0, 7.0, 1.0])


def test_a_part_is_the_sum_of_its_words() -> None:
    ((unanswered, outside, answered, total, count, taken),) = summary(WORDS, ODDS, TAKEN, [(4, 12)], 1.5)
    sizes = [math.sqrt(2), math.sqrt(5)]
    assert math.isclose(unanswered, (-2 * sizes[0] + 3 * sizes[1]) / sum(sizes))
    assert math.isclose(outside, 0.0)
    assert math.isclose(answered, -1.0)
    assert math.isclose(total, 0.2)
    assert math.isclose(count, math.log(2))
    assert math.isclose(taken, math.log((2 + 7) / (1.5 * 8) + 0.05))


def test_no_word_or_all_words_say_nothing() -> None:
    assert not summary(WORDS, ODDS, TAKEN, [(1, 2), (0, 20)], 1.0).any()


def test_unanswered_words_speak_for_a_loss_in_every_language() -> None:
    for langs in (("en", "th"), ("th", "en"), ("en", "de")):
        weights = load_stretch_weights(*langs)
        row = np.zeros((2, len(FEATURES)))
        row[1, FEATURES.index("unanswered")] = 2.0
        row[1, FEATURES.index("total")] = 2.0
        answered, lost = weights.odds(row)
        assert lost > answered


def test_the_mark_is_on_the_words_that_nothing_answers() -> None:
    words = [(0, 3), (4, 8), (9, 12), (13, 18), (19, 25)]

    def marked(part: tuple[int, int], *odds: float) -> tuple[int, int]:
        return exact(part, words, np.array(odds))

    assert marked((4, 19), -3, 2, 2, 2, -3) == (4, 19)
    assert marked((4, 19), -3, -2, 2, 2, -3) == (9, 19)
    assert marked((4, 12), -3, 2, 2, 2, -3) == (4, 18)
    assert marked((9, 18), -3, 2, 2, -1, 0) == (4, 18)
    assert marked((4, 12), -3, -1, -1, 2, 2) == (4, 12)
