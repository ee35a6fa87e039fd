"""Reviewing at speed: one key a finding, a place that is always in view, a state that a link keeps."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from browser.waits import after_drawing, after_typing, wait_for
from samples.reports import Large, canal_report, empty_report
from thiap.cli.main import cli
from thiap.phrases import say

Show = Callable[..., Any]


def test_any_key_answers_at_once(show: Show, large: Large) -> None:
    """In the page's own time on a processor, so that other things on the machine do not count."""
    page = show(large.report, text=large.text).page
    page.keyboard.press("j")
    browser = page.context.new_cdp_session(page)
    browser.send("Performance.enable", {"timeDomain": "threadTicks"})

    def spent() -> float:
        metrics = {one["name"]: one["value"] for one in browser.send("Performance.getMetrics")["metrics"]}
        return metrics["ScriptDuration"] + metrics["LayoutDuration"] + metrics["RecalcStyleDuration"]

    press = """(key) => {
      document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      document.body.getBoundingClientRect();
    }"""
    slow = {}
    for key in "jkadusADurco3124jk1":
        times = []
        for _ in range(5):
            before = spent()
            page.evaluate(press, key)
            times.append(spent() - before)
        page.evaluate("document.activeElement.blur()")
        if not 0 < min(times) < 0.1:
            slow[key] = times
    assert slow == {}


def test_reasons_are_optional_and_steal_no_key(show: Show) -> None:
    page = show(canal_report()).page
    page.keyboard.press("d")
    assert page.evaluate("document.activeElement.matches('.card')")
    page.keyboard.press("r")  # the reason of the last decision
    assert page.evaluate("document.activeElement.matches('select[data-field]')")
    page.keyboard.press("Escape")
    page.keyboard.press("d")
    assert page.locator("#progress").inner_text() == "2 of 6 reviewed"


def test_undo_goes_back(show: Show) -> None:
    page = show(canal_report()).page
    for key in "adu":
        page.keyboard.press(key)
    assert page.locator("#progress").inner_text() == "1 of 6 reviewed"
    assert page.locator(".card.current").get_attribute("data-i") == "1"


def test_the_last_decision_says_that_nothing_is_left(show: Show) -> None:
    page = show(canal_report()).page
    for _ in range(6):
        page.keyboard.press("d")
    assert page.locator("#say").inner_text() == "Nothing is left open here"


def test_filters_search_and_order_stand_in_the_address(show: Show) -> None:
    page = show(canal_report()).page
    page.locator('.chip[data-value="number"]').first.click()
    page.locator("#search").fill("km")
    after_typing(page)
    page.locator("#sort").select_option("place")
    shown = page.locator(".card:visible .msg").all_inner_texts()
    address = page.evaluate("location.href")
    assert "c=number" in address
    assert "q=km" in address
    assert "sort=place" in address
    page.goto("about:blank")
    page.goto(address)
    after_drawing(page)
    assert page.locator(".card:visible .msg").all_inner_texts() == shown
    assert page.locator("#search").input_value() == "km"


@pytest.mark.parametrize("needle", ["major", "สำคัญ", "contradicted", "ขัดแย้งกัน", "magnitude-mismatch"])
def test_search_finds_every_word_that_shows(show: Show, needle: str) -> None:
    report = canal_report()
    page = show(report).page
    page.locator("#search").fill(needle)
    after_typing(page)
    assert page.locator(".card:visible").count() >= 1


def test_a_dead_link_says_so(show: Show) -> None:
    page = show(canal_report(), at="#f=0000000000ab").page
    assert "leads nowhere" in page.locator("#say").inner_text()
    assert page.locator("#findings").is_visible()


