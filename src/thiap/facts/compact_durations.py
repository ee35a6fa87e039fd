"""Lengths of time whose units are letters: 5h 34m 32s, 2m 10s, 1d 4h, as programs show them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from thiap.facts.build import Found, duration_reading, make_fact
from thiap.facts.tokens import Tokens, at
from thiap.facts.units import plain
from thiap.model import Document, Reading

#: The letters in their order; a part may be left out.
_PARTS: Final = re.compile(
    r"(?:(?P<day>\d{1,4}) ?d(?: |(?=\d)|(?!\w)))?(?:(?P<hour>\d{1,3}) ?(?:hrs?|h)(?: |(?=\d)|(?!\w)))?"
    r"(?:(?P<minute>\d{1,3}) ?(?:mins?|m)(?: |(?=\d)|(?!\w)))?(?:(?P<second>\d{1,2}) ?(?:secs?|s)(?!\w))?"
)
_SIZES: Final = {"day": Decimal(86400), "hour": Decimal(3600), "minute": Decimal(60), "second": Decimal(1)}
_SIGNS: Final = {"hour": "H", "minute": "M", "second": "S"}
#: Characters of such a length, at most; one letter alone may be metres or a decade.
_LONGEST: Final = 30
_FEWEST: Final = 2


def read_compact_duration(doc: Document, tokens: Tokens, index: int) -> Found | None:
    """The length of time that begins at ``index``, of two parts at least."""
    first = at(tokens, index)
    if first.form not in ("number", "plural", "code"):
        return None
    match = _PARTS.match(doc.text[first.start : first.start + _LONGEST])
    said = {unit: Decimal(number) for unit, number in match.groupdict().items() if number} if match else {}
    if match is None or len(said) < _FEWEST:
        return None
    stop = first.start + len(match[0].rstrip())
    end = index + 1
    while end < len(tokens) and tokens[end].start < stop:
        end += 1
    if tokens[end - 1].end != stop:
        return None
    smallest = list(said)[-1]
    total = sum((number * _SIZES[unit] for unit, number in said.items()), Decimal(0))
    days = f"{plain(said['day'])}D" if said.get("day") else ""
    hours = "".join(f"{plain(said[unit])}{sign}" for unit, sign in _SIGNS.items() if said.get(unit))
    length = duration_reading(total, total, "second", "letters")
    reading = Reading(f"P{days}T{hours}", length.low, length.high, smallest, "letters")
    return [make_fact(doc, tokens, index, end, kind="duration", readings=[reading])], end
