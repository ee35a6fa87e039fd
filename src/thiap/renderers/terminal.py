"""The terminal: what was compared, then every place with findings, worst first.

The weightiest finding of a place is shown with both quotes, the others in a line each beneath it.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from thiap.findings.places import places
from thiap.model import Document, Finding, Report, Span, Spans
from thiap.mqm import Severity
from thiap.renderers.wording import UNLIKE, configured_by, unlike
from thiap.spans import graphemes_whole, place

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

_STYLE: Final[dict[Severity, str]] = {
    "critical": "bold red",
    "major": "red",
    "minor": "yellow",
    "neutral": "dim",
}
_KINDS: Final = {
    "contradicted": "contradicted",
    "less_precise": "less precise",
    "missing_in_target": "missing in target",
    "missing_in_source": "only in target",
    "supported": "supported",
    "inconsistent": "inconsistent",
    "terminology": "terminology",
    "typography": "typography",
}


def render(report: Report, *, width: int = 100, color: bool = False, remarks: bool = True) -> str:
    """The report as text.

    Args:
        report: what to print.
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
    _header(console, report)
    shown = [f for f in report.findings if remarks or f.severity != "neutral"]
    found = list(places(shown))
    for number, spot in enumerate(found, 1):
        _finding(console, report, spot.findings[0], number)
        _others(console, report, spot.findings[1:])
        console.print()
    _summary(console, report, len(report.findings) - len(shown), len(found) if len(found) < len(shown) else 0)
    file = console.file
    assert isinstance(file, io.StringIO)
    return "\n".join(line.rstrip() for line in file.getvalue().split("\n"))


def _header(console: Console, report: Report) -> None:
    for bitext in report.bitexts:
        source, target = bitext.alignment.coverage
        console.print(
            _flat(f"source {bitext.source_index}  {bitext.source.name}  ({bitext.source.lang})"), style="bold"
        )
        console.print(
            f"          {bitext.mode}; {source:.0%} of it has a counterpart, {target:.0%} of the target",
            style="dim",
        )
        if unlike(bitext):
            console.print(f"          {UNLIKE}", style="bold red")
    console.print(_flat(f"target    {report.target.name}  ({report.target.lang})"), style="bold")
    if thai := [doc.name for doc in report.sources if doc.lang == "th"]:
        console.print(
            _flat(
                f"note      the source, {thai[0]}, is Thai, and {report.target.name} is under review;"
                " if it is the other way round, name the translation last"
            ),
            style="yellow",
        )
    if shallow := report.signature.get("read_by_cldr_only"):
        console.print(
            _flat(
                f"note      of facts in {shallow.replace(',', ', ')} digits, dates and units are read (CLDR),"
                " number words are not; names are matched between English and Thai only"
            ),
            style="yellow",
        )
    if report.signature.get("tokens") == "none":
        from thiap.encoders.e5 import ABSENT

        console.print(_flat(f"note      {ABSENT}"), style="yellow")
    if lent := report.signature.get("calibration_of"):
        console.print(
            _flat(
                f"note      nothing was fitted to {report.signature['encoder']}: thresholds and confidence"
                f" are those of {lent}; trust them less"
            ),
            style="yellow",
        )
    for number, line in enumerate(configured_by(report.signature)):
        console.print(_flat(f"{'' if number else 'note':<10}{line}"), style="yellow")
    for problem in report.problems:
        console.print(_flat(f"problem   {problem.where}: {problem.message}"), style="bold red")
    console.print()


def _finding(console: Console, report: Report, finding: Finding, number: int) -> None:
    from rich.padding import Padding
    from rich.text import Text

    style = _STYLE[finding.severity]
    title = Text.assemble(
        (f"{number:>3} ", "dim"),
        (finding.severity.upper(), style),
        f"  {_KINDS[finding.kind]}: {finding.category}  ",
        (_flat(f"{finding.check}  {finding.confidence:.0%}  {finding.id}"), "dim"),
    )
    console.print(title)
    console.print(Padding(Text(_flat(finding.message), overflow="fold"), (0, 0, 0, 4)))
    source = report.sources[finding.source_index]
    for doc, spans in ((source, finding.source), (report.target, finding.target)):
        if spans:
            console.print(Padding(_quote(doc, spans, style), (0, 0, 0, 4)))
    if finding.suggestion:
        console.print(Padding(Text(_flat(f"suggestion: {finding.suggestion}"), style="green"), (0, 0, 0, 4)))
    for verb, indices in (
        ("supported by", finding.supported_by),
        ("contradicted by", finding.contradicted_by),
    ):
        if indices:
            names = ", ".join(report.sources[index].name for index in indices)
            console.print(Padding(Text(_flat(f"the target is {verb} {names}"), style="cyan"), (0, 0, 0, 4)))


