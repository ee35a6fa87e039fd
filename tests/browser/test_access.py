"""The report for everyone: axe-core finds nothing, and nothing is cut off on a small screen."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from browser.waits import after_drawing
from samples.reports import canal_report
from thiap.model import Since
from thiap.phrases import LANGS

Show = Callable[..., Any]
LOOKS = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "narrow": {"viewport": {"width": 320, "height": 640}},
}
VIEWS = ["findings", "texts", "overview", "names"]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="session")
def axe() -> str:
    path = os.environ.get("THIAP_AXE")
    if not path:
        pytest.skip("THIAP_AXE does not name axe.min.js (npm install axe-core)")
    return Path(path).read_text(encoding="utf-8")


def go(page: Any, view: str) -> None:
    """Show a view as a reviewer leaves it: beads under the hand, findings decided upon."""
    place = "texts" if view == "beads" else view
    page.evaluate("place => { location.hash = place; }", place)
    page.locator(f"#{place}").wait_for()
    if view == "beads":
        page.locator("#edit-beads").click()
        page.locator("#beads input").first.check()
        page.keyboard.press("m")
    if view == "findings":
        for key in "jajd":  # both decisions, with their fields
            page.keyboard.press(key)
        after_drawing(page)
        page.evaluate("scrollTo(0, 0)")  # a target half under the bar is none that is too small


def violations(page: Any) -> list[str]:
    found = page.evaluate(
        """tags => axe.run(document, {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]})
          .then((result) => result.violations)""",
        TAGS,
    )
    return [
        f"{violation['id']}: {node['html'][:160]} {node['failureSummary'][:300]}"
        for violation in found
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_no_violation(show: Show, axe: str, look: str, lang: str) -> None:
    """In every view; the page's own policy would stop axe's script, which evaluate() goes around."""
    report = canal_report()
    later = replace(report, since=Since("first.json", new=(0, 2), fixed=report.findings[3:5]))
    found = {}
    for told, views in ((report, ["names", "overview", "texts", "beads", "findings"]), (later, ["overview"])):
        page = show(told, lang=lang, **LOOKS[look]).page
        page.evaluate(axe)
        for view in views:
            go(page, view)
            found[told is later, view] = violations(page)
    assert len(found) == 6
    assert {place: said for place, said in found.items() if said} == {}


@pytest.mark.parametrize("view", [*VIEWS, "beads"])
def test_no_sideways_scrolling_at_320_pixels(show: Show, view: str) -> None:
    at = "texts" if view == "beads" else view
    page = show(canal_report(), at=f"#{at}", viewport={"width": 320, "height": 640}).page
    if view == "beads":
        page.locator("#edit-beads").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_every_fragment_names_its_language(show: Show) -> None:
    page = show(canal_report()).page
    wrong = page.evaluate(
        """() => {
          const walker = document.createTreeWalker(document.querySelector("#rows"), NodeFilter.SHOW_TEXT);
          const wrong = [];
          while (walker.nextNode()) {
            const { data, parentElement } = walker.currentNode;
            if (/[\\u0e00-\\u0e7f]/.test(data) && !parentElement.closest('[lang="th"]')) wrong.push(data);
          }
          return wrong;
        }"""
    )
    assert wrong == []
    langs = page.locator("blockquote").evaluate_all("all => all.map(one => one.lang)")
    assert set(langs) == {"en", "th"}


def test_marks_have_room_for_thai(show: Show) -> None:
    page = show(canal_report()).page
    ratio = page.locator('blockquote[lang="th"]').first.evaluate(
        "one => parseFloat(getComputedStyle(one).lineHeight) / parseFloat(getComputedStyle(one).fontSize)"
    )
    assert ratio >= 1.6


def test_the_keyboard_reaches_every_button_in_order(show: Show) -> None:
    page = show(canal_report()).page
    page.locator(".card").first.locator(".number").focus()
    reached = []
    for _ in range(30):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.closest('.card')?.dataset.i"))
    numbers = [int(card) for card in reached if card is not None]
    assert numbers == sorted(numbers)
    assert {0, 1, 2} <= set(numbers)
