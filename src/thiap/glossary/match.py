"""Terms in running text: inflected forms in languages with blanks, whole words in Thai."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from thiap.languages.pythainlp import WordLookup, thai_word_list, thai_word_lookup
from thiap.languages.thai_letters import AM
from thiap.languages.thai_words import thai_words
from thiap.model import Span
from thiap.spans import INVISIBLE

#: Languages of nltk's Snowball stemmers, by code.
_SNOWBALL: Final = {
    "ar": "arabic",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "nl": "dutch",
    "pt": "portuguese",
    "ru": "russian",
}
_WORD = re.compile(r"\w+(?:['’]\w+)?")
_HYPHENED = re.compile(r"(?<!\w)\w++(?:[-\u2010\u2011]\w++)+")
_HYPHENS = re.compile(r"[-\u2010\u2011]")
#: What makes a term more than its words: C++, .NET, R&D.
_SYMBOL = re.compile(r"[^\w\s\-\u2010\u2011'’./]|^\W|[^\w.)]$")
#: Sara am as two characters, its tone mark before or behind the first; and two sara e for one sara ae.
_SARA_AM = re.compile(r"\u0e4d([\u0e48-\u0e4b]?)\u0e32|([\u0e48-\u0e4b])\u0e4d\u0e32")


@lru_cache(maxsize=8)
def _stemmer(lang: str) -> Any:
    from nltk.stem import SnowballStemmer

    return SnowballStemmer(_SNOWBALL[lang])


@lru_cache(maxsize=1 << 16)
def _fold(word: str, lang: str) -> str:
    """What inflected forms of a word have in common."""
    word = word.casefold().replace("’", "'").removesuffix("'s")
    return str(_stemmer(lang).stem(word)) if lang in _SNOWBALL else word


@lru_cache(maxsize=1)
def _irregular() -> dict[str, tuple[str, ...]]:
    """The dictionary forms of English words whose inflected forms no stemmer joins."""
    from thiap.languages.language import table

    bases: dict[str, tuple[str, ...]] = {}
    for base, forms in table("en.irregular.tsv"):
        for form in forms.split():
            bases[form] = (*bases.get(form, ()), base)
    return bases


@lru_cache(maxsize=1 << 16)
def _keys(word: str, lang: str) -> frozenset[str]:
    """What a word is found under; two forms of one word share a key."""
    bases = _irregular().get(word.casefold(), ()) if lang == "en" else ()
    return frozenset(_fold(form, lang) for form in (word, *bases))


def _is_code(word: str) -> bool:
    """Whether a word is an abbreviation, which only its own letters match (US is not us)."""
    return len(word) > 1 and word[:-1].isupper()


@lru_cache(maxsize=2)
def _dictionary(terms: tuple[str, ...]) -> WordLookup:
    """The words of PyThaiNLP and these terms."""
    return WordLookup((*thai_word_list(), *terms))


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    span: Span
    keys: frozenset[str]


class TermFinder:
    """Finds the terms of a glossary in texts of one language.

    Args:
        terms: what will be looked for; Thai is cut into words with these among the dictionary's.
        lang: ISO 639 code of the texts.
    """

    def __init__(self, terms: tuple[str, ...], lang: str) -> None:
        self._lang = lang
        self._terms = tuple(dict.fromkeys(terms))

    def find(self, text: str, *, compounds: bool = False) -> dict[str, list[Span]]:
        """Occurrences in ``text`` by term, in text order; terms that do not occur are left out.

        Args:
            text: what to look through.
            compounds: whether a term counts that is a part of a longer Thai word, as คอมพิวเตอร์ is of
                เครื่องคอมพิวเตอร์ (but ยา is not of ยาว, whose rest is no word).
        """
        places = self._thai(text, compounds) if self._lang == "th" else self._inflected(text)
        return {term: spans for term, spans in places.items() if spans}

    def _inflected(self, text: str) -> dict[str, list[Span]]:
        """Word by word in any form; what is hyphened is the same as what is written in one or in two."""
        found: dict[str, list[Span]] = {}
        streams = []
        for words in (_words(text, self._lang), _words(text, self._lang, joined=True)):
            first: dict[str, list[int]] = {}
            for at, word in enumerate(words):
                for key in word.keys:
                    first.setdefault(key, []).append(at)
            streams.append((words, first))
        for term in self._terms:
            if _SYMBOL.search(term.strip()):
                pattern = rf"(?<!\w){re.escape(term.strip())}(?!\w)"
                spans = {match.span() for match in re.finditer(pattern, text, re.IGNORECASE)}
            else:
                spans = {
                    span
                    for wanted in {term, _HYPHENS.sub("", term)}
                    for words, first in streams
                    for span in _places(_words(wanted, self._lang), words, first)
                }
            found[term] = sorted(spans)
        return found

    def _thai(self, text: str, compounds: bool) -> dict[str, list[Span]]:
        """Places where a term begins and ends with a word; blanks and hyphens inside it may differ."""
        normal, starts, ends = _normal(text)
        present = [
            (term, matches)
            for term in self._terms
            if (matches := [m.span() for m in re.finditer(_loose(term), normal, re.IGNORECASE)])
        ]
        if not present:
            return {}
        edges = self._edges(normal)
        return {
            term: [
                (starts[start], ends[end - 1])
                for start, end in spans
                if (start in edges and end in edges) or (compounds and _is_part(normal, (start, end), edges))
            ]
            for term, spans in present
        }

    def _edges(self, text: str) -> set[int]:
        words = thai_words(text, dictionary=_dictionary(self._terms))
        return {0} | {at + len(word) for at, word in words}


def _words(text: str, lang: str, *, joined: bool = False) -> list[_Word]:
    """The words of a text; with ``joined`` a hyphened word is one, without its hyphens."""
    found = [(match[0], match.span()) for match in _WORD.finditer(text)]
    if joined:
        whole = [(_HYPHENS.sub("", match[0]), match.span()) for match in _HYPHENED.finditer(text)]
        taken = [span for _, span in whole]
        found = [word for word in found if not any(a <= word[1][0] < b for a, b in taken)]
        found = sorted(found + whole, key=lambda word: word[1])
    return [_Word(word, span, _keys(word, lang)) for word, span in found]


def _places(term: list[_Word], words: list[_Word], first: dict[str, list[int]]) -> Iterator[Span]:
    """Where the words of a term follow each other."""
    for at in sorted({at for key in term[0].keys for at in first.get(key, ())} if term else ()):
        here = words[at : at + len(term)]
        if len(here) == len(term) and all(map(_same, term, here)):
            yield here[0].span[0], here[-1].span[1]


def _same(wanted: _Word, word: _Word) -> bool:
    if _is_code(wanted.text):
        own = word.text.removesuffix("'s").removesuffix("’s").removesuffix("s")
        return own in (wanted.text, wanted.text.removesuffix("s"))
    return not wanted.keys.isdisjoint(word.keys)


def _normal(text: str) -> tuple[str, list[int], list[int]]:
    """``text`` as it should be typed, and where each of its characters begins and ends in ``text``."""
    pieces: list[tuple[str, int, int]] = []
    at = 0
    for match in _SARA_AM.finditer(text):
        pieces += ((char, k, k + 1) for k, char in enumerate(text[at : match.start()], at))
        tone = match[1] or match[2] or ""
        pieces += ((char, *match.span()) for char in tone + AM)
        at = match.end()
    pieces += ((char, k, k + 1) for k, char in enumerate(text[at:], at))
    pieces = [piece for piece in pieces if piece[0] not in INVISIBLE]
    return "".join(p[0] for p in pieces), [p[1] for p in pieces], [p[2] for p in pieces]


def _is_part(text: str, span: Span, edges: set[int]) -> bool:
    """Whether what stands around a term, up to the ends of the longer word, is made of words too."""
    low = max(edge for edge in edges if edge <= span[0])
    high = min(edge for edge in edges if edge >= span[1])
    usual = thai_word_lookup()
    return all(
        len(word) > 1 and word in usual
        for part in (text[low : span[0]], text[span[1] : high])
        if part
        for _, word in thai_words(part)
    )


@lru_cache(maxsize=4096)
def _loose(term: str) -> str:
    """A pattern for a Thai term whose blanks and hyphens may be written or not."""
    term = _normal(term.replace("\u200b", " "))[0]
    return r"[\s\-]*".join(re.escape(part) for part in re.split(r"[\s\-]+", term) if part)