def _others(console: Console, report: Report, findings: Sequence[Finding]) -> None:
    """The other findings of a place, a line each."""
    from rich.padding import Padding
    from rich.text import Text

    if not findings:
        return
    console.print(Padding(Text("in the same place:", style="dim"), (0, 0, 0, 4)))
    for finding in findings:
        doc = report.sources[finding.source_index] if finding.source else report.target
        spans = finding.source or finding.target
        at = f"{doc.lang} {place(doc, spans[0][0])}  " if spans else ""
        line = Text.assemble(
            (finding.severity, _STYLE[finding.severity]),
            (_flat(f"  {at}"), "dim"),
            _flat(finding.message),
            (_flat(f"  {finding.check}  {finding.confidence:.0%}  {finding.id}"), "dim"),
        )
        console.print(Padding(line, (0, 0, 0, 6)))


def _quote(doc: Document, spans: Spans, style: str) -> Text:
    """The first to last span in context on one logical line, the spans themselves emphasised."""
    from rich.text import Text

    text = Text(_flat(f"{doc.lang} {place(doc, spans[0][0])}  "), style="dim", overflow="fold")
    start, end = spans[0][0], spans[-1][1]
    before = graphemes_whole(doc.text, (max(0, start - CONTEXT), start))
    after = graphemes_whole(doc.text, (end, min(len(doc.text), end + CONTEXT)))
    text.append(("…" if before[0] else "") + _flat(doc.quote(before)), "not dim")
    position = start
    for span in spans[:SPANS_MOST]:
        text.append(_short(_flat(doc.quote((position, span[0]))), CONTEXT), "not dim")
        text.append(_short(_flat(doc.quote(span)), QUOTE_MOST), f"not dim underline {style}")
        position = span[1]
    if len(spans) > SPANS_MOST:
        text.append(f" … and {len(spans) - SPANS_MOST} more … ", "dim")
    text.append(_flat(doc.quote(after)) + ("…" if after[1] < len(doc.text) else ""), "not dim")
    return text


def _flat(text: str) -> str:
    """Line ends and control characters as blanks: a text must not steer the terminal."""
    return "".join(char if char.isprintable() else " " for char in text)


def _short(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    half: Span = graphemes_whole(text, (most // 2, len(text) - most // 2))
    return f"{text[: half[0]]} … {text[half[1] :]}"


def _summary(console: Console, report: Report, unprinted: int, spots: int) -> None:
    counts = Counter(finding.severity for finding in report.findings)
    parts = [f"{counts[severity]} {severity}" for severity in _STYLE if counts[severity]]
    where = f"; printed in {spots} places" if spots else ""
    console.print("issues: " + (", ".join(parts) or "none") + where, style="bold")
    if unprinted:
        console.print(f"{unprinted} neutral remarks not printed; --all shows them", style="dim")
    if report.hidden:
        console.print(
            f"{len(report.hidden)} more below the confidence threshold; --min-confidence 0 shows them",
            style="dim",
        )
    console.print(_flat(" ".join(f"{key}:{value}" for key, value in report.signature.items())), style="dim")


def render_accepted(report: Report, *, width: int = 100) -> str:
    """The pairs of facts taken as saying the same, with the rule, so that silence can be audited."""
    lines = ["", "accepted as equal:"]
    for bitext in report.bitexts:
        for pair in bitext.pairs:
            if pair.source and pair.target and pair.relation in ("equal", "compatible", "elsewhere"):
                line = f"  {pair.source.text} = {pair.target.text}  [{pair.relation}] {pair.rule}"
                lines.append(_flat(line)[: max(width * 2, 80)])
    return "\n".join(lines) + "\n"
