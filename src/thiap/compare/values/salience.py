"""How much a fact says: a full date or 13,482 is news, "one" and "first" are often only grammar."""

from __future__ import annotations

from thiap.compare.values.amounts import amount_of
from thiap.compare.values.intervals import digits
from thiap.facts import OPTIONAL_SUBTYPES
from thiap.model import Fact


def information(fact: Fact) -> float:
    """How telling a fact is, 0 (an article in disguise) to 1 (found twice, it is the same fact)."""
    reading = fact.readings[0]
    if fact.subtype in OPTIONAL_SUBTYPES:
        return 0.05
    if fact.kind == "date":
        parts = reading.date
        if parts is None:
            return 0.7
        written = [p for p in ("month", "day") if getattr(parts, p) is not None]
        year = parts.year is not None and "year" not in reading.inferred
        if year:
            return 1.0 if written else 0.8
        return 0.9 if len(written) == 2 else 0.5 if written else 0.3
    if fact.kind == "time":
        return 0.7
    value = reading.low if reading.low is not None else reading.high
    in_digits = any(char.isdigit() for char in fact.text)
    if value is None or fact.qualifier == "vague":
        return 0.25
    if fact.kind == "duration":
        return _of_duration(fact, in_digits=in_digits)
    size = digits(value)
    score = 0.35 if in_digits else 0.2
    if abs(value) <= 2 and not in_digits:
        score = 0.05
    elif abs(value) <= 3 and not in_digits:
        score = 0.15
    elif fact.kind == "number" and not in_digits:
        # Four and above are seldom grammar.
        score = 0.6
    elif abs(value) >= 20 or size >= 2:
        score += 0.25
    if size >= 3:
        score += 0.2
    if reading.unit is not None:
        score += 0.15
    if fact.kind == "ordinal" and abs(value) <= 3:
        score -= 0.15
    return max(0.0, min(1.0, score))


def _of_duration(fact: Fact, *, in_digits: bool) -> float:
    """A week or a year is often an idiom, and "two or three days" is one; three months are a statement."""
    amount = amount_of(fact, fact.readings[0])
    if in_digits:
        return 0.6
    if amount is None or not amount.interval.is_point or amount.interval.low < 2:
        return 0.2
    return 0.6
