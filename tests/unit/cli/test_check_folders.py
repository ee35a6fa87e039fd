"""``thiap check FOLDER FOLDER``: files pair by path, one answer for all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from thiap.cli.main import main
from thiap.corpus.same_paths import pair_files


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


@pytest.fixture
def locales(tmp_path: Path) -> tuple[str, str]:
    first = write(
        tmp_path / "en",
        {
            "app.json": '{"a": "Deleted after 30 days."}',
            "menu/file.json": '{"open": "Open {name}"}',
            "menu/new.json": '{"b": "New"}',
            "logo.png": b"\x89PNG\0\0",
        },
    )
    second = write(
        tmp_path / "th",
        {
            "app.json": '{"a": "ลบหลังจาก 20 วัน"}',
            "menu/file.json": '{"open": "เปิด {name}"}',
            "logo.png": b"\x89PNG\0\0",
        },
    )
    return str(first), str(second)


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as caught:
        main(["check", *arguments, "--encoder", "none", "--config", "none"])
    return int(caught.value.code or 0)


def test_one_answer_for_all(locales: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*locales, "--format", "jsonl") == 0
    out, err = capsys.readouterr()
    (line,) = [json.loads(line) for line in out.splitlines()]
    assert (line["file"], line["unit"]) == (str(Path(locales[1], "app.json")), "a")
    assert "2 files checked: 1 major; 1 without a translation: menu/new.json" in err


def test_the_worst_file_decides_the_exit_code(locales: tuple[str, str]) -> None:
    assert run(*locales, "--fail-on", "major") == 1
    assert run(*locales, "--fail-on", "critical") == 0


def test_a_broken_file_does_not_keep_the_others_from_being_checked(
    locales: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    Path(locales[1], "menu", "file.json").write_text('{"open": ')
    assert run(*locales) == 3
    out, err = capsys.readouterr()
    assert "duration-mismatch" in out
    assert "file.json: is no valid JSON" in err and "1 could not be read" in err


def test_sarif_holds_a_run_for_each_file(locales: tuple[str, str], tmp_path: Path) -> None:
    output = tmp_path / "all.sarif"
    run(*locales, "--format", "sarif", "-o", str(output))
    runs = json.loads(output.read_text())["runs"]
    assert [len(one["results"]) for one in runs] == [1, 0]


def test_options_of_one_pair_and_strangers_are_refused(
    locales: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*locales, "--html", str(tmp_path / "r.html")) == 2
    assert "--html is for one pair of files" in capsys.readouterr().err
    write(tmp_path / "other", {"x.txt": "ไม่"})
    assert run(locales[0], str(tmp_path / "other")) == 2
    assert "has one of the same name" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("a.en.md", "a.th.md"),
        ("en.yml", "th.yml"),
        ("values/strings.xml", "values/strings.xml"),
        ("en.lproj/Main.strings", "th.lproj/Main.strings"),
        ("messages_en.properties", "messages_th_TH.properties"),
    ],
)
def test_languages_in_names_are_no_difference(tmp_path: Path, first: str, second: str) -> None:
    pairs, left = pair_files(write(tmp_path / "1", {first: "x"}), write(tmp_path / "2", {second: "x"}))
    assert [[path.name for path in pair] for pair in pairs] == [[Path(first).name, Path(second).name]]
    assert left == []
