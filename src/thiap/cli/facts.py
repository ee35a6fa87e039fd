"""``thiap facts``: the dates, numbers and quantities of one text, as values."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from thiap.cli.options import color_option, encoding_option, input_format_option, output_option, quiet_option
from thiap.cli.output import on_terminal, printable, use_color, write_output
from thiap.cli.speech import speak

if TYPE_CHECKING:
    from thiap.model import Document, Fact

FORMATS = ("text", "jsonl")


@click.command(no_args_is_help=True)
@click.argument("file")
@click.option("--lang", metavar="CODE", help="Language of the text, en or th. [default: detected]")
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    help="Form of the facts. [default: text on a terminal, else jsonl]",
)
@click.option(
    "--explain",
    is_flag=True,
    help="Show every reading, the rule that read it and what it took from the context.",
)
@encoding_option
@input_format_option
@output_option
@quiet_option
@color_option
def facts(file: str, **options: Any) -> None:
    """List the facts of FILE: where they stand and what they mean.

    \b
    Examples:
      thiap facts article.th.txt --explain
      thiap facts article.en.txt --format jsonl -o facts.jsonl
    """
    from thiap.facts import extract_facts
    from thiap.readers import read_path
    from thiap.renderers.jsonl import fact_object

    doc = read_path(file, lang=options["lang"], encoding=options["encoding"], format=options["input_format"])
    found = extract_facts(doc)
    terminal = options["output"] in (None, "-") and on_terminal()
    format_ = options["format_"] or ("text" if terminal else "jsonl")
    if format_ == "jsonl":
        lines = [
            json.dumps(fact_object(fact, explain=options["explain"]), ensure_ascii=False) for fact in found
        ]
    else:
        color = options["output"] in (None, "-") and use_color(options["no_color"])
        lines = [
            line
            for fact, number in zip(found, _numbers(doc, found), strict=True)
            for line in _lines(fact, number, explain=options["explain"], color=color)
        ]
    write_output(options["output"], "".join(line + "\n" for line in lines))
    if not options["quiet"]:
        problems = sum(fact.problem is not None for fact in found)
        if problems:
            speak(f"{doc.name}: {len(found)} facts, {problems} with a problem", err=True)
        else:
            speak(f"{doc.name}: {len(found)} facts", err=True)


def _numbers(doc: Document, found: Sequence[Fact]) -> list[int]:
    """The line, from 1, on which each fact begins; facts stand in text order."""
    numbers: list[int] = []
    number, position = 1, 0
    for fact in found:
        number += doc.text.count("\n", position, fact.span[0])
        position = fact.span[0]
        numbers.append(number)
    return numbers


def _lines(fact: Fact, line: int, *, explain: bool, color: bool) -> list[str]:
    """A fact for a person: place, kind, value, the words; with ``explain`` its readings below."""
    from thiap.facts import describe
    from thiap.facts.describe import describe_reading

    shown = click.style(describe(fact), bold=True) if color else describe(fact)
    problem = f"  [{fact.problem.replace('-', ' ')}]" if fact.problem else ""
    if problem and color:
        problem = click.style(problem, fg="red")
    place, words = f"{line}:{fact.span[0]}-{fact.span[1]}", printable(" ".join(fact.text.split()))
    lines = [f"{place}  {fact.kind}  {shown}  «{words}»{problem}"]
    if explain:
        for reading in fact.readings:
            taken = " and ".join(reading.inferred)
            inferred = f", {taken} from the context" if taken else ""
            meaning = describe_reading(reading, kind=fact.kind, subtype=fact.subtype)
            lines.append(f"    {reading.value} = {meaning} ({reading.rule or 'rule unnamed'}{inferred})")
    return lines
