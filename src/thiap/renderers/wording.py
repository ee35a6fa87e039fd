"""What the plain formats share: a finding in words, on one line, without characters that harm."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from thiap.model import Bitext, Document, Finding, Pair, Report, Spans
from thiap.phrases import known, say, tell, words
from thiap.renderers.where import place_and_line
from thiap.spans import graphemes_whole, solid

#: Share of both texts below which they are strangers, and the least length that is judged, in characters.
_STRANGERS: Final = 0.05
_JUDGED: Final = 200
#: What begins a formula in a spreadsheet; some take the full-width signs for the plain ones.
_FORMULA: Final = "=+-@\t\r＝＋－＠"
#: What readers call a place; see `thiap.phrases`.
_PLACE_WORD: Final = re.compile(r"(?<![a-z])[a-z]+(?= )")


def flat(text: str, most: int = 0) -> str:
    """``text`` on one line; what neither prints nor blanks is U+FFFD, so that XML can hold it too.

    With ``most``, a longer text loses its middle.
    """
    clean = "".join(c if c.isprintable() else " " if c.isspace() else "\ufffd" for c in text)
    clean = " ".join(clean.split())
    if most and len(clean) > most:
        low, high = graphemes_whole(clean, (most * 2 // 3, len(clean) - most // 3))
        return f"{clean[:low].rstrip()} […] {clean[high:].lstrip()}"
    return clean


def message(finding: Finding, lang: str) -> str:
    """What is wrong, in one language; in English what an earlier version wrote."""
    return finding.message if lang == "en" or finding.said is None else words(finding.said, lang)


def rule(pair: Pair, lang: str) -> str:
    """The equality or difference of two facts in one language."""
    if lang == "en" or pair.source is None or pair.target is None:
        return pair.rule if lang == "en" else ""
    if "derived" in pair.aspects:
        return pair.rule
    sign = {"conflict": "≠", "less_precise": "≈"}.get(pair.relation, "=")
    return f"{pair.target.text} {sign} {pair.source.text}"


def where(doc: Document, offset: int, lang: str) -> str:
    """Where an offset stands, as a user looks for it."""

    def named(found: re.Match[str]) -> str:
        key = f"place-{found.group()}"
        return tell(key, lang) if known(key) else found.group()

    at = place_and_line(doc, offset)
    return at if lang == "en" else _PLACE_WORD.sub(named, at)


def head(finding: Finding, lang: str = "en") -> str:
    """Severity, kind and message."""
    kinds = (f"severity-{finding.severity}", f"kind-{finding.kind}", f"category-{finding.category}")
    severity, kind, category = (tell(key, lang) for key in kinds)
    return f"{severity}, {kind} ({category}): {flat(message(finding, lang))}"


def sides(report: Report, finding: Finding, most: int = 0, lang: str = "en") -> list[tuple[str, str, str]]:
    """For each side with a quote: its place (``file:line:column``), the quote, the value or nothing."""
    source = report.sources[finding.source_index]
    found: tuple[tuple[Document, Spans, str | None], ...] = (
        (source, finding.source, finding.source_value),
        (report.target, finding.target, finding.target_value),
    )
    return [
        (
            f"{flat(doc.name)}:{flat(where(doc, spans[0][0], lang))}",
            " … ".join(flat(doc.quote(span), most) for span in spans),
            flat(value or ""),
        )
        for doc, spans, value in found
        if spans
    ]


def support(report: Report, finding: Finding, lang: str = "en") -> list[str]:
    """Lines on what other sources say."""
    lines = []
    for key, indices in (
        ("supported-by", finding.supported_by),
        ("also-contradicted-by", finding.contradicted_by),
    ):
        if indices:
            lines.append(tell(key, lang, names=tuple(flat(report.sources[i].name) for i in indices)))
    return lines


def unlike(bitext: Bitext) -> bool:
    """Whether two texts say hardly anything in common: most likely the wrong pair of files.

    Measured as the share of a text that has a counterpart, each run weighted by the score of its bead: 0.88
    and more on published translations, 0.08 for two articles of which one touches the other's subject, up
    to 0.04 for strangers, whatever the mode makes of them. Short texts are not judged.
    """
    shares = []
    for side, doc in enumerate((bitext.source, bitext.target)):
        whole = sum(solid(doc.quote(block.span)) for block in doc.blocks)
        if whole < _JUDGED:
            return False
        said = 0.0
        for bead in bitext.alignment.beads:
            if bead.source and bead.target:
                spans = bead.target if side else bead.source
                said += bead.score * sum(solid(doc.quote(span)) for span in spans)
        shares.append(said / whole)
    return max(shares) < _STRANGERS


def configured_by(signature: Mapping[str, str], lang: str = "en") -> list[str]:
    """Lines on the configuration file that decided about a run, and the checks it switched off."""
    sets, off = signature.get("config_sets"), signature.get("config_off")
    lines = [tell("config-sets", lang, file=signature.get("config", ""), sets=sets)] if sets else []
    return [flat(line) for line in (*lines, *([tell("config-off", lang, checks=off)] if off else []))]


def plain_cell(cell: str) -> str:
    """A cell of CSV that no spreadsheet takes for a formula: one that begins like it gets an apostrophe."""
    return "'" + cell if cell[:1] in _FORMULA and cell else cell


def counts(report: Report, lang: str = "en") -> str:
    """How many findings there are of each severity, worst first."""
    from thiap.mqm import SEVERITIES

    numbers = [(s, sum(f.severity == s for f in report.findings)) for s in SEVERITIES]
    told = [
        tell("count-of", lang, n=number, severity=say(f"severity-{severity}"))
        for severity, number in numbers
        if number
    ]
    return ", ".join(told) or tell("none", lang)
