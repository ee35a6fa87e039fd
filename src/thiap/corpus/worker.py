"""The function that compares one pair of a corpus.

``run_job`` is all that an engine needs to know; it depends on nothing but its arguments, so that the
results are the same whichever engine or worker calls it.
"""

from __future__ import annotations

import contextlib
import os
import socket
import threading
import time
from datetime import UTC, datetime

from thiap.corpus.jobs import Job, Outcome, Row, Rows, Work
from thiap.errors import EncoderError, ThiapError
from thiap.languages.cues import cue
from thiap.model import Document, Report

#: A process works on one pair at a time, whatever engine runs it: linear algebra is kept in one thread
#: by a setting of the whole process, and memory is what one pair needs.
_ONE_AT_A_TIME = threading.Lock()


def run_job(job: Job, work: Work) -> Outcome:
    """Compare one pair. Whatever goes wrong with it becomes an error row.

    Raises:
        EncoderError: the encoder cannot be used here, which no other pair would survive either.
    """
    from thiap.cache import caching
    from thiap.content.likeness import forget_likenesses
    from thiap.corpus.rows import failure_rows, report_rows
    from thiap.correspondence import forget_correspondences
    from thiap.encoders.blas import one_processor

    began, clock = datetime.now(UTC), time.perf_counter()
    rows: Rows
    try:
        with (
            _ONE_AT_A_TIME,
            one_processor(),
            caching(work.cache),
        ):  # workers that each start threads wait for each other
            forget_likenesses()
            forget_correspondences()
            report = _check(job, work)
            rows, failed = report_rows(job, report, keep_run=work.keep_runs), False
    except EncoderError:
        raise
    except ThiapError as error:
        rows, failed = failure_rows(job, str(error)), True
    except Exception as error:  # one pair that trips over a defect must not take a night's work along
        rows, failed = failure_rows(job, f"crashed: {type(error).__name__}: {error}"), True
    rows["log"] = [log_row(job, began, time.perf_counter() - clock)]
    return Outcome(job.id, rows, failed)


def lost(job: Job, message: str) -> Outcome:
    """The outcome of a job whose worker could not tell one."""
    from thiap.corpus.rows import failure_rows

    rows = failure_rows(job, message)
    rows["log"] = [log_row(job, datetime.now(UTC), 0.0)]
    return Outcome(job.id, rows, failed=True)


def log_row(job: Job, began: datetime, seconds: float) -> Row:
    """When, where and for how long; the only table that differs from run to run."""
    return (job.id, began, round(seconds, 3), f"{socket.gethostname()}:{os.getpid()}")


def warm_up(work: Work) -> None:
    """Load what the first pair would have to wait for. Errors are left to the first pair, which says them."""
    with contextlib.suppress(ThiapError):
        from thiap import pipeline  # noqa: F401
        from thiap.encoders import get_encoder

        encoder = get_encoder(work.settings.encoder)
        if encoder is not None:
            encoder.encode(["one", cue("one")])


def _check(job: Job, work: Work) -> Report:
    from thiap.corpus.locators import read_locator
    from thiap.pipeline import check_documents

    def read(locator: str, lang: str | None) -> Document:
        return read_locator(
            locator, base=work.base, lang=lang, encoding=work.encoding, format=work.input_format
        )

    sources = [read(locator, job.source_lang or work.source_lang) for locator in job.sources]
    target = read(job.target, job.target_lang or work.target_lang)
    return check_documents(sources, target, work.settings)
