"""What changed since an earlier run, for the page: what is new, remains, or was fixed and reads how now."""

from __future__ import annotations

from dataclasses import dataclass

from thiap.model import Finding, Report
from thiap.phrases import LANGS
from thiap.renderers.html.marked_text import shown
from thiap.renderers.html.rows import Row, RowFinder
from thiap.renderers.wording import message
from thiap.spans import graphemes_whole

_LONGEST = 220


@dataclass(frozen=True, slots=True)
class Fixed:
    """A finding of the earlier run: what it said, the draft then, and the passage now with its row if any."""

    severity: str
    said: dict[str, str]
    before: str
    now: str
    row: int | None


@dataclass(frozen=True, slots=True)
class Changes:
    """Places of the findings that are new and that remain, and those that are gone."""

    before: str
    new: tuple[int, ...]
    remain: tuple[int, ...]
    fixed: tuple[Fixed, ...]


def make_changes(report: Report, rows: list[Row], sources: list[RowFinder]) -> Changes | None:
    """The changes of a report whose texts are fit for HTML; None where no earlier run was named."""
    since = report.since
    if since is None:
        return None
    new = frozenset(since.new)
    return Changes(
        shown(since.before),
        tuple(place for place in range(len(report.findings)) if place in new),
        tuple(place for place in range(len(report.findings)) if place not in new),
        tuple(_fixed(finding, report, rows, sources) for finding in since.fixed),
    )


def _fixed(finding: Finding, report: Report, rows: list[Row], sources: list[RowFinder]) -> Fixed:
    row = _row(finding, report, sources)
    now = " ".join(report.target.quote(span) for span in rows[row].target) if row is not None else ""
    return Fixed(
        finding.severity,
        {lang: shown(message(finding, lang)) for lang in LANGS},
        _short(shown(finding.target_quote)),
        _short(now),
        row,
    )


def _row(finding: Finding, report: Report, sources: list[RowFinder]) -> int | None:
    """The row that shows what a finding was about: by its words in the source, which seldom changes."""
    quote = shown(finding.source_quote).partition(" … ")[0]
    if not quote or finding.source_index >= len(report.sources):
        return None
    text = report.sources[finding.source_index].text
    at = finding.source[0][0] if finding.source else -1
    if not text.startswith(quote, max(at, 0)):
        at = text.find(quote) if text.count(quote) == 1 else -1
    return sources[finding.source_index](at) if at >= 0 else None


def _short(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    return text[: graphemes_whole(text, (0, _LONGEST))[1]] + " …"
