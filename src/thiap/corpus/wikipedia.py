"""Two folders of WikiExtractor output, joined by a table of titles.

WikiExtractor writes many articles to a file (``AA/wiki_00`` …), as ``<doc id= url= title=>`` or, with
``--json``, as an object a line. Each folder is read once, line by line; only where the wanted articles
lie is kept, never their text.
"""

from __future__ import annotations

import html
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from thiap.corpus.locators import byte_range
from thiap.corpus.manifest import scan_table
from thiap.errors import ConfigError, InputError

if TYPE_CHECKING:
    import polars as pl

_OPEN = re.compile(rb'<doc\b[^>]*\btitle="([^"]*)"')
_CLOSE: Final = b"</doc>"


def join_titles(source: Path, target: Path, titles: Path) -> tuple[pl.LazyFrame, int]:
    """The pairs of articles that a table of titles names.

    Args:
        source: folder of WikiExtractor output.
        target: likewise, of the texts under review.
        titles: a table with the columns ``source`` and ``target``; in a table of two columns these may
            be called anything (``en,th``).

    Returns:
        The table of ``thiap.corpus.manifest.COLUMNS``, sorted by id, and the number
        of title pairs of which an article is missing.

    Raises:
        InputError: a folder or the table is missing or broken.
        ConfigError: the table has other columns, or no title is found.
    """
    import polars as pl

    wanted = _titles(titles)
    places = [
        _places(folder, set(wanted[side]), side) for folder, side in ((source, "source"), (target, "target"))
    ]
    joined = wanted.join(places[0], on="source").join(places[1], on="target")
    if not joined.height:
        raise ConfigError(
            f"none of the {wanted.height} title pairs of {titles} was found in {source} and {target}; "
            "is the first column the source's titles?"
        )
    table = joined.select(
        pl.col("target").alias("id"),
        pl.concat_list("source_place").alias("sources"),
        pl.col("target_place").alias("target"),
        pl.lit(None, pl.String).alias("source_lang"),
        pl.lit(None, pl.String).alias("target_lang"),
    )
    return table.sort("id").lazy(), wanted.height - joined.height


def _titles(path: Path) -> pl.DataFrame:
    """Pairs of titles, as articles spell them: blanks for underscores; a target title once."""
    import polars as pl

    table = scan_table(path)
    try:
        names = table.collect_schema().names()
        if {"source", "target"} <= set(names):
            table = table.select("source", "target")
        elif len(names) == 2:
            table = table.select(pl.col(names[0]).alias("source"), pl.col(names[1]).alias("target"))
        else:
            raise ConfigError(
                f"{path}: needs the columns source and target (or just two); it has {', '.join(names)}"
            )
        spelt = table.with_columns(pl.all().cast(pl.String).str.replace_all("_", " ").str.strip_chars())
        return spelt.drop_nulls().unique("target", keep="first", maintain_order=True).collect()
    except (pl.exceptions.PolarsError, OSError) as problem:
        raise InputError(f"{path}: cannot be read as a table: {problem}") from None


def _places(folder: Path, wanted: set[str], side: str) -> pl.DataFrame:
    """Where the wanted articles of a folder are; the first of a title."""
    import polars as pl

    if not folder.is_dir():
        raise InputError(f"{folder}: there is no such folder")
    titles: list[str] = []
    places: list[str] = []
    for place, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = Path(place, name)
            if not path.is_file():  # a pipe would be waited for
                continue
            for title, start, end in _articles(path):
                if title in wanted:
                    wanted.discard(title)
                    titles.append(title)
                    places.append(byte_range(str(path), start, end))
    return pl.DataFrame(
        {side: titles, f"{side}_place": places}, schema={side: pl.String, f"{side}_place": pl.String}
    )


def _articles(path: Path) -> Iterator[tuple[str, int, int]]:
    """Title and byte range of every article of a file; a cut-off last one is left out."""
    title, start, position = None, 0, 0
    try:
        with path.open("rb") as file:
            for line in file:
                end = position + len(line)
                if line.startswith(b"<doc "):
                    found = _OPEN.match(line)
                    title, start = (
                        (html.unescape(found[1].decode("utf-8", "replace")) if found else None),
                        position,
                    )
                if title is not None and line.rstrip().endswith(_CLOSE):
                    yield title, start, end
                    title = None
                elif line.startswith(b"{"):
                    yield from _json_article(line, position)
                position = end
    except OSError as problem:
        raise InputError(f"{path}: cannot be read: {problem.strerror or problem}") from problem


def _json_article(line: bytes, position: int) -> Iterator[tuple[str, int, int]]:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        return
    if isinstance(entry, dict) and isinstance(entry.get("title"), str):
        yield entry["title"], position, position + len(line.rstrip())
