"""Runs that the alignment left alone though they say the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from thiap.content.facing import facing
from thiap.model import Alignment, Bead, Bitext, Block, Document, Span, Spans

FIRST = ("The pump stands beside the well.", "ปั๊มตั้งอยู่ข้างบ่อน้ำ")
LEFT = "Find the folder in which the mill keeps your pictures."


def pair(left: str, thai: str) -> Bitext:
    """A linked pair of sentences, and behind it one sentence of either side without counterpart."""
    source, target = f"{FIRST[0]} {left}", f"{FIRST[1]} {thai}"
    one: Span = (0, len(FIRST[0]))
    other: Span = (0, len(FIRST[1]))
    beads = (
        Bead((one,), (other,), 0.9),
        Bead(((one[1] + 1, len(source)),), (), 0.9),
        Bead((), ((other[1] + 1, len(target)),), 0.9),
    )
    docs = [
        Document("d", text, lang, "text", (Block("paragraph", (0, len(text))),))
        for text, lang in ((source, "en"), (target, "th"))
    ]
    return Bitext(docs[0], docs[1], 0, Alignment(beads, "translation", "muse", (0.5, 0.5)), (), ())


@pytest.mark.parametrize(
    ("thai", "found"),
    [
        ("ค้นหาโฟลเดอร์ที่โรงสีใช้เก็บรูปภาพของคุณ", 1),
        ("นกกระจอกสามตัวบินข้ามทุ่งนาในตอนเช้า", 0),
        ("ค้นหาโฟลเดอร์ " * 40, 0),
    ],
    ids=["the same freely", "something else", "far longer"],
)
def test_what_stands_in_the_place_is_compared(thai: str, found: int) -> None:
    both = pair(LEFT, thai.strip())
    spans: frozenset[Spans] = facing(both, "source")
    assert len(spans) == len(facing(both, "target")) == found


COPY = "The pump stands beside the well."


@pytest.mark.parametrize(
    ("copied", "thai", "found"),
    [
        (COPY, "เครื่องสูบน้ำนั้นตั้งอยู่ติดกับบ่อ", 1),
        (COPY, "นกกระจอกสามตัวบินข้ามทุ่งนาในตอนเช้า", 0),
        ("ปั๊มตั้งอยู่ข้างบ่อน้ำ", "เครื่องสูบน้ำนั้นตั้งอยู่ติดกับบ่อ", 0),
    ],
    ids=["rendered beside its copy", "something else", "said twice"],
)
def test_a_rendering_stands_beside_the_copy_of_its_source(copied: str, thai: str, found: int) -> None:
    both = pair("", thai)
    target = replace(both.target, text=f"{copied} {thai}")
    end = len(target.text)
    target = replace(target, blocks=(Block("paragraph", (0, end)),))
    beads = (
        Bead(((0, len(FIRST[0])),), ((0, len(copied)),), 0.9),
        Bead((), ((len(copied) + 1, end),), 0.9),
    )
    both = replace(both, target=target, alignment=replace(both.alignment, beads=beads))
    assert len(facing(both, "target")) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [("Find the folder in which the mill keeps your pictures:", 1), ("It was closed on Sunday:", 0)],
    ids=["one of its lines", "other lines"],
)
def test_a_line_of_a_longer_run_says_what_stands_in_its_place(line: str, found: int) -> None:
    code = "{\n" + '  "mill": "a name of ours",\n' * 9 + "}"
    both = pair(f"{line}\n{code}", "ค้นหาโฟลเดอร์ที่โรงสีใช้เก็บรูปภาพของคุณ")
    assert len(facing(both, "target")) == found
    assert not facing(both, "source")
