"""Wikitext: the findings as a list, for the talk page of an article."""

from __future__ import annotations

from typing import Final

from thiap.model import Report
from thiap.renderers.wording import NOTE, counts, flat, head, sides, support

name = "wikitext"

QUOTE_MOST: Final = 300


def render(report: Report) -> str:
    """The findings, worst first; every text stands in ``nowiki``."""
    sources = ", ".join(escape(flat(doc.name)) for doc in report.sources)
    lines = [
        f"== {escape(flat(report.target.name))} ==",
        f"{sources}. {counts(report)}. {NOTE}",
    ]
    for problem in report.problems:
        lines.append(f"* {escape(f'not done: {flat(problem.where)}: {flat(problem.message)}')}")
    for finding in report.findings:
        lines.append(f"* '''{escape(head(finding))}'''")
        for where, quote, value in sides(report, finding, QUOTE_MOST):
            lines.append(f"** {escape(where)}: {escape(quote)}" + (f" = {escape(value)}" if value else ""))
        if finding.suggestion:
            lines.append(f"** suggestion: {escape(flat(finding.suggestion))}")
        lines += [f"** {escape(line)}" for line in support(report, finding)]
    return "\n".join(lines) + "\n"


def escape(text: str) -> str:
    """``text`` (one line) so that MediaWiki shows exactly it."""
    clean = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<nowiki>{clean}</nowiki>"
