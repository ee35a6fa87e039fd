"""The later of two hours whose number is the smaller: "from 9.30 to 4.30" is until half past four."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from thiap.facts.build import time_reading
from thiap.model import Document, Fact

_HALF_DAY: Final = 720
_TO: Final = re.compile(r"\s{0,3}(?:to|until|till|and|[-–—])\s{0,3}")


def until_afternoon(doc: Document, facts: Sequence[Fact]) -> list[Fact]:
    """The facts, hours that end before they begin read as hours of the afternoon too."""
    if doc.lang != "en":
        return list(facts)
    result = list(facts)
    for index, (first, last) in enumerate(pairwise(facts), 1):
        if not (_is_bare(first) and _is_bare(last) and _TO.fullmatch(doc.text, first.span[1], last.span[0])):
            continue
        begins, ends = first.readings[0].low, last.readings[0].low
        if begins is not None and ends is not None and ends < begins and ends < _HALF_DAY:
            reading = time_reading(int(ends) + _HALF_DAY, last.readings[0].rule)
            result[index] = replace(last, readings=(reading, *last.readings))
    return result


def _is_bare(fact: Fact) -> bool:
    """Whether a fact is an hour of a clock that does not say of which half of the day."""
    return fact.kind == "time" and fact.readings[0].rule == "clock" and not re.search("[A-Za-z]", fact.text)
