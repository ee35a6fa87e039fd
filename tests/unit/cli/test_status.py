"""Translated documentation kept in step with its source: accept, change, see just that, mend, green."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from thiap.cli.main import main

Run = Callable[..., tuple[int, Any]]

PAGES = [f"page-{number:02}" for number in range(1, 21)]


def english(number: int) -> str:
    return (
        f"# Chapter {number}\n\nEvery reader who opens chapter {number} needs a pump and two hours.\n\n"
        f"```\npump --speed {number}\n```\n\n- Fill the tank with water.\n- Close the lid.\n\n"
        "The pump stops by itself when the tank is full.\n"
    )


def thai(number: int) -> str:
    return (
        f"# บทที่ {number}\n\nผู้อ่านทุกคนที่เปิดบทที่ {number} ต้องมีเครื่องสูบน้ำและเวลาสองชั่วโมง\n\n"
        f"```\npump --speed {number}\n```\n\n- เติมน้ำลงในถัง\n- ปิดฝา\n\n"
        "เครื่องสูบน้ำจะหยุดเองเมื่อน้ำเต็มถัง\n"
    )


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    for side, text in (("en", english), ("th", thai)):
        (tmp_path / side).mkdir()
        for number, name in enumerate(PAGES, 1):
            (tmp_path / side / f"{name}.md").write_text(text(number), encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(docs: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: str, data: bool = True) -> tuple[int, Any]:
        form = ["--format", "json"] if data else []
        with pytest.raises(SystemExit) as stopped:
            main(["status", str(docs / "en"), str(docs / "th"), "--config", "none", *form, *arguments])
        code = stopped.value.code
        assert isinstance(code, int)
        out = capsys.readouterr().out
        return code, json.loads(out) if data and out else out

    return call


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def lags(told: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [
        (page["page"].removesuffix(".md"), lag["state"], (lag["source"] or lag["target"])["at"].split(":")[0])
        for page in told["pages"]
        for lag in page.get("lags", ())
    ]


def test_loop_of_twenty_pages(docs: Path, run: Run) -> None:
    code, told = run()
    assert code == 1
    assert {page["state"] for page in told["pages"]} == {"never accepted"}
    code, told = run("--accept")
    assert (code, told["in_step"], told["blocks"], told["done"]) == (0, 20, 120, 120)

    edit(docs / "en" / "page-03.md", "two hours", "three hours")
    edit(docs / "en" / "page-09.md", "pump --speed 9", "pump --speed 9 --quiet")
    edit(docs / "en" / "page-17.md", "- Close the lid.\n", "- Close the lid.\n- Press the red button.\n")
    code, told = run()
    assert code == 1
    assert lags(told) == [
        ("th/page-03", "stale", "3"),
        ("th/page-09", "stale", "5"),
        ("th/page-17", "new", "11"),
    ]
    assert (told["in_step"], told["blocks"], told["done"]) == (17, 121, 118)

    edit(docs / "th" / "page-03.md", "สองชั่วโมง", "สามชั่วโมง")
    edit(docs / "th" / "page-09.md", "pump --speed 9", "pump --speed 9 --quiet")
    edit(docs / "th" / "page-17.md", "- ปิดฝา\n", "- ปิดฝา\n- กดปุ่มสีแดง\n")
    code, told = run()
    assert (code, told["in_step"], told["done"]) == (0, 20, 121)
    code, told = run("--accept")
    assert code == 0
    edit(docs / "en" / "page-03.md", "three hours", "four hours")
    assert lags(run()[1]) == [("th/page-03", "stale", "3")]


def test_lock_is_the_same_for_the_same_pages_and_reads_well(docs: Path, run: Run) -> None:
    run("--accept")
    first = (docs / "thiap.lock").read_text(encoding="utf-8")
    run("--accept", "--pair", "*page-02.md")
    assert (docs / "thiap.lock").read_text(encoding="utf-8") == first
    head = '["th/page-01.md"]\nsource = "en/page-01.md"\nblocks = [\n  "h'
    assert head in first and first.index("page-01") < first.index("page-20")


def test_what_nobody_translated_stays_missing_until_it_is_or_is_left_out(docs: Path, run: Run) -> None:
    page = docs / "th" / "page-05.md"
    edit(page, "เครื่องสูบน้ำจะหยุดเองเมื่อน้ำเต็มถัง", "The pump stops by itself when the tank is full.")
    code, told = run("--accept")
    assert (code, lags(told)) == (1, [("th/page-05", "missing", "12")])
    edit(page, "\nThe pump stops by itself when the tank is full.\n", "")
    assert lags(run("--accept")[1]) == [("th/page-05", "missing", "12")]
    assert run("--accept-missing")[0] == 0
    assert run()[0] == 0
    edit(docs / "en" / "page-05.md", "is full", "is nearly full")
    assert lags(run()[1]) == [("th/page-05", "missing", "12")]


def test_translation_that_was_taken_out_is_missing_and_of_a_source_that_is_gone_obsolete(
    docs: Path, run: Run
) -> None:
    run("--accept")
    edit(docs / "th" / "page-01.md", "- ปิดฝา\n", "")
    edit(docs / "en" / "page-02.md", "- Close the lid.\n", "")
    (docs / "th" / "page-04.md").unlink()
    (docs / "en" / "page-06.md").unlink()
    code, told = run()
    assert code == 1
    assert lags(told) == [("th/page-01", "missing", "10"), ("th/page-02", "obsolete", "10")]
    states = {page["page"]: page["state"] for page in told["pages"]}
    assert (states["en/page-04.md"], states["th/page-06.md"]) == ("untranslated", "source gone")


def test_moving_and_wrapping_change_nothing(docs: Path, run: Run) -> None:
    run("--accept")
    edit(docs / "en" / "page-07.md", "needs a pump", "needs\na pump")
    last = "The pump stops by itself when the tank is full.\n"
    edit(docs / "en" / "page-08.md", f"\n{last}", "")
    edit(docs / "en" / "page-08.md", "# Chapter 8\n", f"# Chapter 8\n\n{last}")
    assert run()[0] == 0


def test_pages_that_are_built_otherwise_are_aligned(docs: Path, run: Run) -> None:
    """The translation has a paragraph of its own: pieces pair by meaning, not by number."""
    note = "# บทที่ 2\n\nหมายเหตุของผู้แปล: หน่วยในบทนี้เป็นหน่วยเมตริก\n"
    edit(docs / "th" / "page-02.md", "# บทที่ 2\n", note)
    assert run("--accept")[0] == 0
    edit(docs / "en" / "page-02.md", "when the tank is full", "when the tank is empty")
    _, told = run()
    assert lags(told) == [("th/page-02", "stale", "12")]
    lag = next(page for page in told["pages"] if page.get("lags"))["lags"][0]
    assert lag["target"]["quote"] == "เครื่องสูบน้ำจะหยุดเองเมื่อน้ำเต็มถัง"


def test_text_names_file_line_and_words(docs: Path, run: Run) -> None:
    run("--accept")
    edit(docs / "en" / "page-03.md", "two hours", "three hours")
    _, out = run(data=False)
    assert "th/page-03.md: 1 stale; 83 % done" in out
    assert "page-03.md:3:1  “Every reader who opens chapter 3" in out
    assert "19 pages in step, 1 behind; 119 of 120 blocks done (99 %)" in out


def test_pairs_of_the_configuration_and_one_folder_with_both(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_text(english(1), encoding="utf-8")
    (tmp_path / "docs" / "a.th.md").write_text(thai(1), encoding="utf-8")
    (tmp_path / "thiap.toml").write_text('pairs = [["docs", "docs"]]\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for arguments, code in ((["--accept"], 0), ([], 0), (["docs"], 0), (["--pair", "b.md"], 2)):
        with pytest.raises(SystemExit) as stopped:
            main(["status", *arguments])
        assert stopped.value.code == code
    assert 'source = "docs/a.md"' in (tmp_path / "thiap.lock").read_text(encoding="utf-8")
    capsys.readouterr()


@pytest.mark.parametrize(
    "lock", ["version = 2\n", "[", 'version = 1\n["a"]\nsource = "b"\nblocks = ["x y"]\n']
)
def test_what_is_no_lock_is_told_in_one_line(
    docs: Path, lock: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (docs / "thiap.lock").write_text(lock, encoding="utf-8")
    with pytest.raises(SystemExit) as stopped:
        main(["status", str(docs / "en"), str(docs / "th"), "--config", "none"])
    assert stopped.value.code == 3
    assert capsys.readouterr().err.startswith("thiap: ")


def test_files_of_strings_are_held_in_step_key_by_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    def write(lang: str, **texts: str) -> None:
        (tmp_path / lang).mkdir(exist_ok=True)
        (tmp_path / lang / "app.json").write_text(json.dumps(texts, ensure_ascii=False), encoding="utf-8")

    def states(*more: str) -> tuple[object, list[tuple[str, str]]]:
        with pytest.raises(SystemExit) as stopped:
            main(["status", "en", "th", "--format", "json", "-q", *more])
        (page,) = json.loads(capsys.readouterr().out)["pages"]
        lags = [(lag["state"], (lag["source"] or lag["target"])["at"]) for lag in page["lags"]]
        return stopped.value.code, lags

    write("en", wait="Wait five minutes", hello="Hello there", save="Save the file", yes="OK", also="OK")
    write("th", also="ตกลง", hello="สวัสดี", wait="รอห้านาที", yes="ตกลง", save="บันทึกไฟล์")
    (tmp_path / "en" / "package.json").write_text('{"size": 5}', encoding="utf-8")  # no strings, no page
    assert states("--accept") == (0, [])
    write("en", wait="Wait ten minutes", hello="Hello there", also="OK", door="Open the door", yes="OK, do")
    assert states() == (
        1,
        [("stale", "key wait"), ("new", "key door"), ("stale", "key yes"), ("obsolete", "key save")],
    )
    write("th", also="ตกลง", hello="สวัสดี", wait="รอสิบนาที", yes="ตกลง ทำเลย", door="เปิดประตู")
    assert states() == (0, [])
    assert states("--accept") == (0, [])
    write("th", hello="สวัสดี", wait="รอสิบนาที", yes="ตกลง ทำเลย", door="เปิดประตู")
    assert states() == (1, [("missing", "key also")])
