"""What is done otherwise on Windows and macOS, as far as it can be shown on this machine."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from thiap import user_cache
from thiap.cli import locks
from thiap.errors import OutputError


@pytest.mark.parametrize(
    ("system", "environment", "folder"),
    [
        ("win32", {"LOCALAPPDATA": "/data/local"}, "/data/local/thiap/cache"),
        ("win32", {}, "/home/a/AppData/Local/thiap/cache"),
        ("darwin", {}, "/home/a/Library/Caches/thiap"),
        ("linux", {}, "/home/a/.cache/thiap"),
        ("linux", {"XDG_CACHE_HOME": "/caches"}, "/caches/thiap"),
        ("win32", {"THIAP_CACHE": "/chosen"}, "/chosen"),
    ],
)
def test_the_cache_lies_where_the_system_keeps_such(
    monkeypatch: pytest.MonkeyPatch, system: str, environment: dict[str, str], folder: str
) -> None:
    for name in ("LOCALAPPDATA", "XDG_CACHE_HOME", "THIAP_CACHE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in ({"HOME": "/home/a", "USERPROFILE": "/home/a"} | environment).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", system)
    assert user_cache.cache_folder() == Path(folder)


def locks_of(system: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module as a system of this name imports it."""
    spec = importlib.util.spec_from_file_location("locks_elsewhere", str(locks.__file__))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    with monkeypatch.context() as patch:
        patch.setattr(os, "name", system)
        spec.loader.exec_module(module)
    return module


def test_a_lock_file_keeps_the_second_waiting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without locks of folders: a file, once. Windows takes it away with its process, here we do."""
    elsewhere = locks_of("nt", monkeypatch)
    place = tmp_path / "decisions.json"
    with elsewhere.locked(place):
        assert [path.name for path in tmp_path.iterdir()] == [".decisions.json.lock"]
        with (
            pytest.raises(OutputError, match="another thiap has been writing it"),
            elsewhere.locked(place, patience=0.05),
        ):
            pass
    next(tmp_path.iterdir()).unlink()
    with elsewhere.locked(place, patience=0.05):
        pass


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_a_console_of_another_encoding_gets_escapes_and_no_traceback(tmp_path: Path, encoding: str) -> None:
    """Results are UTF-8 wherever they go; messages show what the console has no letter for as an escape."""
    (tmp_path / "ก.txt").write_text("ถนนยาว 500 เมตร ใน พ.ศ. 2475 – é\n", encoding="utf-8")
    for arguments, code in (
        (["facts", "ก.txt"], 0),
        (["facts", "ไม่มี.txt"], 3),
        (["facts", "ก.txt", "--ไม่"], 2),
    ):
        done = subprocess.run(
            [sys.executable, "-m", "thiap", *arguments],
            cwd=tmp_path,
            env=os.environ | {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
            capture_output=True,
            check=False,
        )
        assert done.returncode == code, done.stderr
        assert b"Traceback" not in done.stderr
        said = done.stdout.decode("utf-8")
        assert code or "500 เมตร" in said
        done.stderr.decode(encoding if encoding != "ascii" else "utf-8")
