"""A part that is mostly a fact which the other side says is said, though its words are many there."""

from __future__ import annotations

from thiap.content.fact_votes import FactVotes
from thiap.pipeline import align_pair, compare_pair
from thiap.readers import read_text
from thiap.settings import Settings

SOURCE = "The bar opens at eight in the evening. The old man sits by the door."
TARGET = "บาร์เปิดตอนสองทุ่ม ชายชรานั่งอยู่ข้างประตู"


def votes(target: str) -> FactVotes:
    source, other = read_text("s", SOURCE, lang="en"), read_text("t", target, lang="th")
    return FactVotes(compare_pair(align_pair(source, other, Settings())))


def span(part: str) -> tuple[tuple[int, int]]:
    at = SOURCE.index(part)
    return ((at, at + len(part)),)


def test_the_end_of_an_hour_is_as_said_as_the_hour() -> None:
    found = votes(TARGET)
    assert found.vote("source", span("in the evening.")) <= -3
    assert found.vote("source", span("at eight in the evening.")) <= -3
    assert found.vote("source", span("The old man sits")) == 0


def test_the_end_of_another_hour_is_not() -> None:
    assert votes(TARGET.replace("สองทุ่ม", "สามทุ่ม")).vote("source", span("in the evening.")) >= 0
