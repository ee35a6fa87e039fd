"""The consonants of a name in Chinese characters and of Thai, those that both may write for one as one.

Characters have a syllable for each sound of a name, so that its letters are heard no better than by chance;
its consonants, in order, are the same in both.
"""

from __future__ import annotations

import re
from functools import cache

from thiap.languages.thai_letters import SOUNDS_OF_CONSONANTS
from thiap.names.fold import fold_roman, fold_thai

#: How much of the consonants of a name a passage must have in a row to say it, perhaps or plainly, 0 to 100.
PERHAPS, PLAIN = 75.0, 100.0
_NASAL = re.compile(r"ng|m")
_SIBILANT = re.compile(r"zh|ch|sh|[jqxczr](?=i(?![a-z]))|[jqxzc]")
_LETTERS = str.maketrans({"b": "p", "f": "p", "v": "p", "d": "t", "g": "k", "r": "l", "z": "s"})
_LEFT_OUT = re.compile(r"[^klnpst]|(?P<one>[klnpst])(?=(?P=one))")


@cache
def of_characters(word: str) -> str:
    """The consonants of a word in Chinese characters."""
    roman = _SIBILANT.sub("s", _NASAL.sub("n", fold_roman(word).units))
    return _LEFT_OUT.sub("", roman.translate(_LETTERS))


@cache
def of_thai(text: str) -> str:
    """The consonants of a Thai text."""
    return _LEFT_OUT.sub("", "".join(SOUNDS_OF_CONSONANTS.get(unit, "") for unit in fold_thai(text).units))


def heard_in(word: str, text: str) -> float:
    """How much of a word in Chinese characters a Thai text has in a row, 0 to 100."""
    from rapidfuzz.fuzz import partial_ratio, ratio

    name, passage = of_characters(word), of_thai(text)
    return (partial_ratio if len(passage) > len(name) else ratio)(name, passage) if name else 0.0
