"""Amounts in two units that are written as one: 02.30 ชม., 1:45 hours, 1h30, 5'10"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from thiap.facts.build import Found, duration_reading, make_fact
from thiap.facts.tokens import Token, Tokens, at
from thiap.facts.units import plain
from thiap.languages import Language
from thiap.languages.cues import cues
from thiap.model import Document, Fact, Reading

_SIXTY, _TWELVE, _PLACES = Decimal(60), Decimal(12), Decimal("0.0001")
#: The last minute of an hour.
_LAST = 59
_LAST_HOUR = 23
_BETWEEN = frozenset({"", "-", ",", "and", *cues("and")})
#: Of an hour, what two decimals are as often as minutes: 1.50 ชั่วโมง.
_PARTS = frozenset({"25", "50", "75", "00"})
_FEET, _INCHES = frozenset("'′"), frozenset({'"', "″", "”", "''", "′"})


def read_two_parts(doc: Document, tokens: Tokens, index: int, language: Language) -> Found | None:
    """The amount in two units at ``index``."""
    token = at(tokens, index)
    if token.form not in ("number", "clock", "slash") or token.senses:
        return None
    if (timed := _timed(doc, tokens, index)) is not None or token.form == "slash":
        return timed
    return (
        _hours(doc, tokens, index, language) or _hours_apart(doc, tokens, index) or _feet(doc, tokens, index)
    )


def _hours(doc: Document, tokens: Tokens, index: int, language: Language) -> Found | None:
    """Hours and minutes with a mark between, before the word for hours: a span and no time of day."""
    token, unit = at(tokens, index), at(tokens, index + 1)
    if unit.senses.get("unit", "").split("|")[0] != "hour" or "guard" in unit.senses:
        return None
    hours, _, minutes = token.text.replace(":", ".").partition(".")
    if len(minutes) != 2 or not minutes.isdecimal() or not hours.isdecimal() or int(minutes) > 59:
        return None
    if language.grammar == "thai":
        sure = token.form == "clock" or hours.startswith("0") or minutes not in _PARTS
    else:
        # "at 10:30 hours" is a time of day, and 2.30 hours are 2.3
        sure = token.form == "clock" and len(hours) == 1 and at(tokens, index - 1).text != "at"
        if not sure:
            return None
    total = _span(Decimal(hours) * _SIXTY + Decimal(minutes))
    readings = [total]
    if token.form == "number" and not (hours.startswith("0") and len(hours) > 1):
        decimal = duration_reading(Decimal(token.text), Decimal(token.text), "hour", "digits")
        readings = [total, decimal] if sure else [decimal, total]
    fact = make_fact(doc, tokens, index, index + 2, kind="duration", readings=readings)
    return [fact], index + 2


def _timed(doc: Document, tokens: Tokens, index: int) -> Found | None:
    """What a race took: 1.55.75 นาที, 1:55.75, 2:03:59 hours."""
    token, dot, parts, end = at(tokens, index), at(tokens, index + 1), at(tokens, index + 2), index + 1
    text = token.text.replace(":", ".")
    if token.form == "clock" and text.count(".") == 1 and dot.text == "." and not dot.gap:
        if parts.gap or not parts.text.isdecimal() or len(parts.text) not in (2, 3):
            return None
        text, end = f"{text}.{parts.text}", index + 3
    fields = text.split(".")
    unit = at(tokens, end).senses.get("unit", "").split("|")[0]
    if len(fields) != 3 or "/" in text or not (end > index + 1 or unit in ("minute", "hour")):
        return None
    hours, minutes, seconds = (
        (fields[0], fields[1], fields[2]) if unit == "hour" else ("0", fields[0], f"{fields[1]}.{fields[2]}")
    )
    if int(minutes) > _LAST or Decimal(seconds) >= _SIXTY:
        return None
    total = (Decimal(hours) * _SIXTY + Decimal(minutes)) * _SIXTY + Decimal(seconds)
    reading = duration_reading(total, total, "second", "race-time")
    named = ((hours, "H"), (minutes, "M"), (seconds, "S"))
    value = "PT" + "".join(f"{plain(Decimal(n))}{letter}" for n, letter in named if Decimal(n))
    end += unit in ("minute", "hour")
    fact = make_fact(doc, tokens, index, end, kind="duration", readings=[replace(reading, value=value)])
    return [fact], end


def _span(minutes: Decimal) -> Reading:
    whole, rest = divmod(minutes, _SIXTY)
    reading = duration_reading(minutes, minutes, "minute", "hours-and-minutes")
    value = "PT" + (f"{plain(whole)}H" if whole else "") + (f"{plain(rest)}M" if rest or not whole else "")
    return Reading(value=value, low=reading.low, high=reading.high, unit="minute", rule=reading.rule)


def _hours_apart(doc: Document, tokens: Tokens, index: int) -> Found | None:
    """1h30, 1h30m: nothing stands between the letter and the minutes."""
    hours, letter, minutes, last = (at(tokens, index + step) for step in range(4))
    if letter.text != "h" or letter.gap or minutes.gap or not (_whole(hours) and _whole(minutes)):
        return None
    if len(minutes.text) != 2 or int(minutes.text) > _LAST:
        return None
    if _of_clock(tokens, index):
        value = Decimal(hours.text) * _SIXTY + Decimal(minutes.text)
        reading = Reading(f"{hours.text}:{minutes.text}", value, value, rule="hour-letter")
        return [make_fact(doc, tokens, index, index + 3, kind="time", readings=[reading])], index + 3
    end = index + 3 + (last.text in ("m", "min") and not last.gap)
    total = _span(Decimal(hours.text) * _SIXTY + Decimal(minutes.text))
    return [make_fact(doc, tokens, index, end, kind="duration", readings=[total])], end


def _of_clock(tokens: Tokens, index: int) -> bool:
    """Whether 12h30 is a time of day: at 12h30, 12h30 – 14h00. Elsewhere it is twelve hours and a half."""
    hours, before = at(tokens, index), at(tokens, index - 1)
    if len(hours.text) != 2 or int(hours.text) > _LAST_HOUR:
        return False
    joins = {"dash", "range"}
    opens = joins & at(tokens, index + 3).senses.keys() and at(tokens, index + 5).text == "h"
    closes = joins & before.senses.keys() and at(tokens, index - 3).text == "h"
    ends = [at(tokens, index + 4 * bool(opens) - 4 * bool(closes)), hours]
    return before.text == "at" or (bool(opens or closes) and all(len(end.text) == 2 for end in ends))


def _feet(doc: Document, tokens: Tokens, index: int) -> Found | None:
    """5'10" and 104′: feet, with inches or a prime that is no apostrophe."""
    feet, mark, inches, close = (at(tokens, index + step) for step in range(4))
    if mark.text not in _FEET or mark.gap or not _whole(feet):
        return None
    if (
        _whole(inches)
        and not inches.gap
        and close.text in _INCHES
        and not close.gap
        and int(inches.text) < 12
    ):
        value, end = (Decimal(feet.text) + Decimal(inches.text) / _TWELVE).quantize(_PLACES), index + 4
    elif mark.text == "′":
        value, end = Decimal(feet.text), index + 2
    else:
        return None
    reading = Reading(plain(value), value, value, "foot", "feet-and-inches")
    return [make_fact(doc, tokens, index, end, kind="quantity", readings=[reading])], end


