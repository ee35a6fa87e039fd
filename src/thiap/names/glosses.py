"""Originals in brackets that are not those of the name before them: Diehl in Chinese (Elizabeth Warren).

Where the source has no Latin letters of its own but keeps names in them (Thai), it shows which is wrong: the
original that it keeps stands behind somebody else, or behind the name that it keeps stands another original.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from thiap.languages.names import load_given_names
from thiap.model import Bead, Document, Span
from thiap.names.fold import fold_latin
from thiap.names.may_be import may_be
from thiap.names.named import DOTS, LEAST, RUNS, SHORT
from thiap.names.rows import NAME, like
from thiap.names.spelt import Known, fold_in
from thiap.names.strangers import foreign_run
from thiap.names.translit import SearchText

_GLOSS = re.compile(
    r"(?<=[^\W\da-zA-Z])\s?[(（]\s?(?P<name>[A-Z][a-zÀ-ɏ'’.-]+(?: [A-Z][a-zÀ-ɏ'’.-]+){1,2})\s?[)）]"
)
#: Characters before a bracket in which the name stands that it explains, and how much of what is heard of
#: that name may be heard there of the one in the brackets.
_BEFORE, _LESS = 10, 0.5
#: What stands between the words of a name in characters or in Katakana.
_BETWEEN = DOTS + "=\uff1d"
#: How well a passage in another script may spell a word of an original in brackets.
_SPELT = 0.35
_CAPITAL = re.compile(r"[A-Z\u00c0-\u00de][A-Za-z\u00c0-\u024f'\u2019-]+")


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


def other_originals(named: Document, thai: Document, beads: Sequence[Bead]) -> Iterator[tuple[Span, Span]]:
    """What is wrong of a name in ``named`` and the original behind it, and the name that the Thai has.

    ``beads`` have ``named`` as their source, in a script that spells foreign names in letters of its own.
    """
    for bead in beads if named.lang in RUNS else ():
        kept = [match for part in bead.target for match in _CAPITAL.finditer(thai.text, *part)]
        plain = " ".join(map(thai.quote, bead.target))
        for low, high in bead.source:
            for match in _GLOSS.finditer(named.text, low, high):
                before = _before(named, low, match.start())
                words = match["name"].split()
                if not before or any(_may_be(word, part, named) for word in words for part in before):
                    continue
                own = [one for word in words for one in kept if _is_same(word, one[0])]
                theirs = [one for one in kept if any(_may_be(one[0], part, named) for part in before)]
                if len(own) == len(words) and not theirs and fold_latin(words[0]) in load_given_names("en"):
                    yield (before[0][0], before[-1][1]), _around(own)
                elif theirs and not own and not _says(plain, words, named.lang):
                    yield match.span("name"), _around(theirs)


def _before(doc: Document, low: int, end: int) -> list[Span]:
    """The words of the name in letters of foreign names that ends before a bracket."""
    words: list[Span] = []
    for match in foreign_run(doc.lang).finditer(doc.text, low, end):
        beside = bool(words) and doc.text[words[-1][1] : match.start()] in _BETWEEN
        words = [*words, match.span()] if beside else [match.span()]
    return words if words and words[-1][1] == end else []


def _is_same(first: str, second: str) -> bool:
    return like(fold_latin(first), fold_latin(second), NAME)


def _may_be(latin: str, span: Span, doc: Document) -> bool:
    return len(latin) >= SHORT and may_be(fold_latin(latin), doc.quote(span), doc.lang)


def _says(text: str, words: Sequence[str], lang: str) -> bool:
    """Whether a Thai passage may spell words in Latin letters as one, or one that is long enough."""
    heard = SearchText([fold_in(text, "th")], "th", lang)
    keys = [fold_latin("".join(words)), *(fold_latin(word) for word in words if len(word) > LEAST)]
    return any(float(heard.shares(key)[0]) >= _SPELT for key in keys)


def _around(matches: Sequence[re.Match[str]]) -> Span:
    return min(one.start() for one in matches), max(one.end() for one in matches)
