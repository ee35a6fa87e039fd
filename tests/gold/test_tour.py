"""The translator's tour of the README runs as written on the texts in examples/, and finds their slips."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from thiap.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
#: By check: what was put into the draft.
SLIPS = {
    "magnitude-mismatch": "3 ล้านบาท",
    "date-mismatch": "วันที่ 4 มกราคม พ.ศ. 2562",
    "number-mismatch": "54,000",
    "segment-missing": "The bridge is closed to lorries",
}


@pytest.mark.parametrize("page", ["README.md", "README.th.md"])
def test_tour(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    commands = re.findall(r"^thiap (check examples/.+)$", text, re.MULTILINE)
    assert len(commands) == 2
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    codes = []
    for command in commands:
        with pytest.raises(SystemExit) as stopped:
            main([*shlex.split(command), "--config", "none"])
        codes.append(stopped.value.code)
        out = capsys.readouterr().out
        for check, words in SLIPS.items():
            assert check in out and words in out.replace("[", "").replace("]", "")
    assert codes == [0, 1]
    assert (tmp_path / "report.html").stat().st_size > 10_000
