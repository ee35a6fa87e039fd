"""How sure it is that two facts speak of the same thing, by what they agree and differ in: the numbers.

All are likenesses from 0 to 1 or factors on one. They were set by hand, in steps of 0.05, while reading the
pairs of the development half of the benchmark (NTREX, XQuAD) in version 0.1; what matters is their order,
which ``tests/unit/compare/test_likeness_tables.py`` holds. Probabilities come later, in
``thiap.compare.confidence``, from counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class AmountLikeness:
    """Numbers, quantities, durations and ordinals.

    Attributes:
        agreeing, conflicting: of one kind, in a unit; ``conflicting_bare`` without one.
        opposed: one number, a least amount on one side and a most on the other.
        other_kind: (agreeing, conflicting) where one is an ordinal, say, and the other a number.
        same_counted: added to a conflict where both count the same.
        other_counted: factors on (agreeing, conflicting) where they count different things.
        vague: factor on a conflict where one is vague.
        label: factors on (agreeing, conflicting) where one is a label ("page 3") and the other is not.
        grammar: factor on a conflict where one may be grammar ("one of them", คนหนึ่ง).
        article: the same where it is one of a unit ("a decade", หนึ่งช้อนชา).
        fraction: factor on a conflict where one is a fraction.
        unit_left_out: (agreeing, conflicting) where one side leaves the unit out; ``_of_ordinal`` for others
            than numbers.
        converted: one is the other in another unit.
        unit_swapped: the same digits in another unit of one dimension, or in another currency.
        unit_foreign: the same digits in units that measure different things.
        other_both: value and unit differ in one dimension; ``money_both`` in currencies or percents.
        degrees, degrees_sign: "5 degrees" beside a temperature; with a sign that differs.
        untold: equal readings of a kind that has no amount.
        rate_converted, rate_swapped: 500 a month and 6,000 a year; 500 a month and 500 a year.
        rate_both: factor on a conflict of rates that are per different times as well.
    """

    agreeing: float = 1.0
    conflicting: float = 0.75
    conflicting_bare: float = 0.5
    opposed: float = 0.8
    other_kind: tuple[float, float] = (0.8, 0.3)
    same_counted: float = 0.15
    other_counted: tuple[float, float] = (0.7, 0.4)
    vague: float = 0.6
    label: tuple[float, float] = (0.8, 0.6)
    grammar: float = 0.15
    article: float = 0.6
    fraction: float = 0.5
    unit_left_out: tuple[float, float] = (0.8, 0.3)
    unit_left_out_of_ordinal: tuple[float, float] = (0.5, 0.15)
    converted: float = 0.9
    unit_swapped: float = 0.85
    unit_foreign: float = 0.6
    other_both: float = 0.35
    money_both: float = 0.4
    degrees: float = 0.8
    degrees_sign: float = 0.75
    untold: float = 0.9
    rate_converted: float = 0.85
    rate_swapped: float = 0.85
    rate_both: float = 0.6


@dataclass(frozen=True, slots=True)
class DateLikeness:
    """Dates.

    Attributes:
        unlike: nothing in common, not even the kind of span.
        old_year: a year alone, read as if only its first three months were meant.
        hedged: one day, another statement about it ("by", "since").
        opposed: one day, before it on one side and after it on the other.
        same_span: two decades, two centuries.
        differing: by how many parts agree beside those that differ: none, one, two, three.
        one_part: the only part written on both sides differs; ``one_of_more`` where one side writes more.
        precise_day, precise_month, precise_year: one side writes more; the finest part that both write.
        weekday_lost: one side adds the weekday.
        weekday_alone: a weekday beside the whole date it fits; ``weekdays`` two that differ.
        inside: one span lies in the other, by how much wider that is: up to 12 times, up to 60, more.
        inside_inferred: a year beside a day whose year is inferred.
        ranges: two ranges written alike, with one end in common, and with none.
        overlapping: two spans that share days.
        near: two spans of like length; two statements of one event, perhaps.
        as_number: (agreeing, conflicting) where one side writes the year or the day as a bare number.
        clock_as_number: a clock time that one side writes as a bare number; ``half_day_as_number`` where the
            number leaves morning and evening open.
    """

    unlike: float = 0.25
    old_year: float = 0.55
    hedged: float = 0.95
    opposed: float = 0.8
    same_span: float = 0.55
    differing: tuple[float, float, float, float] = (0.35, 0.85, 0.9, 0.95)
    one_part: float = 0.6
    one_of_more: float = 0.3
    precise_day: float = 0.95
    precise_month: float = 0.85
    precise_year: float = 0.7
    weekday_lost: float = 0.98
    weekday_alone: float = 0.6
    weekdays: float = 0.7
    inside: tuple[float, float, float] = (0.8, 0.55, 0.4)
    inside_inferred: float = 0.4
    ranges: tuple[float, float] = (0.9, 0.6)
    overlapping: float = 0.6
    near: float = 0.55
    as_number: tuple[float, float] = (0.75, 0.5)
    clock_as_number: float = 0.6
    half_day_as_number: float = 0.5


@dataclass(frozen=True, slots=True)
class Salience:
    """How much a fact says, 0 (grammar) to 1 (found twice, it is the same fact).

    Attributes:
        optional: kinds that a language may leave out ("one of the").
        untold: a date of which nothing is written as a part; a clock time says as much.
        day, year: a year with month or day; a year alone.
        month_and_day, month_or_day, weekday: without a year.
        vague: an order of magnitude.
        in_digits, in_words: a number to begin with.
        one_or_two, three, four_and_more: small numbers in words; four and above are seldom grammar.
        large: added from 20 or two digits on; ``exact`` from three significant digits on.
        contact, address: whom to write to or to call, and a version; other addresses.
        unit: added for a unit; ``ordinal`` taken off "first" to "third".
        duration, idiom: "three months"; "a week", "two or three days".
    """

    optional: float = 0.05
    untold: float = 0.7
    day: float = 1.0
    year: float = 0.8
    month_and_day: float = 0.9
    month_or_day: float = 0.5
    weekday: float = 0.3
    contact: float = 0.75
    address: float = 0.5
    vague: float = 0.25
    in_digits: float = 0.35
    in_words: float = 0.2
    one_or_two: float = 0.05
    three: float = 0.15
    four_and_more: float = 0.6
    large: float = 0.25
    exact: float = 0.2
    unit: float = 0.15
    ordinal: float = 0.15
    duration: float = 0.6
    idiom: float = 0.2


AMOUNTS: Final = AmountLikeness()
DATES: Final = DateLikeness()
SALIENCE: Final = Salience()
