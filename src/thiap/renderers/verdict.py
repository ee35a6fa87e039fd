"""What a reader asks first: does the text pass, and how much of it agrees.

The score is MQM's: penalty points (25 for a critical issue, 5 for a major one, 1 for a minor one) a word,
taken from 100 (Lommel, Burchardt and others, *The MQM Error Typology and Scoring Models*, 2024). What passes
is said by the limits of the configuration, else by `LIMITS`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from thiap.languages.thai_words import thai_words
from thiap.model import Document, Report
from thiap.mqm import SEVERITIES, Severity

#: Points taken for an issue of each severity.
POINTS: Final[dict[Severity, int]] = {"critical": 25, "major": 5, "minor": 1, "neutral": 0}
#: What passes where the configuration says nothing: no critical issue, and a score of 95.
LIMITS: Final = {"score": 95.0, "critical": 0.0}
#: Letters of Thai whose words are counted; the rest is taken to be like them.
_COUNTED: Final = 60_000
_WORD: Final = re.compile(r"\w[\w'’-]*")


@dataclass(frozen=True, slots=True)
class Verdict:
    """The first line of a report.

    Attributes:
        words: of the text under review.
        rates: issues of each severity a thousand words, worst first, remarks left out.
        score: 0 to 100.
        passed: whether all limits hold; None for texts that only share a subject.
        limits: what was asked: the least score, the most issues a thousand words.
        agree, facts: facts of the sources with a counterpart that says the same; of all in a translation,
            else of all with a counterpart.
    """

    words: int
    rates: tuple[tuple[Severity, int, float], ...]
    score: float
    passed: bool | None
    limits: tuple[tuple[str, float], ...]
    agree: int
    facts: int


def judge(report: Report) -> Verdict:
    """The verdict on a report, by the limits its signature holds."""
    words = max(1, count_words(report.target))
    found = dict.fromkeys(SEVERITIES, 0)
    for finding in report.findings:
        found[finding.severity] += 1
    rates = tuple((s, found[s], 1000 * found[s] / words) for s in SEVERITIES if POINTS[s])
    lost = sum(POINTS[severity] * count for severity, count in found.items())
    score = max(0.0, 100 * (1 - lost / words))
    limits = read_limits(report.signature.get("limits", "")) or LIMITS
    held = score >= limits.get("score", 0.0) and all(
        rate <= limits.get(severity, float("inf")) for severity, _, rate in rates
    )
    translation = report.bitexts[0].mode == "translation"
    pairs = [
        pair
        for bitext in report.bitexts
        for pair in bitext.pairs
        if pair.source and (translation or pair.target)
    ]
    return Verdict(
        words=words,
        rates=rates,
        score=round(score, 1),
        passed=held if translation else None,
        limits=tuple(limits.items()),
        agree=sum(pair.relation in ("equal", "compatible", "elsewhere") for pair in pairs),
        facts=len(pairs),
    )


def count_words(doc: Document) -> int:
    """Words of a text; Thai ones are cut first, of a long text a part that stands for the rest."""
    text = "\n".join(doc.quote(block.span) for block in doc.blocks)
    if doc.lang != "th":
        return len(_WORD.findall(text))
    part = text[:_COUNTED]
    counted = sum(1 for _, word in thai_words(part) if any(map(str.isalnum, word)))
    return round(counted * len(text) / len(part)) if part else 0


def read_limits(text: str) -> dict[str, float]:
    """Limits as a signature holds them: ``score=95,critical=0``."""
    pairs = (part.partition("=") for part in text.split(",") if "=" in part)
    known = {"score", *POINTS}
    return {key: float(value) for key, _, value in pairs if key in known and _is_number(value)}


def _is_number(text: str) -> bool:
    return re.fullmatch(r"\d+(\.\d+)?", text) is not None
