"""Who computes the pairs. An engine turns jobs into outcomes, in any order, few at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final, Protocol

from thiap.corpus.engines.cluster import DaskEngine
from thiap.corpus.engines.processes import ProcessEngine
from thiap.corpus.engines.serial import SerialEngine
from thiap.corpus.jobs import Job, Outcome, Work
from thiap.registry import Registry


class Engine(Protocol):
    """One way to run ``thiap.corpus.jobs.run_job`` over many jobs."""

    def run(self, jobs: Iterable[Job], work: Work) -> Iterator[Outcome]:
        """One outcome for every job, as they finish.

        Jobs are drawn from the iterable only as workers come free, so that memory does not grow
        with its length. Closing the iterator early stops the workers.

        Raises:
            EncoderError: the encoder cannot be used.
            ThiapError: the engine cannot work at all.
        """
        ...


#: Engines by name, made with (workers, scheduler).
ENGINES: Final[Registry[Callable[[int, str | None], Engine]]] = Registry(
    "engine",
    {
        "serial": lambda workers, scheduler: SerialEngine(),
        "processes": lambda workers, scheduler: ProcessEngine(workers),
        "dask": DaskEngine,
    },
)