def test_decisions_name_the_reviewer(show: Show) -> None:
    page = show(canal_report()).page
    page.get_by_text("More", exact=True).click()
    page.locator("#reviewer").fill("นารี")
    page.locator("#reviewer").press("Tab")
    page.locator(".card").nth(0).get_by_role("button", name="Dismiss").click()
    page.get_by_text("More", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save decisions").click()
    (made,) = json.loads(download.value.path().read_text(encoding="utf-8"))["decisions"]
    assert made["reviewer"] == "นารี"


@pytest.mark.parametrize(
    ("width", "height", "most"), [(1280, 800, 250), (390, 844, 420)], ids=["desktop", "phone"]
)
@pytest.mark.parametrize("lang", ["en", "th"])
def test_findings_begin_on_the_first_screen(
    show: Show, width: int, height: int, most: int, lang: str
) -> None:
    page = show(canal_report(), lang=lang, viewport={"width": width, "height": height}).page
    assert page.evaluate("document.querySelector('.card:not([hidden])').getBoundingClientRect().top") <= most


def test_the_verdict_holds_the_limits(show: Show) -> None:
    page = show(canal_report()).page
    assert page.locator(".verdict.fail").is_visible()
    easy = replace(canal_report(), signature=canal_report().signature | {"limits": "score=0"})
    assert show(easy).page.locator(".verdict.pass").is_visible()


def test_a_clean_report_says_what_agreed(show: Show) -> None:
    page = show(empty_report()).page
    assert page.locator(".clean").is_visible()
    assert "Checks that found nothing" in page.locator(".clean").inner_text()


def test_messages_follow_the_language(show: Show) -> None:
    report = canal_report()
    said = say("no-counterpart", side=say("target"))
    told = tuple(replace(finding, said=said, message=str(said)) for finding in report.findings)
    page = show(replace(report, findings=told)).page
    wait_for(page.locator(".card .msg").first, "No counterpart in the target.")
    page.get_by_text("More", exact=True).click()
    page.locator("#tongue").click()
    wait_for(page.locator(".card .msg").first, "ไม่มีข้อความคู่ในฉบับที่ตรวจ")
    labels = page.locator("[data-t]").all_inner_texts()
    assert [
        label for label in labels if re.search("[a-z]{3,}", re.sub("--anchors|Markdown", "", label))
    ] == []


def test_a_suggestion_is_used_and_the_draft_saved(show: Show) -> None:
    report = canal_report()
    finding = next(finding for finding in report.findings if finding.suggestion and len(finding.target) == 1)
    page = show(report, at=f"#f={finding.id}").page
    assert page.locator(".card.current").locator("del, ins").count() >= 1
    assert page.locator(".card.current q").inner_text() == finding.suggestion
    page.keyboard.press("s")
    page.get_by_text("More", exact=True).click()
    with page.expect_download() as download:
        page.locator("#corrected").click()
    start, end = finding.target[0]
    text = report.target.text
    assert download.value.path().read_text(encoding="utf-8") == (
        text[:start] + (finding.suggestion or "") + text[end:]
    )
    with page.expect_download() as download:
        page.get_by_role("button", name="Save decisions").click()
    (made,) = json.loads(download.value.path().read_text(encoding="utf-8"))["decisions"]
    assert made["suggestion"] == finding.suggestion
    assert made["spans"] == [[start, end]]


def test_the_tips_of_facts_follow_the_language(show: Show, tmp_path: Path) -> None:
    examples = Path(__file__).parents[2] / "examples"
    file = tmp_path / "run.html"
    texts = [str(examples / "source.en.txt"), str(examples / "draft.th.txt")]
    CliRunner().invoke(cli, ["check", *texts, "--html", str(file), "-q", "--lang", "th"])
    page = show(canal_report(), text=file.read_text(encoding="utf-8"), at="#texts").page
    told = []
    for mark in page.locator("#rows a.m:visible").all():
        mark.hover()
        told.append(page.locator("#tip").inner_text())
    assert any("1,200 เมตร = 1,200 metres" in text for text in told)
    assert not re.search("BE|nothing answers|conflict|equal|missing", " ".join(told))


def test_the_place_of_a_lost_sentence_is_shown(show: Show, tmp_path: Path) -> None:
    lost = "The bridge was closed to lorries for a week."
    source = f"The council met on Monday.\n{lost}\nThe town has 4,000 people.\n"
    (tmp_path / "a.en.txt").write_text(source, encoding="utf-8")
    (tmp_path / "a.th.txt").write_text("สภาประชุมเมื่อวันจันทร์\nเมืองนี้มีประชากร 4,000 คน\n", encoding="utf-8")
    file = tmp_path / "run.html"
    texts = [str(tmp_path / name) for name in ("a.en.txt", "a.th.txt")]
    CliRunner().invoke(
        cli, ["check", *texts, "--mode", "translation", "--html", str(file), "-q", "--config", "none"]
    )
    page = show(canal_report(), text=file.read_text(encoding="utf-8")).page
    side = page.locator(".card", has_text="segment-missing").locator(".side.target")
    assert side.locator("blockquote.behind").inner_text() == "สภาประชุมเมื่อวันจันทร์"
    assert "Its place is behind" in side.locator(".nil").inner_text()
    side.locator(".go").click()
    assert "สภาประชุม" in page.locator("#rows .row.here .t").inner_text()
