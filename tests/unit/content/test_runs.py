"""Runs lead back to the document; parts are cut where clauses may begin."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from thiap.content.alone import SENTENCE_END
from thiap.content.runs import LARGEST, SHORTEST, cut_points, parts, read_run
from thiap.model import Block, Document


def document(text: str, skipped: tuple[tuple[int, int], ...] = ()) -> Document:
    return Document("d", text, "en", "text", (Block("paragraph", (0, len(text))),), skipped)


def test_skipped_content_is_left_out_and_offsets_lead_back() -> None:
    doc = document("The war[3] ended  in May.", ((7, 10),))
    run = read_run(doc, ((0, 16), (18, 25)))
    assert run.text == "The war ended in May."
    where = run.locate(8, 13)
    assert [doc.quote(span) for span in where] == ["ended"]
    assert [doc.quote(span) for span in run.locate(4, 16)] == ["war", "ended", "in"]


@given(st.text("ab (,)\n", max_size=40), st.data())
def test_every_part_of_a_run_is_the_text_at_its_spans(text: str, data: st.DataObject) -> None:
    doc = document(text)
    run = read_run(doc, ((0, len(text)),))
    start = data.draw(st.integers(0, len(run.text)))
    end = data.draw(st.integers(start, len(run.text)))
    found = " ".join(doc.quote(span) for span in run.locate(start, end))
    assert found.split() == run.text[start:end].split()


def test_clauses_begin_at_marks_and_connectives() -> None:
    text = "The road was closed after the flood, which came at night."
    cuts = {text[a:b] for a, b in parts(text, "en")}
    assert "after the flood," in cuts
    assert "which came at night." in cuts
    assert "road was closed" not in cuts


def test_a_point_inside_a_number_cuts_nothing() -> None:
    text = "about 1,250.5 metres of road"
    assert not {7, 8, 11, 12} & set(cut_points(text, "en"))


def test_thai_is_cut_at_blanks() -> None:
    text = "ถนนถูกปิดในตอนเช้า เพราะน้ำท่วมสูงมากในเมือง"
    assert "เพราะน้ำท่วมสูงมากในเมือง" in {text[a:b] for a, b in parts(text, "th")}


@given(st.text("abc ,;()-", max_size=80))
def test_parts_are_trimmed_and_of_fit_size(text: str) -> None:
    for start, end in parts(text, "en"):
        assert text[start:end] == text[start:end].strip()
        assert SHORTEST <= end - start <= LARGEST * len(text)


def test_a_sentence_ends_with_a_mark_that_is_no_abbreviation() -> None:
    ends = [
        SENTENCE_END.search(text) is not None
        for text in ("It rained.", "หยุดแล้ว!)", "a standard (e.g.", "i.e.")
    ]
    assert ends == [True, True, False, False]
