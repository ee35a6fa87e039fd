"""A run that a path leaves alone goes to the bead beside it whose other side says its values."""

from __future__ import annotations

from collections.abc import Sequence

from thiap.align.repair.lone_values import with_lone_values
from thiap.facts import extract_facts
from thiap.model import Bead, Document, Fact, Side
from thiap.readers import read_text

THAI = "เมื่อเวลา 05.40 น. วันที่ 3 มี.ค. ตำรวจเข้าตรวจค้นโกดัง\n\nฝนตกหนัก"
ENGLISH = "At 5.40 a.m. on March 3 police searched a warehouse. It rained."


def beads(thai: str, english: str, linked: str, answer: str, alone: str) -> list[Bead]:
    """The beads of two texts before and after: one that is linked, one run alone."""

    def span(text: str, part: str) -> tuple[int, int]:
        return text.index(part), text.index(part) + len(part)

    source, target = read_text("s", thai, lang="th"), read_text("t", english, lang="en")
    given = [
        Bead((span(thai, alone),), (), 1.0),
        Bead((span(thai, linked),), (span(english, answer),), 0.9),
    ]
    docs: dict[Side, Document] = {"source": source, "target": target}
    facts: dict[Side, Sequence[Fact]] = {
        "source": extract_facts(source),
        "target": extract_facts(target),
    }
    return with_lone_values(given, docs, facts)


def test_it_joins_where_its_values_are_said() -> None:
    answer = "At 5.40 a.m. on March 3 police searched a warehouse."
    found = beads(THAI, ENGLISH, "ตำรวจเข้าตรวจค้นโกดัง", answer, "เมื่อเวลา 05.40 น. วันที่ 3 มี.ค.")
    assert [[THAI[a:b] for a, b in bead.source] for bead in found] == [THAI.split("\n")[:1]]


def test_it_stays_where_they_are_not_said_or_are_another_bead_s() -> None:
    for english in ("At noon police searched a warehouse.", "Police searched 5 warehouses."):
        found = beads(THAI, english, "ตำรวจเข้าตรวจค้นโกดัง", english, "เมื่อเวลา 05.40 น. วันที่ 3 มี.ค.")
        assert len(found) == 2
    thai = "ตำรวจเข้าตรวจค้นโกดังเวลา 05.40 น. ฝนตกเมื่อเวลา 05.40 น."
    found = beads(thai, ENGLISH, "ตำรวจเข้าตรวจค้นโกดังเวลา 05.40 น.", ENGLISH, "ฝนตกเมื่อเวลา 05.40 น.")
    assert len(found) == 2


def test_another_block_is_not_joined() -> None:
    thai = "เมื่อเวลา 05.40 น. วันที่ 3 มี.ค.\n\nตำรวจเข้าตรวจค้นโกดัง"
    answer = "At 5.40 a.m. on March 3 police searched a warehouse."
    found = beads(thai, ENGLISH, "ตำรวจเข้าตรวจค้นโกดัง", answer, "เมื่อเวลา 05.40 น. วันที่ 3 มี.ค.")
    assert len(found) == 2
