"""``thiap report``: the review report again from a saved run."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from thiap.cli.output import write_output
from thiap.errors import InputError


@click.command(no_args_is_help=True)
@click.argument("run", metavar="RUN.json")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE. [default: RUN.html, beside the run]")
@click.option(
    "--lang",
    type=click.Choice(["en", "th"]),
    default="en",
    show_default=True,
    help="Language of the interface; the page can switch.",
)
@click.option("--quiet", "-q", is_flag=True, help="No summary on standard error.")
def report(run: str, output: str | None, lang: str, quiet: bool) -> None:
    r"""Make the HTML report of a saved run again, without aligning the texts again.

    RUN.json comes from `thiap check --run RUN.json`; `-` reads standard input.

    \b
    Examples:
      thiap check article.en.txt article.th.txt --run article.json
      thiap report article.json --lang th -o article.html
    """
    from thiap.renderers import html
    from thiap.renderers.run_json import load_run

    page = html.render(load_run(_read(run)), lang=lang)
    place = output or ("-" if run == "-" else str(Path(run).with_suffix(".html")))
    write_output(place, page)
    if place != "-" and not quiet:
        click.echo(f"wrote {place}", err=True)


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
