"""Places found by bisection are those that a look at everything finds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effort import growth
from thiap.content.repeats import FILLED, alike, doubles, repeated_spans
from thiap.model import Alignment, Bead, Bitext, Block, Document, Span
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


def _beads_of(bitext: Bitext, target: Span) -> list[Bead]:
    return [bead for bead in bitext.alignment.beads if any(overlap(target, span) for span in bead.target)]


def _is_explained(bitext: Bitext, first: Span, again: Span) -> bool:
    """The rule of ``thiap.content.repeats``, by a look at every bead and every repetition of the source."""
    here, there = _beads_of(bitext, first), _beads_of(bitext, again)
    left, right = ({span for bead in beads for span in bead.source} for beads in (here, there))
    for spans, place_ in ((left, 0), (right, 1)):
        if any(overlap(pair[place_], span) for pair in doubles(bitext.source) for span in spans):
            return True

    def said(spans: set[Span]) -> str:
        return " ".join(bitext.source.quote(span) for span in sorted(spans))

    def fills(span: Span, beads: list[Bead]) -> bool:
        whole = sum(end - start for bead in beads for start, end in bead.target)
        return span[1] - span[0] >= FILLED * whole

    one, other, shared = said(left - right), said(right - left), said(left & right)
    # The lines below hold no mark between clauses, so what both are linked with repeats nothing in itself.
    if alike(one, other) or alike(one, shared) or alike(shared, other):
        return True
    return bool(one and other) and not (fills(first, here) or fills(again, there))


@given(st.data())
def test_repetitions_that_the_source_has_too(data: st.DataObject) -> None:
    line = st.sampled_from(
        ["the bridge over the old canal was closed again", "nobody knew where the ferry had been built"]
    )
    docs = [
        read_text(name, "\n".join(data.draw(st.lists(line, min_size=1, max_size=6))), lang=name)
        for name in ("en", "th")
    ]
    ends = [[block.span for block in doc.blocks] for doc in docs]
    beads = data.draw(st.lists(st.tuples(st.sampled_from(ends[0]), st.sampled_from(ends[1])), max_size=4))
    alignment = Alignment(tuple(Bead((a,), (b,), 0.9) for a, b in beads), "translation", "none", (1.0, 1.0))
    bitext = Bitext(docs[0], docs[1], 0, alignment, (), ())
    slow = tuple(pair for pair in doubles(docs[1]) if not _is_explained(bitext, *pair))
    assert repeated_spans(bitext) == slow


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

    assert growth(segments, 100) < 6
    assert segments(10_000) <= 2
