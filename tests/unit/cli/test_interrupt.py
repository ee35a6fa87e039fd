"""Ctrl-C at any time: 130, no traceback, no half file."""

from __future__ import annotations

import ast
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

#: What the installed ``thiap`` does, with a count of its calls; at the call of a number it, or a copy of it,
#: gets Ctrl-C, plain or inside a finaliser. Places are counted in calls, since seconds differ by machine.
_START = """
import os, signal, sys
from thiap.__main__ import main
ways = dict(zip(map(int, sys.argv.pop(1).split(",")), sys.argv.pop(1).split(",")))
copies = sys.argv.pop(1)
calls = 0
class Dropped:
    def __del__(self):
        signal.raise_signal(signal.SIGINT)
def interrupted(way):
    sys.settrace(None)
    Dropped() if way == "finaliser" else signal.raise_signal(signal.SIGINT)
def in_a_copy(way):
    copy = os.fork()
    if not copy:
        os.dup2(os.open(f"{copies}/errors", os.O_CREAT | os.O_WRONLY | os.O_TRUNC), 2)
        interrupted(way)
        return
    ended = os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1])
    with open(f"{copies}/errors") as errors, open(f"{copies}/ends", "a") as ends:
        ends.write(repr((calls, ended, errors.read(), sorted(os.listdir()))) + "\\n")
def count(frame, event, argument):
    global calls
    calls += calls > 0 or frame.f_code.co_name == "_command"
    if calls in ways:
        (in_a_copy if copies else interrupted)(ways.pop(calls))
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
_BEFORE_THE_END = [part / 26 for part in range(24)]
_AT_THE_END = (("finaliser", 0.96), ("plain", 0.999))
_TEXTS = ["a.en.txt", "a.th.txt"]


def _run(
    folder: Path, places: list[int], ways: list[str], copies: Path | str = ""
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


@pytest.fixture(scope="module")
def calls(texts: Path) -> int:
    """How many calls a whole run makes."""
    whole = _run(texts, [-1], ["plain"])
    assert whole.returncode == 0, whole.stderr.decode()
    (texts / "out.html").unlink()
    (texts / "out.txt").unlink()
    return int(whole.stdout)


@pytest.mark.skipif(os.name == "nt", reason="no SIGINT for a child on Windows")
def test_an_interrupt_leaves_nothing_behind(texts: Path, calls: int, tmp_path: Path) -> None:
    """One run, of which a copy gets Ctrl-C at each of the places."""
    places = [max(1, int(part * calls)) for part in _BEFORE_THE_END]
    whole = _run(texts, places, ["plain", "finaliser"] * (len(places) // 2), tmp_path)
    assert whole.returncode == 0, whole.stderr.decode()
    (texts / "out.html").unlink()
    (texts / "out.txt").unlink()
    ends = [ast.literal_eval(line) for line in (tmp_path / "ends").read_text("utf-8").splitlines()]
    assert [(place, code) for place, code, *_ in ends] == [(place, 130) for place in places]
    whole_files = ([*_TEXTS], [*_TEXTS, "out.txt"])
    assert all(files in whole_files for *_, files in ends)
    said = "thiap: interrupted; nothing was left half-written"
    assert {errors.strip() for *_, errors, _ in ends} <= {"", said}


@pytest.mark.skipif(os.name == "nt", reason="no SIGINT for a child on Windows")
@pytest.mark.parametrize(("way", "part"), _AT_THE_END)
def test_an_interrupt_while_writing_leaves_whole_files(
    texts: Path, calls: int, way: str, part: float
) -> None:
    done = _run(texts, [int(part * calls)], [way])
    errors = done.stderr.decode()
    assert "Traceback" not in errors and "KeyboardInterrupt" not in errors, errors
    assert done.returncode == 130 or (part > 0.99 and done.returncode == 0), errors
    for name, end in (("out.html", "</html>"), ("out.txt", "\n")):
        if (texts / name).exists():
            assert (texts / name).read_text("utf-8").endswith((end, end + "\n"))
            (texts / name).unlink()
    assert sorted(path.name for path in texts.iterdir()) == _TEXTS


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
    assert b"1939" in child.communicate(timeout=120)[0]
    assert child.returncode == 0
