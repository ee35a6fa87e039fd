"""Help and complaints of the command-line library in the reader's language.

The English stands with each command; other languages have a table from it (``phrases/help.th.toml``), and one
from what click says by itself (``phrases/click.th.toml``). Neither is read while English is spoken.
"""

from __future__ import annotations

import copy
import inspect
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import click

from thiap.phrases.translated import table, translated


def paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of a command's help as the tables have them: on one line, unless kept as typed."""
    for part in re.split(r"\n\s*\n", inspect.cleandoc(text)):
        yield part if part.startswith("\b") else " ".join(part.split())


def translate(command: click.Command, lang: str) -> click.Command:
    """A copy of a command whose help, and that of its subcommands, is in ``lang``; in English itself."""
    if lang == "en":
        return command
    said = table(f"help.{lang}.toml")
    other = copy.copy(command)
    other.context_class = context_class(lang)
    if command.help:
        other.help = "\n\n".join(
            _in_pieces(said.get(part, part), "examples", lang) for part in paragraphs(command.help)
        )
        other.short_help = other.help.partition("\n")[0]
    other.params = [_option(param, said) for param in command.params]
    if isinstance(other, click.Group):
        other.commands = {name: translate(child, lang) for name, child in other.commands.items()}
    return other


def _option(param: click.Parameter, said: Mapping[str, str]) -> click.Parameter:
    if not (isinstance(param, click.Option) and param.help):
        return param
    other = copy.copy(param)
    other.help = said.get(param.help, param.help)
    return other


def _in_pieces(text: str, where: str, lang: str) -> str:
    for english, other in _pieces(lang)[where].items():
        text = text.replace(english, other)
    return text


@cache
def context_class(lang: str) -> type[click.Context]:
    """A context whose help has headings in ``lang``."""

    class Formatter(click.HelpFormatter):
        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
            super().write_usage(
                prog, _in_pieces(args, "usage", lang), prefix or f"{translated('Usage:', lang)} "
            )

        def write_heading(self, heading: str) -> None:
            super().write_heading(translated(heading, lang))

        def write_dl(self, rows: Any, col_max: int = 30, col_spacing: int = 2) -> None:
            super().write_dl(
                [(first, _described(second, lang)) for first, second in rows], col_max, col_spacing
            )

    return type("Context", (click.Context,), {"formatter_class": Formatter})


def _described(text: str, lang: str) -> str:
    text = _in_pieces(text, "described", lang)
    said = table(f"help.{lang}.toml")
    return said.get(text, text)


@cache
def _pieces(lang: str) -> dict[str, dict[str, str]]:
    import tomllib

    return tomllib.loads((files("thiap.phrases") / f"pieces.{lang}.toml").read_text("utf-8"))
