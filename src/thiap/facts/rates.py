"""What an amount is per: "$5 a month", "three times a week", วันละ 3 ครั้ง, 500 บาทต่อเดือน."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from thiap.facts.build import Found, duration_reading, make_fact
from thiap.facts.tokens import Tokens, at
from thiap.facts.units import dimension, units
from thiap.languages import Language
from thiap.languages.cues import cue
from thiap.model import Document, Reading

#: Words between a number and what it is per, at most: "50 requests per second".
_NOUNS = 2
#: Words before which "monthly" ends what is said of an amount.
_AFTER = frozenset(
    "and or as to for in on at by from with until but while since before after is are was".split()
)


def rate_behind(tokens: Tokens, index: int, language: Language) -> tuple[str, int] | None:
    """What the amount that ends at ``index`` is per, and the index behind it; None where it is no rate."""
    for scan in range(index, index + 1 + _NOUNS * (language.grammar != "thai")):
        token = at(tokens, scan)
        if token.text == ")":
            return None  # one nautical mile (1.852 km) per hour
        if scan > index and (token.form != "word" or {"and", "or", "of"} & token.senses.keys()):
            return None
        if (adverb := token.senses.get("per_unit")) is not None:
            # "3 monthly payments" are no rate
            ends = language.grammar == "thai" or _said(tokens, scan + 1)
            return (adverb, scan + 1) if ends else None
        if "per" in token.senses or "article" in token.senses:
            return _per(tokens, scan, language, apart=scan - index)
    return None


def _per(tokens: Tokens, index: int, language: Language, *, apart: int) -> tuple[str, int] | None:
    link, scan = at(tokens, index), index + 1
    strong = link.text in ("per", "/", cue("per"))
    one = at(tokens, scan)
    if strong and (one.senses.get("digit") == "1" or one.text == "1"):  # ต่อ 1 ชั่วโมง
        scan += 1
    unit = at(tokens, scan)
    name = unit.senses.get("unit", "").split("|")[0]
    if "guard" in unit.senses or (link.text == "/" and (link.gap or unit.gap)):
        return None
    if name and (strong or dimension(name) == "time"):
        # "5 dollars a day later" is a day, and "a second chance" no second
        later = "span_after" in at(tokens, scan + 1).senses
        later = later or (unit.text == "second" and not strong and not _said(tokens, scan + 1))
        return None if not strong and (later or apart > 1) else (name, scan + 1)
    counted = unit.senses.get("counted", "").split("|")[0]
    return (counted, scan + 1) if counted and strong else None


def _said(tokens: Tokens, index: int) -> bool:
    """Whether all is said of an amount that ends before ``index``: no noun follows."""
    after = at(tokens, index)
    return after.form == "mark" or after.text in _AFTER


def rate_before(tokens: Tokens, index: int) -> str | None:
    """What the amount at ``index`` is per, said before it: เดือนละ 500 บาท."""
    return at(tokens, index - 1).senses.get("rate_before")


def in_one_unit(readings: list[Reading], per: str | None) -> tuple[list[Reading], str | None]:
    """An amount and what it is per, in the unit that says both where one does: 18 km an hour is 18 km/h."""
    names = [f"{reading.unit}_per_{per}" for reading in readings]
    if per is None or not all(name in units() for name in names):
        return readings, per
    return [replace(reading, unit=name) for reading, name in zip(readings, names, strict=True)], None


def read_frequency(doc: Document, tokens: Tokens, index: int, language: Language) -> Found | None:
    """Once in a time that is said without a number: "once a week", สัปดาห์ละครั้ง, biennial."""
    token = at(tokens, index)
    if "interval" in token.senses:
        return _interval(doc, tokens, index)
    if token.text == "once":
        rate = rate_behind(tokens, index + 1, language)
        if rate is None or rate[1] > index + 4:
            return None
        per, end = rate
        if per == "fortnight":  # ทุกสองสัปดาห์
            return _every(doc, tokens, index, end, Decimal(1), per)
    elif "rate_before" in token.senses and at(tokens, index + 1).senses.get("counted") == "time":
        per, end = token.senses["rate_before"], index + 2
    else:
        return None
    reading = Reading("1", Decimal(1), Decimal(1), rule="frequency")
    return [
        make_fact(doc, tokens, index, end, kind="number", readings=[reading], counted="time", per=per)
    ], end


def _interval(doc: Document, tokens: Tokens, index: int) -> Found:
    count, unit = at(tokens, index).senses["interval"].split()
    return _every(doc, tokens, index, index + 1, Decimal(count), unit)


def _every(doc: Document, tokens: Tokens, index: int, end: int, value: Decimal, unit: str) -> Found:
    """The time between two of what happens again and again."""
    reading = duration_reading(value, value, unit, "interval")
    return [make_fact(doc, tokens, index, end, kind="duration", readings=[reading], subtype="interval")], end
