"""A number as read, and the row of atoms it is made of: what the readers of numbers share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

ONE, TEN, HALF = Decimal(1), Decimal(10), Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Number:
    """A number read from tokens ``[first, end)``.

    Attributes:
        low, high: equal for one value, apart for a vague magnitude ("tens of thousands").
        multiplied: whether a multiplier word took part (13.5 ล้าน); it may serve a range's other end.
        other: a second reading (สองพันห้า is 2,005 and 2,500).
        literal: whether it is one numeral in digits.
        hedge: qualifier that stands within it (20 กว่าล้าน).
        subtype: "magnitude", "fraction", "article", "pronoun", "both", "times" or None.
    """

    first: int
    end: int
    low: Decimal
    high: Decimal
    rule: str
    multiplied: Decimal | None = None
    other: Decimal | None = None
    subtype: str | None = None
    literal: bool = False
    hedge: str | None = None

    @property
    def whole(self) -> bool:
        """Whether it is one value without a fraction, however large."""
        return self.low == self.high == self.low.to_integral_value()


@dataclass(frozen=True, slots=True)
class Atom:
    """A numeral or number word: its value, and whether it multiplies what stands before it."""

    value: Decimal
    multiplier: bool = False


def evaluate(atoms: Sequence[Atom]) -> Decimal:
    """Value of a row of atoms; the depth is bounded by the number of multipliers of a language's numeral."""
    best = -1
    for index, atom in enumerate(atoms):
        if atom.multiplier and (best < 0 or atom.value >= atoms[best].value):
            best = index
    if best < 0:
        return sum((atom.value for atom in atoms), Decimal(0))
    left = evaluate(atoms[:best]) if best else ONE
    return left * atoms[best].value + evaluate(atoms[best + 1 :])
