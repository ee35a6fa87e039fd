"""The mark of a key is no text; the sign between two names or numbers is."""

from __future__ import annotations

import pytest

from thiap.content.runs import read_run
from thiap.readers.bilingual import read_bilingual_data
from thiap.readers.bilingual_units import Inline, without_key
from thiap.readers.marks import no_text


@pytest.mark.parametrize("text", ["They won 5&4 today", "2&1", "R&D costs", "AT&T said so"])
def test_a_sign_between_two_things_is_text(text: str) -> None:
    assert no_text(text) == ()


@pytest.mark.parametrize("text", ["&Open", "E&xit", "P&rint", "Fo&rmat"])
def test_the_mark_of_a_key_is_none(text: str) -> None:
    assert [text[first:last] for first, last in no_text(text)] == ["&"]


@pytest.mark.parametrize(
    ("text", "read"), [("5&4", "5&4"), ("1_80", "180"), ("Fi&le", "File"), ("R&D", "R&D")]
)
def test_what_stands_in_the_text_stays(text: str, read: str) -> None:
    assert without_key(Inline(text)).text == read


def test_a_mark_amid_letters_parts_no_word() -> None:
    table = "en\tth\n_Disconnect\tเลิ_กเชื่อมต่อ\nOpen the file\tเปิดไฟล์\n"
    doc = read_bilingual_data("a.tsv", table.encode()).target
    run = read_run(doc, (doc.blocks[0].span,))
    assert run.text == "เลิกเชื่อมต่อ"
    start = run.text.index("เชื่อม")
    ((first, last),) = run.locate(start, start + 6)
    assert doc.text[first:last] == "เชื่อม"
