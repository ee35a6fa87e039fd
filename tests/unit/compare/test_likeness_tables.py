"""What matters about the likenesses is their order: more in common is never less sure."""

from __future__ import annotations

from dataclasses import astuple

from thiap.compare.values.likeness import AMOUNTS, DATES, SALIENCE


def _flat(values: object) -> list[float]:
    return [
        number for value in astuple(values) for number in (value if isinstance(value, tuple) else (value,))
    ]  # type: ignore[call-overload]


def test_all_are_likenesses() -> None:
    for table in (AMOUNTS, DATES, SALIENCE):
        assert all(0 <= number <= 1 for number in _flat(table))


def test_amounts_that_agree_are_surer_than_amounts_that_differ() -> None:
    for agreeing, conflicting in (
        AMOUNTS.other_kind,
        AMOUNTS.unit_left_out,
        AMOUNTS.unit_left_out_of_ordinal,
    ):
        assert agreeing > conflicting
    assert (
        AMOUNTS.agreeing
        >= AMOUNTS.converted
        > AMOUNTS.unit_swapped
        > AMOUNTS.unit_foreign
        > AMOUNTS.other_both
    )
    assert AMOUNTS.conflicting > AMOUNTS.conflicting_bare > AMOUNTS.other_kind[1]


def test_dates_are_surer_the_more_parts_agree() -> None:
    assert list(DATES.differing) == sorted(DATES.differing)
    assert DATES.precise_day > DATES.precise_month > DATES.precise_year
    assert DATES.inside[0] > DATES.inside[1] > DATES.inside[2]
    assert DATES.ranges[0] > DATES.ranges[1] and DATES.one_part > DATES.one_of_more
    assert DATES.unlike < min(DATES.near, DATES.overlapping, DATES.same_span)


def test_a_full_date_says_more_than_a_word() -> None:
    assert SALIENCE.day > SALIENCE.month_and_day > SALIENCE.year > SALIENCE.month_or_day > SALIENCE.weekday
    assert SALIENCE.one_or_two < SALIENCE.three < SALIENCE.four_and_more
    assert SALIENCE.optional <= SALIENCE.one_or_two and SALIENCE.idiom < SALIENCE.duration
