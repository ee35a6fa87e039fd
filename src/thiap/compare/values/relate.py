"""One fact of the source against one of the target, of whatever kinds."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from thiap.compare.values.addresses import relate_addresses
from thiap.compare.values.amounts import amount_of, relate_amounts
from thiap.compare.values.dates import relate_dates
from thiap.compare.values.likeness import DATES
from thiap.compare.values.match import Match
from thiap.compare.values.slips import slip
from thiap.facts.keys import clock_parts
from thiap.model import Fact, Pair, Reading

#: Minutes of a day and of an hour.
_DAY, _HOUR = 1440, 60
#: Minutes behind the point of a bare number.
_MINUTES: Final = re.compile(r"\.[0-5]\d\Z")
_AMOUNTS: Final = frozenset({"number", "quantity", "duration", "ordinal"})


def relate(source: Fact, target: Fact) -> Match | None:
    """How a fact of the source and one of the target relate; None where they cannot be compared."""
    if source.kind == "date" and target.kind == "date":
        return relate_dates(source, target)
    if "address" in (source.kind, target.kind):
        return relate_addresses(source, target)
    if source.kind in _AMOUNTS and target.kind in _AMOUNTS:
        return relate_amounts(source, target)
    if source.kind == "time" and target.kind == "time":
        return _time_and_bound(source, target) or relate_amounts(source, target)
    if {source.kind, target.kind} == {"time", "duration"}:
        return _time_and_span(source, target)
    if "date" in (source.kind, target.kind):
        return _date_and_number(source, target)
    if "time" in (source.kind, target.kind):
        return _time_and_number(source, target)
    return None


def pair_of(
    source: Fact, target: Fact, match: Match, bead: int | None, *, likeness: float | None = None
) -> Pair:
    """Two facts that answer each other, with all that was found out about their difference.

    ``likeness`` is that of the match unless told otherwise.
    """
    return Pair(
        source,
        target,
        match.relation,
        bead,
        match.rule,
        match.likeness if likeness is None else likeness,
        match.aspects,
        slip(source, target) if match.relation in ("conflict", "less_precise") else None,
    )


def _date_and_number(source: Fact, target: Fact) -> Match | None:
    """A year, a span of years or a day that one side writes as bare numbers ("the 17th", "Rio 2016")."""
    day, number = (source, target) if source.kind == "date" else (target, source)
    if number.kind not in ("number", "ordinal") or number.readings[0].unit is not None:
        return None
    amount = amount_of(number, number.readings[0])
    if amount is None:
        return None
    low, high = amount.interval.low, amount.interval.high
    for reading in day.readings:
        if _stands_for(reading, low, high, bare=day.text.isdigit()):
            return Match("equal", DATES.as_number[0], f"{target.text} = {source.text}")
    years = any(r.date and r.date.year and not r.date.month for r in day.readings)
    if years and _could_be_year(number) and ("/" in day.value) == (low != high):
        return Match("conflict", DATES.as_number[1], f"{target.text} ≠ {source.text}", ("year",))
    return None


def _stands_for(reading: Reading, low: Decimal, high: Decimal, *, bare: bool) -> bool:
    """Whether bare numbers may stand for a date: its year, its years, or its day if it has no more.

    ``bare`` says that the date is written as digits alone.
    """
    if "/" in reading.value:
        ends = reading.value.split("/")
        return all(end.isdigit() for end in ends) and [Decimal(end) for end in ends] == [low, high]
    if reading.value.endswith("XX") and reading.value[:-2].isdigit():
        return low == high == int(reading.value[:-2]) + 1  # "the 21st [century]"
    parts = reading.date
    if parts is None or low != high:
        return False
    alone = [part for part in (parts.year, parts.month, parts.day) if part is not None]
    if len(alone) != 1 and "year" not in reading.inferred:
        return False
    # Under a written era the digits are no longer free to mean the common year; an era that only their
    # size suggests (รหัส 2475) does not bind them.
    years = {parts.year} if parts.era and not bare else {parts.year, parts.written_year}
    return low in years or (parts.day is not None and low == parts.day)


def _could_be_year(number: Fact) -> bool:
    value = number.readings[0].low
    if value is None or number.counted or number.readings[0].unit:
        return False
    return value == int(value) and Decimal(1000) <= value <= Decimal(2700) and "," not in number.text


#: Rules of hours in words, which are lengths of time as well.
_SPOKEN: Final = frozenset({"hour_in_words", "said_hour"})


def _time_and_span(source: Fact, target: Fact) -> Match | None:
    """A length of time that one side reads as an hour of the clock: 2:05:11, trois heures et demie."""
    clock, span = (source, target) if source.kind == "time" else (target, source)
    days = span.readings[0].low if span.readings[0].unit == "hour" else None
    spoken = clock.readings[0].rule in _SPOKEN
    same = spoken and days is not None and clock.readings[0].low == days * _DAY
    parts = clock_parts(source)
    if not same and (not parts or parts != clock_parts(target)):
        return None
    return Match("equal", DATES.clock_as_number, f"{target.text} = {source.text}")


def _time_and_bound(source: Fact, target: Fact) -> Match | None:
    """A time of day within the hour behind or before which the other side says it is: past midnight, 0:30."""
    for bound, exact in ((source, target), (target, source)):
        low, other = bound.readings[0].low, exact.readings[0].low
        if (
            bound.qualifier not in ("more", "less")
            or exact.qualifier != "exact"
            or low is None
            or other is None
        ):
            continue
        later = (other - low if bound.qualifier == "more" else low - other) % _DAY
        if 0 < later <= _HOUR:
            loose = bound is target
            rule = f"{exact.text}: {bound.qualifier} than {bound.text}"
            return Match("less_precise" if loose else "compatible", DATES.hedged, rule, ("hedge",))
    return None


def _time_and_number(source: Fact, target: Fact) -> Match | None:
    """A clock time that one side writes as a bare number ("11.30", of either half of the day)."""
    clock, number = (source, target) if source.kind == "time" else (target, source)
    minutes, value = clock.readings[0].low, number.readings[0].low
    if minutes is None or value is None or number.kind != "number":
        return None
    hour, rest = divmod(int(minutes), 60)
    if value in (Decimal(hour) + Decimal(rest) / 100, hour):
        return Match("equal", DATES.clock_as_number, f"{target.text} = {source.text}")
    face = Decimal(hour % 12 or 12)
    if value == face + Decimal(rest) / 100 and (not rest or _MINUTES.search(number.text)):  # "at 8.30" p.m.
        return Match("equal", DATES.half_day_as_number, f"{target.text} = {source.text}")
    return None
