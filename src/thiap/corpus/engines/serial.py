"""One pair after the other, in this process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from thiap.corpus.jobs import Job, Outcome, Work
from thiap.corpus.worker import run_job, warm_up


class SerialEngine:
    """The obvious engine: the others must give what it gives."""

    def run(self, jobs: Iterable[Job], work: Work) -> Iterator[Outcome]:
        """See ``Engine.run``; in the order of the jobs."""
        warm_up(work)
        for job in jobs:
            yield run_job(job, work)
