"""A corpus from start to end: what is left to do, done by an engine, into the store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from thiap import __version__
from thiap.corpus.engines import Engine
from thiap.corpus.jobs import Job, Work
from thiap.corpus.store import Store, scan
from thiap.errors import InputError, OutputError, UsageError

if TYPE_CHECKING:
    import polars as pl

#: Rows of the manifest in memory at once.
_SLICE: Final = 2048

#: Called with pairs done so far, pairs failed so far, pairs to do in this run.
Progress = Callable[[int, int, int], None]


@dataclass(frozen=True, slots=True)
class Tally:
    """What a run did.

    Attributes:
        before: pairs that were there already.
        done: pairs finished by this run, failed ones included.
        failed: pairs of this run that became error rows.
    """

    before: int
    done: int
    failed: int


def run_batch(
    table: pl.LazyFrame,
    folder: Path,
    engine: Engine,
    work: Work,
    *,
    retry_failed: bool = False,
    progress: Progress | None = None,
) -> Tally:
    """Compare every pair of a table that the folder does not hold yet.

    However the run ends, finished pairs are in the folder, and the same call goes on from there.

    Args:
        table: verified, with the columns of ``thiap.corpus.manifest``.
        folder: of the results.
        engine: who computes.
        work: settings of all pairs.
        retry_failed: do pairs again that failed before.
        progress: told after every pair.

    Raises:
        UsageError: the folder is in use, holds other results, or an id there is of other texts.
        OutputError: the results cannot be written.
        EncoderError: the encoder cannot be used.
    """
    done = failed = 0
    with Store(folder, _made_by(work)) as store:
        if retry_failed:
            store.forget_failures()
        before, total = _plan(table, folder, store.scratch)
        if progress:
            progress(0, 0, total)
        with closing(engine.run(_jobs(store.scratch, total), work)) as outcomes:  # type: ignore[type-var]
            for outcome in outcomes:
                store.add(outcome)
                done += 1
                failed += outcome.failed
                if progress:
                    progress(done, failed, total)
    return Tally(before, done, failed)


def _made_by(work: Work) -> dict[str, Any]:
    """What decides the results: a folder holds those of one version and one setting only."""
    return {
        "thiap": __version__,
        "settings": asdict(work.settings) | {"severities": dict(work.settings.severities)},
        **{
            name: getattr(work, name)
            for name in ("source_lang", "target_lang", "encoding", "input_format", "keep_runs")
        },
    }


def _plan(table: pl.LazyFrame, folder: Path, scratch: Path) -> tuple[int, int]:
    """Write what is left to do to ``scratch``; how many pairs are done, how many left.

    The rows stay on disk, so that memory does not grow with the manifest.
    """
    import polars as pl

    there = scan(folder, "pairs").select("id", "sources", "target")
    both = table.join(there, on="id", suffix="_there")
    changed = (pl.col("sources") != pl.col("sources_there")) | (pl.col("target") != pl.col("target_there"))
    try:
        other = both.filter(changed).head(1).collect(engine="streaming")
        if other.height:
            raise UsageError(
                f"{folder}: already holds a pair {other['id'][0]!r} of other texts "
                f"({other['target_there'][0]}, now {other['target'][0]}); "
                "name another folder or give the pair another id"
            )
        left = table.join(there.select("id"), on="id", how="anti", maintain_order="left")
        left.sink_parquet(scratch / "todo.parquet", engine="streaming")
        before = both.select(pl.len()).collect(engine="streaming").item()
        total = pl.scan_parquet(scratch / "todo.parquet").select(pl.len()).collect().item()
    except pl.exceptions.PolarsError as problem:
        raise InputError(f"the manifest or {folder} cannot be read: {problem}") from problem
    except OSError as problem:
        raise OutputError(f"{folder}: cannot be written ({problem.strerror or problem})") from problem
    return int(before), int(total)


def _jobs(scratch: Path, total: int) -> Iterator[Job]:
    import polars as pl

    rows = pl.scan_parquet(scratch / "todo.parquet")
    for start in range(0, total, _SLICE):
        for pair, sources, target, source_lang, target_lang in (
            rows.slice(start, _SLICE).collect().iter_rows()
        ):
            yield Job(pair, tuple(sources), target, source_lang or None, target_lang or None)
