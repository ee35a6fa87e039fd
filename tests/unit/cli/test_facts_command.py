"""``thiap facts``: the JSON contract, the text form, errors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from thiap.cli.main import main


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "a.th.txt"
    path.write_text("วันที่ 17 กันยายน พ.ศ. 2482 ทหารกว่า 230,000 นายถูกจับ\n31 กันยายน 2482\n", encoding="utf-8")
    return path


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    return int(stop.value.code or 0)


def test_json_lines_keep_the_contract(text: Path, tmp_path: Path) -> None:
    out = tmp_path / "facts.jsonl"
    assert run("facts", str(text), "--format", "jsonl", "-o", str(out), "--quiet") == 0
    raw = text.read_text(encoding="utf-8")
    records = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [(record["kind"], record["value"]) for record in records] == [
        ("date", "1939-09-17"),
        ("number", "230000"),
        ("date", "1939-09-31"),
    ]
    for record in records:
        start, end = record["span"]
        assert raw[start:end] == record["text"]
    assert records[1]["qualifier"] == "more"
    assert records[2]["problem"] == "impossible-date"


def test_text_form_explains(text: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run("facts", str(text), "--format", "text", "--explain") == 0
    captured = capsysbinary.readouterr()
    out = captured.out.decode()
    assert "17 September 1939 (CE)" in out
    assert "more than 230,000 people" in out
    assert "date-BE" in out
    assert "impossible date" in out
    assert "3 facts, 1 with a problem" in captured.err.decode()


def test_a_missing_file_is_one_line_and_exit_code_3(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("facts", "nowhere.txt") == 3
    assert "nowhere.txt" in capsys.readouterr().err


def test_an_unknown_language_is_bad_usage(text: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("facts", str(text), "--lang", "xx") == 2
    assert "xx" in capsys.readouterr().err
