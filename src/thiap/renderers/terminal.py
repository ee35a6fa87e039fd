"""The terminal: what was compared, then every place with findings, worst first.

The weightiest finding of a place is shown with both quotes, the others in a line each beneath it.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from thiap.findings.places import places
from thiap.model import Document, Finding, Report, Spans
from thiap.mqm import Severity
from thiap.phrases import say, tell
from thiap.phrases.translated import translated
from thiap.renderers.contexts import after, before, shortened, whole
from thiap.renderers.wording import configured_by, counts, message, rule, unlike, where

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

name = "text"

#: Characters of context on each side of a quote.
CONTEXT: Final = 32
#: A quote longer than this is shortened in its middle.
QUOTE_MOST: Final = 160
#: Of a finding with more spans, the first are shown and the rest counted.
SPANS_MOST: Final = 2
#: Columns of the labels in the head.
_LABEL: Final = 10

_STYLE: Final[dict[Severity, str]] = {
    "critical": "bold red",
    "major": "red",
    "minor": "yellow",
    "neutral": "dim",
}


def render(
    report: Report, *, lang: str = "en", width: int = 100, color: bool = False, remarks: bool = True
) -> str:
    """The report as text.

    Args:
        report: what to print.
        lang: that of the words around the texts.
        width: of the terminal, in cells.
        color: with ANSI colours.
        remarks: print the neutral findings too, not only their number.
    """
    from rich.console import Console

    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=color,
        color_system="standard" if color else None,
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=False,
    )
    _header(console, report, lang)
    shown = [f for f in report.findings if remarks or f.severity != "neutral"]
    found = list(places(shown))
    for number, spot in enumerate(found, 1):
        _finding(console, report, spot.findings[0], number, lang)
        _others(console, report, spot.findings[1:], lang)
        console.print()
    _summary(
        console, report, len(report.findings) - len(shown), len(found) if len(found) < len(shown) else 0, lang
    )
    file = console.file
    assert isinstance(file, io.StringIO)
    return "\n".join(line.rstrip() for line in file.getvalue().split("\n"))


def _header(console: Console, report: Report, lang: str) -> None:
    from rich.text import Text

    for bitext in report.bitexts:
        source, target = bitext.alignment.coverage
        label = tell("terminal-source", lang, number=bitext.source_index)
        _hung(
            console, Text(_line(label, f"{bitext.source.name}  ({bitext.source.lang})"), style="bold"), _LABEL
        )
        said = tell(
            "terminal-coverage",
            lang,
            mode=say(f"mode-{bitext.mode}"),
            source=f"{source:.0%}",
            target=f"{target:.0%}",
        )
        _hung(console, Text(_line("", said), style="dim"), _LABEL)
        if unlike(bitext):
            _hung(console, Text(_line("", tell("unlike", lang)), style="bold red"), _LABEL)
    label = tell("terminal-target", lang)
    _hung(console, Text(_line(label, f"{report.target.name}  ({report.target.lang})"), style="bold"), _LABEL)
    notes = _notes(report, lang)
    configured = configured_by(report.signature, lang)
    label = tell("terminal-note", lang)
    for line in notes:
        _hung(console, Text(_line(label, line), style="yellow"), _LABEL)
    for number, line in enumerate(configured):
        _hung(console, Text(_line("" if number else label, line), style="yellow"), _LABEL)
    for problem in report.problems:
        label = tell("terminal-problem", lang)
        _hung(
            console,
            Text(_line(label, f"{problem.where}: {translated(problem.message, lang)}"), style="bold red"),
            _LABEL,
        )
    console.print()


def _notes(report: Report, lang: str) -> list[str]:
    """What a reader must know before he trusts the rest."""
    notes = []
    signature = report.signature
    if thai := [doc.name for doc in report.sources if doc.lang == "th"]:
        notes.append(tell("terminal-thai-source", lang, source=thai[0], target=report.target.name))
    if shallow := signature.get("read_by_cldr_only"):
        notes.append(tell("terminal-shallow", lang, langs=shallow.replace(",", ", ")))
    if signature.get("tokens") == "none":
        notes.append(tell("terminal-no-tokens", lang))
    if lent := signature.get("calibration_of"):
        notes.append(tell("terminal-lent", lang, encoder=signature["encoder"], lent=lent))
    return notes


def _line(label: str, text: str) -> str:
    """A line of the head: its label, then the text in a column."""
    from rich.cells import cell_len

    return _flat(label + " " * max(1, _LABEL - cell_len(label)) + text)


def _hung(console: Console, text: Text, hang: int) -> None:
    """A paragraph whose further lines stand in, where one line does not hold it."""
    from rich.cells import cell_len
    from rich.padding import Padding

    if cell_len(text.plain) <= console.width:
        console.print(text)
        return
    for number, line in enumerate(text.wrap(console, max(20, console.width - hang))):
        console.print(Padding(line, (0, 0, 0, hang if number else 0)))


def _finding(console: Console, report: Report, finding: Finding, number: int, lang: str) -> None:
    from rich.padding import Padding
    from rich.text import Text

    style = _STYLE[finding.severity]
    title = Text.assemble(
        (f"{number:>3} ", "dim"),
        (tell(f"severity-{finding.severity}", lang).upper(), style),
        f"  {tell(f'kind-{finding.kind}', lang)}: {tell(f'category-{finding.category}', lang)}  ",
        (_flat(f"{finding.check}  {finding.confidence:.0%}  {finding.id}"), "dim"),
    )
    _hung(console, title, 4)
    console.print(Padding(Text(_flat(message(finding, lang)), overflow="fold"), (0, 0, 0, 4)))
    source = report.sources[finding.source_index]
    for doc, spans in ((source, finding.source), (report.target, finding.target)):
        if spans:
            console.print(
                Padding(_quote(doc, spans, style, lang, marked=console.color_system is None), (0, 0, 0, 4))
            )
    if finding.suggestion:
        said = tell("suggestion", lang, text=finding.suggestion)
        console.print(Padding(Text(_flat(said), style="green"), (0, 0, 0, 4)))
    for key, indices in (
        ("terminal-supported", finding.supported_by),
        ("terminal-contradicted", finding.contradicted_by),
    ):
        if indices:
            said = tell(key, lang, names=tuple(report.sources[index].name for index in indices))
            console.print(Padding(Text(_flat(said), style="cyan"), (0, 0, 0, 4)))


def _others(console: Console, report: Report, findings: Sequence[Finding], lang: str) -> None:
    """The other findings of a place, a line each."""
    from rich.padding import Padding
    from rich.text import Text

    if not findings:
        return
    console.print(Padding(Text(tell("terminal-same-place", lang), style="dim"), (0, 0, 0, 4)))
    for finding in findings:
        doc = report.sources[finding.source_index] if finding.source else report.target
        spans = finding.source or finding.target
        at = f"{doc.lang} {where(doc, spans[0][0], lang)}  " if spans else ""
        line = Text.assemble(
            (tell(f"severity-{finding.severity}", lang), _STYLE[finding.severity]),
            (_flat(f"  {at}"), "dim"),
            _flat(message(finding, lang)),
            (_flat(f"  {finding.check}  {finding.confidence:.0%}  {finding.id}"), "dim"),
        )
        console.print(Padding(line, (0, 0, 0, 6)))


def _quote(doc: Document, spans: Spans, style: str, lang: str, *, marked: bool) -> Text:
    """The first to last span in context on one logical line, the spans themselves emphasised.

    Without colours (``marked``) the words meant stand in brackets.
    """
    from rich.text import Text

    text = Text(_flat(f"{doc.lang} {where(doc, spans[0][0], lang)}  "), style="dim", overflow="fold")
    start, end = spans[0][0], spans[-1][1]
    ahead, behind = before(doc, start, CONTEXT), after(doc, end, CONTEXT)
    text.append(
        ("…" if ahead[0] > whole(doc, start)[0] else "") + _flat(doc.quote(ahead)).lstrip(), "not dim"
    )
    position = start
    for span in spans[:SPANS_MOST]:
        within = whole(doc, span[0])[0] <= position
        between = shortened(_flat(doc.quote((position, span[0]))), CONTEXT) if within else " … "
        text.append(between, "not dim")
        quote = shortened(_flat(doc.quote(span)), QUOTE_MOST)
        text.append(f"[{quote}]" if marked else quote, f"not dim underline {style}")
        position = span[1]
    if len(spans) > SPANS_MOST:
        text.append(f" {tell('terminal-more', lang, n=len(spans) - SPANS_MOST)} ", "dim")
    text.append(
        _flat(doc.quote(behind)).rstrip() + ("…" if behind[1] < whole(doc, end)[1] else ""), "not dim"
    )
    return text


def _flat(text: str) -> str:
    """Line ends and control characters as blanks: a text must not steer the terminal."""
    return "".join(char if char.isprintable() else " " for char in text)


def _summary(console: Console, report: Report, unprinted: int, spots: int, lang: str) -> None:
    key = "terminal-places" if spots else "terminal-issues"
    console.print(tell(key, lang, counts=counts(report, lang), n=spots), style="bold")
    if not report.findings and not report.problems:
        pairs = [pair for bitext in report.bitexts for pair in bitext.pairs]
        agree = sum(pair.relation in ("equal", "compatible", "elsewhere") for pair in pairs)
        console.print(tell("terminal-none", lang, n=agree, total=len(pairs)), style="green")
    if unprinted:
        console.print(tell("terminal-remarks", lang, n=unprinted), style="dim")
    if report.hidden:
        console.print(tell("terminal-hidden", lang, n=len(report.hidden)), style="dim")
    console.print(_flat(" ".join(f"{key}:{value}" for key, value in report.signature.items())), style="dim")


def render_accepted(report: Report, *, lang: str = "en", width: int = 100) -> str:
    """The pairs of facts taken as saying the same, with the rule, so that silence can be audited."""
    lines = ["", tell("terminal-accepted", lang)]
    for bitext in report.bitexts:
        for pair in bitext.pairs:
            if pair.source and pair.target and pair.relation in ("equal", "compatible", "elsewhere"):
                relation = tell(f"relation-{pair.relation}", lang)
                line = f"  {pair.source.text} = {pair.target.text}  [{relation}] {rule(pair, lang)}"
                lines.append(shortened(_flat(line), max(width * 2, 80)))
    return "\n".join(lines) + "\n"
