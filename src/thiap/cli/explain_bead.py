"""``thiap explain-bead``: which words of a bead answer which."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from thiap.cli.options import common_options, encoding_option, input_format_option, language_options
from thiap.cli.output import on_terminal, write_output
from thiap.cli.progress import progress_line
from thiap.cli.speech import speak
from thiap.cli.texts import read_texts
from thiap.errors import ThiapError, UsageError
from thiap.settings import Settings

if TYPE_CHECKING:
    from thiap.model import Bead, Bitext


@click.command("explain-bead", no_args_is_help=True)
@click.argument("source")
@click.argument("target")
@click.option(
    "--bead",
    "numbers",
    type=click.IntRange(min=1),
    multiple=True,
    metavar="NUMBER",
    help="A bead by its place in the output of thiap align, from 1; may be given again.",
)
@click.option("--find", metavar="TEXT", help="The beads whose source or target holds TEXT.")
@language_options
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "jsonl"]),
    help="Form of the words. [default: text on a terminal, else jsonl]",
)
@encoding_option
@input_format_option
@common_options
def explain_bead(source: str, target: str, **options: Any) -> None:
    """Show which words of SOURCE and TARGET answer which, bead by bead.

    Each word is given with the likelihood that the other side answers it (a dash marks those below one
    half), and with the words that take most of it, with their shares. This is what the checks of lost and
    added clauses weigh; single words rendered by the sense of a sentence count as unanswered and raise
    nothing.

    \b
    Examples:
      thiap explain-bead article.en.txt article.th.txt --bead 12
      thiap explain-bead article.en.txt article.th.txt --find "refused to sign"
    """
    from thiap.content.answered import answered_words
    from thiap.encoders.e5 import ABSENT
    from thiap.pipeline import align_pair
    from thiap.renderers.alignment.answers import bead_records, bead_tables

    reading = {key: options[key] for key in ("source_lang", "target_lang", "encoding", "input_format")}
    (text,), own = read_texts((source, target), **reading)
    with progress_line(quiet=options["quiet"]) as progress:
        bitext = align_pair(text, own, Settings(mode="translation"), progress=progress)
    chosen = _chosen(bitext, options["numbers"], options["find"])
    answers = answered_words(bitext, [bead for _, bead in chosen])
    if answers is None:
        raise ThiapError(ABSENT)
    places = {id(bead): number for number, bead in chosen}
    numbered = [(places[id(found.bead)], found) for found in answers]
    terminal = options["output"] in (None, "-") and on_terminal()
    format_ = options["format_"] or ("text" if terminal else "jsonl")
    write_output(options["output"], (bead_tables if format_ == "text" else bead_records)(numbered))
    if not options["quiet"]:
        alone = len(chosen) - len(numbered)
        speak(f"{len(numbered)} beads of {len(bitext.alignment.beads)}", err=True)
        if alone:
            speak(f"{alone} without a counterpart left out", err=True)


def _chosen(bitext: Bitext, numbers: Sequence[int], find: str | None) -> list[tuple[int, Bead]]:
    """The beads asked for, with their numbers; all if none was named."""
    beads = list(enumerate(bitext.alignment.beads, 1))
    if too_large := [number for number in numbers if number > len(beads)]:
        raise UsageError(f"--bead {too_large[0]}: there are {len(beads)} beads")
    if numbers:
        beads = [beads[number - 1] for number in dict.fromkeys(numbers)]
    if find is not None:
        beads = [
            (number, bead)
            for number, bead in beads
            if any(
                find in doc.text[start:end]
                for doc, spans in ((bitext.source, bead.source), (bitext.target, bead.target))
                for start, end in spans
            )
        ]
        if not beads:
            raise UsageError(f"--find: no bead holds {find!r}")
    return beads
