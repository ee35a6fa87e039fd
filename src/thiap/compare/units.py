"""Units as factors: enough arithmetic to see that 45 miles are 72 kilometres."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

from thiap.languages.language import table

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
def _scales() -> dict[str, Scale]:
    return {
        row[0]: Scale(row[1], Decimal(row[2]), _OFFSETS.get(row[0], Decimal(0))) for row in table("units.tsv")
    }


def scale_of(unit: str) -> Scale | None:
    """The scale of a unit, or None for one that is counted and not measured (a currency, "percent")."""
    return _scales().get(unit)


def is_currency(unit: str | None) -> bool:
    """Whether a canonical unit is an ISO 4217 code."""
    return unit is not None and len(unit) == 3 and unit.isascii() and unit.isupper()
