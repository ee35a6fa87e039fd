"""Enumerations: the items of "A, B and C" in English, the pieces of A B และ C in Thai."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from thiap.languages.cues import cues
from thiap.model import Span

#: What parts two items of English; the last has the conjunction.
_PARTS: Final = re.compile(r",\s{1,4}(?:and|or|nor)\s|,\s|\s(?:and|or|nor)\s")
_LAST: Final = re.compile(r"\b(?:and|or|nor)\b")
#: What ends a stretch of items.
_END: Final = re.compile(r"[.;:!?()\[\]\n\"“”—–]")
_WORD: Final = re.compile(r"\S+")
#: Words of an item, at most; of the first and the last item so many stand for it.
_LONGEST: Final = 6
_NEAREST: Final = 3
#: A blank of Thai parts pieces, but not a number from what it counts.
_BLANK: Final = r"(?<![\d\s])\s+(?![\d\s])"


def english_items(text: str) -> Iterator[list[Span]]:
    """The items of each enumeration of three and more; of the first and the last the words nearest to it."""
    start = 0
    for end in [*(found.start() for found in _END.finditer(text)), len(text)]:
        chain: list[Span] = []
        for found in _PARTS.finditer(text, start, end):
            part = found.span()
            if chain and len(text[chain[-1][1] : part[0]].split()) > _LONGEST:
                chain = []
            chain.append(part)
            if _LAST.search(found[0]):
                yield from _row(text, chain, start, end)
                chain = []
        start = end + 1


def _row(text: str, chain: list[Span], start: int, end: int) -> Iterator[list[Span]]:
    opening = [word.start() for word in _WORD.finditer(text, start, chain[0][0])][-_NEAREST:]
    closing = [word.end() for word in _WORD.finditer(text, chain[-1][1], end)][:_NEAREST]
    if len(chain) > 1 and opening and closing:
        inner = [(first[1], second[0]) for first, second in pairwise(chain)]
        yield [(opening[0], chain[0][0]), *inner, (chain[-1][1], closing[-1])]


def thai_pieces(text: str) -> list[Span]:
    """What stands between blanks, commas and the conjunctions that join items."""
    joins = "|".join(map(re.escape, cues("joins_items")))
    cuts = [
        found.span() for found in re.finditer(rf"[\s,]{{0,4}}(?:{joins})\s{{0,4}}|,\s*|{_BLANK}|\n", text)
    ]
    edges = [0, *(at for cut in cuts for at in cut), len(text)]
    return [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end]
