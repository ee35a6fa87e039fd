"""Worker processes on this machine, each with its own encoder, started once.

Every worker is a ``ProcessPoolExecutor`` of one. When a worker is killed (the system does that when
memory runs out) a pool of many would lose all its workers and not say which pair did it; here the
others work on, and the pair is the one at the head of the lane.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait as wait_for
from multiprocessing.context import BaseContext
from typing import Final

from thiap.collector import look_seldom
from thiap.corpus.jobs import Job, Outcome, Work
from thiap.corpus.worker import lost, run_job, warm_up
from thiap.errors import ThiapError

#: A pair that took so many workers along is given up.
DEATHS: Final = 2
#: Workers of one lane that died without finishing any pair between: the fault is not the pairs'.
HOPELESS: Final = 10
#: Pairs handed to a worker at once: the one it works on and the next, so that it never waits.
AHEAD: Final = 2


class ProcessEngine:
    """Workers on this machine.

    Args:
        workers: number of processes, at least 1.
    """

    def __init__(self, workers: int) -> None:
        self.workers = workers

    def run(self, jobs: Iterable[Job], work: Work) -> Iterator[Outcome]:
        """See ``Engine.run``."""
        context = _context()
        lanes = [_Lane(context, work) for _ in range(self.workers)]
        rest = iter(jobs)
        exhausted = False
        try:
            while True:
                for depth in range(1, AHEAD + 1):  # first one for everybody, then the second
                    for lane in lanes:
                        if not exhausted and len(lane) < depth:
                            job = next(rest, None)
                            if job is None:
                                exhausted = True
                            else:
                                lane.put(job)
                heads = [lane.head for lane in lanes if len(lane)]
                if not heads:
                    break
                wait(heads, return_when=FIRST_COMPLETED)
                for lane in lanes:
                    yield from lane.finished()
            for lane in lanes:
                lane.close()
        finally:
            for lane in lanes:
                lane.stop()


class _Lane:
    """One worker and the pairs handed to it, in order."""

    def __init__(self, context: BaseContext, work: Work) -> None:
        self._context = context
        self._work = work
        self._pool: ProcessPoolExecutor | None = None
        self._process: multiprocessing.process.BaseProcess | None = None
        self._queue: deque[tuple[Job, Future[Outcome]]] = deque()
        self._deaths = 0  # of the pair at the head
        self._barren = 0  # deaths since a pair was finished

    def __len__(self) -> int:
        return len(self._queue)

    @property
    def head(self) -> Future[Outcome]:
        """What the worker is doing now."""
        return self._queue[0][1]

    def put(self, job: Job) -> None:
        """Hand a pair to the worker."""
        self._queue.append((job, self._submit(job)))

    def finished(self) -> Iterator[Outcome]:
        """Outcomes that are there; a dead worker is replaced and gets its pairs again."""
        while self._queue and self.head.done():
            job, future = self._queue[0]
            try:
                outcome = future.result()
            except BrokenProcessPool:
                self._deaths += 1
                self._barren += 1
                if self._barren >= HOPELESS:
                    raise ThiapError(
                        f"{HOPELESS} workers in a row died without finishing a pair; see whether memory "
                        "suffices for --workers, or use --engine serial to see the error"
                    ) from None
                if self._deaths < DEATHS:
                    self._revive()
                    continue
                self._queue.popleft()
                self._revive()
                outcome = lost(
                    job,
                    f"its worker was killed {DEATHS} times; the pair may need more memory than there is. "
                    "Try again with --retry-failed and fewer workers",
                )
            else:
                self._barren = 0
                self._queue.popleft()
            self._deaths = 0
            yield outcome

    def close(self) -> None:
        """End the worker, which has nothing left to do."""
        if self._pool is not None:
            self._pool.shutdown(wait=True)
            self._pool = self._process = None

    def stop(self) -> None:
        """End the worker whatever it is doing."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
        if self._process is not None:
            self._process.terminate()
        self._pool = self._process = None

    def _submit(self, job: Job) -> Future[Outcome]:
        if self._pool is None:
            self._start()
        assert self._pool is not None
        try:
            return self._pool.submit(run_job, job, self._work)
        except BrokenProcessPool:  # it died while it had nothing to do
            self.stop()
            self._start()
            return self._pool.submit(run_job, job, self._work)

    def _start(self) -> None:
        self._pool = ProcessPoolExecutor(
            max_workers=1, mp_context=self._context, initializer=_begin, initargs=(self._work,)
        )
        before = set(multiprocessing.active_children())
        self._pool.submit(os.getpid)  # the process is started by the first call
        self._process = next(iter(set(multiprocessing.active_children()) - before), None)

    def _revive(self) -> None:
        """A new worker for all pairs that the dead one did not finish."""
        self.stop()
        for place, (job, future) in enumerate(self._queue):
            if not future.done() or future.cancelled() or isinstance(future.exception(), BrokenProcessPool):
                self._queue[place] = (job, self._submit(job))


def _context() -> BaseContext:
    """Processes that share no state with this one: forked from a clean server where there is one.

    The server has the modules of the pipeline loaded, so that a worker starts at once. Not Polars, whose
    threads a fork would break.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["thiap.corpus.worker", "thiap.corpus.rows", "thiap.pipeline"])
    return context


def _begin(work: Work) -> None:
    """In a new worker: Ctrl-C is the main process's to handle, whose end is the worker's end too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    look_seldom()
    warm_up(work)


def _end_with_parent() -> None:
    """Wait for the main process to end, killed perhaps, and do not outlive it."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait_for([parent.sentinel])
        os._exit(1)
