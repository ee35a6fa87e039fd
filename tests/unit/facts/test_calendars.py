"""Days, eras and intervals as numbers."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from thiap.facts.calendars import (
    ce_years,
    date_reading,
    edtf,
    interval,
    ordinal,
    weekday,
    year_in_era,
)
from thiap.model import DateParts


@pytest.mark.parametrize("year", [1, 4, 100, 400, 1582, 1899, 1900, 1940, 2000, 2024, 2100])
def test_days_are_those_of_datetime(year: int) -> None:
    for month in range(1, 13):
        assert ordinal(year, month, 1) == datetime.date(year, month, 1).toordinal()
    date = datetime.date(year, 12, 31)
    assert weekday(ordinal(year, 12, 31)) == date.isoweekday()


def test_days_run_on_before_the_common_era() -> None:
    assert ordinal(1, 1, 1) == 1
    assert ordinal(0, 12, 31) == 0
    assert ordinal(-43, 12, 31) + 1 == ordinal(-42, 1, 1)


@pytest.mark.parametrize(
    ("written", "era", "month", "years"),
    [
        (2484, "BE", None, (1941,)),
        (2484, "BE", 1, (1941,)),
        (2483, "BE", 5, (1940,)),
        (2482, "BE", None, (1939, 1940)),
        (2475, "BE", 2, (1933, 1932)),
        (2475, "BE", 6, (1932,)),
        (112, "RS", 7, (1893,)),
        (112, "RS", 2, (1894, 1893)),
        (1144, "CS", 6, (1782,)),
        (1214, "MS", 6, (1292,)),
        (44, "BCE", None, (-43,)),
        (1939, "CE", None, (1939,)),
        (1939, None, None, (1939,)),
    ],
)
def test_years_of_the_common_era(
    written: int, era: str | None, month: int | None, years: tuple[int, ...]
) -> None:
    assert ce_years(written, era, month) == years


@pytest.mark.parametrize(
    ("parts", "notation"),
    [
        (DateParts(1939, 9, 17), "1939-09-17"),
        (DateParts(1939, 9), "1939-09"),
        (DateParts(880), "0880"),
        (DateParts(-43), "-0043"),
        (DateParts(None, 9, 17), "XXXX-09-17"),
        (DateParts(None, 9), "XXXX-09"),
        (DateParts(None, None, 17), "XXXX-XX-17"),
        (DateParts(weekday=6), "-W-6"),
    ],
)
def test_notation(parts: DateParts, notation: str) -> None:
    assert edtf(parts) == notation


def test_interval_of_a_month_knows_leap_years() -> None:
    assert interval(DateParts(1940, 2)) == (ordinal(1940, 2, 1), ordinal(1940, 2, 29))
    assert interval(DateParts(1939, 2)) == (ordinal(1939, 2, 1), ordinal(1939, 2, 28))
    assert interval(DateParts(1939, 9, 31)) is None
    assert interval(DateParts(None, 9, 17)) is None


def test_early_and_late_do_not_meet() -> None:
    early = date_reading(DateParts(1939), part="early", rule="x")
    late = date_reading(DateParts(1939), part="late", rule="x")
    assert early.low == Decimal(ordinal(1939, 1, 1))
    assert late.high == Decimal(ordinal(1939, 12, 31))
    assert early.high is not None and late.low is not None and early.high < late.low


@pytest.mark.parametrize("era", ["BE", "RS", "CS", "MS", "CE", None])
def test_a_year_goes_into_an_era_and_back(era: str | None) -> None:
    for year in (1889, 1912, 1939, 1940, 1941, 2024):
        for month in (None, 1, 3, 4, 12):
            written = year_in_era(year, era, month)
            assert ce_years(written, era, month)[0] == year, (year, month, written)


def test_february_1939_is_of_the_buddhist_year_before() -> None:
    assert year_in_era(1939, "BE", 2) == 2481
    assert year_in_era(1939, "BE", 4) == 2482
    assert year_in_era(1941, "BE", 2) == 2484
    assert year_in_era(1893, "RS", 5) == 112
