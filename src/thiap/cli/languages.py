"""``thiap languages``: what each language has, and what of it is measured."""

from __future__ import annotations

import click


@click.command()
@click.option("--format", "shape", type=click.Choice(["text", "tsv"]), default="text", show_default=True)
def languages(shape: str) -> None:
    """Print what each language has: facts, number words, names, negation, clauses; measured or not.

    \b
    Examples:
      thiap languages
      thiap languages --format tsv
    """
    from thiap.languages.support import HEADINGS, supported

    rows = [HEADINGS, *supported()]
    if shape == "tsv":
        for row in rows:
            click.echo("\t".join(row))
        return
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    for row in rows:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
