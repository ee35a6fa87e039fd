"""``thiap evaluate``: how good an alignment is, against gold beads of one's own."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from thiap.cli.options import common_options, encoding_option, input_format_option, language_options
from thiap.cli.output import write_output
from thiap.cli.texts import read_texts

if TYPE_CHECKING:
    from thiap.evaluate import Score, Segmentation


@click.command(no_args_is_help=True)
@click.argument("source")
@click.argument("target")
@click.option("--gold", required=True, metavar="FILE", help="The right beads, JSON Lines as of thiap align.")
@click.option("--beads", required=True, metavar="FILE", help="The beads to score, in the same form.")
@click.option(
    "--samples",
    type=click.IntRange(0, 1_000_000),
    default=1000,
    show_default=True,
    help="Draws of the bootstrap; 0 for no interval.",
)
@click.option("--format", "format_", type=click.Choice(("text", "json")), default="text", show_default=True)
@language_options
@encoding_option
@input_format_option
@common_options
def evaluate(source: str, target: str, **options: Any) -> None:
    """Score an alignment of SOURCE and TARGET against gold beads.

    \b
    link    pairs of gold units that are linked
    attach  share of characters attached to the right other side
    null    gold units without counterpart that were left alone
    bound   places where a target unit begins

    windowdiff and pk tell how far off the borders of target runs are: the share of windows, half a gold
    run wide, with another number of borders, and with a border on one side only. 0 is best.

    \b
    Example:
      thiap align a.en.txt a.th.txt -o beads.jsonl
      thiap evaluate a.en.txt a.th.txt --gold gold.jsonl --beads beads.jsonl
    """
    from thiap.evaluate import evaluate_beads, segmentation
    from thiap.evaluate.beads import read_beads

    reading = {key: options[key] for key in ("source_lang", "target_lang", "encoding", "input_format")}
    (doc,), target_doc = read_texts((source, target), **reading)
    lengths = len(doc.text), len(target_doc.text)
    gold, found = (read_beads(options[key], lengths=lengths) for key in ("gold", "beads"))
    scores = evaluate_beads(found, gold, doc.text, target_doc.text, samples=options["samples"])
    borders = segmentation(found, gold, target_doc.text)
    show = _json if options["format_"] == "json" else _text
    write_output(options["output"], show(scores, borders))


def _json(scores: tuple[Score, ...], borders: Segmentation | None) -> str:
    found: dict[str, object] = {
        score.name: {
            "precision": score.precision,
            "recall": score.recall,
            "f1": score.f1,
            "interval": score.interval,
            "gold": score.gold,
        }
        for score in scores
    }
    found["segmentation"] = asdict(borders) if borders else None
    return json.dumps(found, indent=2) + "\n"


def _text(scores: tuple[Score, ...], borders: Segmentation | None) -> str:
    lines = [f"{'':8}{'P':>7}{'R':>7}{'F1':>7}  {'95 % of F1':<15}{'gold':>7}\n"]
    for score in scores:
        cells = "".join(
            f"{'-':>7}" if value is None else f"{value:7.3f}"
            for value in (score.precision, score.recall, score.f1)
        )
        between = "–".join(f"{value:.3f}" for value in score.interval) if score.interval else ""
        lines.append(f"{score.name:8}{cells}  {between:<15}{score.gold:>7}\n")
    if borders:
        lines.append(
            f"\n{'windowdiff':12}{borders.windowdiff:.3f}  lower is better\n{'pk':12}{borders.pk:.3f}\n"
        )
    return "".join(lines)
