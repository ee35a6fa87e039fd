"""A minus sign stands on one side only.

What it finds
    An amount that agrees with the other side's but for the sign: "-2.5%" against 2.5%, ติดลบ 300 ล้านบาท
    against 300 million baht. Percentages, money, measures and decimal numbers. Temperatures are not its
    affair: they are read and compared with their sign.

Why it matters
    A fall becomes a rise, a loss a gain; a sign is easily lost when a number is typed again.

Example:
    "-2.5%" / "2.5%": growth instead of a recession.

When it is wrong
    Where the other side says the sign in words that are not in the list of those that go down (fell, loss,
    below, ลด, ขาดทุน, ต่ำกว่า …) or take away (remove 1.5 GB, ลบ 1.5 GB). One such word anywhere in the aligned
    sentence keeps the check silent, so it misses a lost sign beside it. A dash with a blank behind it, one
    that begins a line of words, as in a list, and one behind a number are no minus.

Sources
    MQM Core, "number".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from thiap.facts.units import is_currency
from thiap.findings.build import make_finding
from thiap.languages.cues import either
from thiap.languages.thai_letters import NO_MINUS
from thiap.model import Bitext, Category, CheckName, Document, Fact, Finding, Span, Spans
from thiap.mqm import IssueType
from thiap.phrases import say

name: CheckName = "sign-mismatch"
category: Category = "number"
issue: IssueType = "number"

#: Confidence in a translation, and where two texts only share a subject.
CONFIDENCE, LOOSE = 0.85, 0.5

_DASHES: Final = "-−–‐‑‒"
#: What stands before a number below zero: a dash that is glued to it, or to its currency, or a word.
_SIGN: Final = re.compile(
    rf"(?:^|(?<=[\s(\[“\"':=/|\u200b]))[{_DASHES}](?:[^\W\d_\u0e00-\u0e7f]{{1,3}}|[$€£¥฿])?$"
    rf"|(?:^|(?<=\s))(?:minus|negative)\s$|{either('negative')}\s?(?:{either('percent')}\s?)?$"
    rf"|(?<![{NO_MINUS}]){either('minus')}\s?(?:{either('percent')}\s?)?$",
    re.IGNORECASE,
)
_SIGNED: Final = re.compile(rf"[^{_DASHES}\d]{{0,12}}(?:[{_DASHES}]|{either('minus')} ?)\d")
#: Behind these a dash is a range or a subtraction.
_JOINED: Final = re.compile(r"[\d%°)\]]\s?$")
#: Words behind an amount: at the beginning of their line a dash is then that of a list.
_WORDS: Final = re.compile(r"[^\W\d_]{2}")
#: The end of an aside –such as this one– between dashes.
_CLOSING: Final = re.compile(r"\w–(?![\w])")
#: Words that say that an amount goes down, lies below or is lacking, and signs of it.
_DOWN: Final = {
    "en": re.compile(
        r"\b(?:minus|negativ|f[ae]ll|drop|declin|decreas|lo(?:st|ss|se)|low|less|down|shr[aiu]n|contract|deficit|"
        r"below|under|cut|reduc|slump|sl[iu]d|slip|plung|tumbl|dip|subzero|sub-zero|sank|sink|sunk|short|wors|"
        r"deflat|depreciat|weak|retreat|erod|eros|fewer|debt|debit|withdr|recession|dive|crash|behind|off\b|red\b|"
        r"delet|remov|eras|wip|clear|purg|subtract)|"
        rf"[{_DASHES}▼↓▽]\s?[$€£¥฿]?\d|\(\s?[$€£¥฿]?\d",
        re.IGNORECASE,
    ),
    "th": re.compile(rf"{either('down')}|[{_DASHES}▼↓▽]\s?[$€£¥฿]?\d|\(\s?\d"),
}


def run(bitext: Bitext) -> Iterator[Finding]:
    """Amounts that agree, of which one has a minus."""
    if {bitext.source.lang, bitext.target.lang} != {"en", "th"}:
        return
    for pair in bitext.pairs:
        if pair.source is None or pair.target is None or pair.bead is None:
            continue
        if pair.relation not in ("equal", "compatible", "less_precise"):
            continue
        if not (_may_be_negative(pair.source) and _may_be_negative(pair.target)):
            continue
        signs = _sign(bitext.source, pair.source), _sign(bitext.target, pair.target)
        if (signs[0] is None) == (signs[1] is None):
            continue
        bead = bitext.alignment.beads[pair.bead]
        if signs[0] is not None:
            silent = _goes_down(bitext.target, bead.target, pair.target)
        else:
            silent = _goes_down(bitext.source, bead.source, pair.source)
        if silent:
            continue
        spans = tuple(
            (sign, fact.span[1]) if sign is not None else fact.span
            for sign, fact in zip(signs, (pair.source, pair.target), strict=True)
        )
        quotes = bitext.source.quote(spans[0]), bitext.target.quote(spans[1])
        values = [
            f"-{fact.value}" if sign is not None else fact.value
            for sign, fact in zip(signs, (pair.source, pair.target), strict=True)
        ]
        where = "target" if signs[1] is None else "source"
        yield make_finding(
            bitext,
            kind="contradicted",
            category=_category(pair.source),
            check=name,
            issue=issue,
            severity="major",
            confidence=LOOSE if bitext.mode == "comparable" else CONFIDENCE,
            message=say("no-minus", source=quotes[0], target=quotes[1], side=say(where)),
            source=(spans[0],),
            target=(spans[1],),
            source_value=values[0],
            target_value=values[1],
        )


def _may_be_negative(fact: Fact) -> bool:
    """Whether a dash before the fact can be a minus: an amount in a unit or with decimals, and no range."""
    reading = fact.readings[0]
    if fact.kind not in ("number", "quantity") or reading.low is None or reading.low != reading.high:
        return False
    return reading.low > 0 and (reading.unit is not None or reading.low != reading.low.to_integral_value())


def _sign(doc: Document, fact: Fact) -> int | None:
    """Where the minus of an amount begins, or None."""
    start = fact.span[0]
    before = doc.text[max(0, start - 20) : start].rpartition("\n")[2]
    if _SIGNED.match(fact.text):  # ร้อยละ -2.5
        return start
    found = _SIGN.search(before)
    if found is None:
        return None
    head, mark = before[: found.start()], before[found.start()]
    if mark in _DASHES and _JOINED.search(head):
        return None
    behind = doc.text[fact.span[1] : fact.span[1] + 80].partition("\n")[0]
    if mark in _DASHES and mark != "−" and not head.strip() and _WORDS.search(behind):
        return None
    if mark == "–" and _CLOSING.search(behind):
        return None
    return start - len(before) + found.start()


def _goes_down(doc: Document, spans: Spans, fact: Fact) -> bool:
    """Whether a side says in words that its amount goes down or lies below."""
    pattern = _DOWN[doc.lang]
    wide = _around(doc, fact.span)
    return any(pattern.search(doc.quote(span)) for span in (*spans, wide))


def _around(doc: Document, span: Span) -> Span:
    """The words around a fact, where the aligner may have cut too early."""
    return max(0, span[0] - 40), min(len(doc.text), span[1] + 40)


def _category(fact: Fact) -> Category:
    unit = fact.readings[0].unit
    if unit in ("percent", "percentage_point"):
        return "percent"
    return "currency" if is_currency(unit) else "number"
