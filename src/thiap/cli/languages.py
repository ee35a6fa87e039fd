"""``thiap languages``: what each language has, and what of it is measured."""

from __future__ import annotations

import click

from thiap.cli.language import spoken
from thiap.phrases import catalogue, tell


@click.command()
@click.option("--format", "shape", type=click.Choice(["text", "tsv"]), default="text", show_default=True)
def languages(shape: str) -> None:
    """Print what each language has: facts, number words, names, negation, clauses; measured or not.

    \b
    Examples:
      thiap languages
      thiap languages --format tsv
    """
    from rich.cells import cell_len

    from thiap.languages.support import HEADINGS, supported

    rows = [HEADINGS, *supported()]
    if shape == "tsv":
        for row in rows:
            click.echo("\t".join(row))
        return
    told = [[_said(cell, spoken()) for cell in row] for row in rows]
    widths = [max(map(cell_len, column)) for column in zip(*told, strict=True)]
    for line in told:
        cells = (cell + " " * (width - cell_len(cell)) for cell, width in zip(line, widths, strict=True))
        click.echo("  ".join(cells).rstrip())


def _said(cell: str, lang: str) -> str:
    """A cell in the reader's language; codes and figures are the same in all."""
    keys = (key for key, table in catalogue().items() if key.startswith("cell-") and table["en"] == cell)
    return next((tell(key, lang) for key in keys), cell)
