"""Units: dimension, factor and name of each, and amounts in the base unit of their dimension."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

from thiap.languages.language import table

#: Coins as parts of their currency, and other names for so many of a unit.
COINS = {
    "CENT": ("USD", Decimal("0.01")),
    "PENNY": ("GBP", Decimal("0.01")),
    "TENTH": ("percent", Decimal(10)),
    "BASIS_POINT": ("percentage_point", Decimal("0.01")),
    "HUNDREDTH": ("percent", Decimal("0.01")),
    "SATANG": ("THB", Decimal("0.01")),
    "SALUENG": ("THB", Decimal("0.25")),
    "QUARTER_HOUR": ("minute", Decimal(15)),
}

#: ISO 8601 designator and the number of them in one unit, for durations.
_DESIGNATORS = {
    "second": ("T", "S", Decimal(1)),
    "millisecond": ("T", "S", Decimal("0.001")),
    "minute": ("T", "M", Decimal(1)),
    "hour": ("T", "H", Decimal(1)),
    "day": ("", "D", Decimal(1)),
    "week": ("", "W", Decimal(1)),
    "fortnight": ("", "W", Decimal(2)),
    "month": ("", "M", Decimal(1)),
    "year": ("", "Y", Decimal(1)),
    "decade": ("", "Y", Decimal(10)),
    "century": ("", "Y", Decimal(100)),
    "millennium": ("", "Y", Decimal(1000)),
}


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of ``languages/data/units.tsv``.

    Attributes:
        name: a pint name.
        factor: base units of the dimension in one of it (time: days).
        symbol: as shown to people.
    """

    name: str
    dimension: str
    factor: Decimal
    symbol: str


#: What the table cannot say: the zero of a scale (BIPM, *The International System of Units*, 9th ed.).
_OFFSETS: Final = {
    "degree_Celsius": Decimal("273.15"),
    "degree_Fahrenheit": Decimal("459.67") * 5 / 9,
}


@dataclass(frozen=True, slots=True)
class Scale:
    """How a unit measures: ``amount * factor + offset`` is the amount in the base of ``dimension``."""

    dimension: str
    factor: Decimal
    offset: Decimal = Decimal(0)


@cache
def units() -> dict[str, Unit]:
    """All units by name."""
    return {row[0]: Unit(row[0], row[1], Decimal(row[2]), row[3]) for row in table("units.tsv")}


@cache
def scale_of(unit: str) -> Scale | None:
    """The scale of a unit, or None for one that is counted and not measured (a currency, "percent")."""
    found = units().get(unit)
    return Scale(found.dimension, found.factor, _OFFSETS.get(unit, Decimal(0))) if found else None


def is_currency(unit: str | None) -> bool:
    """Whether a canonical unit is an ISO 4217 code."""
    return unit is not None and len(unit) == 3 and unit.isascii() and unit.isupper()


def dimension(name: str | None) -> str | None:
    """Dimension of a unit, "currency" for an ISO 4217 code, "percent", or None."""
    if name is None:
        return None
    if (unit := units().get(COINS.get(name, (name,))[0])) is not None:
        return unit.dimension
    if name in ("percent", "percentage_point"):
        return "percent"
    return "currency" if is_currency(name) else None


def to_base(amount: Decimal, unit: str) -> Decimal | None:
    """``amount`` in the base unit of its dimension; None for a unit without one (currencies).

    Temperatures come out in degrees Celsius or kelvin differences as they are: only °F is shifted.
    """
    if unit == "degree_Fahrenheit":
        return (amount - 32) * 5 / 9
    if unit == "kelvin":
        return amount - Decimal("273.15")
    found = units().get(unit)
    return amount * found.factor if found else None


def plain(amount: Decimal) -> str:
    """A decimal without exponent, separators and trailing zeros."""
    text = format(amount, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def iso_duration(amount: Decimal, unit: str) -> str:
    """ISO 8601 duration: P16D, PT3H, P1.5Y; decades and centuries in years."""
    time, letter, factor = _DESIGNATORS[unit]
    return f"P{time}{plain(amount * factor)}{letter}"
