"""Likely slips: how one number may have become the other."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from thiap.compare.values.amounts import amount_of
from thiap.facts.calendars import BE_OFFSET
from thiap.model import Fact, Slip

#: Months whose Thai abbreviations differ in one letter (ม.ค./มี.ค., พ.ค./พ.ย., มี.ค./มิ.ย. …) or
#: whose names do (มิถุนายน/กันยายน end alike, and only มีนาคม/มกราคม begin alike).
LOOK_ALIKES: Final = frozenset(
    {
        frozenset({1, 3}),  # ม.ค. มี.ค.
        frozenset({5, 11}),  # พ.ค. พ.ย.
        frozenset({3, 6}),  # มี.ค. มิ.ย.
        frozenset({9, 7}),  # ก.ย. ก.ค.
        frozenset({2, 9}),  # ก.พ. ก.ย.
        frozenset({2, 7}),  # ก.พ. ก.ค.
        frozenset({10, 12}),  # ต.ค. ธ.ค.
    }
)


def slip(source: Fact, target: Fact) -> Slip | None:
    """The slip that explains the difference of two facts best, or None."""
    for first, second in _values(source, target):
        if first == second or not first or not second:
            continue
        if found := _between(first, second):
            return found
    if source.kind == target.kind == "date":
        return _date_slip(source, target)
    return None


def _values(source: Fact, target: Fact) -> Iterator[tuple[Decimal, Decimal]]:
    if "date" in (source.kind, target.kind) or "time" in (source.kind, target.kind):
        return
    one, other = amount_of(source, source.readings[0]), amount_of(target, target.readings[0])
    if one and other and None not in (one.unit, other.unit) and one.unit != other.unit:
        return  # a quarter of an hour and 25 minutes share digits by chance
    if one and other and one.interval.is_point == other.interval.is_point:
        yield one.interval.low, other.interval.low
        if not (one.interval.is_point and other.interval.is_point):
            yield one.interval.high, other.interval.high


def _between(first: Decimal, second: Decimal) -> Slip | None:
    if power_of_ten(first, second):
        return "magnitude"
    a, b = _digits(first), _digits(second)
    if len(a) == len(b):
        apart = [k for k in range(len(a)) if a[k] != b[k]]
        if len(apart) == 1 and len(a) > 1:
            return "digit"
        if len(apart) == 2 and a[apart[0]] == b[apart[1]] and a[apart[1]] == b[apart[0]]:
            return "transposed"
    short, long = sorted((a, b), key=len)
    if len(long) == len(short) + 1 and len(short) > 1 and _is_subsequence(short, long):
        return "dropped"
    return None


def power_of_ten(first: Decimal, second: Decimal) -> int | None:
    """The n for which ``second`` is ``first`` × 10ⁿ (n ≠ 0), or None."""
    a, b = abs(first).normalize().as_tuple(), abs(second).normalize().as_tuple()
    if a.digits != b.digits or not isinstance(a.exponent, int) or not isinstance(b.exponent, int):
        return None
    return (b.exponent - a.exponent) or None


def _digits(value: Decimal) -> str:
    return "".join(char for char in format(value.normalize(), "f") if char.isdigit())


def _is_subsequence(short: str, long: str) -> bool:
    rest = iter(long)
    return all(char in rest for char in short)


def _date_slip(source: Fact, target: Fact) -> Slip | None:
    a, b = source.readings[0].date, target.readings[0].date
    if a is None or b is None:
        return None
    if a.month and b.month and frozenset({a.month, b.month}) in LOOK_ALIKES and a.day == b.day:
        return "month_pair"
    if a.year and b.year and a.year != b.year:
        if b.era not in (None, "CE", "BCE") and b.written_year == a.year:
            return "unconverted"
        if b.era in (None, "CE") and b.year - a.year in (BE_OFFSET, BE_OFFSET - 1):
            return "unconverted"  # January 30, 2538
        if b.era and b.era != "CE" and abs(a.year - b.year) <= 100:
            return "era"
        return _between(Decimal(a.year), Decimal(b.year))
    if a.day and b.day and a.day != b.day and (a.month or b.month) == (b.month or a.month):
        return _between(Decimal(a.day), Decimal(b.day))
    return None
