"""The tables of a corpus: names, types and order of their columns. Raise VERSION when they change.

Each part of the results holds one Parquet file of each table. ``id`` is the pair, ``n`` numbers a
pair's rows, so that (id, n) orders every table. Spans are lists of ``[start, end]``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import polars as pl

VERSION: Final = 1

_SPANS = "spans"
_COLUMNS: Final[dict[str, dict[str, str]]] = {
    # One row a pair: whether it worked, what it was, how bad it is.
    "pairs": {
        "id": "str",
        "status": "str",  # "done" or "failed"
        "error": "str",
        "sources": "strs",
        "target": "str",
        "source_langs": "strs",
        "target_lang": "str",
        "mode": "str",
        "encoder": "str",
        "source_coverage": "float",  # of all sources together, by non-blank characters
        "target_coverage": "float",  # of the best source
        "source_chars": "int",
        "target_chars": "int",
        "critical": "int",
        "major": "int",
        "minor": "int",
        "neutral": "int",
        "hidden": "int",  # below the confidence threshold
        "contradicted": "int",  # among those shown, of any severity but neutral
        "problems": "strs",
        "source_sha256": "strs",
        "target_sha256": "str",
    },
    "beads": {
        "id": "str",
        "n": "int",
        "source_index": "int",
        "source": _SPANS,
        "target": _SPANS,
        "score": "float",
        "moved": "bool",
    },
    "findings": {
        "id": "str",
        "n": "int",  # worst first, hidden ones last
        "finding": "str",  # the content hash
        "shown": "bool",
        "kind": "str",
        "category": "str",
        "check": "str",
        "issue": "str",
        "severity": "str",
        "confidence": "float",
        "source_index": "int",
        "source": _SPANS,
        "target": _SPANS,
        "source_value": "str",
        "target_value": "str",
        "source_quote": "str",
        "target_quote": "str",
        "message": "str",
        "suggestion": "str",
        "supported_by": "ints",
        "contradicted_by": "ints",
    },
    "facts": {
        "id": "str",
        "n": "int",
        "side": "str",  # "source" or "target"
        "source_index": "int",  # null for the target
        "start": "int",
        "end": "int",
        "kind": "str",
        "subtype": "str",
        "value": "str",
        "unit": "str",
        "qualifier": "str",
        "counted": "str",
        "text": "str",
    },
    # One row for each rendering of each name, one with a null for a name that has none.
    "names": {
        "id": "str",
        "n": "int",
        "source_index": "int",
        "name": "str",
        "type": "str",
        "source_count": "int",
        "rendering": "str",
        "count": "int",
        "score": "float",
    },
    # Saved runs (schema thiap-run), for reports on demand; empty with --no-runs.
    "runs": {"id": "str", "run": "str"},
    # The only table that differs from one run to the next.
    "log": {"id": "str", "started": "time", "seconds": "float", "worker": "str"},
}

TABLES: Final = tuple(_COLUMNS)
#: Tables that are the same whatever engine, number of workers or order made them.
RESULTS: Final = tuple(name for name in TABLES if name != "log")


def columns(table: str) -> tuple[str, ...]:
    """Names of the columns of a table, in order."""
    return tuple(_COLUMNS[table])


def schema(table: str) -> dict[str, pl.DataType | type[pl.DataType]]:
    """The columns of a table with their Polars types."""
    import polars as pl

    types: dict[str, Any] = {
        "str": pl.String,
        "int": pl.Int32,
        "float": pl.Float64,
        "bool": pl.Boolean,
        "strs": pl.List(pl.String),
        "ints": pl.List(pl.Int32),
        _SPANS: pl.List(pl.List(pl.Int32)),
        "time": pl.Datetime("ms", "UTC"),
    }
    return {name: types[kind] for name, kind in _COLUMNS[table].items()}


def frame(table: str, rows: list[Any]) -> pl.DataFrame:
    """Rows of a table, each in the order of its columns, as a data frame."""
    import polars as pl

    return pl.DataFrame(rows, schema=schema(table), orient="row")
