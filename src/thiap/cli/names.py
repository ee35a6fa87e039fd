"""``thiap names``: every name and its renderings."""

from __future__ import annotations

from typing import Any

import click

from thiap.cli.language import spoken
from thiap.cli.options import (
    alignment_options,
    common_options,
    encoding_option,
    input_format_option,
    language_options,
)
from thiap.cli.output import write_output
from thiap.cli.progress import progress_line
from thiap.cli.texts import read_texts
from thiap.phrases import tell
from thiap.settings import Settings


@click.command(no_args_is_help=True)
@click.argument("texts", nargs=-1, required=True, metavar="SOURCE... TARGET")
@language_options
@alignment_options
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "jsonl", "csv", "tbx"]),
    default="text",
    show_default=True,
    help="Form of the table; csv and tbx are glossaries to review.",
)
@encoding_option
@input_format_option
@common_options
def names(texts: tuple[str, ...], **options: Any) -> None:
    """List every name of the sources with its renderings in TARGET, most frequent first.

    The columns are: name, type, how often in the sources and in the target, score, renderings. A name
    with several renderings may be spelt inconsistently. Names whose rendering was not found are left out.

    \b
    Examples:
      thiap names article.en.txt article.th.txt
      thiap names article.en.txt article.th.txt --format csv -o glossary.csv
    """
    from thiap.names.table import merge_tables
    from thiap.pipeline import align_pair
    from thiap.renderers.name_table import write_names

    reading = {key: options[key] for key in ("source_lang", "target_lang", "encoding", "input_format")}
    sources, target = read_texts(texts, **reading)
    settings = Settings(mode=options["mode"], encoder=options["encoder"])
    tables = []
    with progress_line(quiet=options["quiet"]) as progress:
        for index, source in enumerate(sources):
            tables.append(align_pair(source, target, settings, source_index=index, progress=progress).names)
    entries = merge_tables(tables)
    table = write_names(
        entries, options["format_"], source_lang=sources[0].lang, target_lang=target.lang, lang=spoken()
    )
    write_output(options["output"], table)
    if not options["quiet"]:
        renderings = sum(len(entry.target) for entry in entries)
        click.echo(tell("names-counted", spoken(), n=len(entries), m=renderings), err=True)
