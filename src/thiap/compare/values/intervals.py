"""Intervals with hedges: what "more than 20,000" leaves open, and what it does not.

A hedged round number speaks of its last significant digit: *more than 20,000* fits 22,000 and 29,000
but not 32,000, *nearly 140* fits 136, *about 320,000* fits 318,000. This is the pragmatic reading of
round numbers (M. Krifka, "Approximate interpretation of number words", 2007), and it keeps a changed
digit behind "more than" visible, which an open interval would swallow.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from thiap.model import Qualifier, Relation

#: Hedges that say the true value lies above, and below, the number written.
UPWARD: Final = frozenset({"more", "at_least"})
DOWNWARD: Final = frozenset({"less", "nearly", "at_most"})

_ONE: Final = Decimal(1)
_DOZEN: Final = 12


@dataclass(frozen=True, slots=True)
class Interval:
    """A written amount: its ends as written (equal for one number) and its hedge."""

    low: Decimal
    high: Decimal
    qualifier: Qualifier = "exact"

    @property
    def is_point(self) -> bool:
        """Whether one number is written, not a range."""
        return self.low == self.high


def step(value: Decimal) -> Decimal:
    """The worth of one unit in the last significant digit: 1,000 for 22,000, 0.01 for 2.25."""
    if not value:
        return _ONE
    exponent = value.normalize().as_tuple().exponent
    return _ONE.scaleb(exponent) if isinstance(exponent, int) else _ONE


def digits(value: Decimal) -> int:
    """Number of significant digits."""
    return len(value.normalize().as_tuple().digits)


def room(interval: Interval) -> tuple[Decimal, Decimal]:
    """What a written amount leaves open, as a closed interval."""
    low, high = interval.low, interval.high
    if interval.qualifier in UPWARD:
        return low, high + step(high) * Decimal("0.999")
    if interval.qualifier in DOWNWARD:
        return low - step(low) * Decimal("0.999"), high
    if interval.qualifier == "about":
        return low - _slack(low), high + _slack(high)
    return low, high


def _slack(value: Decimal) -> Decimal:
    """How far "about" reaches: half a unit of the last digit, within 5 and 12 per cent."""
    size = abs(value)
    return min(max(step(value) / 2, size / 20), size * Decimal("0.12"))


def _inside(inner: tuple[Decimal, Decimal], outer: tuple[Decimal, Decimal]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def opposed(first: Qualifier, second: Qualifier) -> bool:
    """Whether one hedge bounds from below what the other bounds from above: at least, and at most.

    "Nearly 30", "up to 30" and กว่า 30 may be roundings of one number; two bounds of one kind are statements.
    """
    return {first, second} in ({"more", "less"}, {"at_least", "at_most"})


def same(first: Interval, second: Interval, tolerance: Decimal = Decimal(0)) -> bool:
    """Whether the same numbers are written, up to a relative ``tolerance``."""
    return all(
        abs(a - b) <= tolerance * max(abs(a), abs(b))
        for a, b in ((first.low, second.low), (first.high, second.high))
    )


def relate(first: Interval, second: Interval, tolerance: Decimal = Decimal(0)) -> Relation:
    """How two amounts in the same unit relate: equal, compatible, less precise or in conflict.

    *Equal*: the same numbers, and hedges that differ at most by "about". *Compatible*: the same
    numbers under hedges of the same side ("more than" and "at least"). *Less precise*: the same
    numbers with a different hedge, or one amount lies in the room the other leaves. Everything
    else is a conflict.
    """
    if same(first, second, tolerance):
        if first.qualifier == second.qualifier:
            return "equal"
        for side in (UPWARD, DOWNWARD):
            if first.qualifier in side and second.qualifier in side:
                return "compatible"
        return "less_precise"
    if "vague" in (first.qualifier, second.qualifier):
        return _relate_vague(first, second)
    hedged = (first.qualifier != "exact", second.qualifier != "exact")
    if all(hedged):
        # Two hedges of one side on two numbers are two statements: over 230,000, over 320,000.
        if any(first.qualifier in side and second.qualifier in side for side in (UPWARD, DOWNWARD)):
            return "conflict"
        fits = _inside((first.low, first.high), room(second)) or _inside(
            (second.low, second.high), room(first)
        )
        return "less_precise" if fits else "conflict"
    if first.is_point and second.is_point:
        if not any(hedged):
            return "less_precise" if _rounded(first.low, second.low) else "conflict"
        fits = (hedged[0] and _inside((second.low, second.high), room(first))) or (
            hedged[1] and _inside((first.low, first.high), room(second))
        )
        return "less_precise" if fits else "conflict"
    if first.is_point != second.is_point:
        point, span = (first, second) if first.is_point else (second, first)
        return "less_precise" if _inside((point.low, point.high), room(span)) else "conflict"
    return "conflict"


def _relate_vague(first: Interval, second: Interval) -> Relation:
    """Hundreds against "over a hundred", dozens against tens: orders of magnitude that overlap."""
    # The end of an order of magnitude belongs to the next: hundreds of thousands are no millions.
    if first.low >= second.high or second.low >= first.high:
        if first.low == second.low:
            return "equal"
        return "less_precise" if _reaches(first, second) or _reaches(second, first) else "conflict"
    both = first.qualifier == second.qualifier
    from_one = first.low == second.low and (first.qualifier in UPWARD or second.qualifier in UPWARD)
    return "compatible" if both or from_one else "less_precise"


def _reaches(lower: Interval, upper: Interval) -> bool:
    """Whether "over ten" comes as far as two tens, where an order of magnitude begins."""
    return lower.qualifier in UPWARD and lower.high < upper.low <= lower.high + step(lower.high)


def restated(first: Interval, second: Interval) -> bool:
    """Whether a hedged amount cannot render another: about 200 as about 210, about 25 as about 26.

    Who translates rounds down at most: a hedged number never gains digits.
    """
    points = first.is_point and second.is_point and not same(first, second)
    hedges = {first.qualifier, second.qualifier}
    if not points or hedges & {"exact", "vague"}:
        return False
    if _DOZEN in (first.low, second.low):
        return False  # a dozen or so is as round as "over ten"
    alike = first.qualifier == second.qualifier and digits(first.low) == digits(second.low)
    return alike or digits(second.low) > digits(first.low)


def _rounded(first: Decimal, second: Decimal) -> bool:
    """Whether one number is the other, rounded to no fewer than two digits and away from a whole one.

    31 and 30 are two numbers; 2.89 million and 2.9 million are one.
    """
    finer, coarser = (first, second) if digits(first) > digits(second) else (second, first)
    if digits(coarser) < 2 or digits(finer) < 3 or digits(finer) == digits(coarser):
        return False
    return abs(finer - coarser) <= step(coarser) / 2
