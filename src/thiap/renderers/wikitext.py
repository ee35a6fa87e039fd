"""Wikitext: the findings as a list, for the talk page of an article."""

from __future__ import annotations

from typing import Final

from thiap.model import Report
from thiap.phrases import tell
from thiap.phrases.translated import translated
from thiap.renderers.ruled import Rulings, ruling_line
from thiap.renderers.wording import counts, flat, head, sides, support

name = "wikitext"

QUOTE_MOST: Final = 300


def render(report: Report, *, lang: str = "en", rulings: Rulings | None = None) -> str:
    """The findings, worst first, with what was decided; every text stands in ``nowiki``."""
    sources = ", ".join(escape(flat(doc.name)) for doc in report.sources)
    lines = [
        f"== {escape(flat(report.target.name))} ==",
        f"{sources}. {counts(report, lang)}. {tell('machine-note', lang)}",
    ]
    for problem in report.problems:
        said = tell(
            "not-done-of", lang, where=flat(problem.where), message=flat(translated(problem.message, lang))
        )
        lines.append(f"* {escape(said)}")
    for place, finding in enumerate(report.findings):
        lines.append(f"* '''{escape(head(finding, lang))}'''")
        for where, quote, value in sides(report, finding, QUOTE_MOST, lang):
            lines.append(f"** {escape(where)}: {escape(quote)}" + (f" = {escape(value)}" if value else ""))
        if finding.suggestion:
            said = tell("suggestion", lang, text=flat(finding.suggestion))
            lines.append(f"** {escape(said)}")
        lines += [f"** {escape(line)}" for line in support(report, finding, lang)]
        if rulings and place in rulings:
            lines.append(f"** {escape(ruling_line(rulings[place], lang))}")
    return "\n".join(lines) + "\n"


def escape(text: str) -> str:
    """``text`` (one line) so that MediaWiki shows exactly it."""
    clean = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<nowiki>{clean}</nowiki>"
