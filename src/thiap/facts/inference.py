"""What a fact gets from the text around it: a year it leaves out, the day "the same day" is."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from thiap.facts.calendars import PARTS, date_reading, days_in_month, weekday
from thiap.model import DateParts, Document, Fact, Reading

#: How far back "the same day" may point, in characters: within a sentence or two.
_RELATIVE_REACH = 800


def _anchor(fact: Fact) -> DateParts | None:
    """The date of a fact that others may lean on: a month and a year as written."""
    date = fact.readings[0].date
    if fact.kind != "date" or date is None or date.year is None or fact.problem:
        return None
    return date


def infer_years(doc: Document, facts: Sequence[Fact]) -> list[Fact]:
    """Dates that leave out the year get it from the full dates around them.

    The last full date before it in the same block decides; else the year that most full dates of the
    document share; else the last full date before it, or the first after it. Without a full date in the
    document nothing is inferred: a bare year is no anchor. The reading as written stays as the second.
    """
    anchors = [
        (fact.span[0], date)
        for fact in facts
        if (date := _anchor(fact)) is not None and date.month is not None
    ]
    if not anchors:
        return list(facts)
    ((common, count),) = Counter(date.year for _, date in anchors).most_common(1)
    starts = [block.span[0] for block in doc.blocks]
    result: list[Fact] = []
    position, month = 0, None
    for fact in facts:
        while position < len(anchors) and anchors[position][0] <= fact.span[0]:
            month = anchors[position][1].month
            position += 1
        year = anchors[max(0, position - 1)][1].year
        block = starts[bisect_right(starts, fact.span[0]) - 1] if starts else 0
        if position and anchors[position - 1][0] < block and count * 2 > len(anchors):
            year = common
        date = fact.readings[0].date
        if fact.kind == "date" and date is not None and date.month is not None:
            month = date.month
        result.append(_with_year(fact, year, month))
    return result


def _with_year(fact: Fact, year: int | None, month: int | None) -> Fact:
    date = fact.readings[0].date
    if (
        fact.kind != "date"
        or date is None
        or date.year is not None
        or year is None
        or fact.subtype == "weekday"
    ):
        return fact
    if date.month is None and (date.day is None or month is None):
        return fact
    inferred = ("year",) if date.month is not None else ("year", "month")
    full = replace(date, year=year, month=date.month or month)
    end = None
    old = fact.readings[0]
    if "/" in old.value:
        last = old.value.split("/")[1].split("-")
        month_end, day_end = int(last[1]), int(last[2]) if len(last) > 2 else None
        turns = (month_end, day_end or 0) < (full.month or 0, full.day or 0)  # November to March
        end = DateParts(year + turns, month_end, day_end)
    part = fact.subtype if fact.subtype in PARTS else None
    reading = date_reading(full, end=end, part=part, rule="year-inferred", inferred=inferred, written=date)
    if reading.low is None:
        return fact
    if full.day is not None and full.weekday is not None and weekday(int(reading.low)) != full.weekday:
        return fact  # the weekday refutes the year: nothing is known
    return replace(fact, readings=(reading, *fact.readings))


def relative_day(doc: Document, fact: Fact, shift: int, before: Sequence[Fact]) -> Fact:
    """A relative day resolved by the last full date before it in the same block, else XXXX-XX-XX."""
    for other in reversed(before):
        if "\n" in doc.text[other.span[1] : fact.span[0]] or fact.span[0] - other.span[1] > _RELATIVE_REACH:
            break
        reading = other.readings[0]
        date = reading.date
        if (
            other.kind == "date"
            and date is not None
            and date.day is not None
            and reading.low == reading.high is not None
        ):
            return replace(fact, readings=(_shifted(reading, shift),))
    return replace(fact, readings=(Reading("XXXX-XX-XX", rule="relative-day", date=DateParts()),))


def _shifted(reading: Reading, shift: int) -> Reading:
    year, month, day = (int(part) for part in reading.value.split("-"))
    day += shift
    if day < 1:
        year, month = (year - 1, 12) if month == 1 else (year, month - 1)
        day = days_in_month(year, month)
    elif day > days_in_month(year, month):
        year, month, day = (year + 1, 1, 1) if month == 12 else (year, month + 1, 1)
    parts = DateParts(year, month, day)
    return date_reading(parts, rule="relative-day", inferred=("year", "month", "day"), written=DateParts())
