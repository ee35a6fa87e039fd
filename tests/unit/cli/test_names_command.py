from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from thiap.cli.names import names


@pytest.fixture
def texts(tmp_path: Path) -> tuple[str, str]:
    source, target = tmp_path / "a.en.txt", tmp_path / "a.th.txt"
    source.write_text("Viktor Grigoriev left Norway in May.\nGrigoriev never returned.\n", encoding="utf-8")
    target.write_text("วิกเตอร์ กริกอรีเยฟ ออกจากนอร์เวย์ในเดือนพฤษภาคม\nกริกอรีเยฟไม่เคยกลับมา\n", encoding="utf-8")
    return str(source), str(target)


def test_json_lines_have_every_rendering(texts: tuple[str, str]) -> None:
    result = CliRunner().invoke(names, [*texts, "--encoder", "none", "--format", "jsonl", "--quiet"])
    assert result.exit_code == 0, result.output
    rows = {row["source"]: row for row in map(json.loads, result.stdout.splitlines())}
    assert rows["Norway"]["target"] == ["นอร์เวย์"]
    assert set(rows["Viktor Grigoriev"]["target"]) == {"วิกเตอร์ กริกอรีเยฟ", "กริกอรีเยฟ"}
    assert rows["Viktor Grigoriev"]["count"] == [2, 2]


def test_the_summary_goes_to_standard_error(texts: tuple[str, str]) -> None:
    result = CliRunner().invoke(names, [*texts, "--encoder", "none"])
    assert "renderings" in result.stderr
    assert "renderings" not in result.stdout


def test_a_file_is_written_whole(texts: tuple[str, str], tmp_path: Path) -> None:
    out = tmp_path / "glossary.csv"
    result = CliRunner().invoke(names, [*texts, "--encoder", "none", "--format", "csv", "-o", str(out), "-q"])
    assert result.exit_code == 0
    assert out.read_text(encoding="utf-8").startswith("source,target,status")
