"""Ctrl-C at any time: 130, no traceback, no half file."""

from __future__ import annotations

import ast
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

#: What the installed ``thiap`` does, with a count of its calls; at the call of a number a copy of it gets
#: Ctrl-C, plain or inside a finaliser, and is written down: its end, what it said, and how its files end.
#: Places are counted in calls, since seconds differ by machine.
_START = """
import os, signal, sys
from thiap.__main__ import main
ways = dict(zip(map(int, sys.argv.pop(1).split(",")), sys.argv.pop(1).split(",")))
copies = sys.argv.pop(1)
calls = 0
class Dropped:
    def __del__(self):
        signal.raise_signal(signal.SIGINT)
def in_a_copy(way):
    copy = os.fork()
    if not copy:
        os.dup2(os.open(f"{copies}/errors", os.O_CREAT | os.O_WRONLY | os.O_TRUNC), 2)
        sys.settrace(None)
        Dropped() if way == "finaliser" else signal.raise_signal(signal.SIGINT)
        return
    ended = os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1])
    tails = {name: open(name, "rb").read()[-9:] for name in sorted(os.listdir())}
    with open(f"{copies}/errors") as errors, open(f"{copies}/ends", "a") as ends:
        ends.write(repr((calls, ended, errors.read().strip(), tails)) + "\\n")
def count(frame, event, argument):
    global calls
    calls += calls > 0 or frame.f_code.co_name == "_command"
    if calls in ways:
        in_a_copy(ways.pop(calls))
signal.signal(signal.SIGINT, signal.default_int_handler)  # tests may run in the background
sys.settrace(count)
try:
    main()
finally:
    if sys.gettrace():
        sys.settrace(None)
        print(calls)
"""
_BACKGROUND = """
import os, signal
from thiap.__main__ import main
signal.signal(signal.SIGINT, signal.SIG_IGN)
os.write(1, b".")
main()
"""
#: Parts of all the calls of a run, before its last file is written: imports, reading, aligning, checking.
_BEFORE_THE_END = [part / 14 for part in range(13)]
_AT_THE_END = (0.96, 0.999)
_TEXTS = ["a.en.txt", "a.th.txt"]


def _run(
    folder: Path, places: list[int], ways: list[str], copies: Path
) -> subprocess.CompletedProcess[bytes]:
    command = ["check", *_TEXTS, "--html", "out.html", "-o", "out.txt", "--encoder", "none"]
    return subprocess.run(
        [sys.executable, "-c", _START, ",".join(map(str, places)), ",".join(ways), str(copies), *command],
        cwd=folder,
        capture_output=True,
        check=False,
    )


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two short texts."""
    folder = tmp_path_factory.mktemp("texts")
    (folder / "a.en.txt").write_text("In 1939 there were 540 men.\n" * 3, "utf-8")
    (folder / "a.th.txt").write_text("ในปี พ.ศ. 2482 มีผู้ชาย 540 คน\n" * 3, "utf-8")
    return folder


def _clean(folder: Path) -> None:
    (folder / "out.html").unlink()
    (folder / "out.txt").unlink()


@pytest.mark.skipif(os.name == "nt", reason="no SIGINT for a child on Windows")
def test_an_interrupt_leaves_nothing_behind(texts: Path, tmp_path: Path) -> None:
    """One run, of which a copy gets Ctrl-C at each of the places, the last two while files are written."""
    whole = _run(texts, [-1], ["plain"], tmp_path)
    assert whole.returncode == 0, whole.stderr.decode()
    _clean(texts)
    places = [max(1, int(part * int(whole.stdout))) for part in (*_BEFORE_THE_END, *_AT_THE_END)]
    ways = [("plain", "finaliser")[number % 2] for number in range(len(places))]
    whole = _run(texts, places, ways, tmp_path)
    assert whole.returncode == 0, whole.stderr.decode()
    _clean(texts)
    ends = [ast.literal_eval(line) for line in (tmp_path / "ends").read_text("utf-8").splitlines()]
    assert [place for place, *_ in ends] == places
    early = [code for _, code, *_ in ends[:-1]]
    assert early == [130] * len(early)
    assert ends[-1][1] in (130, 0), "the last may come when all is done"
    for number, (_, _, said, tails) in enumerate(ends):
        assert said in ("", "thiap: interrupted; nothing was left half-written"), said
        report = tails.pop("out.html", b"</html>")
        assert report.strip().endswith(b"</html>"), report
        assert number >= len(_BEFORE_THE_END) or report == b"</html>"
        assert tails.pop("out.txt", b"\n").endswith(b"\n")
        assert sorted(tails) == _TEXTS, "and no file that was begun"


@pytest.mark.skipif(os.name == "nt", reason="no SIGINT for a child on Windows")
def test_a_job_in_the_background_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("In 1939 there were 540 men.\n", "utf-8")
    child = subprocess.Popen(
        [sys.executable, "-c", _BACKGROUND, "facts", "a.txt"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
    )
    assert child.stdout is not None
    child.stdout.read(1)
    child.send_signal(signal.SIGINT)
    assert b"1939" in child.communicate(timeout=300)[0]
    assert child.returncode == 0
