"""Places found by bisection are those that a look at everything finds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effort import growth
from thiap.model import Bitext, Block, Document, Span
from thiap.readers import read_text
from thiap.segment import segment_document, thai
from thiap.spans import Places, line_column, overlap, place

SPANS = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(SPANS, max_size=12), SPANS)
def test_overlapping_spans(spans: list[Span], asked: Span) -> None:
    found = Places((span, k) for k, span in enumerate(spans)).overlapping(asked)
    assert sorted(found) == [k for k, span in enumerate(spans) if overlap(span, asked)]


@given(st.text("a\n\r", max_size=20), st.integers(0, 20))
def test_line_and_column(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    before = text[:offset].split("\n")
    assert line_column(text, offset) == (len(before), len(before[-1]) + 1)


@given(
    st.lists(st.tuples(st.integers(0, 2), st.integers(1, 4), st.booleans()), max_size=8), st.integers(0, 45)
)
def test_the_place_of_an_offset(parts: list[tuple[int, int, bool]], offset: int) -> None:
    blocks, at = [], 0
    for number, (gap, size, named) in enumerate(parts):
        blocks.append(Block("cell", (at + gap, at + gap + size), place=f"row {number}" if named else ""))
        at += gap + size
    doc = Document("a", "x" * 50, "en", "text", tuple(blocks))
    held = [block.place for block in blocks if block.place and block.span[0] <= offset <= block.span[1]]
    assert place(doc, offset) == (held[0] if held else f"1:{offset + 1}")


def _answers(bitext: Bitext, target: Span, source: Span) -> bool:
    return any(
        any(overlap(span, source) for span in bead.source)
        and any(overlap(span, target) for span in bead.target)
        for bead in bitext.alignment.beads
    )


BITS = st.sampled_from('( ) " “x ” ในปี พ.ศ. 12 1,234 คน และ ๆ abc [ ] , 5% ล้าน ข้อความข้อความ'.split())


@given(st.lists(BITS, min_size=1, max_size=40))
def test_thai_pieces_join_as_if_all_of_them_were_read(bits: list[str]) -> None:
    text = " ".join(bits)
    quick = thai.phrase_spans(text, (0, len(text)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(thai, "_TAIL", 10**9)
        assert thai.phrase_spans(text, (0, len(text))) == quick


def test_numbers_in_a_row_are_one_phrase_soon() -> None:
    def segments(count: int) -> int:
        return len(segment_document(read_text("a.txt", "ปี " + "1,234 " * count, lang="th")))

    assert growth(segments, 250) < 6
    assert segments(40_000) <= 2
