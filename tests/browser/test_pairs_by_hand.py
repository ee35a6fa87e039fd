"""Beads by hand: joined and parted in the page, saved, and kept by the run that reads the file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from browser.waits import after_drawing, reload_with_what_is_kept, wait_for
from samples.reports import Large, canal_report
from thiap.cli.main import cli
from thiap.renderers.run_json import load_run

Show = Callable[..., Any]

SOURCE = """\
The dam was built in 1964.
It is 58 m high. It feeds two valleys.
Fishing is free.
The road is closed.
"""
DRAFT = """\
เขื่อนนี้สร้างขึ้นใน พ.ศ. 2507
เขื่อนสูง 58 เมตร
เขื่อนส่งน้ำไปยังหุบเขาสองแห่ง
ถนนปิด
ผู้คนตกปลาได้โดยไม่เสียเงิน
"""


@pytest.fixture
def pair(tmp_path: Path) -> list[str]:
    for name, text in (("dam.en.txt", SOURCE), ("dam.th.txt", DRAFT)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [str(tmp_path / "dam.en.txt"), str(tmp_path / "dam.th.txt")]


def thiap(*arguments: str) -> None:
    done = CliRunner().invoke(cli, arguments, standalone_mode=False)
    assert done.exception is None, done.exception


def edit(page: Any) -> None:
    page.goto(page.url.partition("#")[0] + "#texts")
    after_drawing(page)
    page.get_by_role("button", name="Align by hand").click()


def tick(page: Any, *sentences: str) -> None:
    for sentence in sentences:
        page.locator("#beads label", has_text=sentence).locator("input").check()


def bead_of(page: Any, sentence: str) -> list[str]:
    """The sentences that stand in one bead with this one, the given one too."""
    row = page.locator("#beads .bead", has=page.locator("label", has_text=sentence))
    return [text.strip() for text in row.locator("label").all_text_contents()]


def saved(page: Any) -> str:
    with page.expect_download() as download:
        page.locator("#save-beads").click()
    return download.value.path().read_text(encoding="utf-8")


def test_a_run_keeps_what_was_aligned_by_hand(show: Show, pair: list[str], tmp_path: Path) -> None:
    page_file = tmp_path / "first.html"
    thiap("check", *pair, "--mode", "translation", "--html", str(page_file), "-q")
    page = show(canal_report(), text=page_file.read_text(encoding="utf-8")).page
    edit(page)
    # Nothing that an aligner would do by itself: beads across the order, one of two, one alone.
    tick(page, "It is 58 m high.", "It feeds two valleys.", "เขื่อนสูง 58 เมตร", "เขื่อนส่งน้ำ")
    page.get_by_role("button", name="Link", exact=False).first.click()
    assert len(bead_of(page, "It is 58 m high.")) == 4
    tick(page, "Fishing is free.", "ถนนปิด")
    page.keyboard.press("l")
    tick(page, "The road is closed.")
    page.keyboard.press("x")
    assert bead_of(page, "The road is closed.") == ["The road is closed."]
    anchors = tmp_path / "anchors.jsonl"
    anchors.write_text(saved(page), encoding="utf-8")
    made = [json.loads(line) for line in anchors.read_text(encoding="utf-8").splitlines()]
    assert len(made) == 3

    run = tmp_path / "run.json"
    thiap("check", *pair, "--mode", "translation", "--anchors", str(anchors), "--run", str(run), "-q")
    kept = {
        (bead.source, bead.target)
        for bead in load_run(run.read_text(encoding="utf-8")).bitexts[0].alignment.beads
    }
    asked = {tuple(tuple(map(tuple, bead[side])) for side in ("source", "target")) for bead in made}
    assert asked <= kept


def beads(page: Any) -> list[list[str]]:
    """The sentences of every bead."""
    every = "rows => rows.map(row => [...row.querySelectorAll('label')].map(one => one.textContent.trim()))"
    return page.locator("#beads .bead").evaluate_all(every)


def test_merge_split_and_undo(show: Show) -> None:
    page = show(canal_report()).page
    edit(page)
    before = beads(page)
    page.locator("#beads .bead input").first.check()
    page.keyboard.press("m")  # with the next
    merged = beads(page)
    assert merged[1:] == before[2:]
    assert sorted(merged[0]) == sorted(before[0] + before[1])
    tick(page, *before[1])
    page.keyboard.press("s")  # parts it before them again
    assert beads(page) == before
    page.keyboard.press("u")
    assert beads(page) == merged
    page.keyboard.press("u")
    assert beads(page) == before
    assert page.locator("#save-beads").is_disabled()


def letters(text: str) -> list[str]:
    """All letters and digits of a text, whatever their order."""
    return sorted(filter(str.isalnum, text))


def test_merge_with_the_pair_before(show: Show) -> None:
    page = show(canal_report()).page
    edit(page)
    before = beads(page)
    page.locator("#beads .bead").nth(2).locator("input").first.check()
    page.keyboard.press("Shift+M")
    merged = beads(page)
    assert sorted(merged[1]) == sorted([*before[1], *before[2]])
    assert merged[0] == before[0] and merged[2:] == before[3:]
    page.keyboard.press("u")
    assert beads(page) == before
    page.locator("#beads .bead input").first.check()
    page.get_by_role("button", name="Merge up").click()  # the first has none before it
    assert beads(page) == before


def test_a_sentence_is_not_cut_where_a_name_follows(show: Show, tmp_path: Path) -> None:
    source = "In the spring of 1940 the army entered Norway from the east, sixteen days after it had left.\n"
    texts = [str(tmp_path / "a.en.txt"), str(tmp_path / "a.th.txt"), "--mode", "translation"]
    Path(texts[0]).write_text(source, encoding="utf-8")
    Path(texts[1]).write_text(
        "ในฤดูใบไม้ผลิ ค.ศ. 1940 กองทัพเข้าสู่นอร์เวย์จากทางตะวันออก สิบหกวันหลังจากที่ถอนออกไป\n", encoding="utf-8"
    )
    page_file = tmp_path / "a.html"
    thiap("check", *texts, "--encoder", "none", "--html", str(page_file), "-q")
    page = show(canal_report(), text=page_file.read_text(encoding="utf-8")).page
    edit(page)
    assert source.strip() in [text for bead in beads(page) for text in bead]


def test_no_sentence_is_lost(show: Show) -> None:
    report = canal_report()
    page = show(report).page
    edit(page)
    for number, bitext in enumerate(report.bitexts):
        page.locator("#desk-source").select_option(str(number))
        for side, doc in ((".s", bitext.source), (".t", bitext.target)):
            shown = page.locator(f"#beads {side} label").all_text_contents()
            assert letters("".join(shown)) == letters(doc.text)


def test_beads_by_hand_are_still_there_the_next_day(show: Show, tmp_path: Path) -> None:
    page = show(canal_report()).page
    edit(page)
    page.locator("#beads .bead:has(.s label):has(.t label) input").first.check()
    page.keyboard.press("m")
    file = tmp_path / "anchors-1.jsonl"
    file.write_text(saved(page), encoding="utf-8")
    reload_with_what_is_kept(page)
    edit(page)
    assert page.locator("#beads .fixed").count() == 1
    page.evaluate("localStorage.clear()")
    for _ in range(2):  # off and on
        page.get_by_role("button", name="Align by hand").click()
    assert page.locator("#beads .fixed").count() == 0
    page.locator("#beads-file").set_input_files(str(file))
    page.locator("#beads .fixed").wait_for()
    wait_for(page.locator("#say"), "1 of 1 beads fit")


def test_what_cannot_be_done_is_told(show: Show) -> None:
    page = show(canal_report()).page
    edit(page)
    page.keyboard.press("x")
    assert page.locator("#say").inner_text() == "Tick a sentence first"
    page.locator("#beads .s input").first.check()
    page.keyboard.press("l")
    assert page.locator("#say").inner_text() == "Tick a sentence on both sides"


def test_five_thousand_beads_open(show: Show, large: Large) -> None:
    page = show(large.report, text=large.text).page
    edit(page)
    assert page.locator("#beads .bead").count() >= 5_000
    page.locator("#beads .bead:has(.s label):has(.t label) input").first.check()
    page.keyboard.press("m")
    assert page.locator("#beads .fixed").count() == 1
