"""What to compare, as a table: CSV, TSV, JSON Lines or Parquet, one row a pair.

Columns: ``id`` (unique), ``sources`` (a list; in CSV and TSV separated by ``|``) or ``source`` (one),
``target``, and, where they cannot be detected, ``source_lang`` and ``target_lang``. Other columns are
left alone. Paths start from the manifest's folder.
"""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Final

from thiap.errors import ConfigError, InputError

if TYPE_CHECKING:
    import polars as pl

#: Columns of the table that the rest of the corpus code works with.
COLUMNS: Final = ("id", "sources", "target", "source_lang", "target_lang")
SEPARATOR: Final = "|"


def read_manifest(path: Path) -> pl.LazyFrame:
    """The manifest with the columns ``COLUMNS``, rows in the order of the file, read lazily.

    Raises:
        InputError: the file is missing or broken.
        ConfigError: its suffix or its columns are unknown; bad rows are told by `verify`.
    """
    import polars as pl

    table = scan_table(path)
    try:
        names = table.collect_schema()
    except (pl.exceptions.PolarsError, OSError) as problem:
        raise InputError(f"{path}: cannot be read as a table: {_first_line(problem)}") from None
    many = "sources" if "sources" in names else "source"
    for needed in ("id", many, "target"):
        if needed not in names:
            near = get_close_matches(needed, names.names(), n=1)
            hint = f"is {near[0]!r} meant?" if near else f"it has {', '.join(names.names()) or 'none'}"
            wanted = "source (or sources)" if needed == "source" else needed
            raise ConfigError(f"{path}: the manifest needs a column {wanted}; {hint}")
    for name in ("id", many, "target", "source_lang", "target_lang"):
        if name in names and not _holds_text(names[name], many=name == "sources"):
            texts = "texts or lists of them" if name == "sources" else "texts"
            raise ConfigError(f"{path}: the column {name} should hold {texts}, not {names[name]}")
    sources = pl.col(many)
    if many == "source":
        sources = pl.concat_list(sources.cast(pl.String))
    elif isinstance(names[many], pl.List):
        sources = sources.cast(pl.List(pl.String))
    else:
        sources = sources.cast(pl.String).str.split(SEPARATOR)
    return table.select(
        pl.col("id").cast(pl.String),
        sources.alias("sources"),
        pl.col("target").cast(pl.String),
        *(
            (pl.col(name) if name in names else pl.lit(None)).cast(pl.String).alias(name)
            for name in ("source_lang", "target_lang")
        ),
    )


def _holds_text(kind: pl.DataType, *, many: bool) -> bool:
    """Whether a column can be read as text, or, for ``many``, as lists of texts."""
    import polars as pl

    if many and isinstance(kind, pl.List):
        kind = kind.inner if isinstance(kind.inner, pl.DataType) else kind.inner()
    return not kind.is_nested() and not isinstance(kind, pl.Binary | pl.Object)


def _first_line(problem: Exception) -> str:
    """What Polars says, without its advice to programmers."""
    return str(problem).partition("\n")[0]


def scan_table(path: Path) -> pl.LazyFrame:
    """A table in the format its suffix says, read lazily; all columns of text tables are text.

    Raises:
        InputError: the file is missing.
        ConfigError: the suffix is unknown.
    """
    import polars as pl

    if not path.is_file():
        raise InputError(f"{path}: there is no such file; name a manifest, or two folders")
    suffix = path.suffix.lower()
    if suffix in (".csv", ".tsv"):
        separator = "," if suffix == ".csv" else "\t"
        try:
            return pl.scan_csv(path, separator=separator, infer_schema=False)
        except pl.exceptions.PolarsError as problem:
            raise InputError(f"{path}: cannot be read as a table: {_first_line(problem)}") from None
    if suffix in (".jsonl", ".ndjson"):
        return pl.scan_ndjson(path, infer_schema_length=None)
    if suffix == ".parquet":
        return pl.scan_parquet(path)
    raise ConfigError(
        f"{path}: a table must end in .csv, .tsv, .jsonl or .parquet, not {suffix or 'nothing'!r}"
    )


def verify(table: pl.LazyFrame, name: str) -> int:
    """Look for rows that cannot be meant; the number of rows.

    Args:
        table: with the columns ``COLUMNS``.
        name: how to name the manifest in an error.

    Raises:
        InputError: the file is broken somewhere.
        ConfigError: a row lacks its id, target or sources or names a source twice, or an id stands twice, or
            there is no row.
    """
    import polars as pl

    blank = pl.col("id", "target").fill_null("").str.strip_chars() == ""
    sourceless = pl.col("sources").list.len().fill_null(0) == 0
    empty = pl.col("sources").list.eval(pl.element().fill_null("").str.strip_chars() == "").list.any()
    try:
        rows = int(table.select(pl.len()).collect(engine="streaming").item())
        numbered = table.with_row_index("row", offset=1)
        bad = (
            numbered.filter(pl.any_horizontal(blank) | sourceless | empty).head(1).collect(engine="streaming")
        )
        more = pl.col("sources").list.n_unique() < pl.col("sources").list.len()
        double = numbered.filter(more).head(1).collect(engine="streaming")
        counts = table.group_by("id").len().filter(pl.col("len") > 1)
        twice = counts.sort("id").head(1).collect(engine="streaming")
    except (pl.exceptions.PolarsError, OSError) as problem:
        raise InputError(f"{name}: cannot be read as a table: {_first_line(problem)}") from None
    if not rows:
        raise ConfigError(f"{name}: names no pair")
    if bad.height:
        raise ConfigError(f"{name}: row {bad['row'][0]} lacks its id, its sources or its target")
    if double.height:
        raise ConfigError(f"{name}: row {double['row'][0]} names a source twice; name each once")
    if twice.height:
        raise ConfigError(
            f"{name}: the id {twice['id'][0]!r} stands in {twice['len'][0]} rows; ids must be unique"
        )
    return rows
