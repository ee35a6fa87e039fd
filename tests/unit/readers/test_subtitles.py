"""Subtitles: cues, and which stand for each other."""

from __future__ import annotations

from thiap.model import Document
from thiap.readers import read_text
from thiap.readers.cues import paired_cues


def srt(*cues: tuple[int, int, str]) -> Document:
    text = "\n".join(
        f"{number}\n00:00:{start:02},000 --> 00:00:{end:02},000\n{said}\n"
        for number, (start, end, said) in enumerate(cues, 1)
    )
    return read_text("a.srt", text, lang="en")


def pairs(first: Document, second: Document) -> list[tuple[str, str]]:
    return [
        ("+".join(map(first.quote, bead.source)), "+".join(map(second.quote, bead.target)))
        for bead in paired_cues(first, second)
    ]


def test_tags_and_positions_are_no_text() -> None:
    doc = read_text(
        "a.vtt", "WEBVTT\n\nintro\n00:01.000 --> 00:02.000 align:start\n<v Ann><b>Hello</b>\nall\n", lang="en"
    )
    assert [doc.quote(block.span) for block in doc.blocks] == ["<v Ann><b>Hello</b>\nall"]
    assert [doc.quote(span) for span in doc.skipped] == ["<v Ann><b>", "</b>"]
    assert (doc.blocks[0].place, doc.blocks[0].line) == ("00:01.000 --> 00:02.000", 5)


def test_numbers_and_empty_cues_are_none() -> None:
    doc = read_text(
        "a.srt",
        "1\r\n00:00:01,000 --> 00:00:02,000\r\n\r\n2\r\n0:00:03,000 --> 0:00:04,0\r\nYes\r\n",
        lang="en",
    )
    assert [doc.quote(block.span) for block in doc.blocks] == ["Yes"]


def test_cues_that_one_side_lacks_have_no_counterpart() -> None:
    first = srt((1, 2, "a"), (3, 4, "b"), (5, 6, "c"), (7, 8, "d"))
    assert pairs(first, srt((1, 2, "A"), (5, 6, "C"), (7, 8, "D"))) == [
        ("a", "A"),
        ("b", ""),
        ("c", "C"),
        ("d", "D"),
    ]
    assert ("", "X") in pairs(first, srt((1, 2, "A"), (3, 4, "B"), (5, 6, "C"), (7, 8, "D"), (9, 10, "X")))


def test_a_moved_cue_stays_with_its_own() -> None:
    first = srt((1, 2, "a"), (3, 4, "b"), (5, 6, "c"))
    assert pairs(first, srt((1, 2, "A"), (13, 14, "B"), (5, 6, "C"))) == [("a", "A"), ("b", "B"), ("c", "C")]


def test_files_that_were_cut_otherwise_pair_by_what_is_on_screen_together() -> None:
    first = srt((1, 4, "a"), (5, 7, "b"), (7, 9, "c"), (20, 24, "d"))
    second = srt((0, 3, "A"), (5, 9, "B"), (20, 22, "D"), (22, 25, "E"), (30, 31, "F"))
    assert pairs(first, second) == [("a", "A"), ("b+c", "B"), ("d", "D+E"), ("", "F")]
