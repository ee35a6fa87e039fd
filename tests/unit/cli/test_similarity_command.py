"""``thiap similarity`` as a user calls it."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from thiap.cli.main import cli

SOURCE = "The reservoir is full. Forty families slept in the school.\n"
DRAFT = "เขื่อนเต็มแล้ว สี่สิบครอบครัวนอนค้างคืนในโรงเรียน\n"
REFERENCE = "อ่างเก็บน้ำเต็มแล้ว สี่สิบครอบครัวนอนค้างคืนในโรงเรียน\n"


def test_a_row_for_each_stretch_and_the_signature_apart(tmp_path: Path) -> None:
    paths = []
    for name, text in (("s.en.txt", SOURCE), ("d.th.txt", DRAFT), ("r.th.txt", REFERENCE)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        paths.append(str(tmp_path / name))
    result = CliRunner().invoke(cli, ["similarity", *paths[:2], "--reference", paths[2], "--format", "jsonl"])
    assert result.exit_code == 0, result.output
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert rows[-1]["chrf"] == 100
    assert rows[0]["chrf"] < 100
    assert "version:" in result.stderr
