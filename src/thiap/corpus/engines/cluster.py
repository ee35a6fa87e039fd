"""A Dask cluster: one that runs already (``--scheduler ADDRESS``), or a local one for this run.

Workers read the texts themselves: on several machines the corpus must lie in a folder they share.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError
from itertools import islice
from typing import Any, Final

from thiap.corpus.jobs import Job, Outcome, Work
from thiap.corpus.worker import lost, run_job
from thiap.errors import ThiapError, UsageError

#: Pairs handed out at once, for each thread of the cluster.
AHEAD: Final = 2


class DaskEngine:
    """Pairs as tasks of ``dask.distributed``.

    Args:
        workers: processes of the local cluster; without meaning for a running one.
        scheduler: address such as ``tcp://host:8786``, None to start a local cluster.

    Raises:
        UsageError: Dask is not installed.
    """

    def __init__(self, workers: int, scheduler: str | None) -> None:
        try:
            self._distributed: Any = importlib.import_module("distributed")
        except ImportError as error:
            raise UsageError("--engine dask needs Dask; run \"pip install 'thiap[cluster]'\"") from error
        self.workers = workers
        self.scheduler = scheduler

    def run(self, jobs: Iterable[Job], work: Work) -> Iterator[Outcome]:
        """See ``Engine.run``. A worker that is lost loses nothing: Dask runs its pairs elsewhere."""
        rest = iter(jobs)
        with self._client() as client:
            pending: dict[Any, Job] = {}
            queue = self._distributed.as_completed()

            def fill() -> None:
                # Counted anew each time: workers come and go.
                room = AHEAD * max(1, sum(client.nthreads().values()))
                for job in islice(rest, max(0, room - len(pending))):
                    # Not "pure": Dask must not take two pairs with equal texts for one.
                    future = client.submit(run_job, job, work, pure=False)
                    pending[future] = job
                    queue.add(future)

            fill()
            for future in queue:
                yield self._outcome(future, pending.pop(future))
                future.release()
                fill()

    def _outcome(self, future: Any, job: Job) -> Outcome:
        try:
            outcome: Outcome = future.result()
        except self._distributed.KilledWorker:
            message = "its worker was lost several times; the pair may need more memory than there is"
            return lost(job, message)
        except CancelledError as problem:
            raise ThiapError(
                f"the cluster was lost ({problem}); finished pairs are kept, "
                "the same command goes on from there"
            ) from problem
        return outcome

    def _client(self) -> Any:
        Client = self._distributed.Client
        if self.scheduler is None:
            # No page of its own, whose usual port a second run at once would find taken.
            quiet = {"dashboard_address": "127.0.0.1:0", "scheduler_kwargs": {"dashboard": False}}
            return Client(n_workers=self.workers, threads_per_worker=1, **quiet)
        try:
            client = Client(self.scheduler, timeout="10s")
            client.wait_for_workers(1, timeout=60)
        except (OSError, ValueError, TimeoutError) as problem:
            raise ThiapError(
                f"--scheduler {self.scheduler}: no Dask scheduler with workers answers there ({problem}); "
                "start one with `dask scheduler`, and workers with `dask worker ADDRESS --nthreads 1`"
            ) from problem
        return client
