"""Every engine gives what the serial one gives, whoever dies on the way."""

from __future__ import annotations

import contextlib
import importlib.util
import multiprocessing
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from thiap.corpus.engines import ENGINES, Engine
from thiap.corpus.engines.processes import ProcessEngine
from thiap.corpus.engines.serial import SerialEngine
from thiap.corpus.jobs import Job, Outcome, Work
from thiap.corpus.manifest import read_manifest, verify
from thiap.corpus.run import Tally, run_batch
from thiap.corpus.store import canonical, scan
from thiap.corpus.worker import run_job
from thiap.settings import Settings

MakeCorpus = Callable[[int], Path]

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs signals and pipes of POSIX")


def _run(manifest: Path, folder: Path, engine: Engine, *, retry_failed: bool = False) -> Tally:
    table = read_manifest(manifest)
    verify(table, manifest.name)
    work = Work(settings=Settings(encoder="none"), base=str(manifest.parent))
    return run_batch(table, folder, engine, work, retry_failed=retry_failed)


def _spoil(manifest: Path) -> None:
    """Add pairs that cannot be compared: one text missing, both texts in one language."""
    with manifest.open("a", encoding="utf-8") as file:
        file.write('{"id": "lost", "sources": ["0.en.txt"], "target": "nowhere.txt"}\n')
        file.write('{"id": "same", "sources": ["0.en.txt"], "target": "1.en.txt"}\n')


def test_processes_equal_serial(make_corpus: MakeCorpus, tmp_path: Path) -> None:
    manifest = make_corpus(7)
    _spoil(manifest)
    assert _run(manifest, tmp_path / "one", SerialEngine()) == Tally(before=0, done=9, failed=2)
    assert _run(manifest, tmp_path / "two", ProcessEngine(2)) == Tally(before=0, done=9, failed=2)
    assert dict(canonical(tmp_path / "one")) == dict(canonical(tmp_path / "two"))
    findings = scan(tmp_path / "one", "findings").collect()
    assert "town-003" in set(findings["id"]), "the wrong length of the bridge is found"
    failed = scan(tmp_path / "one", "pairs").collect().filter(status="failed").sort("id")
    assert failed["id"].to_list() == ["lost", "same"]
    assert "there is no such file" in failed["error"][0]
    assert not multiprocessing.active_children()


def test_a_pair_does_not_depend_on_what_its_worker_did_before(make_corpus: MakeCorpus) -> None:
    """The last bits of a vector depend on what it is encoded with; texts that share sentences show it."""
    folder = make_corpus(4).parent
    for lang in ("en", "th"):
        texts = [(folder / f"{number}.{lang}.txt").read_text(encoding="utf-8") for number in range(4)]
        (folder / f"all.{lang}.txt").write_text("\n".join(texts), encoding="utf-8")

    def rows(name: str, **options: str) -> dict[str, object]:
        work = Work(Settings(), base=str(folder), **options)  # type: ignore[arg-type]
        outcome = run_job(Job(name, (f"{name}.en.txt",), f"{name}.th.txt"), work)
        assert not outcome.failed
        return {table: found for table, found in outcome.rows.items() if table != "log"}

    first = rows("all")
    alone = rows("2")
    assert rows("all") == first
    assert rows("2") == alone
    cache = str(folder / "cache")
    for _ in range(2):
        assert rows("2", cache=cache) == alone
        assert rows("all", cache=cache) == first


def test_a_second_run_has_nothing_to_do(make_corpus: MakeCorpus, tmp_path: Path) -> None:
    manifest = make_corpus(2)
    _spoil(manifest)
    _run(manifest, tmp_path / "out", SerialEngine())
    before = dict(canonical(tmp_path / "out"))
    assert _run(manifest, tmp_path / "out", SerialEngine()) == Tally(before=4, done=0, failed=0)
    assert dict(canonical(tmp_path / "out")) == before
    (manifest.parent / "nowhere.txt").write_bytes((manifest.parent / "0.th.txt").read_bytes())
    again = _run(manifest, tmp_path / "out", SerialEngine(), retry_failed=True)
    assert again == Tally(before=2, done=2, failed=1)


class _Counting:
    """Jobs without end, and how many were drawn."""

    def __init__(self, manifest: Path) -> None:
        self.folder, self.drawn = manifest.parent, 0

    def __iter__(self) -> Iterator[Job]:
        while True:
            self.drawn += 1
            yield Job(f"{self.drawn}", (str(self.folder / "0.en.txt"),), str(self.folder / "0.th.txt"))


