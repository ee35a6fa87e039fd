"""Ctrl-C at any time: 130, no traceback, no half file."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

#: What the installed ``thiap`` does, with a sign of life as soon as it answers signals.
_START = """
import os, signal
from thiap.__main__ import main
signal.signal(signal.SIGINT, signal.default_int_handler)
real = signal.signal
def told(*arguments):
    signal.signal = real
    before = real(*arguments)
    os.write(1, b".")
    return before
signal.signal = told
main()
"""
_BACKGROUND = """
import os, signal
from thiap.__main__ import main
signal.signal(signal.SIGINT, signal.SIG_IGN)
os.write(1, b".")
main()
"""
#: Seconds between the sign of life and the signal: imports, reading, aligning, checking, writing.
_DELAYS = (0.0, 0.003, 0.01, 0.03, 0.08, 0.15, 0.3, 0.6, 1.0, 1.5, 2.2, 3.0)


@pytest.mark.skipif(os.name == "nt", reason="no SIGINT for a child on Windows")
def test_an_interrupt_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "a.en.txt").write_text("In 1939 there were 540 men.\n" * 30, "utf-8")
    (tmp_path / "a.th.txt").write_text("ในปี พ.ศ. 2482 มีผู้ชาย 540 คน\n" * 30, "utf-8")
    command = ["check", "a.en.txt", "a.th.txt", "--html", "out.html", "-o", "out.txt"]
    codes = []
    for delay in _DELAYS:
        child = subprocess.Popen(
            [sys.executable, "-c", _START, *command],
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert child.stdout is not None
        child.stdout.read(1)
        time.sleep(delay)
        child.send_signal(signal.SIGINT)
        _, errors = child.communicate(timeout=120)
        assert b"Traceback" not in errors and b"KeyboardInterrupt" not in errors, (delay, errors.decode())
        assert child.returncode in (0, 130), (delay, child.returncode, errors.decode())
        codes.append(child.returncode)
        for name, end in (("out.html", "</html>"), ("out.txt", "\n")):
            if (tmp_path / name).exists():
                assert (tmp_path / name).read_text("utf-8").endswith((end, end + "\n"))
                (tmp_path / name).unlink()
        assert sorted(path.name for path in tmp_path.iterdir()) == ["a.en.txt", "a.th.txt"]
    assert codes[:4] == [130] * 4


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
