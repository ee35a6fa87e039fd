"""``thiap explain-bead`` as a user calls it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from thiap.cli.main import cli, main
from thiap.renderers.alignment.text import columns

ENGLISH = (
    "The minister did not sign the treaty, which had been drafted in Geneva.\n\n"
    "The lighthouse keeper refused the medal.\n"
)
THAI = "รัฐมนตรีไม่ได้ลงนามในสนธิสัญญา ซึ่งร่างขึ้นที่เจนีวา\n\nคนเฝ้าประภาคารปฏิเสธเหรียญรางวัล\n"


@pytest.fixture
def texts(tmp_path: Path) -> list[str]:
    paths = []
    for name, text in (("s.en.txt", ENGLISH), ("t.th.txt", THAI)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        paths.append(str(tmp_path / name))
    return paths


def test_words_answer_words_in_both_directions(texts: list[str]) -> None:
    result = CliRunner().invoke(cli, ["explain-bead", *texts, "--format", "jsonl"])
    assert result.exit_code == 0, result.output
    first, second = (json.loads(line) for line in result.stdout.splitlines())
    source, target = first["source"]["words"], first["target"]["words"]
    by = {word["text"]: [target[one["word"]]["text"] for one in word["by"]] for word in source}
    assert by["sign"] == ["ลงนาม"]
    assert "ไม่" in by["not"]
    back = {word["text"]: [source[one["word"]]["text"] for one in word["by"]] for word in target}
    assert back["เจนีวา"] == ["Geneva"]
    for side, text in (("source", ENGLISH), ("target", THAI)):
        for word in second[side]["words"]:
            assert "".join(text[start:end] for start, end in word["spans"]) == word["text"]


def test_the_table_fits_the_terminal(texts: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "34")
    result = CliRunner().invoke(cli, ["explain-bead", *texts, "--find", "ลงนาม", "--format", "text"])
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert max(map(columns, lines)) <= 34
    assert any(line.split()[-2:] == ["ลงนาม", "1.00"] for line in lines)
    assert "medal" not in result.stdout


@pytest.mark.parametrize("asked", [["--bead", "9"], ["--find", "no such words"]])
def test_a_bead_that_is_not_there(
    texts: list[str], asked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["explain-bead", *texts, *asked])
    assert stopped.value.code == 2
    assert asked[1] in capsys.readouterr().err
