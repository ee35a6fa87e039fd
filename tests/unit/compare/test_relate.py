from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from thiap.compare.values.relate import relate
from thiap.compare.values.slips import slip
from thiap.model import Fact, Reading
from unit.compare.facts import day, duration, number


def relation(source: Fact, target: Fact) -> str | None:
    match = relate(source, target)
    return match.relation if match else None


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        pytest.param(
            number("45 miles", "45", unit="mile"),
            number("72 กม.", "72", unit="kilometer"),
            "equal",
            id="conversion",
        ),
        pytest.param(
            number("45 miles", "45", unit="mile"),
            number("92 กม.", "92", unit="kilometer"),
            "conflict",
            id="wrong-conversion",
        ),
        pytest.param(
            number("209 acres", "209", unit="acre"),
            number("209 ไร่", "209", unit="rai"),
            "conflict",
            id="unit",
        ),
        pytest.param(
            number("£500", "500", unit="GBP"), number("500 ยูโร", "500", unit="EUR"), "conflict", id="currency"
        ),
        pytest.param(number("£500", "500", unit="GBP"), number("500", "500"), "equal", id="unit-left-out"),
        pytest.param(
            number("45%", "45", unit="percent"),
            number("500 km", "500", unit="kilometer"),
            None,
            id="incomparable",
        ),
        pytest.param(
            duration("two weeks", "P2W", "14"), duration("14 วัน", "P14D", "14"), "equal", id="weeks-and-days"
        ),
        pytest.param(
            duration("32 years", "P32Y", "11688"),
            duration("32 เดือน", "P32M", "974"),
            "conflict",
            id="years-and-months",
        ),
        pytest.param(
            duration("18 years", "P18Y", "6574.5"), number("18", "18"), "equal", id="age-without-unit"
        ),
        pytest.param(day("1939", 1939), number("1939", "1939"), "equal", id="bare-year"),
        pytest.param(day("1939", 1939), number("1983", "1983"), "conflict", id="bare-year-wrong"),
        pytest.param(day("1939", 1939), number("20", "20"), None, id="no-year"),
    ],
)
def test_amounts(source: Fact, target: Fact, expected: str | None) -> None:
    assert relation(source, target) == expected


def test_freezing_points_are_equal() -> None:
    cold = number("32 °F", "32", unit="degree_Fahrenheit"), number("0 °C", "0", unit="degree_Celsius")
    assert relation(*cold) == "equal"


@pytest.mark.parametrize(
    ("written", "converted", "expected"),
    [
        ("325", "160", "equal"),  # an oven, to ten degrees
        ("400", "200", "equal"),
        ("350", "170", "conflict"),
        ("325", "168", "conflict"),  # not rounded, and wrong
        ("86", "26", "conflict"),  # weather
    ],
)
def test_ovens_are_given_in_tens_of_degrees(written: str, converted: str, expected: str) -> None:
    american = number(f"{written} °F", written, unit="degree_Fahrenheit")
    assert relation(american, number(f"{converted} °C", converted, unit="degree_Celsius")) == expected


FULL = day("17 September 1939", 1939, 9, 17)


@pytest.mark.parametrize(
    ("target", "expected", "aspects"),
    [
        pytest.param(day("17 กันยายน พ.ศ. 2482", 1939, 9, 17, era="BE", written=2482), "equal", (), id="era"),
        pytest.param(day("กันยายน 1939", 1939, 9), "less_precise", ("day",), id="month-only"),
        pytest.param(
            day("17 กันยายน", 1939, 9, 17, inferred=("year",)),
            "less_precise",
            ("year",),
            id="year-not-written",
        ),
        pytest.param(day("18 กันยายน 1939", 1939, 9, 18), "conflict", ("day",), id="day"),
        pytest.param(day("17 กรกฎาคม 1939", 1939, 7, 17), "conflict", ("month",), id="month"),
        pytest.param(day("17 กันยายน 1938", 1938, 9, 17), "conflict", ("year",), id="year"),
        pytest.param(
            day("วันอาทิตย์ที่ 17 กันยายน 1939", 1939, 9, 17, weekday=7),
            "compatible",
            ("weekday",),
            id="weekday-added",
        ),
        pytest.param(day("วันอาทิตย์", weekday=7), "less_precise", ("precision",), id="weekday-alone"),
        pytest.param(day("วันจันทร์", weekday=1), None, (), id="another-weekday"),
    ],
)
def test_dates(target: Fact, expected: str | None, aspects: tuple[str, ...]) -> None:
    match = relate(FULL, target)
    assert (match and match.relation) == expected
    assert match is None or match.aspects == aspects


def test_weekdays() -> None:
    friday, saturday = day("Friday", weekday=5), day("วันเสาร์", weekday=6)
    assert relation(friday, saturday) == "conflict"
    assert relation(friday, day("วันศุกร์", weekday=5)) == "equal"


def test_the_era_is_in_the_rule() -> None:
    match = relate(FULL, day("17 กันยายน พ.ศ. 2482", 1939, 9, 17, era="BE", written=2482))
    assert match is not None
    assert match.rule == "17 กันยายน พ.ศ. 2482 = 17 September 1939: BE − 543"


def test_one_fitting_reading_is_enough() -> None:
    early = day("มีนาคม พ.ศ. 2475", 1933, 3, era="BE", written=2475)
    flat = replace(early, readings=(*early.readings, *day("", 1932, 3, era="BE", written=2475).readings))
    assert relation(day("March 1932", 1932, 3), flat) == "equal"
    assert relation(day("March 1934", 1934, 3), flat) == "conflict"


def test_decades_and_open_ends() -> None:
    decade = Fact(
        "date", (0, 5), "1930s", (Reading("193X", Decimal(704_523), Decimal(708_174)),), subtype="decade"
    )
    assert relation(decade, replace(decade, text="คริสต์ทศวรรษ 1930")) == "equal"
    assert relation(FULL, decade) == "less_precise"
    over = Fact("number", (0, 5), "over 5", (Reading("5/", Decimal(5), None),), qualifier="more")
    assert relation(over, number("5", "5")) == "less_precise"


def test_one_digit_of_a_day_differs_within_one_month_alone() -> None:
    june = day("28 June 2023", 2023, 6, 28)
    assert slip(june, day("21 มิถุนายน 2566", 2023, 6, 21)) == "digit"
    assert slip(june, day("วันที่ 21", None, None, 21)) == "digit"
    assert slip(june, day("21 ธันวาคม 2566", 2023, 12, 21)) is None


def test_a_year_outside_of_the_decade_is_another_statement_about_one_thing() -> None:
    decade = Fact(
        "date", (0, 5), "1930s", (Reading("193X", Decimal(704_523), Decimal(708_174)),), subtype="decade"
    )
    outside, other = relate(decade, day("1997", 1997)), relate(decade, FULL)
    assert outside is not None and outside.relation == "conflict" and outside.likeness >= 0.5
    assert other is not None and other.agrees
