"""What commands print in tables, the index of a batch, and ``--lang`` after any command: all in Thai."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import click
import pytest

from thiap.cli.main import COMMANDS, cli, main
from thiap.cli.watch import watch
from thiap.errors import InputError
from thiap.languages.support import HEADINGS, supported
from thiap.model import NameEntry
from thiap.phrases import catalogue
from thiap.renderers.name_table import write_names

EXAMPLES = Path(__file__).parents[3] / "examples"
#: Ids, names of files, checks and options are the same in every language.
SAME = re.compile(
    r"[\w*/.-]*\.(?:html|txt|parquet|tsv)|[a-z]+-[a-z-]+|thiap[\w ]*|FOLDER --pair ID|CLDR|auto|none"
)


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("batch")
    rows = [
        "id\tsource\ttarget",
        f"1\t{EXAMPLES / 'source.en.txt'}\t{EXAMPLES / 'draft.th.txt'}",
        f"2\t{EXAMPLES / 'source.en.txt'}\tmissing.txt",
    ]
    (folder / "pairs.tsv").write_text("\n".join(rows), encoding="utf-8")
    say("batch", str(folder / "pairs.tsv"), "-o", str(folder / "out"), "--encoder", "none", "--reports", "1")
    yield folder / "out"


def say(*arguments: str) -> None:
    with pytest.raises(SystemExit):
        main([*arguments, "--lang", "th"])


def english(text: str) -> list[str]:
    return re.findall("[A-Za-z]{3,}", SAME.sub("", text))


def test_the_index_and_its_reports_are_in_thai(results: Path) -> None:
    page = (results / "index.html").read_text(encoding="utf-8")
    shown = re.sub(r"(?s)<style>.*?</style>|<td>en → th</td>|<[^>]*>", " ", page)
    assert english(unescape(shown)) == []
    assert [word for label in re.findall('aria-label="(.*?)"', page) for word in english(label)] == []
    (report,) = (results / "reports").iterdir()
    assert '<html lang="th"' in report.read_text(encoding="utf-8")[:200]


def test_stats_speak_thai(results: Path, capsys: pytest.CaptureFixture[str]) -> None:
    say("stats", str(results))
    told = capsys.readouterr().out
    assert "รายการตรวจ" in told and english(told) == []


def test_a_pair_done_again_is_listed_in_thai(results: Path, capsys: pytest.CaptureFixture[str]) -> None:
    say("report", str(results), "--pair", "1")
    assert "<h1>2 คู่</h1>" in (results / "index.html").read_text(encoding="utf-8")
    assert english(capsys.readouterr().err) == []


def test_every_cell_about_a_language_has_its_thai(capsys: pytest.CaptureFixture[str]) -> None:
    known = {table["en"] for key, table in catalogue().items() if key.startswith("cell-")}
    cells = {cell for row in (HEADINGS, *supported()) for cell in row}
    assert {cell for cell in cells if re.search("[A-Za-z]{3,}", cell)} - known == set()
    say("languages")
    assert re.findall("[A-Za-z]{3,}", capsys.readouterr().out.replace("CLDR", "")) == []


def test_names_are_listed_in_thai() -> None:
    entry = NameEntry("Bangkok", ("กรุงเทพฯ",), "place", (2, 1), 0.9)
    told = write_names([entry], "text", source_lang="en", target_lang="th", lang="th")
    assert "สถานที่" in told and "place" not in told
    assert english(write_names([], "text", source_lang="en", target_lang="th", lang="th")) == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_takes_the_language(name: str) -> None:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    under = getattr(command, "commands", {}).values() if isinstance(command, click.Group) else [command]
    for each in under:
        assert any(param.name == "lang" for param in each.params), each.name


def test_a_watch_tells_in_thai_that_it_waits(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "th_TH.UTF-8")
    file = tmp_path / "a.txt"
    file.write_text("a", encoding="utf-8")

    def run(before: object) -> None:
        file.write_text(file.read_text(encoding="utf-8") + "a", encoding="utf-8")
        raise InputError(f"{file}: holds no text; give a file with text in it")

    watch([str(file)], run, rounds=2)  # type: ignore[arg-type]
    told = capsys.readouterr().err
    assert "กำลังรอการแก้ไข" in told and "waiting" not in told
