"""A name in Latin letters that both texts write, with a letter wrong in one: Kowalczyk, Kowalczuk."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from thiap.languages.names import load_english_words
from thiap.languages.prose import prose
from thiap.model import Bitext, Span

_WORD = re.compile(r"(?<!\w)[A-Z\u00c0-\u00de][a-z\u00c0-\u024f]+(?!\w)")
#: Letters of a name in which one slip can be told from another name, and of one with two slips.
_LEAST, _LONG = 6, 10


def misspelt(bitext: Bitext) -> Iterator[tuple[Span, Span]]:
    """Names in the linked text of two sides that differ in a letter: source, target, in text order.

    Neither form may stand anywhere in the other text: else both are names there. Words of the dictionary are
    none, and a name that is written with another ending (Kant, Kants) is the same.
    """
    texts = prose(bitext.source), prose(bitext.target)
    known = [{match[0] for match in _WORD.finditer(text)} for text in texts]
    told: set[Span] = set()
    beads = bitext.alignment.beads
    ours = [_names(texts[0], bead.source, known[1]) for bead in beads]
    for k, bead in enumerate(beads):
        # A wrong name may part the passage, so that its piece stands alone: the beads around count too.
        around = [*ours[k], *(found for j in (k - 1, k + 1) if 0 <= j < len(beads) for found in ours[j])]
        for span, word in _names(texts[1], bead.target, known[0]):
            near = [(other, name) for other, name in around if _slip(name, word)]
            if near and span not in told:
                told.add(span)
                yield near[0][0], span


def _names(text: str, spans: tuple[Span, ...], elsewhere: set[str]) -> list[tuple[Span, str]]:
    words = load_english_words()
    return [
        (match.span(), match[0])
        for start, end in spans
        for match in _WORD.finditer(text, start, end)
        if len(match[0]) >= _LEAST and match[0] not in elsewhere and match[0].lower() not in words
    ]


def _slip(first: str, second: str) -> bool:
    """Whether one name is the other with a letter wrong, left out or changed places."""
    if first[0] != second[0] or first.startswith(second) or second.startswith(first):
        return False
    allowed = 2 if min(len(first), len(second)) >= _LONG else 1
    return 0 < OSA.distance(first, second, score_cutoff=allowed) <= allowed
