"""The word that a reader points at lights what answers it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from browser.waits import becomes
from thiap import Report, Settings
from thiap.encoders.e5 import get_token_encoder
from thiap.pipeline import check_documents
from thiap.readers import read_text
from thiap.renderers.html.page import render

Show = Callable[..., Any]

ENGLISH = (
    "The engineers arrived on Monday. The minister did not sign the agreement with the farmers. It rained."
)
THAI = "วิศวกรมาถึงในวันจันทร์ รัฐมนตรีได้ลงนามในข้อตกลงกับเกษตรกร ฝนตก"
LIT = "name => [...(CSS.highlights.get(name) ?? [])].map(String)"

pytestmark = pytest.mark.skipif(get_token_encoder() is None, reason="no token encoder")


@pytest.fixture(scope="module")
def report() -> Report:
    texts = read_text("a.txt", ENGLISH, lang="en"), read_text("b.txt", THAI, lang="th")
    return check_documents([texts[0]], texts[1], Settings(mode="translation"))


def point(page: Any, word: str, cell: str) -> None:
    """Put the pointer on a word of a cell."""
    box = page.evaluate(
        """([word, cell]) => {
          for (const part of document.querySelectorAll(`#rows ${cell}`)) {
            const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
              const at = walker.currentNode.data.indexOf(word);
              if (at < 0) continue;
              const range = document.createRange();
              range.setStart(walker.currentNode, at);
              range.setEnd(walker.currentNode, at + word.length);
              const box = range.getBoundingClientRect();
              return [box.x + box.width / 2, box.y + box.height / 2];
            }
          }
        }""",
        [word, cell],
    )
    page.mouse.move(*box)


def lit(page: Any, word: str, cell: str) -> list[list[str]]:
    """What is lit once the pointer is on a word: that word, and what answers it."""
    point(page, word, cell)
    return [page.evaluate(LIT, name) for name in ("word", "answer")]


@pytest.mark.parametrize(
    ("word", "cell", "answer"), [("minister", ".s0", "รัฐมนตรี"), ("เกษตรกร", ".t", "farmers")]
)
def test_pointing_at_a_word_lights_its_counterpart(
    show: Show, report: Report, word: str, cell: str, answer: str
) -> None:
    page = show(report, at="#texts").page
    assert becomes(page, lambda: lit(page, word, cell), [[word], [answer]]) == [[word], [answer]]
    assert page.locator("#tip").inner_text() == f"{word} ↔ {answer}"


def test_a_word_of_a_row_without_findings_lights_nothing(show: Show, report: Report) -> None:
    page = show(report, at="#texts").page
    assert lit(page, "engineers", ".s0") == [[], []]


def test_arrow_keys_go_from_word_to_word(show: Show, report: Report) -> None:
    page = show(report, at="#texts").page
    page.locator("#rows .row.d a.g").first.focus()
    page.keyboard.press("ArrowRight")
    first = page.evaluate(LIT, "word")
    page.keyboard.press("ArrowRight")
    assert first == ["รัฐมนตรี"]
    assert page.evaluate(LIT, "word") != first
    page.keyboard.press("Tab")
    assert page.evaluate(LIT, "word") == []


def test_a_report_in_thai_says_so_too(show: Show, report: Report) -> None:
    page = show(report, at="#texts", lang="th").page
    assert becomes(page, lambda: lit(page, "not", ".s0"), [["not"], []]) == [["not"], []]
    assert page.locator("#tip").inner_text() == "not ↔ ไม่มีคำใดตรงกัน"


def test_the_words_take_little_room(report: Report) -> None:
    assert len(render(report)) < 200_000
