"""Questions about a whole corpus, answered from its tables without loading them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from thiap.corpus.store import scan
from thiap.mqm import SEVERITIES

if TYPE_CHECKING:
    import polars as pl

#: Marks that show nothing and blanks: two renderings that differ in these only are one.
_NOTHING: Final = r"[\s\u00ad\u200b\u200c\u200d\u2060]+"


def by_check(folder: Path) -> pl.DataFrame:
    """Shown findings by check: in how many pairs, how many, and by severity; most frequent first."""
    import polars as pl

    shown = scan(folder, "findings").filter(pl.col("shown"))
    counts = shown.group_by("check", "category").agg(
        pl.len().alias("findings"),
        pl.col("id").n_unique().alias("pairs"),
        *((pl.col("severity") == name).sum().alias(name) for name in SEVERITIES),
    )
    return counts.sort("findings", "check", descending=[True, False]).collect(engine="streaming")


def renderings(folder: Path, *, top: int) -> pl.DataFrame:
    """The names found most often with their rendering: occurrences in the targets, and pairs."""
    counts = _renderings(folder).sort("count", "name", "rendering", descending=[True, False, False])
    return counts.head(top).collect(engine="streaming")


def inconsistent(folder: Path, *, top: int) -> pl.DataFrame:
    """Names that different articles render differently, the most widespread first.

    A name counts when it stands in at least two pairs and in at least two renderings.

    Returns:
        Columns name, type, pairs, and renderings with their pairs, most widespread first.
    """
    import polars as pl

    grouped = (
        _renderings(folder)
        .sort("pairs", "count", "rendering", descending=[True, True, False])
        .group_by("name", maintain_order=True)
        .agg(
            pl.col("type").first(),
            pl.col("rendering").alias("renderings"),
            pl.col("pairs").alias("in_pairs"),
        )
        .filter(pl.col("renderings").list.len() > 1)
    )
    spread = (
        scan(folder, "names")
        .filter(pl.col("rendering").is_not_null())
        .group_by("name")
        .agg(pl.col("id").n_unique().alias("pairs"))
    )
    found = grouped.join(spread, on="name").filter(pl.col("pairs") > 1)
    columns = ["name", "type", "pairs", "renderings", "in_pairs"]
    # Where the second choice stands often, the inconsistency matters more than one odd spelling.
    second = pl.col("in_pairs").list.get(1)
    return (
        found.sort(second, "pairs", "name", descending=[True, True, False])
        .select(columns)
        .head(top)
        .collect(engine="streaming")
    )


def speed(folder: Path) -> pl.DataFrame:
    """Seconds a pair took: number, total, mean, median, 99th percentile, most."""
    import polars as pl

    seconds = pl.col("seconds")
    return (
        scan(folder, "log")
        .select(
            pl.len().alias("pairs"),
            seconds.sum().alias("total"),
            seconds.mean().alias("mean"),
            seconds.median().alias("median"),
            seconds.quantile(0.99).alias("p99"),
            seconds.max().alias("most"),
        )
        .collect(engine="streaming")
    )


def _renderings(folder: Path) -> pl.LazyFrame:
    """Every rendering of every name over all pairs, spelt the commonest way."""
    import polars as pl

    found = scan(folder, "names").filter(pl.col("rendering").is_not_null())
    return (
        found.with_columns(pl.col("rendering").str.replace_all(_NOTHING, "").alias("key"))
        .group_by("name", "key")
        .agg(
            pl.col("type").mode().sort().first(),
            pl.col("rendering").mode().sort().first(),
            pl.col("count").cast(pl.Int64).sum(),
            pl.col("id").n_unique().alias("pairs"),
        )
        .select("name", "type", "rendering", "count", "pairs")
    )
