"""The folder of results: Parquet parts that are there whole or not at all.

    DIR/run.json                     what made the results; another version or setting is refused
    DIR/parts/part-000001/*.parquet  some finished pairs, one file a table
    DIR/index.html, DIR/reports/     made from the parts, at any time

A part is written under ``DIR/.tmp`` and synced, then its folder is renamed into place: that one step
commits all tables of its pairs. Whatever a killed run leaves in ``.tmp`` is thrown away by the next.
Any reader may scan ``DIR/parts/*/TABLE.parquet`` at any time.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

from thiap.corpus.jobs import Outcome, Rows
from thiap.corpus.signals import uninterrupted
from thiap.corpus.tables import RESULTS, TABLES, VERSION, frame, schema
from thiap.errors import InputError, OutputError, UsageError

if TYPE_CHECKING:
    import polars as pl

#: A part is closed when it holds so many pairs, so many rows, or is so old: the most that a killed
#: run has to do again, and the most that waits in memory.
PART_PAIRS: Final = 256
PART_ROWS: Final = 100_000
PART_SECONDS: Final = 30.0

_SCHEMA: Final = "thiap-batch"


class Store:
    """Results of one corpus, open for writing by one run at a time; a context manager.

    Args:
        folder: made when it is missing.
        made_by: what made the results, as JSON values: versions and settings.

    Raises:
        UsageError: the folder holds something else, results of other settings, or another run
            is writing to it.
        OutputError: the folder cannot be made or written.
    """

    def __init__(self, folder: Path, made_by: dict[str, Any]) -> None:
        self.folder = folder
        self._rows: Rows = {table: [] for table in TABLES}
        self._pairs = 0
        self._since = time.monotonic()
        self._lock: IO[str] | None = None
        if folder.exists() and not folder.is_dir():
            raise UsageError(f"{folder}: is a file; name a folder for the results")
        with _disk(folder):
            folder.mkdir(parents=True, exist_ok=True)
            self._refuse_strange()
            self._lock = _locked(folder)  # before the mark, so that of two first runs one is told so
            try:
                self._claim(made_by)
            except BaseException:
                self._lock.close()
                raise
            shutil.rmtree(self.scratch, ignore_errors=True)
            self.scratch.mkdir()
            (folder / "parts").mkdir(exist_ok=True)
        numbers = [int(path.name.rpartition("-")[2]) for path in _parts(folder)]
        self._next = max(numbers, default=0) + 1

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *error: object) -> None:
        """Write what is finished, whatever ended the run; then let go of the folder."""
        try:
            self.flush()
        finally:
            shutil.rmtree(self.scratch, ignore_errors=True)
            if self._lock is not None:
                self._lock.close()
                self._lock = None

    @property
    def scratch(self) -> Path:
        """Folder for files that the next run may throw away."""
        return self.folder / ".tmp"

    def add(self, outcome: Outcome) -> None:
        """Take the rows of one pair; they are on disk after the next flush.

        Raises:
            OutputError: a part became full and could not be written.
        """
        for table, rows in outcome.rows.items():
            self._rows[table] += rows
        self._pairs += 1
        rows_held = sum(map(len, self._rows.values()))
        old = time.monotonic() - self._since > PART_SECONDS
        if self._pairs >= PART_PAIRS or rows_held >= PART_ROWS or old:
            self.flush()

    def flush(self) -> None:
        """Write all rows taken so far as one part. Ctrl-C waits until it is done.

        Raises:
            OutputError: the disk is full or the folder read-only; the rows are kept.
        """
        self._since = time.monotonic()
        if not self._pairs:
            return
        name = f"part-{self._next:06}"
        with uninterrupted(), _disk(self.folder):
            draft = self.scratch / name
            shutil.rmtree(draft, ignore_errors=True)
            draft.mkdir()
            try:
                for table, rows in self._rows.items():
                    write_table(draft / f"{table}.parquet", frame(table, rows))
                _sync(draft)
                draft.rename(self.folder / "parts" / name)
            except BaseException:
                shutil.rmtree(draft, ignore_errors=True)
                raise
            _sync(self.folder / "parts")
            self._rows = {table: [] for table in TABLES}
            self._pairs = 0
            self._next += 1

    def forget_failures(self) -> int:
        """Take the pairs that failed out of the results, so that they are tried again; their number."""
        import polars as pl

        forgotten = 0
        for part in _parts(self.folder):
            path = part / "pairs.parquet"
            pairs = pl.read_parquet(path)
            kept = pairs.filter(pl.col("status") != "failed")
            if kept.height == pairs.height:
                continue
            with uninterrupted(), _disk(self.folder):
                draft = self.scratch / "pairs.parquet"
                write_table(draft, kept)  # a failed pair has no rows in the other tables but the log
                draft.replace(path)
            forgotten += pairs.height - kept.height
        return forgotten

    def _refuse_strange(self) -> None:
        """Write nothing, not even a lock, into a folder that holds something else."""
        ours = (self.folder / "run.json").exists()
        if not ours and any(item.name not in (".tmp", ".lock") for item in self.folder.iterdir()):
            raise UsageError(
                f"{self.folder}: is not empty and holds no results of `thiap batch`; name a new folder"
            )

    def _claim(self, made_by: dict[str, Any]) -> None:
        """Leave our mark in an empty folder, or find the same one."""
        path = self.folder / "run.json"
        mark = {"schema": _SCHEMA, "version": VERSION, **made_by}
        if not path.exists():
            draft = self.folder / ".tmp"
            draft.mkdir(exist_ok=True)
            (draft / "run.json").write_text(json.dumps(mark, indent=1) + "\n", encoding="utf-8")
            (draft / "run.json").replace(path)
            return
        found = _flat(read_mark(self.folder))
        for key, value in _flat(json.loads(json.dumps(mark))).items():
            if found.get(key) != value:
                raise UsageError(
                    f"{self.folder}: holds results made with {key} {str(found.get(key))[:60]!r}, "
                    f"this run has {str(value)[:60]!r}; results must not be mixed: "
                    "name another folder, or delete this one"
                )


def _flat(mark: dict[str, Any]) -> dict[str, Any]:
    """The mark with the settings among the rest, so that a difference can be named."""
    return {**{key: value for key, value in mark.items() if key != "settings"}, **mark.get("settings", {})}


def write_table(path: Path, table: pl.DataFrame) -> None:
    """Write a data frame as Parquet, synced to the disk."""
    table.write_parquet(path, compression="zstd")
    _sync(path)


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, its folder too if need be.

    Raises:
        OutputError: the disk is full or the folder read-only.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    with _disk(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            draft.write_bytes(data)
            draft.replace(path)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise


def scan(folder: Path, table: str) -> pl.LazyFrame:
    """A table of all parts, read lazily.

    Raises:
        InputError: the folder holds no results.
    """
    import polars as pl

    read_mark(folder)
    files = [part / f"{table}.parquet" for part in _parts(folder)]
    return pl.scan_parquet(files, glob=False) if files else pl.LazyFrame(schema=schema(table))


def read_mark(folder: Path) -> dict[str, Any]:
    """What made the results in a folder.

    Raises:
        InputError: it holds none, or of a newer version.
    """
    try:
        mark = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        mark = None
    if not isinstance(mark, dict) or mark.get("schema") != _SCHEMA:
        raise InputError(f"{folder}: holds no results of `thiap batch`; name the folder given to it with -o")
    if mark.get("version") != VERSION:
        raise InputError(
            f"{folder}: its tables have version {mark.get('version')!r}, this thiap reads {VERSION}; "
            "run the batch again into a new folder"
        )
    return mark


def canonical(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every table but the log, sorted, as bytes: equal for equal results, however they were made."""
    for table in RESULTS:
        order = [name for name in ("id", "n") if name in schema(table)]
        frame = scan(folder, table).sort(order).collect()
        yield table, frame.write_ndjson().encode("utf-8")


def _parts(folder: Path) -> list[Path]:
    return sorted((folder / "parts").glob("part-*"))


def _locked(folder: Path) -> IO[str]:
    """The folder's lock, let go by the system however the process ends."""
    file = (folder / ".lock").open("w")
    try:
        import fcntl
    except ImportError:  # not on Windows: there two runs at once are the user's to avoid
        return file
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        raise UsageError(
            f"{folder}: another run is writing to it; wait for it or name another folder"
        ) from None
    return file


def _sync(path: Path) -> None:
    """Have a file or folder on the disk before what follows."""
    with contextlib.suppress(PermissionError):  # Windows opens no folders
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextlib.contextmanager
def _disk(folder: Path) -> Iterator[None]:
    """Errors of the disk as ours. Polars reports some of its own kind."""
    import polars as pl

    try:
        yield
    except (OSError, pl.exceptions.ComputeError) as problem:
        reason = getattr(problem, "strerror", None) or problem
        raise OutputError(
            f"{folder}: results cannot be written ({reason}); what was finished before is safe. "
            "Make room and run the same command again: it goes on from there"
        ) from problem
