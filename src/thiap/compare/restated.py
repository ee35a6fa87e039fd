"""One text against itself: the same event told twice, with two dates or two numbers.

Two places tell the same if the words around them are alike. Words are compared as runs of characters,
weighted by how rare they are in the text, so that Thai needs no word boundaries and no language needs a
table (character n-gram cosine; McNamee and Mayfield, "Character N-Gram Tokenization for European Language
Text Retrieval", 2004).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import log, sqrt
from typing import Final

from thiap.compare.information import information
from thiap.compare.relate import relate
from thiap.compare.slips import slip
from thiap.model import Document, Fact

_GRAM: Final = 5
_REACH: Final = 110
#: Facts that say this much are worth a comparison with every other.
_TELLING: Final = 0.75
#: Least cosine at which two places tell the same.
_ALIKE: Final = 0.45
#: One slip in a fact told three times differs from two.
_TWICE: Final = 2


def contradictions(doc: Document, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Fact, float]]:
    """Pairs of facts of one text that tell the same and differ, with their likeness.

    A fact that differs from more than `_TWICE` others in like words stands in a list or a table.

    Quadratic in the telling facts of a kind, linear in their text.
    """
    telling = [fact for fact in facts if fact.kind != "name" and information(fact) >= _TELLING]
    grams = [_grams(doc, fact) for fact in telling]
    frequency = Counter(gram for found in grams for gram in found)
    weights = {gram: log((1 + len(telling)) / count) for gram, count in frequency.items()}
    norms = [sqrt(sum(weights[gram] ** 2 for gram in found)) or 1.0 for found in grams]
    found: list[tuple[int, int, float]] = []
    for i, first in enumerate(telling):
        for j in range(i + 1, len(telling)):
            second = telling[j]
            # Two facts of one passage are two facts, told one after the other.
            if second.span[0] - first.span[1] < 2 * _REACH or not _differ(first, second):
                continue
            shared = sum(weights[gram] ** 2 for gram in grams[i] & grams[j])
            likeness = shared / (norms[i] * norms[j])
            if likeness >= _ALIKE:
                found.append((i, j, likeness))
    crowd = Counter(place for i, j, _ in found for place in (i, j))
    for i, j, likeness in found:
        if max(crowd[i], crowd[j]) <= _TWICE:
            yield telling[i], telling[j], likeness


def _grams(doc: Document, fact: Fact) -> set[str]:
    """Runs of letters around a fact, digits and the fact itself left out."""
    start, end = fact.span
    before = doc.text[max(0, start - _REACH) : start].rpartition("\n")[2]
    after = doc.text[end : end + _REACH].partition("\n")[0]
    found = set()
    for part in (before, after):
        text = "".join(char.lower() if not char.isdigit() else " " for char in part)
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
