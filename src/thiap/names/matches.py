"""What a term was found as in the target."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from thiap.model import Span


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of the target that may render a term.

    Attributes:
        bead: where it was looked for, -1 for the whole text.
        excess: evidence beyond chance, in natural log-odds.
        share: 0 to 1, share of the evidence the best spelling would give.
        words: of the name that were found, where not all of its words were; else 0.
    """

    bead: int
    span: Span
    text: str
    excess: float
    share: float
    words: int = 0


@dataclass(slots=True)
class Renderings:
    """What a term (a full name or one word of it) was found as."""

    hits: list[Hit] = field(default_factory=list)
    _sorted: list[Hit] = field(default_factory=list)
    _longest: int = 0

    def near(self, span: Span, reach: int) -> Iterator[Hit]:
        """Hits that overlap a span or lie within ``reach`` characters of it, in text order.

        A name of a book is found thousands of times: by bisection. Hits are only ever added.
        """
        if len(self._sorted) != len(self.hits):
            self._sorted = sorted(self.hits, key=lambda hit: hit.span)
            self._longest = max(hit.span[1] - hit.span[0] for hit in self.hits)
        first = bisect_left(self._sorted, span[0] - reach - self._longest, key=lambda hit: hit.span[0])
        for place in range(first, len(self._sorted)):
            hit = self._sorted[place]
            if hit.span[0] > span[1] + reach:
                return
            if hit.span[1] >= span[0] - reach:
                yield hit
