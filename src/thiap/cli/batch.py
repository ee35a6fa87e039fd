"""``thiap batch``: many pairs, resumable."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from thiap.cli.configured import configured, in_force, severities
from thiap.cli.language import spoken
from thiap.cli.options import (
    alignment_options,
    cache_option,
    color_option,
    encoding_option,
    input_format_option,
    language_options,
    quiet_option,
    selection_options,
)
from thiap.cli.output import is_dumb, printable
from thiap.cli.speech import speak
from thiap.errors import UsageError
from thiap.mqm import SEVERITIES, at_least
from thiap.phrases import say, tell
from thiap.phrases.translated import translated
from thiap.renderers.wording import configured_by
from thiap.settings import Settings

if TYPE_CHECKING:
    import polars as pl

    from thiap.corpus.index import Overview
    from thiap.corpus.run import Progress, Tally
    from thiap.model import Term


@click.command(no_args_is_help=True)
@click.argument("inputs", nargs=-1, required=True, metavar="MANIFEST | SOURCE_FOLDER... TARGET_FOLDER")
@click.option("-o", "--output", required=True, metavar="FOLDER", help="Results; made, or gone on with.")
@click.option(
    "--titles",
    metavar="TABLE",
    help="The two folders hold WikiExtractor output; join it by this table of titles (source, target).",
)
@click.option(
    "--engine",
    type=click.Choice(["processes", "serial", "dask"]),
    default="processes",
    show_default=True,
    help="Who computes.",
)
@click.option(
    "--workers", type=click.IntRange(min=1), metavar="N", help="Number of processes. [default: processors]"
)
@click.option("--scheduler", metavar="ADDRESS", help="With --engine dask: a running cluster's scheduler.")
@click.option("--retry-failed", is_flag=True, help="Do pairs again that failed before.")
@click.option(
    "--reports",
    type=click.IntRange(min=0),
    default=20,
    show_default=True,
    metavar="N",
    help="Write the HTML reports of the N worst pairs; `thiap report FOLDER --pair ID` makes others.",
)
@click.option("--no-runs", is_flag=True, help="Keep no saved runs: less disk, no reports afterwards.")
@language_options
@alignment_options
@selection_options
@encoding_option
@input_format_option
@cache_option
@configured
@quiet_option
@color_option
def batch(inputs: tuple[str, ...], **options: Any) -> int:
    """Compare many pairs of texts; stopped or killed, the same command goes on where it was.

    MANIFEST is a CSV, TSV, JSON Lines or Parquet table with the columns id, sources, target and, if need
    be, source_lang and target_lang; its paths start from its own folder. Folders instead: files that have
    one name in all of them are pairs, the last folder holds the texts under review.

    FOLDER gets Parquet tables (parts/*/findings.parquet and others), an index.html with the worst pairs
    first, and reports. See `thiap stats` for questions about all of it.

    \b
    Examples:
      thiap batch pairs.csv -o results
      thiap batch english/ thai/ -o results --workers 4
      thiap batch enwiki/ thwiki/ --titles titles.tsv -o results
    """
    from thiap.corpus.engines import ENGINES
    from thiap.corpus.index import overview, write_index, write_reports
    from thiap.corpus.jobs import Work
    from thiap.corpus.run import run_batch

    if options["scheduler"] and options["engine"] != "dask":
        raise UsageError("--scheduler goes with --engine dask")
    settings = _settings(options)
    engine = ENGINES[options["engine"]](options["workers"] or _processors(), options["scheduler"])
    table, base = _table(inputs, options)
    work = Work(
        settings=settings,
        base=str(base),
        encoding=options["encoding"],
        input_format=options["input_format"],
        source_lang=options["source_lang"],
        target_lang=options["target_lang"],
        keep_runs=not options["no_runs"],
        cache=_cache(options["cache"]),
    )
    folder = Path(options["output"])
    if not options["quiet"]:
        for line in configured_by(in_force(click.get_current_context())):
            click.echo(f"thiap: {line}", err=True)
    try:
        with _progress(quiet=options["quiet"]) as progress:
            tally = run_batch(
                table, folder, engine, work, retry_failed=options["retry_failed"], progress=progress
            )
    except KeyboardInterrupt:
        speak("finished pairs are kept; the same command goes on from here", err=True)
        raise
    found = overview(folder)
    if work.keep_runs:
        write_reports(folder, [row["id"] for row in found.worst[: options["reports"]]], lang=spoken())
    page = write_index(folder, lang=spoken())
    if not options["quiet"]:
        _summarise(found, tally, page)
    if found.failed or found.troubled:
        return 3
    threshold = options["fail_on"]
    return int(
        threshold is not None and any(n and at_least(name, threshold) for name, n in found.severities.items())
    )


def _settings(options: dict[str, Any]) -> Settings:
    """The settings of all pairs; a wrong name is told before any work begins.

    Raises:
        UsageError: an unknown check, category or encoder.
        EncoderError: the encoder is not installed.
    """
    from thiap.encoders import get_encoder
    from thiap.project.config_file import check_name

    for option in ("select", "ignore"):
        for name in options[option]:
            check_name(name, f"--{option}")
    get_encoder(options["encoder"])
    return Settings(
        mode=options["mode"],
        encoder=options["encoder"],
        min_confidence=options["min_confidence"],
        select=options["select"],
        ignore=options["ignore"],
        severities=severities(options["severity"]),
        terms=_terms(options),
    )


def _terms(options: dict[str, Any]) -> tuple[Term, ...]:
    """The glossary, one for the corpus: of English and Thai unless other languages are given for all."""
    from thiap.glossary import read_glossary

    if not options["terms"]:
        return ()
    languages = {"source_lang": options["source_lang"] or "en", "target_lang": options["target_lang"] or "th"}
    return read_glossary(options["terms"], **languages)


def _table(inputs: tuple[str, ...], options: dict[str, Any]) -> tuple[pl.LazyFrame, Path]:
    """The pairs, and the folder their paths start from."""
    from thiap.corpus.folders import pair_folders
    from thiap.corpus.manifest import read_manifest, verify
    from thiap.corpus.wikipedia import join_titles

    paths = [Path(name) for name in inputs]
    if len(paths) == 1:
        if paths[0].is_dir():
            raise UsageError(f"{paths[0]}: one folder alone pairs with nothing; name the target folder too")
        if options["titles"]:
            raise UsageError("--titles joins two folders of WikiExtractor output; name them")
        table = read_manifest(paths[0])
        verify(table, inputs[0])
        return table, paths[0].resolve().parent
    if options["titles"]:
        if len(paths) != 2:
            raise UsageError("--titles joins two folders, one of sources and one of targets")
        table, lacking = join_titles(paths[0], paths[1], Path(options["titles"]))
        left_out = translated(f"{lacking} title pairs have no article on one side and are left out", spoken())
    else:
        table, lacking = pair_folders(paths)
        left_out = translated(f"{lacking} files have no counterpart and are left out", spoken())
    if lacking and not options["quiet"]:
        click.echo(left_out, err=True)
    return table, Path.cwd()


def _cache(folder: str | None) -> str | None:
    """The cache's folder, whole, since workers may stand elsewhere; one that cannot be made is told now."""
    from thiap.cache import caching

    if folder is None:
        return None
    whole = str(Path(folder).resolve())
    with caching(whole):
        return whole


def _processors() -> int:
    """Processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Progress | None]:
    """A bar with the rate and the time left; None where nobody watches."""
    if quiet or sys.stderr is None or not sys.stderr.isatty() or is_dumb():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(elapsed_when_finished=True),
        TextColumn("{task.fields[failed]}"),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True, speed_estimate_period=120) as bar:
        task = bar.add_task("", total=None, rate="", failed="")

        def show(done: int, failed: int, total: int) -> None:
            speed = bar.tasks[0].speed
            rate = tell("rate-of-pairs", spoken(), rate=f"{speed:.2f}") if speed else ""
            told = translated(f"{failed} failed", spoken()) if failed else ""
            bar.update(task, completed=done, total=total, rate=rate, failed=told)

        yield show


def _summarise(found: Overview, tally: Tally, page: Path) -> None:
    """What was done, how bad it is, and where to look first."""
    parts = [translated(f"{tally.done} pairs done", spoken())]
    if tally.failed:
        parts.append(translated(f"{tally.failed} failed", spoken()))
    if tally.before:
        parts.append(translated(f"{tally.before} were there", spoken()))
    click.echo(", ".join(parts))
    counts = ", ".join(
        tell("count-of", spoken(), n=found.severities[name], severity=say(f"severity-{name}"))
        for name in SEVERITIES
        if found.severities[name]
    )
    speak(f"issues: {counts or 'none'}; {found.hidden:,} more below the confidence threshold")
    worst = [row for row in found.worst[:10] if row["critical"] or row["major"]]
    if worst:
        speak("worst:")
    for row in worst:
        critical, major = (tell(f"severity-{name}", spoken()) for name in ("critical", "major"))
        click.echo(printable(f"  {row['critical']:>3} {critical} {row['major']:>4} {major}  {row['id']}"))
    if found.troubled:
        speak(f"a check crashed in {found.troubled} pairs; see the column problems of pairs.parquet")
    for row in found.failures[:5]:
        speak(f"failed: {row['id']}: {row['error']}")
    if found.failed > 5:
        speak(f"… and {found.failed - 5} more that failed; they are listed in the index")
    speak(f"index: {page}")
