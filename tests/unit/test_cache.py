"""The folder of ``--cache``: the same results with and without, whatever happens to it."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from thiap.cache import Cache, caching, kept_arrays, kept_json
from thiap.cli.main import cli
from thiap.content.likeness import forget_likenesses
from thiap.encoders import get_encoder
from thiap.encoders.network import Net
from thiap.errors import UsageError

ENGLISH = (
    "The ferry left the harbour at 7:30 on 4 May 2011 with 212 passengers on board. "
    "Its captain, Maria Lindqvist, had sailed the route for nine years. "
    "Two hours later, because the fog was thick, it ran aground near the island. Nobody was hurt."
)
THAI = (
    "เรือข้ามฟากออกจากท่าเมื่อเวลา 7.30 น. ของวันที่ 4 พฤษภาคม พ.ศ. 2554 พร้อมผู้โดยสาร 221 คน "
    "กัปตัน มาเรีย ลินด์ควิสต์ เดินเรือเส้นทางนี้มาเก้าปี สองชั่วโมงต่อมาเรือเกยตื้นใกล้เกาะ ไม่มีผู้ใดบาดเจ็บ"
)


def entries(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


@pytest.fixture
def check(tmp_path: Path) -> Callable[..., str]:
    (tmp_path / "a.en.txt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "a.th.txt").write_text(THAI, encoding="utf-8")

    def run(*options: str) -> str:
        forget_likenesses()  # as in a process of its own, which has encoded nothing yet
        get_encoder.cache_clear()
        texts = [str(tmp_path / "a.en.txt"), str(tmp_path / "a.th.txt")]
        run_file = tmp_path / "run.json"
        arguments = ["check", *texts, "--run", str(run_file), "-q", "--config", "none", *options]
        done = CliRunner().invoke(cli, arguments, catch_exceptions=False)
        assert done.exit_code == 0
        return done.stdout + run_file.read_text(encoding="utf-8")

    return run


def test_results_are_the_same_without_a_cache_with_an_empty_and_with_a_full_one(
    check: Callable[..., str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = check()
    folder = tmp_path / "cache"
    assert check("--cache", str(folder)) == plain
    assert {path.parts[-3] for path in entries(folder)} == {"facts", "windows", "likeness"}

    def again(*_: object) -> None:
        raise AssertionError("encoded again what the cache holds")

    # A negator in its clause is encoded each time; no document is.
    monkeypatch.setattr(Net, "pieces", again)
    assert check("--cache", str(folder)) == plain


def test_any_entry_may_be_deleted_or_damaged(check: Callable[..., str], tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    plain = check("--cache", str(folder))
    for place, path in enumerate(entries(folder)):
        data = path.read_bytes()
        if place % 3 == 0:
            path.unlink()
        elif place % 3 == 1:
            path.write_bytes(data[: len(data) // 2])
        else:
            path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    assert check("--cache", str(folder)) == plain
    for path in entries(folder):
        path.write_bytes(b"")
    assert check("--cache", str(folder)) == plain
    shutil.rmtree(folder)
    assert check("--cache", str(folder)) == plain


def test_a_folder_that_goes_away_during_the_run_costs_nothing_but_time(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    with caching(str(folder)):
        for number in range(3):
            assert kept_json("x", lambda: ["a"], lambda n=number: n, dump=int, load=int) == number
            shutil.rmtree(folder)


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    with caching(str(folder)):
        kept_json("x", lambda: ["a"], lambda: 7, dump=int, load=int)
        (below,) = folder.iterdir()
        shutil.rmtree(below)
        below.write_text("in the way")
        assert kept_json("x", lambda: ["a"], lambda: 8, dump=int, load=int) == 8


def test_what_an_entry_was_made_from_decides(tmp_path: Path) -> None:
    with caching(str(tmp_path / "cache")):
        for content in (["ab", "c"], ["a", "bc"], ["abc"], ["abc", ""], ["\ud800"]):
            made = [np.array([len(content), len(content[0])]), np.zeros((0, 3), dtype=np.float32)]
            for _ in range(2):
                found = kept_arrays("x", lambda c=content: c, lambda m=made: m)
                assert [a.tolist() for a in found] == [a.tolist() for a in made]
                assert [a.dtype for a in found] == [a.dtype for a in made]
                assert [a.shape for a in found] == [a.shape for a in made]


def test_two_may_write_one_entry_at_once(tmp_path: Path) -> None:
    stores = [Cache(tmp_path / "cache") for _ in range(8)]
    body = json.dumps(list(range(20_000))).encode()

    def work(store: Cache) -> None:
        for number in range(20):
            store.put("x", f"{number % 3:064}", body)
            assert store.get("x", f"{number % 3:064}") == body

    threads = [threading.Thread(target=work, args=(store,)) for store in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(entries(tmp_path / "cache")) == 3  # and no drafts left behind


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("")
    with pytest.raises(UsageError, match="name a folder"), caching(str(tmp_path / "cache")):
        pass


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_in_place_of_an_entry_is_no_entry(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("facts", "abcdef", b"body")
    (entry,) = entries(tmp_path)
    entry.unlink()
    os.mkfifo(entry)
    assert cache.get("facts", "abcdef") is None
    cache.put("facts", "abcdef", b"body")
    assert cache.get("facts", "abcdef") == b"body"


@pytest.mark.parametrize(
    "body", [b"[" * 9000, b"\x93NUMPY\x01\0\x10\0{[[[[[[[[[[[[[[[", b"{}", b"", b"\x93NUMPY"]
)
def test_a_right_hash_over_rubbish_costs_time_only(tmp_path: Path, body: bytes) -> None:
    def kept() -> tuple[list[int], int]:
        arrays = kept_arrays("x", lambda: ["a"], lambda: [np.arange(3)])
        return [len(array) for array in arrays], kept_json(
            "y", lambda: ["a"], lambda: 8, dump=int, load=number
        )

    def number(value: object) -> int:
        if not isinstance(value, int):
            raise ValueError("no number")
        return value

    with caching(str(tmp_path)):
        first = kept()
        for entry in entries(tmp_path):
            entry.write_bytes(b"thiap-cache-1\n" + hashlib.sha256(body).digest() + body)
        assert kept() == (first if body else ([], 8))
