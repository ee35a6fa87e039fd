"""Originals in brackets that are not those of the name before them: Diehl in Chinese (Elizabeth Warren)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from thiap.model import Bead, Document, Span
from thiap.names.fold import fold_latin
from thiap.names.named import LEAST
from thiap.names.spelt import Known, fold_in
from thiap.names.translit import SearchText

_GLOSS = re.compile(
    r"(?<=[^\W\da-zA-Z])\s?[(（]\s?(?P<name>[A-Z][a-zÀ-ɏ'’.-]+(?: [A-Z][a-zÀ-ɏ'’.-]+){1,2})\s?[)）]"
)
#: Characters before a bracket in which the name stands that it explains, and how much of what is heard of
#: that name may be heard there of the one in the brackets.
_BEFORE, _LESS = 10, 0.5


def wrong_glosses(
    beads: Sequence[Bead], other: Document, known: Mapping[str, Known], said: Sequence[str]
) -> Iterator[tuple[Span, Span]]:
    """Names of the source that the original of another stands behind, and that original.

    ``said``: what each passage renders. The original of another has a surname that the passage does not
    name, or one that is hardly heard before the brackets.
    """
    for k, bead in enumerate(beads):
        asked = set(fold_latin(said[k]).split())
        for low, high in bead.target:
            for match in _GLOSS.finditer(other.text, low, high):
                words = [fold_latin(word) for word in match["name"].split()]
                if asked.issuperset(words):
                    continue
                before = other.text[max(low, match.start() - _BEFORE) : match.start()].lower()
                heard, named = max(_asked(k, words, before, known, other.lang), default=(0.0, None))
                its = _heard(words[-1], before, known, other.lang) if words[-1] in asked else 0.0
                if named is not None and its < _LESS * heard:
                    yield named, match.span("name")


def _asked(
    k: int, words: Sequence[str], before: str, known: Mapping[str, Known], lang: str
) -> Iterator[tuple[float, Span]]:
    """The names of the passage heard before the brackets that are not in them: how well, and where."""
    for name, entry in known.items():
        if k in entry.places and name not in words and len(name) >= LEAST:
            heard = _heard(name, before, known, lang)
            if heard >= entry.bar:
                yield heard, entry.places[k]


def _heard(name: str, text: str, known: Mapping[str, Known], lang: str) -> float:
    if name in known and any(form in text for form in known[name].forms):
        return 1.0
    return float(SearchText([fold_in(text, lang)], lang).shares(name)[0])
