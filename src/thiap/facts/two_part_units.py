"""Amounts in two units that are written as one: 02.30 ชม., 1:45 hours, 1h30, 5'10", 26 mi 385 yd."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import product

from thiap.facts.build import Found, duration_reading, make_fact
from thiap.facts.numbers import read_number
from thiap.facts.tokens import Token, Tokens, at
from thiap.facts.units import Scale, is_currency, plain, scale_of
from thiap.languages import Language, get_language, lexicon
from thiap.languages.cues import cues
from thiap.languages.han_and_hangul import BEHIND_PARTS, ONE_BEFORE, SECOND
from thiap.model import Document, Fact, Reading

_SIXTY, _TWELVE, _PLACES = Decimal(60), Decimal(12), Decimal("0.0001")
#: The third unit of an amount is less than this much of the first: 5 ไร่ 2 งาน 30 ตารางวา.
_THIRD = Decimal("0.25")
#: What stands between the ends of a range, and how far before it a word of change is looked for.
_RANGES = frozenset({"to", "-", "–", *cues("ranges")})
_REACH = 40
_FINE = Decimal("0.000001")
#: Digits of the parts of a second, at most.
_PARTS_OF_SECOND = 3
#: The last minute of an hour.
_LAST = 59
_LAST_HOUR = 23
#: What is measured in two units of one kind: pounds and ounces, ไร่ งาน ตารางวา.
_PARTED = frozenset({"length", "mass", "area", "volume"})
_GOES_ON = frozenset({"", "and", *cues("and"), *cues("and_more")})
_BETWEEN = frozenset({"", "-", ",", "and", *cues("and")})
#: Of an hour, what two decimals are as often as minutes: 1.50 ชั่วโมง.
_PARTS = frozenset({"25", "50", "75", "00"})
_FEET, _INCHES = frozenset("'′"), frozenset({'"', "″", "”", "''", "′"})


def read_two_parts(doc: Document, tokens: Tokens, index: int, language: Language) -> Found | None:
    """The amount in two units at ``index``."""
    token = at(tokens, index)
    if language.grammar == "digits" and {"article", "unit"} & token.senses.keys():
        return _hour_and_minutes(doc, tokens, index, language)
    if token.form not in ("number", "clock") or token.senses:
        return None
    return (
        _hours(doc, tokens, index, language)
        or _hours_apart(doc, tokens, index)
        or _feet(doc, tokens, index)
        or _parts_of_second(doc, tokens, index, language)
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


def _hour_and_minutes(doc: Document, tokens: Tokens, index: int, language: Language) -> Found | None:
    """One hour, said without a number, and minutes: eine Stunde und vierzig Minuten, час сорок минут."""
    hour = index + ("article" in at(tokens, index).senses)
    before = at(tokens, hour - 1)
    if at(tokens, hour).senses.get("unit") != "hour" or before.amount is not None or "digit" in before.senses:
        return None
    if language.numerals and not before.text.endswith(ONE_BEFORE):
        return None
    scan = hour + 1 + ("and" in at(tokens, hour + 1).senses)
    named = at(tokens, scan).senses.get("behind_hour", "")
    number = None if named else read_number(tokens, scan, language)
    if named.isdecimal():
        minutes, end = Decimal(named), scan + 1  # ساعة وعشر دقائق
    elif number is not None and number.whole and at(tokens, number.end).senses.get("unit") == "minute":
        minutes, end = number.low, number.end + 1
    else:
        return None
    if minutes > _LAST:
        return None
    total = _span(_SIXTY + minutes)
    return [make_fact(doc, tokens, index, end, kind="duration", readings=[total])], end


def _parts_of_second(doc: Document, tokens: Tokens, index: int, language: Language) -> Found | None:
    """Seconds with their parts behind the unit: 11秒2, 0秒15差, 11초 2."""
    whole, unit, parts, behind = (at(tokens, index + step) for step in range(4))
    if not language.numerals or unit.text not in SECOND or not (_whole(whole) and _whole(parts)):
        return None
    if len(parts.text) > _PARTS_OF_SECOND or (parts.gap and language.numerals == "han"):
        return None
    if behind.form != "mark" and behind.text[:1] not in BEHIND_PARTS:
        return None
    value = Decimal(f"{whole.text}.{parts.text}")
    reading = duration_reading(value, value, "second", "parts-of-second")
    return [make_fact(doc, tokens, index, index + 3, kind="duration", readings=[reading])], index + 3


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


def join_units(doc: Document, facts: Sequence[Fact]) -> list[Fact]:
    """Amounts in a unit and a smaller one of its kind, side by side, made one: 5 ฟุต 10 นิ้ว, 2 lb 3 oz."""
    result: list[Fact] = []
    for fact in facts:
        before = result[-1] if result else None
        if before is not None and (joined := _joined(doc, before, fact)) is not None:
            result[-1] = _over_both(doc, before, fact, joined)
            if len(result) > 1 and (whole := _joined(doc, result[-2], result[-1])) is not None:
                result[-2:] = [_over_both(doc, result[-2], result[-1], whole)]
        else:
            result.append(fact)
    return result


def _over_both(doc: Document, first: Fact, last: Fact, reading: Reading) -> Fact:
    """The first of two facts, made to reach to the end of the last, with their common reading."""
    span = first.span[0], last.span[1]
    return replace(first, span=span, text=doc.quote(span), readings=(reading,))


def join_ends(doc: Document, facts: Sequence[Fact]) -> list[Fact]:
    """Two ends of a range that have each their unit, made one: ยี่สิบห้าปีถึงห้าสิบปี, 16C to 17C."""
    result: list[Fact] = []
    for fact in facts:
        before = result[-1] if result else None
        reading = _range(doc, before, fact) if before is not None else None
        if before is not None and reading is not None:
            result[-1] = _over_both(doc, before, fact, reading)
        else:
            result.append(fact)
    return result


def _range(doc: Document, first: Fact, last: Fact) -> Reading | None:
    """The amount from one fact to another; None where they are two values, as beside a word of change."""
    if first.kind != last.kind or first.kind not in ("quantity", "duration") or last.qualifier != "exact":
        return None
    low, high = first.readings[0], last.readings[0]
    if low.unit is None or low.unit != high.unit or "/" in low.value + high.value or first.per != last.per:
        return None
    if low.low is None or high.high is None or not low.low < high.high or first.subtype or last.subtype:
        return None
    between = doc.text[first.span[1] : last.span[0]].strip(" \u00a0")
    if between not in _RANGES or _changes(doc, first.span[0]):
        return None
    return Reading(f"{low.value}/{high.value}", low.low, high.high, low.unit, "range")


def _changes(doc: Document, place: int) -> bool:
    """Whether a word of change stands before a place: rose from 3 km to 5 km names two values."""
    before = doc.text[max(0, place - _REACH) : place].lower()
    words = _words_of_change(doc.lang)
    if get_language(doc.lang).grammar == "thai":
        return any(word in before for word in words)
    return not words.isdisjoint(before.replace(",", " ").split())


@cache
def _words_of_change(code: str) -> frozenset[str]:
    return frozenset(word for word, senses in lexicon(code).items() if "change" in senses)


def _joined(doc: Document, large: Fact, small: Fact) -> Reading | None:
    """The amount of two, in the larger unit; None where the second does not go on with the first."""
    if large.kind != "quantity" or small.kind != "quantity" or small.qualifier != "exact":
        return None
    if (coins := _coins(doc, large, small)) is not None:
        return coins
    alike = _alike(large, small)
    if alike is None:
        return None
    (reading, whole), (rest, part) = alike
    again = reading.rule == "two-units"
    if (
        whole.dimension not in _PARTED
        or "/" in reading.value + rest.value
        or ("." in reading.value and not again)
    ):
        return None
    feet = (reading.unit, rest.unit) == ("foot", "inch")
    # Of three the first has a comma behind it: 3 rai, 2 ngan and 50 square wa.
    commas = feet or rest.rule == "two-units"
    between = doc.text[large.span[1] : small.span[0]].strip(" \u00a0")
    if (
        between not in (_BETWEEN if commas else _GOES_ON)
        or large.per
        or reading.low is None
        or rest.low is None
    ):
        return None
    more = rest.low * part.factor / whole.factor
    if not 0 < more < (_THIRD if again else 1):
        return None
    value = (reading.low + more).quantize(_PLACES if feet else _FINE)
    return Reading(plain(value), value, value, reading.unit, "feet-and-inches" if feet else "two-units")


def _coins(doc: Document, notes: Fact, coins: Fact) -> Reading | None:
    """A sum in a currency and its coins: 2 บาท 50 สตางค์, $3 and 50 cents."""
    whole, part = notes.readings[0], coins.readings[0]
    if whole.unit != part.unit or not is_currency(whole.unit) or whole.low is None or part.low is None:
        return None
    between = doc.text[notes.span[1] : coins.span[0]].strip(" \u00a0")
    if "/" in whole.value + part.value or "." in whole.value or between not in _GOES_ON:
        return None
    if not 0 < part.low < 1 or "." in coins.text:
        return None
    value = whole.low + part.low
    return Reading(plain(value), value, value, whole.unit, "two-units")


def _alike(large: Fact, small: Fact) -> tuple[tuple[Reading, Scale], tuple[Reading, Scale]] | None:
    """The first readings of two amounts that measure the same, and how: กิโล beside ขีด is of mass."""
    for first, second in product(_scaled(large), _scaled(small)):
        if first[1].dimension == second[1].dimension:
            return first, second
    return None


def _scaled(fact: Fact) -> list[tuple[Reading, Scale]]:
    """The readings of an amount that have a measure of some size, and how each measures."""
    return [
        (reading, scale)
        for reading in fact.readings
        if reading.unit is not None and (scale := scale_of(reading.unit)) is not None
    ]


def _whole(token: Token) -> bool:
    return token.form == "number" and token.text.isdecimal() and len(token.text) <= 3
