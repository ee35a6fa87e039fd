"""``thiap stats``: questions about a whole corpus."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from thiap.cli.language import spoken
from thiap.cli.options import output_option
from thiap.cli.output import write_output
from thiap.phrases import known, tell
from thiap.renderers.wording import plain_cell

if TYPE_CHECKING:
    import polars as pl

QUESTIONS: Final = ("checks", "names", "inconsistent", "speed")
#: Columns whose words are those of a catalogue.
_SAID: Final = {"category": "category", "type": "type"}


@click.command(no_args_is_help=True)
@click.argument("folder")
@click.argument("question", required=False, type=click.Choice(list(QUESTIONS)))
@click.option("--top", type=click.IntRange(min=1), default=20, show_default=True, help="Rows of each table.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "csv", "jsonl"]),
    default="text",
    show_default=True,
    help="Form of the answer; csv and jsonl answer one QUESTION.",
)
@output_option
def stats(folder: str, question: str | None, top: int, format_: str, output: str | None) -> None:
    """Answer a QUESTION about the results of `thiap batch -o FOLDER`; without one, all of them.

    \b
    checks        findings by check: how many, in how many pairs, how bad
    names         the most frequent renderings of names
    inconsistent  names that different texts render differently
    speed         how long pairs took

    \b
    Examples:
      thiap stats results
      thiap stats results inconsistent --top 100 --format csv -o names.csv
    """
    if format_ != "text" and question is None:
        raise click.UsageError(f"--format {format_} answers one question; name one: {', '.join(QUESTIONS)}")
    asked = [question] if question else list(QUESTIONS)
    tables = {name: _answer(Path(folder), name, top) for name in asked}
    if format_ == "csv":
        write_output(output, _guarded(_flat(tables[asked[0]])).write_csv())
    elif format_ == "jsonl":
        write_output(output, tables[asked[0]].write_ndjson())
    else:
        told = (_text(tell(f"stats-{name}", spoken()), table, spoken()) for name, table in tables.items())
        write_output(output, "\n".join(told))


def _answer(folder: Path, question: str, top: int) -> pl.DataFrame:
    from thiap.corpus import stats as corpus

    if question == "checks":
        return corpus.by_check(folder).head(top)
    if question == "names":
        return corpus.renderings(folder, top=top)
    if question == "inconsistent":
        return corpus.inconsistent(folder, top=top)
    return corpus.speed(folder)


def _flat(table: pl.DataFrame) -> pl.DataFrame:
    """Lists as text, for CSV."""
    import polars as pl

    if "renderings" not in table.columns:
        return table
    return table.with_columns(
        pl.Series("renderings", [_pairs(row) for row in table.iter_rows(named=True)], pl.String)
    ).drop("in_pairs")


def _guarded(table: pl.DataFrame) -> pl.DataFrame:
    """No text of strangers is a formula in a spreadsheet."""
    import polars as pl

    texts = [name for name, kind in table.schema.items() if kind == pl.String]
    return table.with_columns(
        pl.Series(name, [cell and plain_cell(cell) for cell in table[name]], pl.String) for name in texts
    )


def _pairs(row: dict[str, list[object]]) -> str:
    return " | ".join(f"{name} ({n})" for name, n in zip(row["renderings"], row["in_pairs"], strict=True))


def _text(heading: str, table: pl.DataFrame, lang: str) -> str:
    """A table in columns of their display width; Thai marks take none."""
    from rich.cells import cell_len

    flat = _flat(table)
    rows = [
        [tell(f"head-{name}", lang) for name in flat.columns],
        *(
            [_cell(value, _SAID.get(name), lang) for name, value in row.items()]
            for row in flat.iter_rows(named=True)
        ),
    ]
    widths = [max(cell_len(row[i]) for row in rows) for i in range(flat.width)]
    right = [dtype.is_numeric() for dtype in flat.dtypes]
    lines = [heading]
    for row in rows:
        cells = [
            " " * (width - cell_len(cell)) + cell if numeric else cell + " " * (width - cell_len(cell))
            for cell, width, numeric in zip(row, widths, right, strict=True)
        ]
        lines.append(("  " + "  ".join(cells)).rstrip())
    if not table.height:
        lines.append(f"  {tell('table-none', lang)}")
    return "\n".join(lines) + "\n"


def _cell(value: object, said: str | None, lang: str) -> str:
    if value is None:
        return "-"
    if said and known(key := f"{said}-{value}"):
        return tell(key, lang) if lang != "en" else str(value)
    return f"{value:.2f}" if isinstance(value, float) else str(value)
