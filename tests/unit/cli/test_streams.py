"""Standard streams that are closed, full or not read to the end: the right exit code, no traceback."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a POSIX shell and /dev/full")

ENGLISH = "The bridge was opened in 1932. It is 500 metres long."


def shell(folder: Path, line: str) -> tuple[int, str]:
    """Run a line of the shell in which ``thiap`` is this Python's; its exit code and standard error."""
    (folder / "a.en.txt").write_text(ENGLISH, encoding="utf-8")
    script = f'set -o pipefail; thiap() {{ "{sys.executable}" -m thiap "$@"; }}; {line}'
    done = subprocess.run(
        ["bash", "-c", script], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
    )
    return done.returncode, done.stderr


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        pytest.param("thiap facts a.en.txt > /dev/full", 3, "cannot be written", id="full disk"),
        pytest.param("thiap facts a.en.txt -o /dev/full", 3, "cannot be written", id="full device"),
        pytest.param("thiap explain > /dev/full", 3, "cannot read or write", id="full disk, printed text"),
        pytest.param("thiap facts none.txt 2> /dev/full", 3, "", id="full disk, message"),
        pytest.param("thiap facts a.en.txt --nope 2> /dev/full", 2, "", id="full disk, usage"),
        pytest.param("thiap facts a.en.txt >&-", 3, "closed", id="standard output closed"),
        pytest.param("thiap facts - <&-", 3, "closed", id="standard input closed"),
        pytest.param("thiap explain | true", 0, "", id="broken pipe"),
        pytest.param("thiap facts a.en.txt -q | true", 0, "", id="broken pipe, result"),
        pytest.param("thiap facts ''", 3, "empty name", id="empty name"),
    ],
)
def test_streams(tmp_path: Path, line: str, code: int, words: str) -> None:
    got, error = shell(tmp_path, line)
    assert (got, "Traceback" in error) == (code, False), error
    assert words in error


@pytest.mark.parametrize(("columns", "term"), [(1, "dumb"), (7, "xterm"), (80, "")])
def test_terminals(tmp_path: Path, columns: int, term: str) -> None:
    """Narrow ones are written to, and one that knows no codes gets none."""
    pty = pytest.importorskip("pty", reason="terminals are POSIX")
    (tmp_path / "a.en.txt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "a.th.txt").write_text("สะพานเปิดใช้ใน พ.ศ. 2475 มีความยาว 600 เมตร", encoding="utf-8")
    here, there = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "thiap", "check", "a.en.txt", "a.th.txt", "--encoder", "none"],
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        stdout=there,
        stderr=there,
        env={key: value for key, value in os.environ.items() if key != "NO_COLOR"}
        | {"TERM": term, "COLUMNS": str(columns)},
    ) as process:
        os.close(there)
        pieces = []
        with contextlib.suppress(OSError):  # how the end of a terminal is told
            while piece := os.read(here, 65_536):
                pieces.append(piece)
    os.close(here)
    written = b"".join(pieces)
    assert process.returncode == 0, written
    assert (b"\x1b" in written) == (term == "xterm")
