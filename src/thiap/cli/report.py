"""``thiap report``: the review report again from a saved run."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from thiap.cli.draft_file import carried_draft
from thiap.cli.language import lang_option, spoken
from thiap.cli.output import REPORT, make_folder, printable, write_output
from thiap.errors import InputError, UsageError
from thiap.phrases import tell


@click.command(no_args_is_help=True)
@click.argument("run", metavar="RUN.json|FOLDER")
@click.option("--pair", metavar="ID", help="Of a folder that `thiap batch` wrote: the pair to report on.")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE. [default: RUN.html, beside the run]")
@lang_option
@click.option("--quiet", "-q", is_flag=True, help="No summary on standard error.")
def report(run: str, pair: str | None, output: str | None, lang: str | None, quiet: bool) -> None:
    """Make the HTML report of a saved run again, without aligning the texts again.

    RUN.json comes from `thiap check --run RUN.json`; `-` reads standard input. FOLDER comes from
    `thiap batch -o FOLDER`; the report of a pair goes to FOLDER/reports, and the index links to it.

    \b
    Examples:
      thiap check article.en.txt article.th.txt --run article.json
      thiap report article.json --lang th -o article.html
      thiap report results --pair article-17
    """
    from thiap.renderers import html
    from thiap.renderers.run_json import load_run

    lang = spoken(lang)
    if pair is not None:
        _report_pair(Path(run), pair, output, lang=lang, quiet=quiet)
        return
    if Path(run).is_dir():
        raise UsageError(f"{run}: is a folder; name the pair to report on with --pair")
    loaded = load_run(_read(run))
    page = html.render(loaded, lang=lang, carried=carried_draft(loaded))
    place = output or ("-" if run == "-" else str(Path(run).with_suffix(".html")))
    write_output(place, page, instead_of=None if output else REPORT)
    if place != "-" and not quiet:
        click.echo(tell("wrote", lang, file=printable(place)), err=True)


def _report_pair(folder: Path, pair: str, output: str | None, *, lang: str, quiet: bool) -> None:
    """The report of one pair of a corpus; in its place among the corpus's own reports by default."""
    from thiap.corpus.index import report_path, saved_run, write_index
    from thiap.renderers import html

    place = output or str(report_path(folder, pair))
    run = saved_run(folder, pair)
    page = html.render(run, lang=lang, carried=carried_draft(run))
    if output is None:
        make_folder(folder / "reports")
    write_output(place, page, instead_of=None if output else REPORT)
    if output is None:
        write_index(folder, lang=lang)
    if place != "-" and not quiet:
        click.echo(tell("wrote", lang, file=printable(place)), err=True)


def _read(name: str) -> str:
    try:
        raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return raw.decode("utf-8-sig")
    except OSError as error:
        raise InputError(
            f"{name}: cannot be read ({error.strerror}); name a file that `thiap check --run` wrote"
        ) from None
    except UnicodeDecodeError:
        raise InputError(f"{name}: is no UTF-8 text; name a file that `thiap check --run` wrote") from None
