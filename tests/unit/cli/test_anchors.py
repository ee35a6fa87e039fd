"""``--anchors``: beads a user gives are kept, whatever the aligner thinks; mistakes are told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from thiap.cli.main import cli, main

ENGLISH = "The reservoir is full.\nForty families slept in the school.\nThe road to the coast is closed.\n"
THAI = "อ่างเก็บน้ำเต็มแล้ว\nสี่สิบครอบครัวนอนค้างคืนในโรงเรียน\nถนนสู่ชายฝั่งปิด\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("a.en.txt").write_text(ENGLISH, encoding="utf-8")
    Path("a.th.txt").write_text(THAI, encoding="utf-8")
    return tmp_path


def spans(text: str, quote: str) -> list[list[int]]:
    at = text.index(quote)
    return [[at, at + len(quote)]]


def write(*beads: tuple[str, str]) -> None:
    lines = [
        json.dumps(
            {
                "source": spans(ENGLISH, first) if first else [],
                "target": spans(THAI, second) if second else [],
            }
        )
        for first, second in beads
    ]
    Path("anchors.jsonl").write_text("\n".join(lines), encoding="utf-8")


def aligned() -> list[tuple[str, str]]:
    arguments = ["align", "a.en.txt", "a.th.txt", "--anchors", "anchors.jsonl", "--format", "jsonl"]
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code == 0, result.output
    beads = [json.loads(line) for line in result.stdout.splitlines()]
    return [
        (
            " ".join(ENGLISH[a:b] for a, b in bead["source"]),
            " ".join(THAI[a:b] for a, b in bead["target"]),
        )
        for bead in beads
    ]


def test_a_given_bead_is_kept_and_the_rest_aligned(folder: Path) -> None:
    write(("The reservoir is full.", ""), ("", "อ่างเก็บน้ำเต็มแล้ว"))
    found = aligned()
    assert ("The reservoir is full.", "") in found
    assert ("", "อ่างเก็บน้ำเต็มแล้ว") in found
    assert ("Forty families slept in the school.", "สี่สิบครอบครัวนอนค้างคืนในโรงเรียน") in found


def test_the_rest_of_a_segment_is_not_lost(folder: Path) -> None:
    write(("Forty families", "สี่สิบครอบครัว"))
    found = aligned()
    assert ("Forty families", "สี่สิบครอบครัว") in found
    assert any("slept in the school" in source for source, _ in found)
    assert any("นอนค้างคืนในโรงเรียน" in target for _, target in found)


def test_check_takes_them_too(folder: Path) -> None:
    write(("Forty families slept in the school.", ""), ("", "สี่สิบครอบครัวนอนค้างคืนในโรงเรียน"))
    options = ["--mode", "translation", "--format", "jsonl"]
    result = CliRunner().invoke(
        cli, ["check", "a.en.txt", "a.th.txt", "--anchors", "anchors.jsonl", *options]
    )
    assert result.exit_code == 0, result.output
    findings = [json.loads(line) for line in result.stdout.splitlines()]
    assert {"missing_in_target", "missing_in_source"} <= {finding["kind"] for finding in findings}


@pytest.mark.parametrize(
    ("lines", "arguments", "code", "words"),
    [
        pytest.param("\n{}\n", [], 3, "anchors.jsonl:2", id="no span"),
        pytest.param(
            '{"source": [[0, 5000]], "target": []}', [], 3, "anchors.jsonl:1", id="outside the text"
        ),
        pytest.param("[[0, 5]]", [], 3, "not an object", id="no object"),
        pytest.param('{"source": [[0, 9]]}\n{"source": [[5, 12]]}', [], 2, "overlap", id="overlap"),
        pytest.param("", ["--anchors", "anchors.jsonl"], 2, "2 files for 1 sources", id="too many"),
        pytest.param("", ["--watch"], 2, "--watch", id="watch"),
    ],
)
def test_mistakes(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    lines: str,
    arguments: list[str],
    code: int,
    words: str,
) -> None:
    Path("anchors.jsonl").write_text(lines, encoding="utf-8")
    with pytest.raises(SystemExit) as stopped:
        main(["check", "a.en.txt", "a.th.txt", "--anchors", "anchors.jsonl", *arguments])
    assert stopped.value.code == code
    assert words in capsys.readouterr().err
