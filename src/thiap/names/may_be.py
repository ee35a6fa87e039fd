"""Whether a word in Latin letters may be one of a text in Latin letters, in Katakana or in characters.

Of 339 cities of CLDR 0.98 may be their Japanese names, of 340 0.95 their Chinese ones; 0.03 and 0.04 may be
those of another city.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from rapidfuzz.fuzz import partial_ratio, ratio

from thiap.names.consonants import PERHAPS, of_characters
from thiap.names.fold import fold_latin, fold_roman
from thiap.names.named import spellings
from thiap.names.originals import CLOSING_R, is_original
from thiap.names.rows import NAME, like
from thiap.names.translit import SearchText

_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]+")
#: Letters of a word that may be another one with a letter changed, of one that may be part of another, and
#: consonants of one that are more than its beginning.
_SHORT, _LONG, _LEAST = 4, 5, 3
#: How much nearer, of 100, one word must be to another to be that and not this.
_NEARER = 12.0
#: How well characters must spell a word as a whole, and a part of them.
_LIKE, _PART = 0.1, 0.4
#: How alike the letters of a name and a part of words that were joined must be.
_GLUED = 72.0
_SILENT, _DOUBLE = re.compile(r"gh|h(?![aeiou])"), re.compile(r"(.)(?=\1)")
_ONE = str.maketrans({"c": "k", "l": "r", "v": "b", "q": "k", "f": "h"})


@lru_cache(maxsize=65536)
def may_be(latin: str, word: str, lang: str) -> bool:
    """Whether a word in Latin letters, folded, may be one of a text in ``lang``."""
    if _WORD.fullmatch(word):
        key = fold_latin(word)
        shorter, longer = sorted((latin, key), key=len)
        return latin == key or (
            len(shorter) >= _SHORT
            and (like(latin, key, NAME) or (len(shorter) >= _LONG and shorter in longer))
        )
    if lang == "zh":
        heard = SearchText([fold_roman(word)], lang)
        return (
            any(_fits(ours, of_characters(word)) for ours in _consonants(latin))
            or float(heard.similarities(latin)[0]) >= _LIKE
            or float(heard.shares(latin)[0]) >= _PART
        )
    if is_original(SearchText([fold_roman(word)], lang), latin, word):
        return True
    spoken = _plainly(latin)
    return len(spoken) > _LEAST and any(
        partial_ratio(spoken, _plainly(form)) >= _GLUED
        for form in spellings(fold_roman(word).units, lang)
        if len(form) >= len(spoken)
    )


def closeness(latin: str, word: str, lang: str) -> float:
    """How near a word in Latin letters is to one it may be, 0 to 100."""
    if _WORD.fullmatch(word):
        return ratio(latin, fold_latin(word))
    if lang == "zh":
        return max(ratio(ours, of_characters(word)) for ours in _consonants(latin))
    return max(ratio(_plainly(latin), _plainly(form)) for form in spellings(fold_roman(word).units, lang))


def nearer(one: str, other: str, word: str, lang: str) -> bool:
    """Whether a word is rather ``one`` than ``other``, both in Latin letters."""
    return may_be(one, word, lang) and closeness(one, word, lang) > closeness(other, word, lang) + _NEARER


def nearest(latin: str, other: str, word: str, lang: str) -> bool:
    """Whether a word in Latin letters is rather ``other`` than ``word``, both of the other side."""
    return (
        other != word
        and may_be(latin, other, lang)
        and closeness(latin, other, lang) > closeness(latin, word, lang) + _NEARER
    )


def _plainly(word: str) -> str:
    """The letters of a word, those that another script has one of as one."""
    return _DOUBLE.sub("", _SILENT.sub("", word).translate(_ONE))


def _fits(name: str, word: str) -> bool:
    """Whether the consonants of a name are in those of a word, which may be longer."""
    size = len(name)
    if size < _LEAST or len(word) < size:
        if size < _LEAST:
            return size > 1 and word.startswith(name) and len(word) <= size + 1
        return word == name[:-1] or (size > _LEAST and len(word) == size - 1 and ratio(name, word) >= PERHAPS)
    windows = (word[at : at + n] for n in (size, size + 1) for at in range(len(word) - n + 1))
    return any(ratio(name, window) >= PERHAPS for window in windows)


@cache
def _consonants(latin: str) -> frozenset[str]:
    """Those of a word in Latin letters as characters have them: a closing r, gh and v are hardly heard."""
    spoken = CLOSING_R.sub("", latin.replace("gh", ""))
    forms = latin, spoken, spoken.replace("v", ""), spoken.replace("ch", "k")
    return frozenset(map(of_characters, forms))
