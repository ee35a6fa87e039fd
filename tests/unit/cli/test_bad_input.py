"""A user's mistake gets one clear line, the right exit code, no traceback, and nothing is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from thiap.cli.main import main

ENGLISH = "The bridge was opened in 1932. It is 500 metres long."
THAI = "สะพานเปิดใช้ใน พ.ศ. 2475 มีความยาว 500 เมตร"


@pytest.fixture
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.en.txt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "a.th.txt").write_text(THAI, encoding="utf-8")
    (tmp_path / "b.en.txt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "link.txt").symlink_to("a.en.txt")
    (tmp_path / "t.csv").write_text("source,target\nbridge,สะพาน\n", encoding="utf-8")
    (tmp_path / "m.csv").write_text("id,source,target\n1,a.en.txt,a.th.txt\n", encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 4)
    (tmp_path / "word.txt").write_bytes(b"PK\x03\x04" + bytes(60))
    (tmp_path / "legacy.th.txt").write_bytes((THAI * 20).encode("cp874"))
    (tmp_path / "folder").mkdir()
    return tmp_path


def run(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    captured = capsys.readouterr()
    assert captured.out == ""
    return int(stopped.value.code or 0), captured.err


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        pytest.param(["check", "a.en.txt", "empty.txt"], 3, "is empty", id="empty file"),
        pytest.param(["check", "a.en.txt", "binary.txt"], 3, "binary.txt", id="not a text"),
        pytest.param(["check", "a.en.txt", "word.txt"], 3, "docx", id="a package"),
        pytest.param(["check", "a.en.txt", "legacy.th.txt"], 3, "--encoding cp874", id="wrong encoding"),
        pytest.param(["check", "a.en.txt", "b.en.txt"], 2, "both in language 'en'", id="same language"),
        pytest.param(
            ["check", "a.en.txt", "./a.en.txt", "a.th.txt"], 2, "named twice (as a.en.txt)", id="twice"
        ),
        pytest.param(["check", "a.en.txt", "link.txt", "a.th.txt"], 2, "named twice", id="twice by a link"),
        pytest.param(
            ["names", "a.th.txt", "a.th.txt"], 2, "named twice; name each text once", id="on both sides"
        ),
        pytest.param(
            ["check", "a.en.txt", "a.th.txt", "-o", "x", "--html", "./x"],
            2,
            "by --output and --html",
            id="one output",
        ),
        pytest.param(
            ["check", "a.en.txt", "a.th.txt", "--terms", "t.csv", "-o", "o", "--run", "t.csv"],
            2,
            "t.csv: is a text this command reads",
            id="over the glossary",
        ),
        pytest.param(["check", "a.en.txt", "nothing.txt"], 3, "no such file", id="missing file"),
        pytest.param(["check", "a.en.txt", "folder"], 3, "folder", id="folder"),
        pytest.param(["check", "a.en.txt"], 2, "at least two texts", id="one text"),
        pytest.param(
            ["evaluate", "a.en.txt", "a.th.txt", "--gold", "g", "--beads", "g"],
            3,
            "g: beads cannot be",
            id="beads",
        ),
        pytest.param(
            ["evaluate", "a.en.txt", "a.th.txt", "--gold", "g", "--beads", "g", "--samples", "-1"],
            2,
            "0<=x<=1000000",
            id="samples",
        ),
        pytest.param(["batch", ".", "folder/..", "-o", "out"], 2, "named twice", id="folder twice"),
        pytest.param(["check", "/dev/zero", "a.th.txt"], 3, "a device", id="a file without end"),
        *(
            pytest.param(
                ["check", "a.en.txt", "a.th.txt", option, "/dev/zero"], 3, "a device", id=f"{option} device"
            )
            for option in ("--decisions", "--baseline", "--terms")
        ),
        pytest.param(["batch", "a", "b", "-o", "a.en.txt"], 3, "no such folder", id="no folders"),
        pytest.param(
            ["batch", "m.csv", "-o", "a.en.txt"], 2, "is a file; name a folder", id="results in a file"
        ),
        pytest.param(["check", "-", "-"], 2, "standard input", id="two standard inputs"),
        pytest.param(
            ["check", "a.en.txt", "a.th.txt", "--select", "numbr-mismatch"], 2, "did you mean", id="check"
        ),
        pytest.param(
            ["check", "a.en.txt", "a.th.txt", "--encoder", "mouse"], 2, "mouse", id="unknown encoder"
        ),
        pytest.param(
            ["check", "a.en.txt", "a.th.txt", "--min-confidence", "nan"], 2, "from 0 to 1", id="no number"
        ),
        pytest.param(["explain", "date-mismatc"], 2, "date-mismatch", id="unknown check to explain"),
        pytest.param(
            ["align", "a.en.txt", "a.th.txt", "--format", "parquet"], 2, "-o", id="binary to screen"
        ),
    ],
)
def test_one_line_and_exit_code(
    texts: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, words: str
) -> None:
    before = sorted(texts.iterdir())
    got, error = run([*arguments], capsys)
    assert got == code
    assert words in error
    assert "Traceback" not in error
    assert (
        len([line for line in error.strip().splitlines() if line and not line.startswith(("Usage", "Try"))])
        == 1
    )
    assert sorted(texts.iterdir()) == before


def test_output_into_a_missing_folder(texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["align", "a.en.txt", "a.th.txt", "--encoder", "none", "-o", "no/such/file.jsonl"])
    assert stopped.value.code == 3
    assert "nothing was changed" in capsys.readouterr().err


def test_examples_in_the_help_stand_line_by_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["check", "--help"])
    shown = capsys.readouterr().out
    assert "\n    thiap check article.en.txt article.th.txt\n" in shown
    assert "\\b" not in shown
