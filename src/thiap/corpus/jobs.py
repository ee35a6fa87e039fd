"""One pair of a corpus: what is asked, what came of it, and the function that does it.

``run_job`` is all that an engine needs to know; it depends on nothing but its arguments, so that the
results are the same whichever engine or worker calls it.
"""

from __future__ import annotations

import contextlib
import os
import socket
import threading
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime

from thiap.config import Settings
from thiap.errors import EncoderError, ThiapError
from thiap.model import Document, Report

Row = tuple[object, ...]
Rows = dict[str, list[Row]]

#: A process works on one pair at a time, whatever engine runs it: linear algebra is kept in one thread
#: by a setting of the whole process, and memory is what one pair needs.
_ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True, slots=True)
class Job:
    """A row of the manifest.

    Attributes:
        id: names the pair in all results.
        sources: locators, see ``thiap.corpus.locate``.
        target: locator of the text under review.
        source_lang, target_lang: ISO 639 codes, None to detect.
    """

    id: str
    sources: tuple[str, ...]
    target: str
    source_lang: str | None = None
    target_lang: str | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """What holds for all pairs of a run; travels to the workers.

    Attributes:
        settings: of the checks.
        base: folder that relative locators start from.
        source_lang, target_lang: of pairs that name none, None to detect.
        encoding, input_format: how to read the texts, None by content.
        keep_runs: keep every saved run, so that a report can be made without aligning again.
        cache: folder of embeddings and facts, see ``thiap.cache``; None keeps none. Decides no result.
    """

    settings: Settings = field(default_factory=Settings)
    base: str = "."
    source_lang: str | None = None
    target_lang: str | None = None
    encoding: str | None = None
    input_format: str | None = None
    keep_runs: bool = True
    cache: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a job: its rows, by table.

    Attributes:
        id: of the job.
        rows: rows in the column order of ``thiap.corpus.tables``.
        failed: whether the row in ``pairs`` is an error.
    """

    id: str
    rows: Rows
    failed: bool


def run_job(job: Job, work: Work) -> Outcome:
    """Compare one pair. Whatever goes wrong with it becomes an error row.

    Raises:
        EncoderError: the encoder cannot be used here, which no other pair would survive either.
    """
    from thiap.align.threads import one_thread
    from thiap.cache import caching
    from thiap.corpus.rows import failure_rows, report_rows
    from thiap.coverage.likeness import forget_likenesses

    _stay_offline()
    began, clock = datetime.now(UTC), time.perf_counter()
    rows: Rows
    try:
        with (
            _ONE_AT_A_TIME,
            one_thread(),
            caching(work.cache),
        ):  # workers that each start threads wait for each other
            forget_likenesses()
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
    _stay_offline()
    with contextlib.suppress(ThiapError):
        from thiap import pipeline  # noqa: F401
        from thiap.align.encoders import get_encoder

        encoder = get_encoder(work.settings.encoder)
        if encoder is not None:
            encoder.encode(["one", "หนึ่ง"])


def _stay_offline() -> None:
    """PyThaiNLP must neither fetch data nor write into the user's home, in workers either."""
    os.environ.setdefault("PYTHAINLP_OFFLINE", "1")
    os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")


def _check(job: Job, work: Work) -> Report:
    from thiap.corpus.locate import read_locator
    from thiap.pipeline import check_documents

    def read(locator: str, lang: str | None) -> Document:
        return read_locator(
            locator, base=work.base, lang=lang, encoding=work.encoding, format=work.input_format
        )

    sources = [read(locator, job.source_lang or work.source_lang) for locator in job.sources]
    target = read(job.target, job.target_lang or work.target_lang)
    return check_documents(sources, target, work.settings)
