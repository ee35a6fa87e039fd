"""A range as its two ends, for a text that writes them apart ("from 415,000" … "to 587,000")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import islice

from thiap.compare.values.relate import relate
from thiap.facts.calendars import interval
from thiap.model import DateParts, Fact, Reading


def ends(fact: Fact) -> tuple[Fact, Fact] | None:
    """The two ends of a range as facts at its place; None for what is no range of plain ends."""
    values = fact.value.split("/")
    if len(values) != 2 or fact.qualifier == "vague" or fact.subtype in ("magnitude", "relative"):
        return None
    reading = fact.readings[0]
    if fact.kind == "date":
        readings = [_date(value, reading) for value in values]
    elif fact.kind == "duration" and reading.low is not None and reading.high is not None:
        readings = [
            replace(reading, value=value, low=end, high=end)
            for value, end in zip(values, (reading.low, reading.high), strict=True)
        ]
    elif fact.kind in ("number", "quantity") and reading.low is not None and reading.high is not None:
        readings = [
            replace(reading, value=f"{end.normalize():f}", low=end, high=end)
            for end in (reading.low, reading.high)
        ]
    else:
        return None
    if readings[0] is None or readings[1] is None:
        return None
    first, last = (replace(fact, readings=(end,), subtype=None) for end in readings if end is not None)
    return first, last


def _date(value: str, whole: Reading) -> Reading | None:
    written = value.split("-")
    if not all(part.isdigit() for part in written) or not 0 < int(written[0]) < 9999:
        return None
    year, month, day = (*map(int, written), None, None)[:3]
    assert year is not None
    if month is not None and month > 12:
        return None
    parts = DateParts(year, month, day, written_year=year)
    days = interval(parts)
    if days is None:  # 31 February
        return None
    low, high = map(Decimal, days)
    return Reading(value, low, high, rule=whole.rule, inferred=whole.inferred, date=parts)


def told_apart(fact: Fact, others: Sequence[Fact]) -> tuple[Fact, Fact] | None:
    """The ends of a range where the other side has them as two facts, else None.

    Both must find a fact of their kind there, and one of them one that agrees.
    """
    if "/" not in fact.value:
        return None
    pair = ends(fact)
    if pair is None:
        return None
    if any("/" in other.value and relate(fact, other) is not None for other in others):
        return None
    comparable = islice((other for other in others if relate(pair[0], other) is not None), 2)
    if len(list(comparable)) < 2:
        return None
    matches = (relate(end, other) for end in pair for other in others)
    return pair if any(match is not None and match.agrees for match in matches) else None
