"""Options that several commands share, worded once."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Any, TypeVar

import click

from thiap.mqm import SEVERITIES
from thiap.settings import MIN_CONFIDENCE


class Share(click.FloatRange):
    """A number from 0 to 1; of a percentage it says how to write it."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """As click does it, with the next step where a percentage was given."""
        if isinstance(value, str) and value.strip().endswith("%"):
            with contextlib.suppress(ValueError):
                self.fail(f"{value!r} is a percentage; write {float(value.strip()[:-1]) / 100:g}", param, ctx)
        return super().convert(value, param, ctx)


class Format(click.Choice):  # type: ignore[type-arg]
    """An output format; of HTML it says where it is asked for."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """As click does it, with the next step where HTML was asked for."""
        if value == "html":
            self.fail("the HTML report is a file: write --html FILE", param, ctx)
        return super().convert(value, param, ctx)


Command = TypeVar("Command", bound=Callable[..., Any])

output_option = click.option(
    "-o", "--output", metavar="FILE", help="Write the result to FILE instead of standard output."
)
quiet_option = click.option(
    "--quiet", "-q", is_flag=True, help="No progress and no summary on standard error."
)
color_option = click.option("--no-color", is_flag=True, help="No colours, even on a terminal.")
cache_option = click.option(
    "--cache",
    metavar="FOLDER",
    help="Keep embeddings and facts here for later runs; may be deleted at any time. [default: keep nothing]",
)
encoding_option = click.option(
    "--encoding",
    metavar="NAME",
    help="Encoding of the texts, e.g. cp874. [default: byte-order mark, declaration, else UTF-8]",
)
input_format_option = click.option(
    "--input-format",
    metavar="NAME",
    help="How to read the texts, e.g. text, markdown, html, docx, mediawiki. [default: by content]",
)


def language_options(command: Command) -> Command:
    """``--source-lang`` and ``--target-lang``."""
    for option in (
        click.option("--target-lang", metavar="CODE", help="Language of TARGET. [default: detected]"),
        click.option("--source-lang", metavar="CODE", help="Language of every SOURCE. [default: detected]"),
    ):
        command = option(command)
    return command


def alignment_options(command: Command) -> Command:
    """``--mode`` and ``--encoder``."""
    for option in (
        click.option(
            "--encoder",
            default="muse",
            show_default=True,
            metavar="NAME",
            help="muse (bundled), none (facts and lengths only), or st:MODEL (sentence-transformers).",
        ),
        click.option(
            "--mode",
            type=click.Choice(["auto", "translation", "comparable"]),
            default="auto",
            show_default=True,
            help="A translation must say everything; comparable articles only share a subject.",
        ),
    ):
        command = option(command)
    return command


anchors_option = click.option(
    "--anchors",
    multiple=True,
    metavar="FILE",
    help="Beads that are right, JSON Lines as of thiap align: kept, the rest is aligned between them. "
    "Once for each SOURCE, in order.",
)


def finding_options(command: Command) -> Command:
    """Which findings are made, shown and counted, against what was decided or found before."""
    for option in (
        click.option(
            "--baseline",
            metavar="FILE",
            help="A saved run (--run) or findings (--format jsonl): say what is new, remains, is fixed.",
        ),
        click.option(
            "--decisions", metavar="FILE", help="Leave out what this file dismisses; see thiap review."
        ),
    ):
        command = option(command)
    return selection_options(command)


def selection_options(command: Command) -> Command:
    """Which findings are made and shown."""
    for option in (
        click.option(
            "--terms",
            metavar="FILE",
            help="Glossary in CSV, TSV or TBX: required, preferred and forbidden terms.",
        ),
        click.option(
            "--fail-on",
            type=click.Choice(SEVERITIES),
            help="Exit with 1 when a finding is this bad or worse. [default: never]",
        ),
        click.option(
            "--severity",
            multiple=True,
            metavar="CHECK=LEVEL",
            help="Give the findings of a check this severity.",
        ),
        click.option(
            "--ignore", multiple=True, metavar="CHECK", help="Leave out these checks or categories."
        ),
        click.option("--select", multiple=True, metavar="CHECK", help="Run only these checks or categories."),
        click.option(
            "--min-confidence",
            type=Share(0, 1),
            default=MIN_CONFIDENCE,
            show_default=True,
            help="Findings below are counted, not shown.",
        ),
    ):
        command = option(command)
    return command


def common_options(command: Command) -> Command:
    """``-o``, ``--quiet`` and ``--no-color``."""
    for option in (color_option, quiet_option, output_option):
        command = option(command)
    return command
