"""Two runs in one report: what is new, what remains, and what was fixed with how it reads now."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from samples.reports import canal_report
from thiap.cli.main import cli

Show = Callable[..., Any]

SOURCE = "The dam was built in 1964.\nIt is 58 m high.\nThe lake holds 12 million tons of water.\n"
FIRST = "เขื่อนนี้สร้างขึ้นใน พ.ศ. 2506\nเขื่อนสูง 85 เมตร\nอ่างเก็บน้ำจุน้ำ 12 ล้านตัน\n"
SECOND = "เขื่อนนี้สร้างขึ้นใน พ.ศ. 2507\nเขื่อนสูง 85 เมตร\nอ่างเก็บน้ำจุน้ำ 12 พันตัน\n"


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the runs of two drafts, the second held against the first."""
    folder = tmp_path_factory.mktemp("runs")
    (folder / "dam.en.txt").write_text(SOURCE, encoding="utf-8")
    draft = folder / "dam.th.txt"

    def check(*options: str) -> None:
        arguments = ["check", str(folder / "dam.en.txt"), str(draft), "--mode", "translation", "-q", *options]
        done = CliRunner().invoke(cli, arguments, standalone_mode=False)
        assert done.exception is None, done.exception

    draft.write_text(FIRST, encoding="utf-8")
    check("--run", str(folder / "first.json"))
    draft.write_text(SECOND, encoding="utf-8")
    again = ["--baseline", str(folder / "first.json"), "--html", str(folder / "second.html")]
    check(
        *again, "--run", str(folder / "second.json"), "--format", "jsonl", "-o", str(folder / "second.jsonl")
    )
    return folder


def columns(page: Any) -> list[str]:
    return [" ".join(text.split()) for text in page.locator("#since .since > div").all_inner_texts()]


def test_new_remaining_and_fixed_stand_side_by_side(show: Show, runs: Path) -> None:
    text = (runs / "second.html").read_text(encoding="utf-8")
    page = show(canal_report(), text=text, at="#since").page
    new, remain, fixed = columns(page)
    assert new.startswith("New 1")
    assert "12" in new
    assert remain.startswith("Remains 1")
    assert "58" in remain
    assert fixed.startswith("Fixed 1")
    assert "2506" in fixed  # as it was
    assert "2507" in fixed  # as it reads now
    places = page.locator("#since .since > div").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect().top)"
    )
    assert len(set(places)) == 1
    assert "New 1 · Remains 1 · Fixed 1" in " ".join(page.locator(".facts").inner_text().split())


def test_new_findings_are_marked_and_filtered(show: Show, runs: Path) -> None:
    page = show(canal_report(), text=(runs / "second.html").read_text(encoding="utf-8")).page
    assert page.locator(".card h3 .since").count() == 1
    page.locator('.chip[data-facet="b"][data-value="new"]').click()
    assert page.locator(".card:visible").count() == 1
    assert "b=new" in page.evaluate("location.search")


def test_the_thai_page_says_it_in_thai(show: Show, runs: Path) -> None:
    page = show(canal_report(), text=(runs / "second.html").read_text(encoding="utf-8"), at="#since").page
    page.evaluate("document.querySelector('#tongue').click()")
    assert [text.split()[0] for text in columns(page)] == ["ใหม่", "ยังอยู่", "แก้แล้ว"]
    assert "ต้นฉบับว่า ค.ศ. 1964" in columns(page)[2]


def test_the_saved_run_and_the_lines_say_it_too(runs: Path, tmp_path: Path) -> None:
    saved = json.loads((runs / "second.json").read_text(encoding="utf-8"))
    assert saved["since"]["before"] == "first.json"
    assert len(saved["since"]["new"]) == len(saved["since"]["fixed"]) == 1
    lines = [json.loads(line) for line in (runs / "second.jsonl").read_text(encoding="utf-8").splitlines()]
    assert sorted(line["since"] for line in lines) == ["new", "remains"]
    page = tmp_path / "again.html"
    done = CliRunner().invoke(
        cli, ["report", str(runs / "second.json"), "-o", str(page)], standalone_mode=False
    )
    assert done.exception is None
    assert 'id="since"' in page.read_text(encoding="utf-8")