def join_feet(doc: Document, facts: Sequence[Fact]) -> list[Fact]:
    """Feet and inches side by side made one length: 5 ฟุต 10 นิ้ว, six feet two inches."""
    result: list[Fact] = []
    for fact in facts:
        before = result[-1] if result else None
        if before is not None and _inches_of(doc, before, fact):
            feet, inches = before.readings[0], fact.readings[0]
            assert feet.low is not None and inches.low is not None
            value = (feet.low + inches.low / _TWELVE).quantize(_PLACES)
            reading = Reading(plain(value), value, value, "foot", "feet-and-inches")
            span = before.span[0], fact.span[1]
            result[-1] = replace(before, span=span, text=doc.quote(span), readings=(reading,))
        else:
            result.append(fact)
    return result


def _inches_of(doc: Document, feet: Fact, inches: Fact) -> bool:
    units = feet.readings[0].unit, inches.readings[0].unit
    if units != ("foot", "inch") or "/" in feet.value + inches.value or "." in feet.value:
        return False
    between = doc.text[feet.span[1] : inches.span[0]].strip(" \u00a0")
    return between in _BETWEEN and Decimal(inches.value) < _TWELVE and inches.qualifier == "exact"


def _whole(token: Token) -> bool:
    return token.form == "number" and token.text.isdecimal() and len(token.text) <= 3
