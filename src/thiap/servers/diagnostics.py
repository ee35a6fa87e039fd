"""Findings of a draft as an editor shows them, and the fixes that their suggestions allow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lsprotocol import types
from pygls.uris import from_fs_path

from thiap.errors import ThiapError
from thiap.model import Finding, Report, Span
from thiap.mqm import Severity
from thiap.phrases import tell
from thiap.renderers.wording import message
from thiap.servers.drafts import Found
from thiap.servers.positions import Lines, in_file

_LEVELS: Final[dict[Severity, types.DiagnosticSeverity]] = {
    "critical": types.DiagnosticSeverity.Error,
    "major": types.DiagnosticSeverity.Warning,
    "minor": types.DiagnosticSeverity.Information,
    "neutral": types.DiagnosticSeverity.Hint,
}
_QUOTED: Final = 120


def diagnostics(found: Found, lines: Lines, *, remarks: bool, lang: str = "en") -> list[types.Diagnostic]:
    """What an editor underlines, in the order of the report.

    Args:
        found: the check.
        lines: the draft as it was checked.
        remarks: whether remarks are among them.
        lang: of what is said.
    """
    return [_diagnostic(found, finding, lines, lang) for finding in _shown(found.report, remarks)]


def _shown(report: Report, remarks: bool) -> Iterator[Finding]:
    return (finding for finding in report.findings if remarks or finding.severity != "neutral")


def _diagnostic(found: Found, finding: Finding, lines: Lines, lang: str) -> types.Diagnostic:
    told = message(finding, lang)
    if not finding.target and finding.source_quote:
        told = f"{told} “{_short(finding.source_quote)}”"
    return types.Diagnostic(
        lines.range(_place(found.report, finding, lines)),
        told,
        severity=_LEVELS[finding.severity],
        code=finding.check,
        source="thiap",
        related_information=_source(found, finding, lines.encoding),
        data={"id": finding.id},
    )


def _short(text: str) -> str:
    told = " ".join(text.split())
    return told if len(told) <= _QUOTED else told[: _QUOTED - 1] + "…"


def _place(report: Report, finding: Finding, lines: Lines) -> Span:
    """Where a finding stands in the draft; what is missing there, behind what stands before it."""
    if finding.target:
        return in_file(report.target, lines, finding.target[0])
    for bitext in report.bitexts:
        if bitext.source_index != finding.source_index or not finding.source:
            continue
        before = [bead for bead in bitext.alignment.beads if bead.source and bead.target]
        before = [bead for bead in before if bead.source[0][0] <= finding.source[0][0]]
        if before:
            last = max(before, key=lambda bead: bead.source[0][0])
            return in_file(report.target, lines, last.target[-1])
    return (0, 0)


def _source(found: Found, finding: Finding, encoding: str) -> list[types.DiagnosticRelatedInformation]:
    """The words of the source, where they are in a file of their own."""
    uri = from_fs_path(str(found.source)) if found.source else None
    doc = found.report.sources[finding.source_index]
    if uri is None or not finding.source:
        return []
    # The text of the document is that of the file in formats that are read as they stand.
    place = Lines(doc.text, encoding).range(finding.source[0])
    block = next((b for b in doc.blocks if b.span[0] <= finding.source[0][0] < b.span[1]), None)
    if block is not None and block.line:
        there = types.Position(block.line - 1, max(0, block.column - 1))
        place = types.Range(there, there)
    return [types.DiagnosticRelatedInformation(types.Location(uri, place), _short(finding.source_quote))]


def fixes(
    found: Found, lines: Lines, uri: str, within: types.Range, *, remarks: bool, lang: str = "en"
) -> list[types.CodeAction]:
    """The suggestions for what stands in a range, each as `thiap fix` would write it.

    A change is offered only if the file then reads as was asked for, to the character; none is for a draft
    that has changed since its check.
    """
    from thiap.corrections import Edit, correct
    from thiap.corrections.formats import rereader
    from thiap.readers.source import digest

    report = found.report
    data = lines.text.encode("utf-8", "surrogatepass")
    if digest(data) != report.target.sha256:
        return []
    first, last = lines.offset(within.start), lines.offset(within.end)
    actions = []
    for finding in _shown(report, remarks):
        if finding.suggestion is None or len(finding.target) != 1:
            continue
        start, end = _place(report, finding, lines)
        if start > last or end < first:
            continue
        edit = Edit(finding.target[0], finding.suggestion)
        try:
            result = correct(data, report.target, [edit], rereader(report, "utf-8"), encoding="utf-8")
        except ThiapError:
            continue
        if not result.done:
            continue
        change = _difference(lines, result.data.decode("utf-8", "surrogatepass"))
        actions.append(
            types.CodeAction(
                tell("fix-title", lang, text=_short(finding.suggestion)),
                kind=types.CodeActionKind.QuickFix,
                diagnostics=[_diagnostic(found, finding, lines, lang)],
                edit=types.WorkspaceEdit(changes={uri: [change]}),
            )
        )
    return actions


def _difference(lines: Lines, new: str) -> types.TextEdit:
    """The one stretch in which two texts differ."""
    old = lines.text
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return types.TextEdit(lines.range((head, len(old) - tail)), new[head : len(new) - tail])
