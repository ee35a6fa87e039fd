"""C and F behind a number, where they are degrees: 40.3C, 35.9 C (96.6 F), a heat of 41C; no seat 16C."""

from __future__ import annotations

import re
from typing import Final

from thiap.languages.cues import cues

_UNITS: Final = {"C": "degree_Celsius", "F": "degree_Fahrenheit"}
#: Words of weather and fever, and the degrees of the other scale, near which a whole number is one.
_NEAR: Final = re.compile(
    r"temperature|degrees?\b|\bheat|\bhot(?:ter|test)?\b|\bcold(?:er|est)?\b|\bwarm|\bcool|mercury|thermometer"
    r"|weather|summer|winter|\boven|\bfever|celsius|fahrenheit|°|" + "|".join(cues("heat"))
)
#: A decimal of one place needs no word, but for codes beside a label.
_DECIMAL: Final = re.compile(r"\d{1,3}\.\d", re.ASCII)
_BEFORE, _BEHIND = 120, 60


def degree_unit(raw: str, folded: str, at: int, number: str) -> str | None:
    """The unit that the letter at ``at`` is of the number before it, or None."""
    unit = _UNITS.get(raw[at : at + 1])
    if unit is None or folded[at + 1 : at + 2].isalnum() or raw[at + 1 : at + 2] in ("+", "#", "'", "-"):
        return None
    if _DECIMAL.fullmatch(number) or _NEAR.search(folded, max(0, at - _BEFORE), at + _BEHIND):
        return unit
    return None
