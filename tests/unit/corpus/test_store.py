"""The folder of results: parts whole or not at all, and refusals."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import polars as pl
import pytest

from thiap.corpus.jobs import Job
from thiap.corpus.signals import uninterrupted
from thiap.corpus.store import Store, canonical, scan
from thiap.corpus.tables import TABLES, columns, frame
from thiap.corpus.worker import lost
from thiap.errors import InputError, UsageError

MADE_BY = {"thiap": "1"}


def _job(number: int) -> Job:
    return Job(f"pair-{number}", ("a",), "b")


def test_rows_are_there_after_the_end(tmp_path: Path) -> None:
    for numbers in ((1, 2), (3,)):
        with Store(tmp_path / "out", MADE_BY) as store:
            for number in numbers:
                store.add(lost(_job(number), "why"))
    assert len(list((tmp_path / "out" / "parts").iterdir())) == 2
    pairs = scan(tmp_path / "out", "pairs").collect()
    assert sorted(pairs["id"]) == ["pair-1", "pair-2", "pair-3"]
    assert set(pairs["error"]) == {"why"}
    assert {table: scan(tmp_path / "out", table).collect().columns for table in TABLES} == {
        table: list(columns(table)) for table in TABLES
    }
    assert not (tmp_path / "out" / ".tmp").exists()


def test_an_error_keeps_what_was_finished(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), Store(tmp_path / "out", MADE_BY) as store:
        store.add(lost(_job(1), "why"))
        raise KeyboardInterrupt
    assert scan(tmp_path / "out", "pairs").collect().height == 1


def test_what_a_killed_run_left_is_no_result(tmp_path: Path) -> None:
    with Store(tmp_path / "out", MADE_BY) as store:
        store.add(lost(_job(1), "why"))
    draft = tmp_path / "out" / ".tmp" / "part-000002"
    draft.mkdir(parents=True)
    frame("pairs", []).write_parquet(draft / "pairs.parquet")
    assert scan(tmp_path / "out", "pairs").collect().height == 1
    with Store(tmp_path / "out", MADE_BY):
        assert not draft.exists()


def test_order_and_parts_do_not_show(tmp_path: Path) -> None:
    for name, orders in {"one": [(1, 2, 3)], "two": [(3,), (2, 1)]}.items():
        for order in orders:
            with Store(tmp_path / name, MADE_BY) as store:
                for number in order:
                    store.add(lost(_job(number), "why"))
    assert dict(canonical(tmp_path / "one")) == dict(canonical(tmp_path / "two"))


def test_failures_can_be_forgotten(tmp_path: Path) -> None:
    with Store(tmp_path / "out", MADE_BY) as store:
        store.add(lost(_job(1), "why"))
        store.flush()
        assert store.forget_failures() == 1
        assert store.forget_failures() == 0
    assert scan(tmp_path / "out", "pairs").collect().height == 0


def test_other_settings_are_refused(tmp_path: Path) -> None:
    with Store(tmp_path, MADE_BY):
        pass
    with pytest.raises(UsageError, match="must not be mixed"):
        Store(tmp_path, {"thiap": "2"})


def test_a_strangers_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").touch()
    with pytest.raises(UsageError, match="holds no results"):
        Store(tmp_path, MADE_BY)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.docx"]
    with pytest.raises(InputError, match="holds no results"):
        scan(tmp_path, "pairs")


@pytest.mark.skipif(sys.platform == "win32", reason="needs file locks of POSIX")
def test_two_runs_at_once_are_refused(tmp_path: Path) -> None:
    with Store(tmp_path / "out", MADE_BY) as store:
        with pytest.raises(UsageError, match="another run is writing"):
            Store(tmp_path / "out", MADE_BY)
        store.add(lost(_job(1), "why"))
    assert scan(tmp_path / "out", "pairs").collect().height == 1


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits of POSIX")
def test_a_full_disk_is_told_and_leaves_nothing_half(tmp_path: Path) -> None:
    code = """
        import resource, signal, sys
        from pathlib import Path
        from thiap.corpus.jobs import Job
        from thiap.corpus.worker import lost
        from thiap.corpus.store import Store
        from thiap.errors import OutputError
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        try:
            with Store(Path(sys.argv[1]), {"thiap": "1"}) as store:
                store.add(lost(Job("first", ("a",), "b"), "why"))
                store.flush()
                resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
                store.add(lost(Job("second", ("a",), "b"), "why"))
        except OutputError as error:
            print(error)
    """
    command = [sys.executable, "-c", textwrap.dedent(code), str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    assert "results cannot be written" in done.stdout
    assert scan(tmp_path / "out", "pairs").collect()["id"].to_list() == ["first"]
    assert len(list((tmp_path / "out" / "parts").iterdir())) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_interrupts_wait() -> None:
    done = []
    with pytest.raises(KeyboardInterrupt), uninterrupted():
        os.kill(os.getpid(), signal.SIGINT)
        done.append("all of it")
    assert done == ["all of it"]


def test_tables_take_every_row_kind() -> None:
    row = lost(_job(1), "lone \ud800 half").rows["pairs"][0]
    assert frame("pairs", [row]).filter(pl.col("error") == "lone ? half").height == 1


@pytest.mark.skipif(sys.platform == "win32", reason="needs file locks of POSIX")
def test_of_two_first_runs_at_once_one_is_told_so(tmp_path: Path) -> None:
    """The other may have the lock before it has left its mark."""
    import fcntl

    folder = tmp_path / "out"
    folder.mkdir()
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(UsageError, match="another run is writing"):
            Store(folder, MADE_BY)
    with Store(folder, MADE_BY):
        assert (folder / "run.json").exists()
