"""How much a fact says: a full date or 13,482 is news, "one" and "first" are often only grammar."""

from __future__ import annotations

from typing import Final

from thiap.compare.values.amounts import amount_of
from thiap.compare.values.intervals import digits
from thiap.compare.values.likeness import SALIENCE
from thiap.facts import OPTIONAL_SUBTYPES
from thiap.model import Fact

#: Places of a row that are read in Thai and English alone.
_FIRSTS: Final = 2
#: In words they say "very many" (a thousand and one things, ร้อยแปด), and that many percent "wholly".
_PROVERBIAL: Final = frozenset({101, 108, 1001})
_ALL: Final = 100


def information(fact: Fact) -> float:
    """How much a fact says, 0 (grammar: "one of the") to 1 (found twice, it is the same fact)."""
    reading = fact.readings[0]
    if fact.subtype in OPTIONAL_SUBTYPES:
        return SALIENCE.optional
    if fact.kind == "date":
        parts = reading.date
        if parts is None:
            return SALIENCE.untold
        written = [p for p in ("month", "day") if getattr(parts, p) is not None]
        year = parts.year is not None and "year" not in reading.inferred
        if year:
            return SALIENCE.day if written else SALIENCE.year
        if len(written) == 2:
            return SALIENCE.month_and_day
        return SALIENCE.month_or_day if written else SALIENCE.weekday
    if fact.kind == "address":
        return SALIENCE.contact if fact.subtype in ("email", "phone", "version") else SALIENCE.address
    if fact.kind == "time":
        return SALIENCE.untold
    value = reading.low if reading.low is not None else reading.high
    in_digits = any(char.isdigit() for char in fact.text)
    if value is None or fact.qualifier == "vague":
        return SALIENCE.vague
    if fact.kind == "duration":
        return _of_duration(fact, in_digits=in_digits)
    if not in_digits and (value in _PROVERBIAL or (value == _ALL and reading.unit == "percent")):
        return SALIENCE.vague
    size = digits(value)
    score = SALIENCE.in_digits if in_digits else SALIENCE.in_words
    if abs(value) <= 2 and not in_digits:
        score = SALIENCE.one_or_two
    elif abs(value) <= 3 and not in_digits:
        score = SALIENCE.three
    elif fact.kind == "number" and not in_digits:
        score = SALIENCE.four_and_more
    elif abs(value) >= 20 or size >= 2:
        score += SALIENCE.large
    if size >= 3:
        score += SALIENCE.exact
    if reading.unit is not None:
        score += SALIENCE.unit
    if fact.kind == "ordinal" and abs(value) <= 3:
        score -= SALIENCE.ordinal
    return max(0.0, min(1.0, score))


def tells(fact: Fact) -> bool:
    """Whether every language says a fact and every table reads it: no "one of them", no "first"."""
    first = fact.kind == "ordinal" and (fact.readings[0].low or 0) <= _FIRSTS
    return not first and fact.subtype not in OPTIONAL_SUBTYPES


def _of_duration(fact: Fact, *, in_digits: bool) -> float:
    """A week or a year is often an idiom, and "two or three days" is one; three months are a statement."""
    amount = amount_of(fact, fact.readings[0])
    if in_digits:
        return SALIENCE.duration
    if amount is None or not amount.interval.is_point or amount.interval.low < 2:
        return SALIENCE.idiom
    return SALIENCE.duration
