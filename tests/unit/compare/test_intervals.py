from __future__ import annotations

from decimal import Decimal

import pytest

from thiap.compare.values.intervals import Interval, relate, restated, step
from thiap.model import Qualifier


def interval(text: str, qualifier: Qualifier = "exact") -> Interval:
    low, _, high = text.partition("-")
    return Interval(Decimal(low), Decimal(high or low), qualifier)


@pytest.mark.parametrize(
    ("first", "second", "relation"),
    [
        pytest.param(("12000",), ("12000",), "equal", id="same"),
        pytest.param(("20",), ("20", "about"), "less_precise", id="hedge-added"),
        pytest.param(("20", "more"), ("20", "at_least"), "compatible", id="hedges-of-one-side"),
        pytest.param(("22000",), ("20000", "more"), "less_precise", id="katyn-rounded-down"),
        pytest.param(("220000",), ("20000", "more"), "conflict", id="more-than-is-not-ten-times"),
        pytest.param(("32000",), ("20000", "more"), "conflict", id="more-than-is-the-next-round-number"),
        pytest.param(("136",), ("140", "nearly"), "less_precise", id="nearly"),
        pytest.param(("140",), ("136", "nearly"), "conflict", id="nearly-lies-below"),
        pytest.param(("318000",), ("320000", "about"), "less_precise", id="about"),
        pytest.param(("230000", "more"), ("320000", "about"), "conflict", id="two-hedged-numbers"),
        pytest.param(("360000", "more"), ("370000", "more"), "conflict", id="changed-digit-behind-more"),
        pytest.param(("6000-7000",), ("3000-7000",), "conflict", id="ranges-that-share-an-end"),
        pytest.param(("6500",), ("6000-7000",), "less_precise", id="inside-a-range"),
        pytest.param(("4300",), ("1000-9999", "vague"), "less_precise", id="thousands"),
        pytest.param(("430000",), ("1000-9999", "vague"), "conflict", id="not-thousands"),
        pytest.param(("31",), ("30",), "conflict", id="31-is-not-30"),
        pytest.param(("2890000",), ("2900000",), "less_precise", id="rounded-million"),
        pytest.param(("2890000",), ("2800000",), "conflict", id="rounded-wrongly"),
    ],
)
def test_relate(first: tuple[str], second: tuple[str], relation: str) -> None:
    assert relate(interval(*first), interval(*second)) == relation
    assert relate(interval(*second), interval(*first)) == relation


@pytest.mark.parametrize(
    ("value", "unit"), [("22000", "1000"), ("2.25", "0.01"), ("7", "1"), ("100", "100"), ("0", "1")]
)
def test_step(value: str, unit: str) -> None:
    assert step(Decimal(value)) == Decimal(unit)


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (("200", "about"), ("210", "about"), True),
        (("80", "about"), ("84", "nearly"), True),
        (("25", "about"), ("26", "about"), True),
        (("1987", "about"), ("2000", "about"), False),
        (("200", "about"), ("200", "nearly"), False),
        (("200",), ("210", "about"), False),
    ],
)
def test_a_hedged_number_never_gains_digits(first: tuple[str], second: tuple[str], found: bool) -> None:
    assert restated(interval(*first), interval(*second)) is found
