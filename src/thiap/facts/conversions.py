"""Conversions in brackets: "200 km (120 mi)", พ.ศ. 2482 (ค.ศ. 1939)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from thiap.facts.units import dimension, to_base
from thiap.model import Document, Fact

#: Beyond the rounding of both numbers, how far a conversion may be off.
_CONVERSION_SLACK = Decimal("0.02")


def join_conversions(doc: Document, facts: Sequence[Fact]) -> list[Fact]:
    """Join a quantity in brackets to the one it restates; where the arithmetic fails, that is a problem."""
    result = list(facts)
    for index, (first, second) in enumerate(pairwise(facts), 1):
        if first.kind != second.kind or first.kind not in ("quantity", "date"):
            continue
        between = doc.text[first.span[1] : second.span[0]]
        if len(between) > 12 or between.strip(" \u00a0") not in (
            "(",
            "( ",
            "[",
            "(หรือ",
            "หรือ",
            "or",
            "/",
            "(or",
            ", or",
        ):
            continue
        if first.kind == "quantity" and _same_dimension(first, second):
            # "from 415 to 587 km (258 to 365 mi)": the range restates two facts, of which this is one
            alike = _is_range(first) == _is_range(second)
            problem = None if not alike or _converts(first, second) else "wrong-conversion"
            result[index] = replace(second, converts=first.span, problem=second.problem or problem)
        elif first.kind == "date" and _eras_differ(first, second) and "(" in between:
            same = any(a.value == b.value for a in first.readings for b in second.readings)
            result[index] = replace(second, converts=first.span, problem=None if same else "wrong-conversion")
    return result


def _is_range(fact: Fact) -> bool:
    return fact.readings[0].low != fact.readings[0].high


def _same_dimension(first: Fact, second: Fact) -> bool:
    units = first.readings[0].unit, second.readings[0].unit
    kinds = [dimension(unit) for unit in units]
    return units[0] != units[1] and kinds[0] == kinds[1] and kinds[0] not in (None, "percent", "currency")


def _eras_differ(first: Fact, second: Fact) -> bool:
    dates = first.readings[0].date, second.readings[0].date
    if dates[0] is None or dates[1] is None or dates[0].year is None or dates[1].year is None:
        return False
    return (dates[0].era == "BE") != (dates[1].era == "BE") and first.subtype == second.subtype


def _rounding(amount: Decimal) -> Decimal:
    """Half a unit of the last digit that is not a trailing zero."""
    exponent = amount.normalize().as_tuple().exponent
    return Decimal(10) ** int(exponent) / 2 if isinstance(exponent, int) else Decimal(0)


def _converts(first: Fact, second: Fact) -> bool:
    for left in first.readings:
        for right in second.readings:
            if left.unit and right.unit and dimension(left.unit) == dimension(right.unit):
                ends = ((left.low, right.low), (left.high, right.high))
                if all(_near(a, left.unit, b, right.unit) for a, b in ends):
                    return True
    return False


def _near(first: Decimal | None, unit: str, second: Decimal | None, other: str) -> bool:
    if first is None or second is None:
        return first is second
    ends = []
    for amount, name in ((first, unit), (second, other)):
        slack = _rounding(amount) + abs(amount) * _CONVERSION_SLACK
        low, high = to_base(amount - slack, name), to_base(amount + slack, name)
        if low is None or high is None:
            return True
        ends.append((low, high))
    return ends[0][0] <= ends[1][1] and ends[1][0] <= ends[0][1]
