"""Markdown: the places as a list, for a pull request, an issue or a talk page that reads CommonMark.

Quotes are escaped, not fenced, so that Thai wraps; nothing in a text becomes markup.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from thiap.findings.places import places
from thiap.model import Finding, Report
from thiap.phrases import say, tell
from thiap.phrases.translated import translated
from thiap.renderers.ruled import Ruling, Rulings, by_finding, ruling_line
from thiap.renderers.wording import counts, flat, head, sides, support, unlike

name = "md"

#: Of a longer quote the middle is left out; the place says where to read on.
QUOTE_MOST: Final = 300
#: What means something anywhere in a line; then what GitHub makes a link of; then what begins a block.
_INLINE = re.compile(r"([\\`*_\[\]<>&|~$@#])")
_LINKS = re.compile(r"(?<=www)(?=\.)|(?=:)(?=://)", re.IGNORECASE)
_START = re.compile(r"^(\d*)(?=[-+=.)])")


def render(report: Report, *, lang: str = "en", rulings: Rulings | None = None) -> str:
    """The findings, worst first, with what was decided, under a heading that names the texts."""
    ruled = by_finding(report.findings, rulings)
    sources = ", ".join(escape(flat(doc.name)) for doc in report.sources)
    mode = report.bitexts[0].mode
    lines = [
        f"# {escape(flat(report.target.name))}",
        "",
        tell(
            "held-against",
            lang,
            sources=sources,
            mode=say(f"mode-{mode}"),
            counts=counts(report, lang),
            note=say("machine-note"),
        ),
        "",
    ]
    for bitext in report.bitexts:
        if unlike(bitext):
            lines += [f"**{escape(flat(bitext.source.name))}:** {tell('unlike', lang)}", ""]
    for problem in report.problems:
        not_done = f"**{tell('not-done', lang)}** {escape(flat(problem.where))}"
        lines += [f"{not_done}: {escape(flat(translated(problem.message, lang)))}", ""]
    for number, spot in enumerate(places(report.findings), 1):
        first, *others = spot.findings
        lines += _finding(report, first, f"{number}.", "   ", lang, ruled)
        for finding in others:
            lines += _finding(report, finding, f"   - {tell('same-place', lang)}", "     ", lang, ruled)
    if report.hidden:
        lines += ["", tell("below-threshold", lang, n=len(report.hidden))]
    return "\n".join(lines).rstrip() + "\n"


def _finding(
    report: Report, finding: Finding, mark: str, indent: str, lang: str, ruled: Mapping[int, Ruling]
) -> list[str]:
    """One finding as a list item that begins with ``mark``, what is below it behind ``indent``."""
    lines = [
        f"{mark} **{escape(head(finding, lang))}**",
        f"{indent}- {escape(flat(finding.check))}, {finding.confidence:.0%}, id {escape(flat(finding.id))}",
    ]
    for where, quote, value in sides(report, finding, QUOTE_MOST, lang):
        same = f" = {escape(value)}" if value else ""
        lines.append(f"{indent}- {escape(where)}: {escape(quote)}{same}")
    if finding.suggestion:
        said = tell("suggestion", lang, text=flat(finding.suggestion))
        lines.append(f"{indent}- {escape(said)}")
    notes = support(report, finding, lang)
    if ruling := ruled.get(id(finding)):
        notes.append(ruling_line(ruling, lang))
    return lines + [f"{indent}- {escape(line)}" for line in notes]


def escape(text: str) -> str:
    """``text`` (one line) as CommonMark that shows exactly it."""
    return _START.sub(r"\1\\", _LINKS.sub(r"\\", _INLINE.sub(r"\\\1", text)))