@pytest.mark.parametrize("name", ["serial", "processes"])
def test_jobs_are_drawn_as_they_are_needed(make_corpus: MakeCorpus, name: str) -> None:
    jobs = _Counting(make_corpus(1))
    outcomes = ENGINES[name](2, None).run(jobs, Work(Settings(encoder="none")))
    for _ in range(5):
        assert not next(outcomes).failed
    assert jobs.drawn <= 5 + 2 * 2
    outcomes.close()  # type: ignore[attr-defined]


@posix
@pytest.mark.parametrize("deaths", [1, 2])
def test_a_dead_worker_is_replaced(make_corpus: MakeCorpus, tmp_path: Path, deaths: int) -> None:
    """A pair whose text is a pipe holds its worker up, which is then killed."""
    manifest = make_corpus(6)
    text = (manifest.parent / "2.th.txt").read_bytes()
    (manifest.parent / "2.th.txt").unlink()
    os.mkfifo(manifest.parent / "2.th.txt")

    place = manifest.parent / "2.th.txt"

    def kill() -> None:
        for death in range(deaths):
            follower = place.with_suffix(f".{death}")  # the next worker finds another pipe, or the text
            if deaths == 1:
                follower.write_bytes(text)
            else:
                os.mkfifo(follower)
            _kill_reader(place, follower)

    killer = threading.Thread(target=kill)
    killer.start()
    tally = _run(manifest, tmp_path / "out", ProcessEngine(2))
    killer.join()
    assert tally == Tally(before=0, done=6, failed=deaths - 1)
    pairs = scan(tmp_path / "out", "pairs").collect().sort("id")
    assert pairs["id"].to_list() == [f"town-{number:03}" for number in range(6)]
    if deaths == 2:
        assert "killed 2 times" in pairs.filter(id="town-002")["error"][0]


def _kill_reader(place: Path, follower: Path) -> None:
    """Put ``follower`` in the place of a pipe, then kill the worker that reads the pipe.

    A writer that does not block gets in only when somebody reads. The pipe is replaced first, since a
    killed worker may hold it for a moment longer.
    """
    deadline = time.monotonic() + 300
    while time.monotonic() < deadline:
        try:
            handle = os.open(place, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            time.sleep(0.02)
            continue
        while not (readers := [pid for pid in _children() if _holds(pid, place)]):
            time.sleep(0.01)
        follower.replace(place)
        os.kill(readers[0], signal.SIGKILL)
        os.close(handle)
        return
    raise AssertionError(f"no worker reads {place}")


def _children() -> list[int]:
    return [child.pid for child in multiprocessing.active_children() if child.pid is not None]


def _holds(pid: int, place: Path) -> bool:
    try:
        return any(link.resolve() == place.resolve() for link in Path(f"/proc/{pid}/fd").iterdir())
    except OSError:
        return False


@pytest.mark.skipif(importlib.util.find_spec("distributed") is None, reason="Dask is not installed")
def test_dask_equals_serial_and_survives_a_worker(make_corpus: MakeCorpus, tmp_path: Path) -> None:
    import distributed

    manifest = make_corpus(8)
    _spoil(manifest)
    _run(manifest, tmp_path / "one", SerialEngine())
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0"
    ) as cluster:
        victim = next(iter(cluster.workers.values())).pid
        engine = ENGINES["dask"](0, cluster.scheduler_address)

        class Killing:
            """The engine, one of whose workers dies behind the first result."""

            def run(self, jobs: Iterable[Job], work: Work) -> Iterator[Outcome]:
                for number, outcome in enumerate(engine.run(jobs, work)):
                    if not number:
                        os.kill(victim, signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
                    yield outcome

        tally = _run(manifest, tmp_path / "two", Killing())
    assert tally == Tally(before=0, done=10, failed=2)
    assert dict(canonical(tmp_path / "one")) == dict(canonical(tmp_path / "two"))


@pytest.mark.skipif(importlib.util.find_spec("distributed") is None, reason="Dask is not installed")
def test_a_local_cluster_starts_beside_another(make_corpus: MakeCorpus, tmp_path: Path) -> None:
    """Dask's usual port for a page about the cluster is taken: nothing is said of it, and nothing fails."""
    with socket.socket() as taken:
        with contextlib.suppress(OSError):  # another run of these tests has it
            taken.bind(("127.0.0.1", 8787))
            taken.listen()
        assert _run(make_corpus(2), tmp_path / "out", ENGINES["dask"](1, None)).done == 2
