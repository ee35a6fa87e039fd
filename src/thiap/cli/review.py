"""``thiap review``: decide about findings without leaving the terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from thiap.cli.configured import configured
from thiap.cli.language import lang_option, spoken
from thiap.cli.locks import locked
from thiap.cli.output import printable, write_output
from thiap.errors import InputError, UsageError
from thiap.phrases import tell

if TYPE_CHECKING:
    from thiap.model import Finding, Report
    from thiap.project.decisions import Decision, State

Command = TypeVar("Command", bound=Callable[..., Any])
#: Where decisions go when neither an option nor the configuration names a file.
DEFAULT_FILE = "thiap-decisions.json"
#: Letters of a quote in a list, at most.
_QUOTE_MOST = 100


@click.group()
def review() -> None:
    """Dismiss or accept findings, with a reason, and keep it for the next run.

    RUN is a saved run (`thiap check ... --run RUN.json`) or findings (`--format jsonl`). An id may be cut
    short as long as it is clear.

    \b
    Examples:
      thiap check source.txt draft.txt --run run.json
      thiap review list run.json
      thiap review dismiss run.json 3f2a --reason "house style"
      thiap check source.txt draft.txt --decisions thiap-decisions.json
    """


def _decisions_option(command: Command) -> Command:
    text = f"The decisions. [default: from the configuration, else {DEFAULT_FILE}]"
    return configured(click.option("--decisions", metavar="FILE", help=text)(command))


@review.command("list")
@click.argument("run")
@_decisions_option
@lang_option
def list_(run: str, **options: Any) -> None:
    """Every finding of RUN with its id and what was decided."""
    from thiap.project.decisions import Rulings, read_decisions
    from thiap.renderers.contexts import shortened
    from thiap.renderers.wording import message

    lang = spoken(options["lang"])
    findings = _findings(run)
    places = _places(run)
    rulings = Rulings(read_decisions(_path(options), missing_is_empty=True))
    for finding in findings:
        held = rulings.of(finding)
        state = tell(f"word-{held.state if held else 'open'}", lang)
        severity = tell(f"severity-{finding.severity}", lang)
        reason = f"  ({held.reason})" if held and held.reason else ""
        what = printable(f"{finding.check}: {message(finding, lang)}{reason}")
        click.echo(f"{printable(finding.id):<15} {_wide(state, 11)} {_wide(severity, 9)} {what}")
        for place, quote in _quoted(finding, places):
            click.echo(f"{'':<15} {printable(place)}  {printable(shortened(quote, _QUOTE_MOST))}")
    click.echo(tell("findings-counted", lang, n=len(findings)), err=True)


def _wide(text: str, cells: int) -> str:
    """``text`` in a column, whatever marks its letters carry."""
    from rich.cells import cell_len

    return text + " " * max(1, cells - cell_len(text))


def _places(run: str) -> Report | None:
    """The saved run, which knows where its findings stand; None for findings alone."""
    from thiap.renderers.run_json import load_run

    try:
        return load_run(Path(run).read_text(encoding="utf-8-sig"))
    except (InputError, OSError, ValueError):
        return None


def _quoted(finding: Finding, report: Report | None) -> Iterator[tuple[str, str]]:
    """Where each side of a finding stands, and its words."""
    from thiap.spans import place

    if report is None:
        for quote in (finding.source_quote, finding.target_quote):
            if quote:
                yield "", quote
        return
    source = report.sources[finding.source_index]
    for doc, spans in ((source, finding.source), (report.target, finding.target)):
        if spans:
            yield f"{doc.name}:{place(doc, spans[0][0])}", " … ".join(map(doc.quote, spans))


def _deciding(state: State) -> Callable[..., None]:
    def command(run: str, ids: tuple[str, ...], **options: Any) -> None:
        from thiap.project.decisions import Rulings, decide

        findings = _findings(run)
        chosen = [_one(findings, part) for part in ids]
        made = [
            decide(
                finding, state, reason=options["reason"], note=options["note"], all_like=options["all_like"]
            )
            for finding in chosen
        ]
        with _changing(_path(options)) as decisions:
            own = Rulings(decisions)
            before = {decision.id for finding in chosen if (decision := own.made_for(finding))}
            decisions[:] = [*(d for d in decisions if d.id not in before), *made]
        lang = spoken(options["lang"])
        for decision in made:
            alike = sum(Rulings([decision]).of(f) is not None for f in findings) - 1
            more = f" {tell('and-alike', lang, n=alike)}" if alike else ""
            click.echo(printable(f"{tell(f'word-{state}', lang)} {decision.id}{more}: {decision.quote}"))

    verb = {"dismissed": "Dismiss", "accepted": "Accept"}[state]
    what = {"dismissed": "the next run does not show them", "accepted": "they are errors"}[state]
    command.__doc__ = f"{verb} the findings IDS of RUN: {what}."
    options = (
        click.argument("run"),
        click.argument("ids", nargs=-1, required=True),
        click.option("--reason", default="", help="Why, in a few words."),
        click.option("--note", default="", help="More about it."),
        click.option(
            "--all-like", is_flag=True, help="Also all of the same check and values, now and later."
        ),
        _decisions_option,
        lang_option,
    )
    for option in reversed(options):
        command = option(command)
    return command


review.command("dismiss")(_deciding("dismissed"))
review.command("accept")(_deciding("accepted"))


@review.command("undo")
@click.argument("ids", nargs=-1, required=True)
@_decisions_option
def undo(ids: tuple[str, ...], **options: Any) -> None:
    """Take decisions back: the findings IDS are open again."""
    with _changing(_path(options), missing_is_empty=False) as decisions:
        gone = {_one(decisions, part).id for part in ids}
        decisions[:] = [decision for decision in decisions if decision.id not in gone]
    click.echo(tell("decisions-undone", spoken(None), n=len(gone)))


@review.command("stale")
@click.argument("run")
@click.option("--prune", is_flag=True, help="Take them out of the file.")
@_decisions_option
def stale(run: str, **options: Any) -> None:
    """Decisions about text that has changed since, so that they hold for nothing in RUN."""
    from thiap.project.decisions import read_decisions, stale_decisions

    findings = _findings(run)
    old = stale_decisions(read_decisions(_path(options), missing_is_empty=True), findings, "")
    for decision in old:
        what = printable(f"{decision.check}: {decision.quote}")
        click.echo(f"{printable(decision.id):<15} {decision.state:<9}  {what}")
    click.echo(tell("decisions-stale", spoken(None), n=len(old)), err=True)
    if options["prune"] and old:
        gone = {decision.id for decision in old}
        with _changing(_path(options)) as decisions:
            decisions[:] = [decision for decision in decisions if decision.id not in gone]


@review.command("export")
@click.argument("run")
@click.option("-o", "--output", metavar="FILE", required=True, help="The file to hand over.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(("docx", "xlsx", "md", "wikitext")),
    help="Its form. [default: by the name of the file, else docx]",
)
@click.option(
    "--state",
    "states",
    multiple=True,
    type=click.Choice(("accepted", "open", "dismissed")),
    default=("accepted", "open"),
    show_default=True,
    help="Which findings, by what was decided; may be given again.",
)
@_decisions_option
@lang_option
def export(run: str, **options: Any) -> None:
    """Hand findings of RUN over with what was decided: a table, or a list for a talk page."""
    from thiap.cli.handover import handed_over
    from thiap.project.decisions import read_decisions

    lang = spoken(options["lang"])
    form = options["format_"] or form_of(options["output"])
    decisions = read_decisions(_path(options), missing_is_empty=True)
    written, number = handed_over(run, decisions, states=options["states"], form=form, lang=lang)
    if not number:
        click.echo(tell("nothing-to-hand-over", lang), err=True)
        return
    write_output(options["output"], written)
    click.echo(tell("findings-counted", lang, n=number), err=True)


def form_of(output: str) -> str:
    """The form that the name of a file asks for."""
    ending = Path(output).suffix.lower().removeprefix(".")
    return {"xlsx": "xlsx", "md": "md", "wiki": "wikitext", "wikitext": "wikitext", "txt": "wikitext"}.get(
        ending, "docx"
    )


def _path(options: dict[str, Any]) -> str:
    return str(options["decisions"] or DEFAULT_FILE)


def _findings(run: str) -> tuple[Finding, ...]:
    from thiap.project.baseline import read_findings

    return read_findings(run)


@contextmanager
def _changing(path: str, *, missing_is_empty: bool = True) -> Iterator[list[Decision]]:
    """The decisions of a file, to be changed in place and written again, while no other thiap does so."""
    from thiap.project.decisions import dump_decisions, read_decisions

    with locked(Path(path)):
        decisions = list(read_decisions(path, missing_is_empty=missing_is_empty))
        yield decisions
        write_output(path, dump_decisions(decisions), over=path)


Item = TypeVar("Item", "Finding", "Decision")


def _one(items: Sequence[Item], part: str) -> Item:
    """The item whose id is ``part`` or begins with it."""
    found = [item for item in items if item.id == part] or [i for i in items if i.id.startswith(part)]
    if not found:
        raise UsageError(f"no finding has the id {part!r}; `thiap review list RUN` shows the ids")
    if len(found) > 1:
        raise UsageError(f"{part!r} begins {len(found)} ids: {', '.join(item.id for item in found[:5])}")
    return found[0]
