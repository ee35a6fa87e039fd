"""Hedge, number, unit and counted thing to one fact: "more than 13.5 million people", ราว 8,000 นาย."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from thiap.facts.amounts import (
    Amount,
    below_zero,
    hedged,
    is_below_zero,
    is_negative,
    read_amount,
    read_hedges,
    restated,
)
from thiap.facts.build import Found, duration_reading, make_fact, near
from thiap.facts.halves import half_behind
from thiap.facts.names_with_numbers import is_base, is_in_name
from thiap.facts.number_model import HALF, ONE
from thiap.facts.one_unit import ends_span, read_one_behind, read_one_span
from thiap.facts.rates import in_one_unit, rate_before, rate_behind
from thiap.facts.rest_behind import rest_behind
from thiap.facts.sports_scores import read_inches, read_scale, read_score
from thiap.facts.times import hours_from_to, mark_behind_range
from thiap.facts.tokens import Token, Tokens, at
from thiap.facts.unit_marks import marks_inches, opens_percent, signs_behind
from thiap.facts.units import COINS, dimension, plain
from thiap.languages import Language
from thiap.languages.cues import cue, cues
from thiap.model import Document, FactKind, Reading

_NOUN_REACH = 4
_THOUSAND, _MILLION = Decimal(1_000), Decimal(1_000_000)


@dataclass(frozen=True, slots=True)
class _Measure:
    """What stands behind an amount: units (several for a homograph) or a counted thing."""

    end: int
    units: tuple[str, ...] = ()
    counted: str | None = None
    noun: str | None = None
    qualifier: str | None = None


def read_quantity(doc: Document, tokens: Tokens, index: int, language: Language) -> Found | None:
    """The quantity that begins at ``index``: facts (two for a score) and the index after them."""
    if (scale := read_scale(doc, tokens, index, language)) is not None:
        return scale
    start = index
    between = "between" in at(tokens, index).senses
    index += between
    index, qualifier = read_hedges(tokens, index)
    if qualifier and "article" in at(tokens, index).senses and at(tokens, index + 1).form == "number":
        index += 1  # roughly a 3.7-fold rise
    percent_first = at(tokens, index).senses.get("percent_before")
    index += percent_first is not None
    if percent_first and qualifier is None:
        index, qualifier = read_hedges(tokens, index)
    symbol = at(tokens, index).senses.get("symbol")
    if symbol is not None and at(tokens, index + 1).form != "number":
        symbol = None
    index += symbol is not None
    amount = read_amount(tokens, index, language, between=between)
    if amount is None:
        return read_one_span(doc, tokens, index, language, start=start, qualifier=qualifier)
    amount = restated(tokens, amount, language)
    marks = at(tokens, mark_behind_range(tokens, amount.end)).senses.keys()
    if between and (hours_from_to(tokens, index, language) or {"clock", "ampm"} & marks):
        return None  # ระหว่าง 9.00 ถึง 18.00 น.: two times of day
    if (between and not amount.ranged) or amount.number.subtype == "both":
        start, qualifier = index, None if amount.number.subtype == "both" else qualifier
    if (score := read_score(doc, tokens, amount, language)) is not None and not (symbol or percent_first):
        return score
    return _finish(
        doc, tokens, amount, language, start=start, qualifier=qualifier, symbol=symbol, percent=percent_first
    )


def _finish(
    doc: Document,
    tokens: Tokens,
    amount: Amount,
    language: Language,
    *,
    start: int,
    qualifier: str | None,
    symbol: str | None,
    percent: str | None,
) -> Found | None:
    """The fact of an amount, once its unit and the hedges behind it are known."""
    if language.grammar == "thai" and (one := read_one_behind(doc, tokens, amount)) is not None:
        return one
    measure = _measure(tokens, amount, language, given=symbol or percent)
    end, low, high = measure.end, amount.low, amount.high
    halved = half_behind(tokens, end, language, named=bool(measure.units or measure.noun))
    if halved is not None:
        low, high, end = low + HALF, high + HALF, halved
    elif measure.units and not amount.ranged:  # two metres and a half
        rest, end = rest_behind(tokens, end, measure.units, language)
        low, high = low + rest, high + rest
    token = at(tokens, end)
    qualifier = qualifier or amount.number.hedge or measure.qualifier
    if "after" in token.senses and (token.gap or language.grammar == "thai"):
        qualifier, end = hedged(qualifier, token.senses["after"]), end + 1
    signed = bool(measure.units) and dimension(measure.units[0]) in ("temperature", "angle")
    signed = signed or (not measure.units and is_below_zero(tokens, amount.first))
    if signed and is_negative(tokens, amount.first):
        if not amount.ranged:  # a range has its signs already
            low, high = -high, -low
        start = min(start, amount.first - 1)
    elif signed and (below := below_zero(tokens, end)) and low >= 0:
        low, high, end = -high, -low, below
    named = bool(measure.units or measure.noun)
    if not _is_number(tokens, amount, language, hedged=qualifier is not None, named=named):
        return None
    readings = [_reading(low, high, name, amount) for name in measure.units or ("",)]
    if (
        measure.units == ("meter",)
        and amount.number.literal
        and (letter := at(tokens, end - 1)).text in ("m", "m.")
    ):
        readings = _or_millions(tokens, amount, readings, glued=not letter.gap and not letter.capital)
    if (other := amount.number.other) is not None and not amount.ranged:
        readings.append(_reading(other, other, measure.units[0] if measure.units else "", amount))
    if not measure.units and _is_bare_age(tokens, start, end, amount, language):
        years = duration_reading(low, high, "year", "age")
        both = [years, *readings]
        age_fact = make_fact(
            doc, tokens, start, end, kind="duration", readings=both, qualifier=qualifier, subtype="age"
        )
        return [age_fact], end
    per = None if amount.number.subtype == "fraction" else rate_before(tokens, start)
    if per is not None:
        start -= 1
    elif amount.number.subtype != "fraction" and (rate := rate_behind(tokens, end, language)) is not None:
        per, end = rate
    readings, per = in_one_unit(readings, per)
    kind: FactKind = "number"
    if measure.units:
        kind = "duration" if dimension(measure.units[0]) == "time" else "quantity"
    subtype = None if halved is not None else _subtype(tokens, start, amount, language, measure=measure)
    if kind == "duration" and (age := _age(tokens, start, end)) is not None:
        subtype, end = "age", age
    if qualifier is None:
        qualifier = {"magnitude": "vague", "few": "about"}.get(subtype or "")
    fact = make_fact(
        doc,
        tokens,
        start,
        end,
        kind=kind,
        readings=readings,
        qualifier=qualifier,
        subtype=subtype,
        counted=measure.counted,
        noun=measure.noun,
        per=per,
    )
    return read_inches(doc, tokens, [fact], end, names=measure.units)


def _or_millions(tokens: Tokens, amount: Amount, readings: list[Reading], *, glued: bool) -> list[Reading]:
    """The readings of 28.1m: metres or millions, first these where money is near."""
    if not glued:
        return readings
    millions = _reading(amount.low * _MILLION, amount.high * _MILLION, "", amount)
    near_money = near(tokens, amount.first, "symbol", before=12)
    return [millions, *readings] if near_money else [*readings, millions]


def _is_bare_age(tokens: Tokens, start: int, end: int, amount: Amount, language: Language) -> bool:
    """Whether a number without unit is an age: "aged 24", วัย 42, "Ann Bell, 42, said"."""
    if amount.low != amount.low.to_integral_value() or not 0 < amount.low <= amount.high < 120:
        return False
    before, after = at(tokens, start - 1), at(tokens, end)
    if before.text in ("just", "only"):
        before = at(tokens, start - 2)
    if "age" in before.senses and "guard" not in before.senses:
        return True
    apposed = (
        not amount.ranged
        and language.grammar != "thai"
        and amount.number.literal
        and before.text == ","
        and after.text == ","
    )
    named = at(tokens, start - 2)
    return apposed and named.capital and named.form == "word" and not named.senses and amount.low >= 10


def _measure(tokens: Tokens, amount: Amount, language: Language, *, given: str | None) -> _Measure:
    """Unit or counted thing behind an amount; ``given`` is one that stood before it ($, ร้อยละ)."""
    end, qualifier = amount.end, None
    token = at(tokens, end)
    added = token.text == "+" and at(tokens, end + 1).amount is not None  # the 90+3rd minute
    if (
        "after" in token.senses
        and not added
        and (language.grammar == "thai" or token.gap or token.text == "+")
    ):
        qualifier, end = token.senses["after"], end + 1
    joined = "dash" in at(tokens, end).senses and not at(tokens, end).gap and not at(tokens, end + 1).gap
    joined = joined and (language.grammar != "thai" or "unit" in at(tokens, end + 1).senses)
    unit_at = end + joined
    token = at(tokens, unit_at)
    senses = token.senses
    if given is not None:
        name = senses.get("unit", "").split("|")[0]
        repeated = dimension(name or None) == "currency" and unit_at == end
        return _Measure(end + repeated, tuple(given.split("|")), qualifier=qualifier)
    if language.grammar == "digits" and "of" in senses and amount.number.multiplied is not None:
        behind = at(tokens, unit_at + 1)  # un million de dollars
        if "unit" in behind.senses and "guard" not in behind.senses:
            unit_at, token, senses = unit_at + 1, behind, behind.senses
    if "guard" not in senses:
        if signs_behind(tokens, unit_at):
            return _Measure(unit_at + 1, tuple(senses["symbol"].split("|")), qualifier=qualifier)
        if amount.number.literal and marks_inches(tokens, amount.first, unit_at):
            return _Measure(unit_at + 1, ("inch", "none"), qualifier=qualifier)
        if "percent" in senses and not opens_percent(tokens, unit_at):
            return _Measure(unit_at + 1, tuple(senses["percent"].split("|")), qualifier=qualifier)
        if "unit" in senses and _is_unit(tokens, unit_at, amount, joined=joined):
            names = _ordered(tokens, senses["unit"].split("|"), amount)
            return _Measure(unit_at + 1, names, qualifier=qualifier)
        if "counted" in senses and language.grammar == "thai":
            return _Measure(unit_at + 1, (), senses["counted"].split("|")[0], token.text, qualifier)
    counted, noun = _noun(tokens, unit_at) if language.grammar != "thai" else (None, None)
    return _Measure(end, (), counted, noun, qualifier)


def _reading(low: Decimal, high: Decimal, unit: str, amount: Amount) -> Reading:
    unit = "" if unit == "none" else unit
    if unit in COINS:
        unit, factor = COINS[unit]
        low, high = low * factor, high * factor
    if unit and dimension(unit) == "time":
        return duration_reading(low, high, unit, amount.rule)
    sign = "%" if unit == "percent" else ""
    value = plain(low) + sign
    if low != high:
        value += f"/{plain(high)}{sign}"
    return Reading(value=value, low=low, high=high, unit=unit or None, rule=amount.rule)


def _is_unit(tokens: Tokens, index: int, amount: Amount, *, joined: bool) -> bool:
    """Whether a word after a number is its unit: "in" and single letters only if glued or bracketed."""
    token = at(tokens, index)
    if token.text == "in":
        after = at(tokens, index + 1)
        return not token.gap or joined or after.form == "mark" or after.text == "tall"
    if token.text == "mark" and "the" in at(tokens, amount.first - 1).senses:
        return False  # past the 21 million mark
    if "month_mark" in token.senses and token.gap and "month" in at(tokens, index + 1).senses:
        return False  # เสียไปสอง เดือนเมษายน …
    if token.text == cue("year") and _begins_year(at(tokens, index + 1)):
        return False  # ไตรมาสที่ 2 ปี 2018
    if token.text in ("p", "s", "t", "st"):
        return not token.gap and amount.number.literal
    if token.text in ("g", "h", "l", "ms"):
        return amount.number.literal and (not token.gap or not token.capital or token.text == "l")
    if token.text == "m" and token.capital and (not token.gap or _of_money(at(tokens, index + 1))):
        return False  # 6M are six months or six million, and 6 M€ six million
    if token.text == "m" or (len(token.text) <= 2 and token.text.isascii() and token.text.isalpha()):
        return amount.number.literal
    if "ordinal" in token.senses and token.text == "second" and not joined:
        if amount.low != ONE and "span_before" in at(tokens, amount.first - 1).senses:
            return amount.number.literal and amount.high < _THOUSAND  # a 30 second pause
        return amount.low == amount.high == ONE and ends_span(at(tokens, index + 1))
    return True


def _of_money(token: Token) -> bool:
    return "symbol" in token.senses or dimension(token.senses.get("unit", "").split("|")[0]) == "currency"


def _begins_year(token: Token) -> bool:
    return "era" in token.senses or (
        token.form == "number" and len(token.text) == 4 and token.text.isdecimal()
    )


def _ordered(tokens: Tokens, names: Sequence[str], amount: Amount) -> tuple[str, ...]:
    """Homographs in the order of likelihood.

    ปอนด์ and "pound" are money where the sum is large, เหรียญ are medals and บาท a mass of gold where the
    text speaks of them.
    """
    if len(names) < 2:
        return tuple(names)
    if "none" in names or "baht_mass" in names:
        told = near(tokens, amount.first, "medal" if "none" in names else "gold", before=8, after=4)
        if "baht_mass" in names and not told:
            return ("THB",)
        return tuple(sorted(names, key=lambda name: (dimension(name) == "currency") == told))
    if amount.high >= 100000:
        return tuple(sorted(names, key=lambda name: dimension(name) != "currency"))
    return tuple(names)


def _noun(tokens: Tokens, index: int) -> tuple[str | None, str | None]:
    """The counted noun of English: the first known one within a few words."""
    first = None
    for scan in range(index, min(index + _NOUN_REACH, len(tokens))):
        token = tokens[scan]
        if "dash" in token.senses and scan == index:
            continue
        if (
            token.form != "word"
            or {"of", "and", "range", "guard", "before", "year_cue"} & token.senses.keys()
        ):
            break
        if "counted" in token.senses:
            return token.senses["counted"].split("|")[0], token.text
        first = first or token.text
        if token.text in (
            "was",
            "were",
            "is",
            "are",
            "had",
            "have",
            "has",
            "who",
            "that",
            "which",
            "on",
            "at",
            "with",
        ):
            break
    return None, first


def _age(tokens: Tokens, start: int, end: int) -> int | None:
    """The end of the expression where a duration is an age: "24-year-old", อายุ 24 ปี."""
    scan = end + ("dash" in at(tokens, end).senses)
    if "old" in at(tokens, scan).senses:
        return scan + 1
    before = at(tokens, start - 1)
    return end if "age" in before.senses and "guard" not in before.senses else None


def _subtype(
    tokens: Tokens, start: int, amount: Amount, language: Language, *, measure: _Measure
) -> str | None:
    """Finer kind of an amount."""
    number = amount.number
    if amount.rule == "neighbours" and language.grammar == "thai" and amount.low == 2:
        return "few"  # สองสาม is "a few"
    if measure.counted == "fold":
        return "times"
    if number.subtype is not None:
        return number.subtype
    if measure.counted is None and not measure.units and is_base(tokens, start):
        return "base"
    if is_in_name(tokens, amount.first, number.end, language):
        return "name"
    token = at(tokens, amount.first)
    alone = amount.low == amount.high == ONE
    if alone and language.numerals and measure.units and dimension(measure.units[0]) == "time":
        return "article"  # these languages have none: wait a minute is 1分待つ
    if alone and "digit" in token.senses:
        if measure.units:
            return None if language.grammar != "thai" else "article"
        return "pronoun" if measure.counted is None else "article"
    labelled = "label" in at(tokens, start - 1).senses and number.literal
    return "label" if labelled and not measure.counted and not measure.units else None


def _is_number(tokens: Tokens, amount: Amount, language: Language, *, hedged: bool, named: bool) -> bool:
    """Whether words that only may be a number are one: พัน wraps, แสน is "very", ศูนย์ a centre."""
    if amount.ranged or hedged or named or language.grammar != "thai":
        return True
    token = at(tokens, amount.number.first)
    if amount.number.end > amount.number.first + 1:
        return True
    # สิบ has no second meaning, as ร้อย (string), พัน (wrap), หมื่น, แสน (very) and ล้าน (bald) have.
    may_be_a_word = "multiplier" in token.senses and amount.low != 10
    return not may_be_a_word and (amount.low != 0 or amount.number.literal or _is_zero(tokens, amount))


def _is_zero(tokens: Tokens, amount: Amount) -> bool:
    """Whether the words around ศูนย์ make it a figure: เลขศูนย์, ศูนย์นำหน้า."""
    first, end = amount.number.first, amount.number.end
    before, after = (
        "".join(at(tokens, k).text for k in pair) for pair in ((first - 2, first - 1), (end, end + 1))
    )
    return before.endswith(cues("figure_of")) or after.startswith(cues("figure_at"))
