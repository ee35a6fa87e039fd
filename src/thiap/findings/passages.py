"""The facts of a passage, and the passage of a finding."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from thiap.content.kept import Identity
from thiap.model import SIDES, Bitext, Fact, Finding, Spans
from thiap.spans import overlap

#: Facts that begin before a passage and may reach into it: a name may hold others.
_BEFORE: Final = 4


def facts_in(facts: Sequence[Fact], spans: Spans) -> Iterator[Fact]:
    """Those facts of a document, sorted by where they begin, that share a code point with ``spans``."""
    for start, end in spans:
        first = max(0, bisect_left(facts, start, key=lambda fact: fact.span[0]) - _BEFORE)
        last = bisect_left(facts, end, lo=first, key=lambda fact: fact.span[0])
        yield from (fact for fact in facts[first:last] if fact.span[1] > start)


class BeadIndex:
    """Which bead a finding stands in."""

    def __init__(self, bitext: Bitext) -> None:
        self._pieces = [
            sorted(
                (span, number)
                for number, bead in enumerate(bitext.alignment.beads)
                for span in bead.spans(side)
            )
            for side in SIDES
        ]
        self._starts = [[span[0] for span, _ in pieces] for pieces in self._pieces]

    def home(self, finding: Finding) -> int | None:
        """The bead of the first quote, in the source if there is one; None outside of all."""
        side, spans = (0, finding.source) if finding.source else (1, finding.target)
        if not spans:
            return None
        at = bisect_right(self._starts[side], spans[0][0]) - 1
        for span, number in self._pieces[side][max(0, at) : at + 2]:
            if overlap(span, spans[0]):
                return number
        return None


def bead_index(bitext: Bitext) -> BeadIndex:
    """The beads of a bitext by place, made once."""
    return _indexed(Identity(bitext))


@lru_cache(maxsize=4)
def _indexed(key: Identity) -> BeadIndex:
    return BeadIndex(key.bitext)
