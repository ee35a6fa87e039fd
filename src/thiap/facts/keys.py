"""What facts may be looked up by: three sets of keys, from the loosest to the strictest.

Two facts are compared only where they share a key, so a key missing here is a pair never seen.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Final

from thiap.facts.addresses import LANGUAGE
from thiap.model import Fact

#: Years of a range by each of which it can be found; a longer one is found by its decades.
_YEARS: Final = 12


#: Rules of lengths of time that are written in hours, minutes and seconds.
_PARTED: Final = frozenset({"race-time", "two-units", "hours-and-minutes"})


def value_keys(fact: Fact) -> set[object]:
    """What two facts that agree have in common, unless they are amounts of one size."""
    found: set[object] = {("clock", parts) for parts in clock_parts(fact)}
    if fact.kind == "address":
        found |= {("address", key) for key in address_keys(fact)}
        if re.fullmatch(r"\d{1,9}(?:\.\d{1,9})?", fact.value):
            found.add(("number", Decimal(fact.value)))
    for reading in fact.readings:
        found.add(reading.value)
        parts = reading.date
        for value in (reading.low, reading.high):
            if value is not None and fact.kind not in ("date", "time"):
                found.add(("number", value))
            elif value is not None and fact.kind == "time":
                found.update((("number", value // 60), ("number", value // 60 + value % 60 / 100)))
        if fact.kind == "date":
            found |= _years(reading.low, reading.high)
            if reading.value.endswith("XX") and reading.value[:-2].isdigit():
                found.add(("number", Decimal(int(reading.value[:-2]) + 1)))
            found |= {("number", Decimal(end)) for end in reading.value.split("/") if end.isdigit()}
        if parts is not None:
            for year in (parts.year, parts.written_year):
                if year is not None:
                    found |= {("year", year), ("number", Decimal(year))}
            if parts.month is not None:
                found |= {("month", parts.month), ("day", parts.month, parts.day)}
            if parts.day is not None:
                found |= {("number", Decimal(parts.day)), ("day", parts.day)}
            if parts.weekday is not None:
                found.add(("weekday", parts.weekday))
            if reading.low is not None and reading.low == reading.high and 0 < reading.low < 3_000_000:
                found.add(("weekday", date.fromordinal(int(reading.low)).isoweekday()))
    return found


def _years(low: Decimal | None, high: Decimal | None) -> set[object]:
    """The years, decades and the century in which a span of days lies."""
    if low is None or high is None or not 0 < low <= high < 3_000_000:
        return set()
    first, last = (date.fromordinal(int(day)).year for day in (low, high))
    found: set[object] = {("decade", year // 10) for year in range(first, min(last, first + 1000) + 1, 10)}
    found |= {("decade", last // 10)}
    if last - first <= _YEARS:
        found |= {("year", year) for year in range(first, last + 1)}
    return found


def address_keys(fact: Fact) -> tuple[str, ...]:
    """What two addresses that agree have in common, the surest first."""
    value = fact.value
    if fact.subtype == "phone":
        return (value.lstrip("+")[-8:],)
    if fact.subtype in ("version", "section"):
        return (re.sub(r"(?:\.0)+$", "", value),)
    if fact.subtype in ("url", "path"):
        bare = LANGUAGE.sub("", value).replace("//", "/").strip("./")
        return bare or value, LANGUAGE.sub("", value.partition("/")[0]).strip(".") or value
    return (value,)


def same_value_keys(fact: Fact) -> set[str]:
    """What two equal facts have in common: a value, an amount, or a day and month."""
    keys: set[str] = set(address_keys(fact)) if fact.kind == "address" else set()
    keys.update(f"clock:{parts}" for parts in clock_parts(fact))
    for reading in fact.readings:
        keys.add(reading.value)
        if fact.kind == "date" and len(reading.value) > 5:
            keys.add(reading.value[5:])  # without the year, which one side may have inferred
        elif fact.kind != "date" and reading.low is not None:
            keys.add(f"{reading.low.normalize():f}")
    return keys


def clock_parts(fact: Fact) -> list[tuple[int, ...]]:
    """The numbers of a time, or of a length of time that the other side may read as one: 13:10 นาที."""
    if fact.kind != "time" and not (fact.kind == "duration" and fact.readings[0].rule in _PARTED):
        return []
    parts = tuple(int(digits) for digits in re.findall("[0-9]+", fact.text))
    return [parts] if len(parts) > 1 else []


#: Kind of a key, and what it holds.
AnchorKey = tuple[str, object, object]


def anchor_keys(fact: Fact) -> list[AnchorKey]:
    """What a fact may be recognised by, the surest first."""
    keys: list[AnchorKey] = [("clock", parts, None) for parts in clock_parts(fact)]
    for reading in fact.readings:
        if fact.kind == "name":
            keys.append(("name", reading.value, None))
        elif fact.kind == "address":
            keys.append(("address", address_keys(fact)[0], None))
        elif reading.low is not None or reading.high is not None:
            kind = "amount" if fact.kind in ("number", "quantity") else fact.kind
            keys.append((kind, reading.low, reading.high))
        if reading.date is not None and reading.date.month and reading.date.day:
            keys.append(("day", reading.date.month, reading.date.day))
    return keys
