"""The copy of the weights in the cache: sound, shared, and never needed."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest

from thiap.encoders import weights
from thiap.errors import EncoderError


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("THIAP_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_written_once_then_mapped(cache: Path) -> None:
    first = weights.load_weights()
    (copy,) = cache.iterdir()
    written = copy.stat().st_mtime_ns
    second = weights.load_weights()
    assert copy.stat().st_mtime_ns == written
    assert first.keys() == second.keys()
    assert all(np.array_equal(first[key], second[key]) for key in first)


def test_damaged_copy_is_replaced(cache: Path) -> None:
    weights.load_weights()
    (copy,) = cache.iterdir()
    data = bytearray(copy.read_bytes())
    data[len(data) // 2] ^= 1
    copy.write_bytes(data)
    assert weights._open(copy) is None
    weights.load_weights()
    assert weights._open(copy) is not None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"thiap-weights\n",
        b"x" * 100,
        pytest.param(b"thiap-weights\n" + (4).to_bytes(8, "little") + b"null", id="null"),
        pytest.param(b"thiap-weights\n" + (2).to_bytes(8, "little") + b"[]", id="list"),
        pytest.param(b"thiap-weights\n" + b"\xff" * 8 + b"{}", id="endless header"),
    ],
)
def test_rubbish_is_no_copy(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "copy.bin"
    path.write_bytes(content)
    assert weights._open(path) is None


def test_unwritable_cache_costs_only_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("THIAP_CACHE", str(tmp_path / "file" / "cache"))
    assert "table" in weights.load_weights()


def test_two_writers_leave_one_sound_copy(cache: Path) -> None:
    arrays = {"a": np.arange(1000, dtype=np.float32), "b": np.ones((3, 5), dtype=np.uint8)}
    path = cache / "copy.bin"
    threads = [threading.Thread(target=weights._write, args=(path, arrays)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert list(cache.iterdir()) == [path]
    found = weights._open(path)
    assert found is not None and np.array_equal(found["a"], arrays["a"])


def test_other_weights_are_refused(tmp_path: Path) -> None:
    (tmp_path / "weights.npz").write_bytes(b"other")
    with pytest.raises(EncoderError, match="not the version"):
        weights._inflate(tmp_path / "weights.npz")
