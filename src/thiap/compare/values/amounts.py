"""Numbers, quantities, durations, percentages, ordinals and times as amounts in a unit."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from thiap.compare.values import intervals
from thiap.compare.values.intervals import Interval
from thiap.compare.values.likeness import AMOUNTS
from thiap.compare.values.match import Match
from thiap.facts.floors import FLOOR
from thiap.facts.units import Scale, is_currency, scale_of
from thiap.model import Aspect, Fact, Reading, Relation

_ISO_DURATION: Final = re.compile(r"P(?:T?)(\d+(?:\.\d+)?)([YMWDHS])")
_ISO_UNITS: Final = {"Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour", "S": "second"}
_PERCENT: Final = frozenset({"percent", "percentage_point"})

#: Subtypes of number words that are mostly grammar.
_GRAMMAR: Final = frozenset({"pronoun", "both", "article", "few", "adverb", "last", "name"})

#: A rounded measure is never off by more than this share, however coarse; nor need it be by less.
_COARSEST: Final = Decimal("0.12")
_FINEST: Final = Decimal("0.01")
_DEGREES: Final = Decimal(2)
#: Ovens and furnaces, above the boiling point of water (in kelvins), are given in steps of ten degrees.
_BOILING: Final = Decimal("373.15")
_HOT_DEGREES: Final = Decimal(5)
#: By custom.
_WEEKS_OF_A_MONTH: Final = 4

#: The number of a standard and its year, which end a text.
_CODE: Final = re.compile(r"(?<![\d.,])(\d{2,6})[.:/–-]((?:19|20|25)\d\d)\Z")
#: A unit that is one letter, right behind its number or a blank from it.
_LETTER_UNIT: Final = re.compile(r"\d[ \u00a0\u202f]?([a-z])\.?\Z")


@dataclass(frozen=True, slots=True)
class Amount:
    """One reading of a fact: the interval as written, and its unit."""

    interval: Interval
    unit: str | None


def amount_of(fact: Fact, reading: Reading) -> Amount | None:
    """The amount a reading writes, or None where it has no number."""
    low, high, qualifier, unit = reading.low, reading.high, fact.qualifier, reading.unit
    if fact.kind == "duration" and (written := _iso_duration(reading.value)):
        low, high, unit = written
    elif fact.kind == "duration" and unit and low is not None and high is not None:
        low, high = _in_unit(low, unit), _in_unit(high, unit)
    if low is None and high is None:
        return None
    if low is None or high is None:
        # An open end: the hedge says the same, and the one end is what is written.
        if qualifier == "exact":
            qualifier = "at_most" if low is None else "at_least"
        low = high = low if high is None else high
    assert low is not None and high is not None
    return Amount(Interval(low, high, qualifier), unit)


def _in_unit(days: Decimal, unit: str) -> Decimal:
    """Days in another unit of time, to a millionth: the factors of minutes and seconds have no end."""
    scale = scale_of(unit)
    return (days / scale.factor).quantize(Decimal("0.000001")).normalize() if scale else days


def _iso_duration(value: str) -> tuple[Decimal, Decimal, str] | None:
    """Low, high and unit of "P16D" or "P2W/P3W"; None for mixed durations."""
    found = []
    for part in value.split("/"):
        match = _ISO_DURATION.fullmatch(part)
        if not match:
            return None
        letter = match[2]
        unit = "minute" if letter == "M" and part.startswith("PT") else _ISO_UNITS[letter]
        found.append((Decimal(match[1]), unit))
    if len(found) > 2 or len({unit for _, unit in found}) != 1:
        return None
    return found[0][0], found[-1][0], found[0][1]


def relate_amounts(source: Fact, target: Fact) -> Match | None:
    """The best relation any reading of one amount has to any reading of the other, or None."""
    best: Match | None = None
    if _same_code(source.text, target.text):
        return Match("equal", AMOUNTS.untold, f"{target.text} = {source.text}")
    for first in source.readings:
        for second in target.readings:
            one, other = amount_of(source, first), amount_of(target, second)
            if one is None or other is None:
                match = Match("equal", AMOUNTS.untold, "") if first.value == second.value else None
            else:
                match = _relate(source, one, target, other)
            if match and (best is None or match.rank > best.rank):
                best = match
    if best is None:
        return None
    best = _per(source, target, best)
    sign = {"equal": "=", "compatible": "=", "less_precise": "≈"}.get(best.relation, "≠")
    note = f": {best.rule}" if best.rule else ""
    return replace(best, rule=f"{target.text} {sign} {source.text}{note}")


def _same_code(*texts: str) -> bool:
    """Whether two texts are one number of a standard with its year, parted otherwise (มอก. 820-2538)."""
    codes = [_CODE.search(text) for text in texts]
    return all(codes) and len({code.groups() for code in codes if code}) == 1


def _per(source: Fact, target: Fact, match: Match) -> Match:
    """``match`` where both amounts are rates: 500 a month are 6,000 a year, and no 500 a year."""
    if source.per is None or target.per is None or source.per == target.per:
        return match
    one, other = scale_of(source.per), scale_of(target.per)
    if one is None or other is None or one.dimension != other.dimension:
        return match
    first, second = source.readings[0], target.readings[0]
    if first.low and second.low and first.unit == second.unit:
        ratio = (first.low / one.factor) / (second.low / other.factor)
        if abs(ratio - 1) <= _FINEST:
            return Match("equal", AMOUNTS.rate_converted, f"per {source.per} to per {target.per}")
    if match.agrees:
        return Match(
            "conflict", AMOUNTS.rate_swapped, f"per {target.per} against per {source.per}", ("unit",)
        )
    return Match(match.relation, match.likeness * AMOUNTS.rate_both, match.rule, ("value", "unit"))


def _relate(source: Fact, one: Amount, target: Fact, other: Amount) -> Match | None:
    if one.unit == other.unit:
        return _same_unit(source, one, target, other)
    if one.unit is None or other.unit is None:
        return _one_unit(source, one, target, other)
    if _one_letter(source, other) or _one_letter(target, one):
        same = intervals.same(one.interval, other.interval)
        return Match("compatible", AMOUNTS.unit_foreign, "one letter", ("unit",)) if same else None
    return _two_units(one, other)


def _one_letter(fact: Fact, other: Amount) -> bool:
    """Whether a unit is one letter behind its number, and that of the other amount may be meant by it.

    "1m" or "1 m" is a metre where nothing else is said, and a minute where the other side says so.
    """
    written, scale = _LETTER_UNIT.search(fact.text), scale_of(other.unit) if other.unit else None
    if written is None or scale is None or other.unit is None or not other.unit.startswith(written[1]):
        return False
    own = scale_of(fact.readings[0].unit or "")
    return own is None or own.dimension != scale.dimension


def _result(relation: Relation, agreeing: float, conflicting: float, one: Amount, other: Amount) -> Match:
    bounds = one.interval.qualifier, other.interval.qualifier
    if (
        relation == "less_precise"
        and intervals.opposed(*bounds)
        and intervals.same(one.interval, other.interval)
    ):
        return Match("conflict", max(conflicting, AMOUNTS.opposed), "opposite bounds", ("hedge",))
    if relation == "conflict":
        return Match("conflict", conflicting, "", ("value",))
    aspects: tuple[Aspect, ...] = ()
    rule = ""
    if relation == "less_precise":
        written_alike = intervals.same(one.interval, other.interval)
        aspects = ("hedge",) if written_alike else ("precision",)
        rule = (
            f"{other.interval.qualifier} against {one.interval.qualifier}"
            if written_alike
            else "less precise"
        )
    return Match(relation, agreeing, rule, aspects)


def _same_unit(source: Fact, one: Amount, target: Fact, other: Amount) -> Match:
    relation = intervals.relate(one.interval, other.interval)
    if relation == "less_precise" and intervals.restated(one.interval, other.interval):
        relation = "conflict"
    agreeing = AMOUNTS.agreeing
    conflicting = AMOUNTS.conflicting_bare if one.unit is None else AMOUNTS.conflicting
    numbered_floor = {source.counted, target.counted} == {FLOOR, None} and "label" in (
        source.subtype,
        target.subtype,
    )
    if source.kind != target.kind and not numbered_floor:  # level 3, ชั้น 3
        agreeing, conflicting = AMOUNTS.other_kind
    if source.counted and target.counted:
        if source.counted == target.counted:
            conflicting += AMOUNTS.same_counted
        else:
            agreeing, conflicting = _scaled(agreeing, conflicting, AMOUNTS.other_counted)
    if "vague" in (source.qualifier, target.qualifier):
        conflicting *= AMOUNTS.vague
    if source.subtype != target.subtype and not numbered_floor:
        kinds = {source.subtype, target.subtype}
        if "label" in kinds:
            agreeing, conflicting = _scaled(agreeing, conflicting, AMOUNTS.label)
        if kinds & _GRAMMAR:
            # "one of them", คนหนึ่ง, "both": grammar more than number.
            measured = one.unit is not None and kinds == {"article", None}  # หนึ่งช้อนชา, a decade
            conflicting *= AMOUNTS.article if measured else AMOUNTS.grammar
        if "fraction" in kinds:
            conflicting *= AMOUNTS.fraction
    return _result(relation, agreeing, conflicting, one, other)


def _scaled(agreeing: float, conflicting: float, factors: tuple[float, float]) -> tuple[float, float]:
    return agreeing * factors[0], conflicting * factors[1]


def _one_unit(source: Fact, one: Amount, target: Fact, other: Amount) -> Match | None:
    """A number whose unit one side leaves out ("aged 18", "18 years")."""
    unitless = source if one.unit is None else target
    unit, written = one.unit or other.unit, (one, other)
    if unitless.counted and unit not in _PERCENT:
        return None
    if unit in _PERCENT:
        one, other = _as_percent(one), _as_percent(other)
        if not intervals.same(one.interval, other.interval):
            one, other = written
    relation = intervals.relate(one.interval, other.interval)
    likeness = AMOUNTS.unit_left_out if unitless.kind == "number" else AMOUNTS.unit_left_out_of_ordinal
    return _result(relation, *likeness, one, other)


def _as_percent(amount: Amount) -> Amount:
    """A share written as a fraction of one (0.3) in percent, as the other side has it (30 %)."""
    low, high = amount.interval.low, amount.interval.high
    if amount.unit is not None or not 0 < low <= high < 1:
        return amount
    return Amount(replace(amount.interval, low=100 * low, high=100 * high), amount.unit)


def _two_units(one: Amount, other: Amount) -> Match | None:
    assert one.unit is not None and other.unit is not None
    written_alike = intervals.same(one.interval, other.interval)
    first, second = scale_of(one.unit), scale_of(other.unit)
    if first and second and first.dimension == second.dimension:
        if _converts(one, first, other, second) or _by_custom(one, other):
            return Match(
                "equal", AMOUNTS.converted, f"{one.unit} to {other.unit}", units=(one.unit, other.unit)
            )
        if written_alike:
            return Match("conflict", AMOUNTS.unit_swapped, "", ("unit",))
        return Match("conflict", AMOUNTS.other_both, "", ("value", "unit"))
    if "degree" in (one.unit, other.unit) and _heat(first, second):  # "5 degrees" in a text about weather
        if written_alike:
            return Match("equal", AMOUNTS.degrees, "degrees")
        if one.interval.low == -other.interval.high:
            return Match("conflict", AMOUNTS.degrees_sign, "", ("value",))
    money = is_currency(one.unit) and is_currency(other.unit)
    if written_alike:
        return Match("conflict", AMOUNTS.unit_swapped if money else AMOUNTS.unit_foreign, "", ("unit",))
    if money:
        return Match("conflict", AMOUNTS.money_both, "", ("value", "unit"))
    if one.unit in _PERCENT and other.unit in _PERCENT:
        return Match("conflict", AMOUNTS.money_both, "", ("value", "unit"))
    return None


def _heat(*scales: Scale | None) -> bool:
    """Whether one of two units is of a temperature."""
    return any(scale is not None and scale.dimension == "temperature" for scale in scales)


def _by_custom(one: Amount, other: Amount) -> bool:
    """Whether weeks are told as months of four weeks: six weeks, เดือนครึ่ง."""
    weeks, months = (one, other) if one.unit == "week" else (other, one)
    if (weeks.unit, months.unit) != ("week", "month"):
        return False
    pairs = zip(_ends(weeks), _ends(months), strict=True)
    return all(long * _WEEKS_OF_A_MONTH == short for short, long in pairs)


def _ends(amount: Amount) -> tuple[Decimal, Decimal]:
    return amount.interval.low, amount.interval.high


def _converts(one: Amount, first: Scale, other: Amount, second: Scale) -> bool:
    """Whether one amount is the other in another unit, rounded.

    Whoever converts rounds once: the difference is at most half a unit of the last digit of the coarser
    of the two, and no coarser than 12 % (5 miles are 8 km, and no 9). Two degrees for temperatures,
    whose zero says nothing about size; five above the boiling point of water, where both are round.
    """
    ends = [
        (a * first.factor + first.offset, b * second.factor + second.offset)
        for a, b in (
            (one.interval.low, other.interval.low),
            (one.interval.high, other.interval.high),
        )
    ]
    rounding = max(
        intervals.step(amount.interval.low) / 2 * scale.factor
        for amount, scale in ((one, first), (other, second))
    )
    for here, there in ends:
        size = max(abs(here), abs(there))
        allowed = min(max(rounding, size * _FINEST), size * _COARSEST)
        if first.dimension == "temperature":
            allowed = min(rounding, _HOT_DEGREES if size > _BOILING else _DEGREES)
        if abs(here - there) > allowed:
            return False
    return True
