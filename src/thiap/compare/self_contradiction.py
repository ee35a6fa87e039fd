"""One text against itself: the same event told twice, with two dates or two numbers.

Two places tell the same if the words around them are alike. Words are compared as runs of characters,
weighted by how rare they are in the text, so that Thai needs no word boundaries and no language needs a
table (character n-gram cosine; McNamee and Mayfield, "Character N-Gram Tokenization for European Language
Text Retrieval", 2004).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from math import log, sqrt
from typing import Final

from thiap.compare.values.relate import relate
from thiap.compare.values.salience import information
from thiap.compare.values.slips import slip
from thiap.model import Document, Fact

_GRAM: Final = 5
_CONTEXT_CHARS: Final = 110
#: Facts that say this much are worth a comparison with every other.
_TELLING: Final = 0.75
#: A gram is rare in up to this many places, and two places share this many before they are compared.
_RARE: Final = 20
_SHARED: Final = 5
#: Least cosine at which two places tell the same.
_ALIKE: Final = 0.45
#: In like words a restated fact has two values, the right one and the slip; more are the rows of a list.
_VALUES: Final = 2
_NO_LETTERS: Final = re.compile(r"[\s\d!-/:-@\[-`{-~–—“”‘’…]+")  # not \W, which Thai vowels are


def contradictions(doc: Document, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Fact, float]]:
    """Pairs of facts of one text that tell the same and differ, with their likeness, in text order.

    Only places that share rare runs of characters meet, so the cost grows about as the text does.
    """
    telling = [fact for fact in facts if fact.kind != "name" and information(fact) >= _TELLING]
    grams = [_grams(doc, fact) for fact in telling]
    places: dict[str, list[int]] = {}
    for i, found in enumerate(grams):
        for gram in found:
            places.setdefault(gram, []).append(i)
    weights = {gram: log((1 + len(telling)) / len(found)) for gram, found in places.items()}
    norms = [sqrt(sum(weights[gram] ** 2 for gram in found)) or 1.0 for found in grams]
    alike: list[tuple[int, int, float]] = []
    values = [{(fact.kind, fact.value)} for fact in telling]
    for i, j in _meeting(places.values()):
        shared = sum(weights[gram] ** 2 for gram in grams[i] & grams[j])
        likeness = shared / (norms[i] * norms[j])
        if likeness >= _ALIKE and telling[i].kind == telling[j].kind:
            alike.append((i, j, likeness))
            values[i] |= {(telling[j].kind, telling[j].value)}
            values[j] |= {(telling[i].kind, telling[i].value)}
    for i, j, likeness in alike:
        first, second = telling[i], telling[j]
        # Two facts of one passage are two facts, told one after the other.
        apart = second.span[0] - first.span[1] >= 2 * _CONTEXT_CHARS
        if apart and max(len(values[i]), len(values[j])) <= _VALUES and _differ(first, second):
            yield first, second, likeness


def _meeting(places: Iterable[list[int]]) -> list[tuple[int, int]]:
    """Pairs of places with enough rare grams in common to be worth a look, sorted."""
    common = Counter(pair for found in places if 1 < len(found) <= _RARE for pair in combinations(found, 2))
    return sorted(pair for pair, count in common.items() if count >= _SHARED)


def _grams(doc: Document, fact: Fact) -> set[str]:
    """Runs of letters around a fact; numbers, however long, and marks count as one blank."""
    start, end = fact.span
    before = doc.text[max(0, start - _CONTEXT_CHARS) : start].rpartition("\n")[2]
    after = doc.text[end : end + _CONTEXT_CHARS].partition("\n")[0]
    found = set()
    for part in (before, after):
        text = " ".join(_NO_LETTERS.sub(" ", part.lower()).split())
        found |= {text[k : k + _GRAM] for k in range(len(text) - _GRAM + 1)}
    return found


def _differ(first: Fact, second: Fact) -> bool:
    if first.kind != second.kind:
        return False
    match = relate(first, second)
    if match is None or match.relation != "conflict":
        return False
    if first.kind == "date":
        return match.likeness >= 0.85
    return slip(first, second) is not None and match.likeness >= 0.5
