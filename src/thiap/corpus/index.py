"""The page over all pairs, worst first, and the reports it links to."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from thiap.corpus.store import read_mark, scan, write_file
from thiap.errors import InputError
from thiap.model import Report
from thiap.mqm import SEVERITIES, Severity
from thiap.phrases import tell
from thiap.phrases.translated import translated

#: Pairs and failures the page lists; the rest is counted, and in the tables.
LISTED: Final = 1000
_FAILURES: Final = 200
_UNSAFE = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class Overview:
    """The corpus in numbers.

    Attributes:
        pairs: how many there are.
        failed: how many of them are error rows.
        troubled: in how many others a check crashed.
        severities: shown findings by severity, worst first.
        hidden: findings below the threshold.
        worst: rows of ``pairs``, worst first.
        failures: rows of ``pairs`` that failed, by id.
    """

    pairs: int
    failed: int
    troubled: int
    severities: dict[Severity, int]
    hidden: int
    worst: list[dict[str, Any]]
    failures: list[dict[str, Any]]


def overview(folder: Path, *, listed: int = LISTED) -> Overview:
    """Count all pairs and list the worst.

    Pairs are ordered by critical findings, then by major ones, then by contradictions, then by minor
    ones, then by id.

    Raises:
        InputError: the folder holds no results.
    """
    import polars as pl

    pairs = scan(folder, "pairs")
    sums = pairs.select(
        pl.len().alias("pairs"),
        (pl.col("status") == "failed").sum().alias("failed"),
        (pl.col("problems").list.len() > 0).sum().alias("troubled"),
        *(pl.col(name).cast(pl.Int64).sum() for name in (*SEVERITIES, "hidden")),
    )
    order = ["critical", "major", "contradicted", "minor"]
    worst = pairs.filter(pl.col("status") == "done").sort(
        [*order, "id"], descending=[*(True for _ in order), False]
    )
    failures = pairs.filter(pl.col("status") == "failed").sort("id")
    total = sums.collect(engine="streaming").row(0, named=True)
    return Overview(
        pairs=total["pairs"],
        failed=total["failed"],
        troubled=total["troubled"],
        severities={name: total[name] for name in SEVERITIES},
        hidden=total["hidden"],
        worst=worst.head(listed).collect(engine="streaming").to_dicts(),
        failures=failures.head(_FAILURES).collect(engine="streaming").to_dicts(),
    )


def write_index(folder: Path, *, lang: str = "en") -> Path:
    """Write ``index.html``, in ``lang``: the worst pairs, with links to the reports that exist.

    Raises:
        InputError: the folder holds no results.
        OutputError: the page cannot be written.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined

    found = overview(folder)
    mark = read_mark(folder)
    paths = {row["id"]: report_path(folder, row["id"]) for row in found.worst}
    links = {pair: f"reports/{path.name}" for pair, path in paths.items() if path.exists()}
    environment = Environment(
        loader=PackageLoader("thiap.corpus"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    page = environment.get_template("index.html").render(
        found=found,
        links=links,
        settings=mark["settings"],
        version=mark["thiap"],
        lang=lang,
        t=lambda key, **filled: tell(key, lang, **filled),
        said=lambda error: translated(error, lang),
    )
    write_file(folder / "index.html", page.encode("utf-8", "replace"))
    return folder / "index.html"


def saved_run(folder: Path, pair: str) -> Report:
    """The whole result of one pair, as it was when it was compared.

    Raises:
        InputError: the folder holds no such pair, or the pair failed, or runs were not kept.
    """
    import polars as pl

    from thiap.renderers.run_json import load_run

    rows = scan(folder, "runs").filter(pl.col("id") == pair).collect(engine="streaming")
    if rows.height:
        return load_run(rows["run"][0])
    known = scan(folder, "pairs").filter(pl.col("id") == pair).collect(engine="streaming")
    if not known.height:
        raise InputError(f"{folder}: holds no pair {pair!r}; the ids are those of the manifest")
    if known["status"][0] == "failed":
        raise InputError(f"{pair}: has no report, since it failed: {known['error'][0]}")
    raise InputError(f"{pair}: its run was not kept (--no-runs); compare the two texts with `thiap check`")


def write_reports(folder: Path, pairs: Iterable[str], *, lang: str = "en") -> list[Path]:
    """Write ``reports/NAME.html`` for some pairs, in ``lang``; what is there already is left.

    Raises:
        InputError: see `saved_run`.
        OutputError: a report cannot be written.
    """
    from thiap.renderers import html

    written = []
    for pair in pairs:
        path = report_path(folder, pair)
        if not path.exists():
            page = html.render(saved_run(folder, pair), lang=lang)
            write_file(path, page.encode("utf-8", "surrogatepass"))
        written.append(path)
    return written


def report_path(folder: Path, pair: str) -> Path:
    """Where a pair's report stands: a name readable, safe everywhere, and its own."""
    plain = _UNSAFE.sub("_", pair).strip("._")[:60]
    mark = hashlib.sha256(pair.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return folder / "reports" / f"{plain or 'pair'}-{mark}.html"
