"""``thiap similarity``: a draft against a reference translation."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import click

from thiap.cli.options import (
    common_options,
    encoding_option,
    input_format_option,
    language_options,
)
from thiap.cli.output import write_output
from thiap.cli.progress import progress_line
from thiap.cli.texts import read_texts
from thiap.settings import Settings

if TYPE_CHECKING:
    from thiap.model import Bitext
    from thiap.similarity import Similarity


@click.command(no_args_is_help=True)
@click.argument("source")
@click.argument("draft")
@click.option(
    "--reference", required=True, metavar="FILE", help="Another translation of SOURCE, known to be good."
)
@language_options
@click.option(
    "--format",
    "format_",
    type=click.Choice(["tsv", "jsonl"]),
    default="tsv",
    show_default=True,
    help="Form of the table.",
)
@encoding_option
@input_format_option
@common_options
def similarity(source: str, draft: str, **options: Any) -> None:
    """Score DRAFT against a reference translation of SOURCE, stretch by stretch, with sacreBLEU's chrF.

    The columns are: chrF (0 to 100), source, draft, reference. The score of the whole and its signature go
    to standard error. A low score says that the wordings differ, not that the draft is wrong.

    \b
    Example:
      thiap similarity manual.en.txt draft.th.txt --reference published.th.txt
    """
    from thiap.pipeline import align_pair
    from thiap.similarity import compare_reference

    reading = {key: options[key] for key in ("source_lang", "target_lang", "encoding", "input_format")}
    (text,), own = read_texts((source, draft), **reading)
    _, other = read_texts((source, options["reference"]), **reading)
    settings = Settings(mode="translation")
    with progress_line(quiet=options["quiet"]) as progress:
        drafted = align_pair(text, own, settings, progress=progress)
        published = align_pair(text, other, settings, progress=progress)
    found = compare_reference(drafted, published)
    write_output(options["output"], _table(found, drafted, published, options["format_"]))
    if not options["quiet"]:
        score = "no stretch has a reference" if found.score is None else f"chrF {found.score:.1f}"
        click.echo(f"{score}  {found.signature}".rstrip(), err=True)


def _table(found: Similarity, drafted: Bitext, published: Bitext, form: str) -> str:
    rows = []
    for row in found.rows:
        rows.append(
            {
                "chrf": round(row.score, 1) if row.reference else None,
                "source": " ".join(drafted.source.quote(span) for span in row.source),
                "draft": " ".join(drafted.target.quote(span) for span in row.draft),
                "reference": " ".join(published.target.quote(span) for span in row.reference),
            }
        )
    if form == "jsonl":
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    writer.writerow(("chrf", "source", "draft", "reference"))
    for cells in rows:
        quotes = [" ".join(str(cells[key]).split()) for key in ("source", "draft", "reference")]
        writer.writerow(["" if cells["chrf"] is None else cells["chrf"], *quotes])
    return out.getvalue()
