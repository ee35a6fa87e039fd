"""Repetitions of the target, against a search of all pairs."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from thiap.content.repeats import SHORTEST, doubles
from thiap.model import Block, Document


def document(text: str) -> Document:
    return Document("d", text, "th", "text", (Block("paragraph", (0, len(text))),))


LONG = [letter * SHORTEST for letter in "กขค"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*LONG, "ง"]), max_size=10))
def test_every_long_phrase_that_comes_back_is_in_a_double(phrases: list[str]) -> None:
    doc = document(" ".join(phrases))
    found = doubles(doc)
    for first, again in found:
        assert doc.quote(first) == doc.quote(again)
        assert first[1] <= again[0]
    at = 0
    for k, phrase in enumerate(phrases):
        if phrase in LONG and phrase in phrases[:k]:
            assert any(a <= at and at + len(phrase) <= b for _, (a, b) in found)
        at += len(phrase) + 1


def test_two_sentences_that_come_back_are_one_finding() -> None:
    doc = document(f"{LONG[0]} {LONG[1]} {LONG[2]} {LONG[0]} {LONG[1]}")
    ((_, again),) = doubles(doc)
    assert doc.quote(again) == f"{LONG[0]} {LONG[1]}"
