"""Ctrl-C at any time: 130, no traceback, no half file."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

#: What the installed ``thiap`` does; at the call of that number it gets Ctrl-C, plain or inside a finaliser.
#: Places are counted in calls, since the seconds a run takes differ from machine to machine.
_START = """
import signal, sys
from thiap.__main__ import main
way, place = sys.argv.pop(1), int(sys.argv.pop(1))
calls = 0
class Dropped:
    def __del__(self):
        signal.raise_signal(signal.SIGINT)
def count(frame, event, argument):
    global calls
    calls += calls > 0 or frame.f_code.co_name == "_command"
    if calls == place:
        sys.settrace(None)
        Dropped() if way == "finaliser" else signal.raise_signal(signal.SIGINT)
sys.settrace(count)
try:
    main()
finally:
    sys.settrace(None)
    if way == "count":
        print(calls)
"""
_BACKGROUND = """
import os, signal
from thiap.__main__ import main
signal.signal(signal.SIGINT, signal.SIG_IGN)
os.write(1, b".")
main()
"""
#: Parts of all the calls of a run: imports, reading, aligning, checking, writing.
_PLACES = {"plain": (0.0, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.999), "finaliser": (0.05, 0.4, 0.8, 0.99)}


def _run(folder: Path, way: str, place: int) -> subprocess.CompletedProcess[bytes]:
    command = ["check", "a.en.txt", "a.th.txt", "--html", "out.html", "-o", "out.txt", "--encoder", "none"]
    return subprocess.run(
        [sys.executable, "-c", _START, way, str(place), *command],
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
    whole = _run(texts, "count", -1)
    assert whole.returncode == 0, whole.stderr.decode()
    (texts / "out.html").unlink()
    (texts / "out.txt").unlink()
    return int(whole.stdout)


@pytest.mark.skipif(os.name == "nt", reason="no SIGINT for a child on Windows")
@pytest.mark.parametrize(("way", "part"), [(way, part) for way, parts in _PLACES.items() for part in parts])
def test_an_interrupt_leaves_nothing_behind(texts: Path, calls: int, way: str, part: float) -> None:
    done = _run(texts, way, max(1, int(part * calls)))
    errors = done.stderr.decode()
    assert "Traceback" not in errors and "KeyboardInterrupt" not in errors, errors
    assert done.returncode == 130 or (part > 0.99 and done.returncode == 0), errors
    for name, end in (("out.html", "</html>"), ("out.txt", "\n")):
        if (texts / name).exists():
            assert (texts / name).read_text("utf-8").endswith((end, end + "\n"))
            (texts / name).unlink()
    assert sorted(path.name for path in texts.iterdir()) == ["a.en.txt", "a.th.txt"]


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
