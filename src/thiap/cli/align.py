"""``thiap align``: which runs say the same."""

from __future__ import annotations

from typing import Any

import click

from thiap.cli.language import spoken
from thiap.cli.options import (
    alignment_options,
    anchors_option,
    common_options,
    encoding_option,
    input_format_option,
    language_options,
)
from thiap.cli.output import on_terminal, write_output
from thiap.cli.progress import progress_line
from thiap.cli.speech import speak
from thiap.cli.texts import read_anchors, read_texts
from thiap.errors import UsageError
from thiap.phrases import tell
from thiap.settings import Settings

FORMATS = ("text", "jsonl", "tsv", "csv", "parquet", "tmx", "xlsx")


@click.command(no_args_is_help=True)
@click.argument("source")
@click.argument("target")
@language_options
@alignment_options
@anchors_option
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    help="Form of the beads. [default: text on a terminal, else jsonl]",
)
@encoding_option
@input_format_option
@common_options
def align(source: str, target: str, **options: Any) -> None:
    """Align SOURCE with TARGET: one bead a line, with what has no counterpart.

    \b
    Examples:
      thiap align article.en.txt article.th.txt
      thiap align book.en.txt book.th.txt --format tmx -o book.tmx
    """
    from thiap.pipeline import align_pair
    from thiap.renderers.alignment import write_beads

    format_ = options["format_"] or _default_format(options["output"])
    if format_ in ("parquet", "xlsx") and options["output"] in (None, "-"):
        raise UsageError(f"--format {format_} is binary; name a file with -o")
    reading = {key: options[key] for key in ("source_lang", "target_lang", "encoding", "input_format")}
    (doc,), target_doc = read_texts((source, target), **reading)
    fixed = read_anchors(options["anchors"], [doc], target_doc)
    settings = Settings(mode=options["mode"], encoder=options["encoder"])
    with progress_line(quiet=options["quiet"]) as progress:
        bitext = align_pair(doc, target_doc, settings, fixed=fixed[0] if fixed else (), progress=progress)
    write_output(options["output"], write_beads(bitext.alignment, doc, target_doc, format_))
    if not options["quiet"]:
        shares = bitext.alignment.coverage
        ours, theirs = (f"{share:.0%}" for share in shares)
        mode = tell(f"mode-{bitext.mode}", spoken())
        speak(f"{mode}: {ours} of the source and {theirs} of the target have a counterpart", err=True)


def _default_format(output: str | None) -> str:
    if output in (None, "-"):
        return "text" if on_terminal() else "jsonl"
    suffix = str(output).rpartition(".")[2].lower()
    return suffix if suffix in FORMATS else "jsonl"
