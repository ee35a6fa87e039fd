"""One pair of a corpus: what is asked, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from thiap.settings import Settings

Row = tuple[object, ...]
Rows = dict[str, list[Row]]


@dataclass(frozen=True, slots=True)
class Job:
    """A row of the manifest.

    Attributes:
        id: names the pair in all results.
        sources: locators, see ``thiap.corpus.locators``.
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
