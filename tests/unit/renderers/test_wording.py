"""What plain formats say of a pair as a whole."""

from __future__ import annotations

import pytest

from thiap.model import Alignment, Bead, Bitext, Block, Document, Report
from thiap.phrases import tell
from thiap.renderers import markdown, terminal
from thiap.renderers.html.page import render as html
from thiap.renderers.wording import plain_cell, unlike


def bitext(text: str, score: float, share: float = 1.0) -> Bitext:
    docs = [
        Document(f"a.{lang}.txt", text, lang, "text", (Block("paragraph", (0, len(text))),))
        for lang in ("en", "th")
    ]
    span = (0, int(len(text) * share))
    alignment = Alignment((Bead((span,), (span,), score),), "translation", "muse", (share, share))
    return Bitext(docs[0], docs[1], 0, alignment, (), ())


LONG = "word " * 100


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        pytest.param(bitext(LONG, 0.95), False, id="translation"),
        pytest.param(bitext(LONG, 0.85, share=0.15), False, id="one touches the subject of the other"),
        pytest.param(bitext(LONG, 0.02), True, id="strangers forced together"),
        pytest.param(bitext(LONG, 0.2, share=0.1), True, id="strangers with one chance likeness"),
        pytest.param(bitext("hello", 0.02), False, id="too short to judge"),
    ],
)
def test_strangers_are_told_apart(pair: Bitext, said: bool) -> None:
    assert unlike(pair) is said
    report = Report((pair,), ())
    assert (tell("unlike", "en") in " ".join(terminal.render(report, width=200).split())) is said
    assert (tell("unlike", "en") in markdown.render(report)) is said
    assert ("hardly anything in common" in html(report).partition("<main>")[0]) is said


@pytest.mark.parametrize("cell", ["=1+1", "＝1+1", "＋1", "－1", "＠x", "@x", "\t=1"])
def test_no_cell_begins_a_formula(cell: str) -> None:
    assert plain_cell(cell) == "'" + cell


def test_plain_cells_stay() -> None:
    assert [plain_cell(cell) for cell in ("", "a=1", "ก")] == ["", "a=1", "ก"]
