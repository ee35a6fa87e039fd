"""What a command tells a person, in the language that person reads."""

from __future__ import annotations

import click

from thiap.cli.language import spoken
from thiap.cli.output import printable
from thiap.phrases.translated import translated


def speak(text: str, *, err: bool = False) -> None:
    """Print a line that stands in the code in English; a test finds lines that no table has in Thai."""
    click.echo(printable(translated(text, spoken())), err=err)
