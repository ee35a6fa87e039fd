"""The facts of a passage."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from thiap.model import Fact, Spans

#: Facts that begin before a passage and may reach into it: a name may hold others.
_BEFORE: Final = 4


def facts_in(facts: Sequence[Fact], spans: Spans) -> Iterator[Fact]:
    """Those facts of a document, sorted by where they begin, that share a code point with ``spans``."""
    for start, end in spans:
        first = max(0, bisect_left(facts, start, key=lambda fact: fact.span[0]) - _BEFORE)
        last = bisect_left(facts, end, lo=first, key=lambda fact: fact.span[0])
        yield from (fact for fact in facts[first:last] if fact.span[1] > start)
