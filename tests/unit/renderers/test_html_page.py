"""The page's parts: marked text, rows, sections, words."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from importlib.resources import files
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samples.reports import canal_report, empty_report, hostile_report, large_report, make_document
from thiap.errors import UsageError
from thiap.model import Alignment, Bead, Bitext, Block, Category, Document, FindingKind, Report
from thiap.mqm import SEVERITIES
from thiap.renderers.html.marked_text import Mark, Marker, excerpts, pieces_text, shown
from thiap.renderers.html.overview import make_outlines, section_spans
from thiap.renderers.html.page import REASONS, embed, render, short_names
from thiap.renderers.html.plots import timeline
from thiap.renderers.html.rows import finders, make_rows
from thiap.spans import graphemes_whole

THAI = "กข่ที่นี้ำ็ a1๑ \u0301\u200d"
SPANS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 12)).map(lambda p: (p[0], p[0] + p[1])), max_size=8
)


@given(st.text(st.sampled_from(THAI), min_size=1, max_size=50), SPANS, SPANS, SPANS)
def test_pieces_are_the_text_and_cut_no_grapheme(
    text: str, marks: list, findings: list, skipped: list
) -> None:
    def inside(spans: list) -> list:
        return [(a, min(b, len(text))) for a, b in spans if a < min(b, len(text))]

    doc = Document("d", text, "th", "text", (), skipped=tuple(sorted(inside(skipped))))
    made = [Mark(span, f"t-{i}", "e", None) for i, span in enumerate(inside(marks))]
    marker = Marker(doc, made, [(span, i) for i, span in enumerate(inside(findings))])
    groups = marker.groups((0, len(text)))
    assert pieces_text(groups) == text
    place = 0
    for group in groups:
        for piece in group.pieces:
            assert graphemes_whole(text, (place, place + len(piece.text))) == (place, place + len(piece.text))
            place += len(piece.text)
    ids = [piece.mark.id for group in groups for piece in group.pieces if piece.mark and piece.first]
    assert len(ids) == len(set(ids))
    ends = [index for group in groups for index in group.ends]
    assert sorted(ends) == list(range(len(inside(findings))))


@given(st.text())
def test_shown_keeps_every_offset(text: str) -> None:
    assert len(shown(text)) == len(text)
    shown(text).encode()
    assert not any(ord(char) < 32 and char not in "\t\n" for char in shown(text))


@pytest.mark.parametrize(
    "report",
    [canal_report(), hostile_report(), empty_report(), large_report(rows=120, findings=30)],
    ids=["canal", "hostile", "empty", "large"],
)
def test_rows_hold_all_text_of_all_sides(report: Report) -> None:
    rows = make_rows(report)
    for number, doc in enumerate((*report.sources, report.target)):
        side = [row.target if doc is report.target else row.sources[number] for row in rows]
        held = sorted({place for spans in side for a, b in spans for place in range(a, b)})
        content = [i for b in doc.blocks for i in range(*b.span) if not doc.text[i].isspace()]
        assert set(content) <= set(held)
    starts = [row.target[0] for row in rows if row.target]
    assert starts == sorted(starts)
    assert sorted(row.order for row in rows) == list(range(len(rows)))


def test_text_outside_of_every_bead_gets_a_row() -> None:
    source, (first, second) = make_document("a", "en", ["One two.", "Three four."])
    target, (aim,) = make_document("b", "th", ["หนึ่ง สอง สาม"])
    beads = (Bead((first,), ((aim[0], aim[0] + 5),), 0.5),)
    rows = make_rows(
        Report((Bitext(source, target, 0, Alignment(beads, "comparable", "none", (0, 0)), (), ()),), ())
    )
    assert [row.sources[0] for row in rows if row.sources[0]] == [(first,), (second,)]
    assert [target.quote(span) for row in rows for span in row.target] == ["หนึ่ง", "สอง สาม"]


def test_second_source_joins_the_rows_of_the_first() -> None:
    report = canal_report()
    rows = make_rows(report)
    row = next(row for row in rows if row.sources[1] and "24" in report.sources[1].quote(row.sources[1][0]))
    assert report.sources[0].quote(row.sources[0][0]).startswith("It is 42 kilometres")


def test_coverage_by_section() -> None:
    report = canal_report()
    sources, target = finders(make_rows(report), 2)
    outline = make_outlines(report, sources, target)[1]
    shares = {section.title: section.shares for section in outline.sections}
    assert shares["Decline"] == (100,)
    assert 0 < shares["Cost and financing"][0] < 100


def test_sections_of_a_text_without_headings() -> None:
    doc, _ = make_document("a", "en", [f"Paragraph {n} says little." for n in range(40)])
    spans = [span for _, span in section_spans(doc)]
    assert 8 <= len(spans) <= 14
    assert spans[0][0] == 0
    assert all(a[1] == b[0] for a, b in pairwise(spans))


def test_timeline_pairs_dates_of_both_sides() -> None:
    dates = timeline(canal_report())
    assert dates is not None
    rows = {row.label: row for row in dates.table}
    assert rows["1898-11-14"].shared
    assert rows["1898-11-14"].counts == (1, 1, 1)
    assert not rows["1901-06-03"].shared
    xs = [x for x, _ in dates.ticks]
    assert xs == sorted(xs)


def test_long_quotes_lose_their_middle_only() -> None:
    doc, (span,) = make_document("a", "th", ["ที่นี่มีน้ำ " * 100])
    (excerpt,) = excerpts(doc, ((0, 1000),))
    assert doc.text.startswith(excerpt.quote)
    assert excerpt.rest
    assert graphemes_whole(excerpt.quote + excerpt.rest, (0, len(excerpt.quote)))[0] == 0
    assert span


@given(st.text())
def test_embedded_data_cannot_end_its_element(text: str) -> None:
    import json

    data = embed({text: [text]})
    assert not set("<>&\u2028\u2029") & set(data)
    assert json.loads(data) == {text: [text]}


def test_words_are_complete() -> None:
    words = tomllib.loads((files("thiap.renderers.html") / "templates" / "strings.toml").read_text("utf-8"))
    assert set(words["en"]) == set(words["th"])
    needed = {*get_args(FindingKind), *SEVERITIES, *(f"reason_{r.replace('-', '_')}" for r in REASONS)}
    needed |= {"cat_language" if c == "language" else c for c in get_args(Category)}
    assert needed <= set(words["en"])


def test_unknown_interface_language_is_told() -> None:
    with pytest.raises(UsageError, match="'xx'"):
        render(empty_report(), lang="xx")


def test_names_without_folders_unless_they_clash() -> None:
    report = canal_report()
    target = replace(report.target, name="out/a.txt")
    bitexts = tuple(
        replace(b, target=target, source=replace(b.source, name=f"{n}/a.txt"))
        for n, b in enumerate(report.bitexts)
    )
    assert short_names(replace(report, bitexts=bitexts))["0/a.txt"] == "0/a.txt"
    assert short_names(report)["canal.en.txt"] == "canal.en.txt"


def test_both_sides_of_a_bilingual_file_have_names_of_their_own() -> None:
    report = canal_report()
    bitext = report.bitexts[0]
    both = replace(
        bitext, source=replace(bitext.source, name="a.xlf"), target=replace(bitext.target, name="a.xlf")
    )
    page = render(replace(report, bitexts=(both,), findings=()))
    assert "a.xlf (en)" in page
    assert "a.xlf (th)" in page
    assert '"file":"a.xlf"' in page


def test_an_excerpt_of_thai_is_cut_between_words() -> None:
    words = "รัฐบาล ได้ ผนวก เอา ดินแดน ใหม่ ภายใต้ การ ปกครอง ของ ตน และ ประกาศ ว่า พลเมือง ชาว เมือง ทั้งหมด".split()
    text, place = "".join(words), 0
    edges = {0, len(text), *(place := place + len(word) for word in words)}
    doc = Document("d", text, "th", "text", (Block("paragraph", (0, len(text))),))
    start = text.index("ภายใต้")
    for context in range(4, 24):
        (cut,) = excerpts(doc, ((start, start + len("ภายใต้")),), context=context)
        assert {start - len(cut.before), start + len("ภายใต้") + len(cut.after)} <= edges, context
