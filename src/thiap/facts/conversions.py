"""Conversions in brackets: "200 km (120 mi)", พ.ศ. 2482 (ค.ศ. 1939), "ninety (90)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from thiap.facts.units import dimension, to_base
from thiap.languages.cues import cue
from thiap.model import Document, Fact

#: What may stand before the bracket of a conversion that is right: 4 rai of rice land (6,400 sq m).
_OF_WHAT = re.compile(r"(?: [a-z]{2,15}){1,4} [(\[]")
_OR = (f"({cue('or')}", cue("or"))

#: How far a conversion may be off where rounding explains less.
_CONVERSION_SLACK = Decimal("0.02")
#: From here on a bare number in brackets restates the one before it.
_TELLING = Decimal(10)


def join_conversions(doc: Document, facts: Sequence[Fact]) -> list[Fact]:
    """Join a quantity in brackets to the one it restates; where the arithmetic fails, that is a problem."""
    result = list(facts)
    for index, (first, second) in enumerate(pairwise(facts), 1):
        if first.kind != second.kind or first.kind not in ("quantity", "date", "number"):
            continue
        between = doc.text[first.span[1] : second.span[0]]
        if _OF_WHAT.fullmatch(between) and _same_dimension(first, second) and _converts(first, second):
            result[index] = replace(second, converts=first.span)
            continue
        if len(between) > 12 or between.strip(" \u00a0") not in (
            "(",
            "( ",
            "[",
            *_OR,
            "or",
            "/",
            "(or",
            ", or",
        ):
            continue
        if "(" in between and _spelt_out(first, second):
            problem = None if first.readings[0].low == second.readings[0].low else "wrong-conversion"
            result[index] = replace(second, converts=first.span, problem=second.problem or problem)
        elif first.kind == "quantity" and _same_dimension(first, second):
            # "from 415 to 587 km (258 to 365 mi)": the range restates two facts, of which this is one
            alike = _is_range(first) == _is_range(second)
            problem = None if not alike or _converts(first, second) else "wrong-conversion"
            if problem and between.strip(" \u00a0")[:1] not in ("(", "["):
                continue  # "100 g or 1 kg" are two packs, no conversion
            result[index] = replace(second, converts=first.span, problem=second.problem or problem)
        elif first.kind == "date" and _eras_differ(first, second) and "(" in between:
            same = any(a.value == b.value for a in first.readings for b in second.readings)
            result[index] = replace(second, converts=first.span, problem=None if same else "wrong-conversion")
    return result


def _spelt_out(first: Fact, second: Fact) -> bool:
    """Whether one has in words what the other has in digits: 85,000 บาท (แปดหมื่นห้าพันบาท).

    Small bare numbers in brackets are marks of lists and notes.
    """
    one, other = first.readings[0], second.readings[0]
    if one.low is None or other.low is None or one.low != one.high or other.low != other.high:
        return False
    digits = [any(char.isdigit() for char in fact.text) for fact in (first, second)]
    told = first.kind == "quantity" or (one.low >= _TELLING and other.low >= _TELLING)
    plain = first.subtype is None and second.subtype is None
    return one.unit == other.unit and digits[0] != digits[1] and told and plain


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
    return _rounds_to(first, unit, second, other) or _rounds_to(second, other, first, unit)


def _rounds_to(amount: Decimal, unit: str, rounded: Decimal, other: str) -> bool:
    """Whether ``rounded`` is ``amount`` in another unit; who converts rounds once."""
    slack = max(_rounding(rounded), abs(rounded) * _CONVERSION_SLACK)
    exact = to_base(amount, unit)
    low, high = to_base(rounded - slack, other), to_base(rounded + slack, other)
    return exact is None or low is None or high is None or low <= exact <= high
