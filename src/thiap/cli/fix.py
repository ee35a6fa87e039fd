"""``thiap fix``: accepted suggestions put into the draft."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from thiap.cli.check import run_check, settings_of
from thiap.cli.configured import configured
from thiap.cli.language import spoken
from thiap.cli.options import (
    alignment_options,
    cache_option,
    encoding_option,
    input_format_option,
    language_options,
    quiet_option,
    selection_options,
)
from thiap.cli.output import printable, write_output
from thiap.cli.speech import speak
from thiap.errors import UsageError
from thiap.phrases.translated import translated

if TYPE_CHECKING:
    from thiap.corrections import Edit
    from thiap.model import Document, Finding, Report

_AROUND = 20


@click.command(no_args_is_help=True)
@click.argument("texts", nargs=-1, required=True, metavar="[SOURCE...] DRAFT")
@click.option("--decisions", metavar="FILE", help="What was accepted; see thiap review and the report.")
@click.option("--run", "run_file", metavar="FILE", help="The saved run of the findings; no SOURCE is needed.")
@click.option("-o", "--output", metavar="FILE", help="Write the corrected draft there.")
@click.option("--yes", is_flag=True, help="Overwrite DRAFT without asking.")
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
@language_options
@alignment_options
@selection_options
@encoding_option
@input_format_option
@cache_option
@configured
@quiet_option
def fix(texts: tuple[str, ...], **options: Any) -> None:
    """Put accepted suggestions into DRAFT; nothing else in it changes.

    The texts are those of `thiap check`: sources and draft, or one bilingual file; with --run only
    the draft.
    Findings that DECISIONS accepts and that have a suggestion are corrected. Plain text, Markdown, HTML,
    wikitext, AsciiDoc, reStructuredText, docx, odt, subtitles, PO, XLIFF, TMX, TSV, CSV and files of
    strings can be written; each change is read again before it counts.

    \b
    Examples:
      thiap fix source.en.txt draft.th.txt --decisions decisions.json --dry-run
      thiap fix draft.xlf --decisions decisions.json --yes
      thiap fix draft.md --run run.json --decisions decisions.json -o fixed.md
    """
    from thiap.corrections import correct
    from thiap.corrections.formats import rereader
    from thiap.readers.source import read_bytes

    if not options["decisions"]:
        raise UsageError(
            "--decisions FILE says what was accepted; `thiap review accept` or the report makes it"
        )
    draft = texts[-1]
    if draft == "-":
        raise UsageError("standard input (-) cannot be corrected; name the file")
    report = _report(texts, options)
    doc, data = report.target, read_bytes(draft)
    accepted = _accepted(report, options["decisions"])
    edits, without = _edits(doc, accepted)
    again = rereader(report, options["encoding"])
    result = correct(data, doc, edits, again, encoding=options["encoding"])
    for edit in result.done:
        click.echo(printable(_shown(doc, edit)))
    for edit, why in result.refused:
        speak(f"not corrected: {_shown(doc, edit)}: {why}", err=True)
    if not options["quiet"]:
        done, left = len(result.done), len(result.refused)
        speak(
            f"{len(accepted)} accepted, {done} corrected, {without} without a suggestion, {left} left",
            err=True,
        )
    if not result.done or options["dry_run"]:
        return
    target = options["output"] or draft
    if not options["output"] and not options["yes"]:
        if sys.stdin is None or not sys.stdin.isatty():
            raise UsageError(
                f"{draft}: would be overwritten; give --yes, or -o FILE, or --dry-run to look only"
            )
        click.confirm(printable(translated(f"overwrite {draft}?", spoken())), abort=True, err=True)
    write_output(target, result.data, over=draft)
    if not options["quiet"]:
        speak(f"wrote {target}", err=True)


def _report(texts: tuple[str, ...], options: dict[str, Any]) -> Report:
    """The findings: of the saved run where one is named, else made anew."""
    from thiap.readers.bilingual import bilingual_format
    from thiap.readers.source import digest, read_bytes
    from thiap.renderers.run_json import load_run

    if not options["run_file"]:
        if len(texts) == 1 and bilingual_format(texts[0], read_bytes(texts[0])) is None:
            raise UsageError(
                f"{texts[0]}: name its source before it, or the saved run of its findings (--run RUN.json)"
            )
        return run_check(texts, settings_of(options), {**options, "anchors": (), "state": ()})
    report = load_run(read_bytes(options["run_file"]).decode("utf-8", "replace"))
    if report.target.sha256 != digest(read_bytes(texts[-1])):
        raise UsageError(
            f"{texts[-1]}: is not the draft of {options['run_file']}, or has changed since; check it again"
        )
    return report


def _accepted(report: Report, path: str) -> list[Finding]:
    """The accepted findings, with the words that their decision writes in place of the suggestion."""
    from thiap.project.decisions import Rulings, read_decisions

    rulings = Rulings(read_decisions(path))
    found = ((finding, rulings.of(finding)) for finding in (*report.findings, *report.hidden))
    accepted = [(finding, ruling) for finding, ruling in found if ruling and ruling.state == "accepted"]
    wording = ((rulings.made_for(finding), finding) for finding, _ in accepted)
    return [
        replace(finding, suggestion=own.suggestion) if own and own.suggestion else finding
        for own, finding in wording
    ]


def _edits(doc: Document, findings: list[Finding]) -> tuple[list[Edit], int]:
    """A replacement for each finding that has one, and how many have none."""
    from thiap.corrections import Edit

    able = [finding for finding in findings if finding.suggestion is not None and len(finding.target) == 1]
    edits = [Edit(finding.target[0], finding.suggestion or "") for finding in able]
    return [edit for edit in edits if doc.quote(edit.span) != edit.text], len(findings) - len(able)


def _shown(doc: Document, edit: Edit) -> str:
    """The place, and the words before and after, what changes marked as in wdiff."""
    from thiap.spans import place

    start, end = edit.span
    before = " ".join(doc.text[max(0, start - _AROUND) : start].split())
    behind = " ".join(doc.text[end : end + _AROUND].split())
    return f"{doc.name}:{place(doc, start)}  …{before} [-{doc.quote(edit.span)}-]{{+{edit.text}+}} {behind}…"
