"""``thiap check``: the main job."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from thiap.cli.configured import configured, in_force, severities
from thiap.cli.draft_file import carried_draft
from thiap.cli.folders import are_folders, check_folders
from thiap.cli.history import History, read_history
from thiap.cli.language import lang_option, spoken
from thiap.cli.options import (
    Format,
    alignment_options,
    anchors_option,
    cache_option,
    common_options,
    encoding_option,
    finding_options,
    input_format_option,
    language_options,
)
from thiap.cli.output import (
    ALIGNMENT,
    REPORT,
    look_at_outputs,
    make_folder,
    printable,
    use_color,
    write_output,
)
from thiap.cli.progress import progress_line
from thiap.cli.speech import speak
from thiap.cli.texts import read_anchors, read_texts
from thiap.cli.watch import Stop, Stopped, watch
from thiap.errors import UsageError
from thiap.mqm import at_least
from thiap.phrases import tell
from thiap.renderers import RENDERERS
from thiap.renderers.wording import configured_by, flat, unlike
from thiap.settings import Settings
from thiap.vocabulary import UNIT_STATES

if TYPE_CHECKING:
    from thiap.model import Document, Report

Publish = Callable[[str], None]
#: Formats that programs read: in English unless a language is asked for.
_FOR_PROGRAMS = ("sarif", "junit", "jsonl")


@click.command(no_args_is_help=True)
@click.argument("texts", nargs=-1, required=True, metavar="SOURCE... TARGET | BILINGUAL")
@language_options
@alignment_options
@anchors_option
@click.option(
    "--format",
    "format_",
    type=Format(list(RENDERERS)),
    default="text",
    show_default=True,
    help="Form of the findings.",
)
@click.option("--html", metavar="FILE", help="Write the review report, one self-contained HTML file.")
@click.option(
    "--notes",
    metavar="FILE",
    help="Write the XLIFF, TMX, PO or docx under review again, with the findings as notes in it.",
)
@click.option("--run", "run_file", metavar="FILE", help="Write the whole run as JSON, for `thiap report`.")
@click.option(
    "--save", is_flag=True, help="Write alignments/NAME.jsonl and reports/NAME.html in this folder."
)
@finding_options
@click.option("--only-new", is_flag=True, help="With --baseline: leave out what was there before.")
@click.option("--all", "remarks", is_flag=True, help="Print the neutral remarks too, not only their number.")
@click.option("--watch", "watching", is_flag=True, help="Run again whenever one of the files is saved.")
@click.option(
    "--port",
    type=click.IntRange(0, 65_535),
    help="With --watch and --html: where this machine's browser finds the report, which keeps itself up to "
    "date. [default: 8417, or a free one]",
)
@lang_option
@click.option("--explain", is_flag=True, help="List the equalities that were accepted, with the rule.")
@click.option(
    "--state",
    multiple=True,
    metavar="STATE",
    type=click.Choice(UNIT_STATES),
    help="Of a file of units, check those in this state only: empty, same, fuzzy, needs-translation, draft, "
    "needs-review, translated, approved or locked. [default: all but the first four]",
)
@encoding_option
@input_format_option
@cache_option
@configured
@common_options
def check(texts: tuple[str, ...], **options: Any) -> int:
    """Report what TARGET lacks, adds or contradicts.

    Every SOURCE is a text that TARGET, the last one, is held against; `-` reads standard input. A bilingual
    file (XLIFF, SDLXLIFF, TMX, PO, or a table of two columns in TSV, CSV, XLSX or docx) is given
    alone. Of two folders the files pair by their paths.

    \b
    Examples:
      thiap check article.en.txt article.th.txt
      thiap check source.en.txt draft.th.txt --mode translation --html report.html
      thiap check draft.xlf --decisions decisions.json
      thiap check locales/en locales/th
      thiap check a.en.txt b.en.txt article.th.txt --format jsonl -o found.jsonl
    """
    settings = settings_of(options)
    if options["anchors"] and len(texts) == 1:
        raise UsageError("--anchors is for texts that are to be aligned; a bilingual file is aligned already")
    if options["anchors"] and options["watching"]:
        raise UsageError(
            "--anchors names places in the texts, which move when one is edited; leave out --watch"
        )
    if options["notes"] and texts[-1] == "-":
        raise UsageError("--notes writes the file again, so it needs one; standard input (-) is none")
    named = {key: options[key] for key in ("output", "html", "notes", "run_file")}
    look_at_outputs(named, over=texts[-1])
    if options["format_"] == "xlsx" and options["output"] in (None, "-"):
        raise UsageError("--format xlsx is binary; name a file with -o")
    if options["port"] is not None and not (options["watching"] and (options["html"] or options["save"])):
        raise UsageError("--port is for a report that is watched; give --watch and --html FILE")
    if options["watching"]:
        _watch(texts, settings, options)
        return 0
    if are_folders(texts):

        def run(pair: tuple[str, ...]) -> Report:
            return run_check(pair, settings, options)

        reports, failed = check_folders(texts, options, run, lambda report: _rendered(report, options))
        return max(3 if failed else 0, *(_exit_code(report, options) for report in reports))
    history = read_history(options)  # before the work: a missing file is told at once
    whole = run_check(texts, settings, options)
    return _exit_code(_deliver(whole, history, texts, options), options)


def _watch(texts: tuple[str, ...], settings: Settings, options: dict[str, Any]) -> None:
    """Run and deliver after each save; an open report follows."""
    from thiap.align.incremental import is_short
    from thiap.cli.live import LiveReport

    if "-" in texts:
        raise UsageError("--watch looks at files; standard input (-) cannot be read twice")
    files = [*texts, *(options[key] for key in ("terms", "decisions", "baseline") if options[key])]
    served = options["html"] or options["save"]
    with LiveReport(options["port"]) if served else nullcontext() as live:
        publish = live.publish if live else None
        if live and not options["quiet"]:
            speak(f"the report: {live.url}", err=True)

        def run(before: Report | None) -> Report:
            history = read_history(options)
            whole = run_check(texts, settings, options, before)
            _deliver(whole, history, texts, options, publish)
            return whole

        def settle(first: Report, stop: Stop) -> Report:
            """A full run, where the first answer kept what the edit did not touch."""
            if len(texts) == 1 or all(is_short(bitext.source, bitext.target) for bitext in first.bitexts):
                return first
            whole = run_check(texts, settings, options, stop=stop)
            if whole != first:
                _deliver(whole, read_history(options), texts, options, publish)
            return whole

        watch(files, run, settle=settle, quiet=options["quiet"])


def _exit_code(report: Report, options: dict[str, Any]) -> int:
    if report.problems:
        return 3
    threshold = options["fail_on"]
    return int(threshold is not None and any(at_least(f.severity, threshold) for f in report.findings))


def _deliver(
    whole: Report,
    history: History,
    texts: tuple[str, ...],
    options: dict[str, Any],
    publish: Publish | None = None,
) -> Report:
    """Write everything that was asked for; returns the report that was shown."""
    lang = spoken(options["lang"])
    report, summary = history.apply(whole, lang)
    notes = _notes(texts[-1], report, lang) if options["notes"] else b""
    page = _write(report, history.compared(whole), options)
    if page is not None and publish:
        publish(page)
    if options["notes"]:
        write_output(options["notes"], notes, over=texts[-1])
    if not options["quiet"]:
        for line in summary:
            click.echo(printable(line), err=True)
        if options["format_"] != "text":  # which says it itself
            for line in configured_by(report.signature, lang):
                click.echo(f"thiap: {line}", err=True)
            for bitext in report.bitexts:
                if unlike(bitext):
                    click.echo(f"thiap: {flat(bitext.source.name)}: {tell('unlike', lang)}", err=True)
    return report


def run_check(
    texts: tuple[str, ...],
    settings: Settings,
    options: dict[str, Any],
    before: Report | None = None,
    stop: Stop | None = None,
) -> Report:
    """Read the texts and check them, and say which configuration decided about it.

    Raises:
        Stopped: ``stop`` said so on the way.
    """
    report = _checked(texts, settings, options, before, stop)
    return replace(report, signature=report.signature | in_force(click.get_current_context()))


def _checked(
    texts: tuple[str, ...],
    settings: Settings,
    options: dict[str, Any],
    before: Report | None,
    stop: Stop | None,
) -> Report:
    """Read the texts and check them; one text alone must hold both sides.

    Raises:
        Stopped: ``stop`` said so on the way.
    """
    from thiap.cache import caching
    from thiap.pipeline import check_documents, check_given

    reading = _reading(options)
    with caching(options["cache"]), progress_line(quiet=options["quiet"]) as shown:

        def progress(step: str, share: float) -> None:
            if stop and stop():
                raise Stopped
            if shown:
                shown(step, share)

        if len(texts) > 1:
            sources, target = read_texts(texts, **reading)
            fixed = read_anchors(options["anchors"], sources, target)
            settings = _with_terms(settings, options["terms"], sources[0], target)
            return check_documents(
                sources,
                target,
                settings,
                before=before,
                fixed=fixed,
                states=options["state"],
                progress=progress,
            )
        from thiap.readers.bilingual import read_bilingual

        langs = {key: reading[key] for key in ("source_lang", "target_lang")}
        both = read_bilingual(texts[0], **langs, format=reading["input_format"], states=options["state"])
        settings = _with_terms(settings, options["terms"], both.source, both.target)
        return check_given(both.source, both.target, both.beads, settings, progress=progress)


def _notes(path: str, report: Report, lang: str) -> bytes:
    from thiap.readers.source import read_bytes
    from thiap.renderers.annotate import annotate

    return annotate(read_bytes(path), report, lang)


def _reading(options: dict[str, Any]) -> dict[str, Any]:
    return {key: options[key] for key in ("source_lang", "target_lang", "encoding", "input_format")}


def settings_of(options: dict[str, Any]) -> Settings:
    """The settings that the options ask for."""
    return Settings(
        mode=options["mode"],
        encoder=options["encoder"],
        min_confidence=options["min_confidence"],
        select=options["select"],
        ignore=options["ignore"],
        severities=severities(options["severity"]),
    )


def _with_terms(settings: Settings, path: str | None, source: Document, target: Document) -> Settings:
    """The settings with the glossary, which is read once the languages are known."""
    from thiap.glossary import read_glossary

    if not path:
        return settings
    return replace(settings, terms=read_glossary(path, source_lang=source.lang, target_lang=target.lang))


def _rendered(report: Report, options: dict[str, Any]) -> str | bytes:
    """The report in the form that was asked for."""
    from thiap.renderers import terminal

    lang = spoken(options["lang"])
    if options["format_"] != "text":
        asked = (options["lang"] or "en") if options["format_"] in _FOR_PROGRAMS else lang
        return RENDERERS[options["format_"]].render(report, lang=asked)
    color = options["output"] is None and use_color(options["no_color"])
    width = shutil.get_terminal_size((100, 24)).columns
    text = terminal.render(report, lang=lang, width=width, color=color, remarks=options["remarks"])
    return text + terminal.render_accepted(report, lang=lang, width=width) if options["explain"] else text


def _write(report: Report, whole: Report, options: dict[str, Any]) -> str | None:
    """Write what was asked for; the saved run alone holds what decisions leave out. Returns the HTML."""
    from thiap.renderers import run_json
    from thiap.renderers.jsonl import bead_lines

    written = []
    lang = spoken(options["lang"])
    write_output(options["output"], _rendered(report, options))
    if options["save"]:
        stems: set[str] = set()
        for number, bitext in enumerate(report.bitexts, 1):
            stem = _stem(bitext.source.name)
            stem = f"{stem}-{number}" if stem in stems else stem  # a/text.txt and b/text.txt
            stems.add(stem)
            path = Path("alignments") / f"{stem}--{_stem(bitext.target.name)}.jsonl"
            make_folder(path.parent)
            write_output(str(path), bead_lines(bitext.alignment), instead_of=ALIGNMENT)
            written.append(str(path))
    pages: list[tuple[str, bytes | None]] = [(options["html"], None)] if options["html"] else []
    if options["save"]:
        make_folder(Path("reports"))
        pages.append((str(Path("reports") / f"{_stem(report.target.name)}.html"), REPORT))
    page = None
    if pages:
        from thiap.renderers import html

        page = html.render(report, lang=lang, carried=carried_draft(report, options["encoding"]))
    if page is not None:
        for path_name, mark in pages:
            write_output(path_name, page, instead_of=mark)
            written.append(path_name)
    if options["run_file"]:
        write_output(options["run_file"], run_json.dump_run(whole))
        written.append(options["run_file"])
    if not options["quiet"]:
        for path_name in written:
            click.echo(tell("wrote", lang, file=printable(path_name)), err=True)
    return page


def _stem(name: str) -> str:
    return "stdin" if name == "-" else Path(name).stem
