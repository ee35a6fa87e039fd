"""Alignment as a user sees it: what is linked, what is left alone, what is kept."""

from __future__ import annotations

from itertools import pairwise

import pytest

from thiap.align import align_documents
from thiap.encoders import get_encoder
from thiap.errors import UsageError
from thiap.model import Alignment, Bead, Document, Segment
from thiap.pipeline import align_pair
from thiap.readers import read_text
from thiap.segment import segment_document
from thiap.settings import Settings

ENGLISH = (
    "The old bridge over the river was closed in March 2019. "
    "Engineers had found cracks in two of its pillars. "
    "The city council decided to build a new one. "
    "It will cost about 40 million euros. "
    "Ferry boats carry the passengers until the work is finished."
)
THAI = (
    "สะพานเก่าข้ามแม่น้ำถูกปิดในเดือนมีนาคม 2019 วิศวกรพบรอยร้าวในเสาสองต้นของสะพาน "
    "สภาเมืองจึงตัดสินใจสร้างสะพานใหม่ โดยจะใช้งบประมาณราว 40 ล้านยูโร "
    "เรือข้ามฟากจะรับส่งผู้โดยสารจนกว่างานจะแล้วเสร็จ"
)


def texts(english: str = ENGLISH, thai: str = THAI) -> tuple[Document, Document]:
    return read_text("a.en.txt", english, lang="en"), read_text("a.th.txt", thai, lang="th")


def quoted(alignment: Alignment, source: Document, target: Document) -> list[tuple[str, str]]:
    return [
        (" ".join(map(source.quote, bead.source)), " ".join(map(target.quote, bead.target)))
        for bead in alignment.beads
    ]


@pytest.mark.parametrize("encoder", ["muse", "none"])
def test_finds_the_sentences_of_unmarked_thai(encoder: str) -> None:
    source, target = texts()
    segments = segment_document(source), segment_document(target)
    found = align_documents(source, target, *segments, encoder=get_encoder(encoder), mode="translation")
    pairs = quoted(found, source, target)
    if encoder == "muse":
        assert [thai for _, thai in pairs] == [
            "สะพานเก่าข้ามแม่น้ำถูกปิดในเดือนมีนาคม 2019",
            "วิศวกรพบรอยร้าวในเสาสองต้นของสะพาน",
            "สภาเมืองจึงตัดสินใจสร้างสะพานใหม่",
            "โดยจะใช้งบประมาณราว 40 ล้านยูโร",
            "เรือข้ามฟากจะรับส่งผู้โดยสารจนกว่างานจะแล้วเสร็จ",
        ]
    assert found.encoder == encoder and found.mode == "translation"
    assert any("40 million" in english and "40 ล้าน" in thai for english, thai in pairs)


def test_two_foreign_names_side_by_side_are_told_apart_by_the_source() -> None:
    source, target = texts(
        "The delegation arrived late at night in Oslo. Anna Berg waited at the station with flowers.",
        "คณะผู้แทนเดินทางมาถึงในตอนดึกที่เมือง Oslo Anna Berg รออยู่ที่สถานีพร้อมดอกไม้",
    )
    pairs = quoted(align_pair(source, target).alignment, source, target)
    assert [thai for _, thai in pairs] == [
        "คณะผู้แทนเดินทางมาถึงในตอนดึกที่เมือง Oslo",
        "Anna Berg รออยู่ที่สถานีพร้อมดอกไม้",
    ]


def test_every_character_is_in_one_bead() -> None:
    source, target = texts()
    found = align_pair(source, target).alignment
    for doc, side in ((source, "source"), (target, "target")):
        held = sorted(span for bead in found.beads for span in getattr(bead, side))
        assert all(a[1] <= b[0] for a, b in pairwise(held))
        left_out = list(doc.text)
        for start, end in held:
            left_out[start:end] = [" "] * (end - start)
        assert not "".join(left_out).strip()
    assert all(0 <= bead.score <= 1 for bead in found.beads)


def test_an_omitted_sentence_stands_alone() -> None:
    thai = THAI.replace("วิศวกรพบรอยร้าวในเสาสองต้นของสะพาน ", "")
    source, target = texts(thai=thai)
    found = align_pair(source, target).alignment
    alone = [source.quote(bead.source[0]) for bead in found.beads if not bead.target]
    assert alone == ["Engineers had found cracks in two of its pillars."]


def test_a_moved_sentence_is_found_and_marked() -> None:
    last = "เรือข้ามฟากจะรับส่งผู้โดยสารจนกว่างานจะแล้วเสร็จ"
    source, target = texts(thai=last + " " + THAI.removesuffix(" " + last))
    segments = segment_document(source), segment_document(target)
    found = align_documents(source, target, *segments, encoder=get_encoder("muse"), mode="comparable")
    (bead,) = [b for b in found.beads if b.target and b.source and "Ferry" in source.quote(b.source[0])]
    assert target.quote(bead.target[0]) == last
    assert any(b.moved for b in found.beads)


def test_given_beads_are_kept() -> None:
    source, target = texts()
    at, to = ENGLISH.index("The city"), THAI.index("เรือ")
    given = Bead(((at, at + 44),), ((to, len(THAI)),), 1.0)
    segments = segment_document(source), segment_document(target)
    found = align_documents(source, target, *segments, encoder=get_encoder("muse"), fixed=[given])
    assert given in found.beads
    assert not any(b.target and b.target[0][0] >= to for b in found.beads if b is not given)
    with pytest.raises(UsageError, match="overlap"):
        align_documents(source, target, *segments, encoder=None, fixed=[given, given])


def test_empty_sides() -> None:
    source, target = texts(thai="—")
    for thai_segments in ((), segment_document(target)):
        found = align_documents(source, target, segment_document(source), thai_segments, encoder=None)
        assert sum(bool(bead.source) for bead in found.beads) >= 1


def test_twice_the_same_to_the_last_bit() -> None:
    source, target = texts()
    assert align_pair(source, target).alignment == align_pair(source, target).alignment


def test_a_sentence_that_nothing_answers_is_one_bead() -> None:
    """A candidate cut parts no sentence of the source that has no counterpart."""
    text = "A small town lies by the river. Soon after the flood Soviet engineers raised the old bridge."
    source = read_text("a.en.txt", text, lang="en")
    segments = [Segment((0, 31), 0), Segment((32, 52), 0), Segment((53, 92), 0, certain=False)]
    target = read_text("a.th.txt", "เมืองเล็ก ๆ ตั้งอยู่ริมแม่น้ำ", lang="th")
    found = align_documents(
        source, target, segments, segment_document(target), encoder=None, mode="comparable"
    )
    assert [bead.source for bead in found.beads if bead.source][-1] == ((32, 92),)


def test_a_sentence_answered_twice_is_the_same_span_twice() -> None:
    """Said three times on one side and four times on the other, so that runs of the source overlap."""
    source, target = texts(
        "The canal was opened on 3 May 1912 with 1,250 guests. " * 3
        + "It is 45 km long, and about 6 metres deep.",
        "คลองเปิดเมื่อวันที่ 3 พฤษภาคม พ.ศ. 2455 โดยมีแขก 1,250 คน " * 4 + "คลองยาว 45 กม. และลึกราว 6 เมตร " * 2,
    )
    beads = align_pair(source, target, Settings(encoder="none")).alignment.beads
    spans = [span for bead in beads for span in bead.source]
    assert len(set(spans)) < len(spans)
    assert all(first[1] <= second[0] for first, second in pairwise(sorted(set(spans))))
