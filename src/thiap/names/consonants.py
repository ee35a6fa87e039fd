"""The consonants of a name in Chinese characters or Latin letters and of Thai, those alike to both as one.

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
#: Consonants that make a word another word by chance no more.
_SURE = 3
_NASAL = re.compile(r"ng|m")
_SIBILANT = re.compile(r"zh|ch|sh|[jqxczr](?=i(?![a-z]))|[jqxzc]")
_LETTERS = str.maketrans({"b": "p", "f": "p", "v": "p", "d": "t", "g": "k", "r": "l", "z": "s"})
_LEFT_OUT = re.compile(r"[^klnpst]|(?P<one>[klnpst])(?=(?P=one))")

#: The same of Latin letters, by what languages make of them: Knight, Wright, Thierry, Schultz, Cézanne.
_LATIN = str.maketrans(
    {
        **dict.fromkeys("cgqx", "k"),
        "d": "t",
        **dict.fromkeys("bfv", "p"),
        "r": "l",
        "m": "n",
        "z": "s",
        "j": "s",
    }
)
_SILENT_FIRST, _SOFT = re.compile(r"^[kwg](?=[nr])"), re.compile(r"[cg](?=[eiy])")
_DIGRAPHS = {"ph": "p", "th": "t", "sh": "s", "ch": "s"}


@cache
def of_characters(word: str) -> str:
    """The consonants of a word in Chinese characters."""
    roman = _SIBILANT.sub("s", _NASAL.sub("n", fold_roman(word).units))
    return _LEFT_OUT.sub("", roman.translate(_LETTERS))


@cache
def of_thai(text: str) -> str:
    """The consonants of a Thai text."""
    return _LEFT_OUT.sub("", "".join(SOUNDS_OF_CONSONANTS.get(unit, "") for unit in fold_thai(text).units))


@cache
def of_latin(word: str) -> tuple[str, str]:
    """The consonants of a word in Latin letters, c and g before e and i as in *cat* and *go*, and as soft."""
    from anyascii import anyascii

    plain = _SILENT_FIRST.sub("", anyascii(word).lower())
    for letters, sound in _DIGRAPHS.items():
        plain = plain.replace(letters, sound)
    hard, soft = (_LEFT_OUT.sub("", said.translate(_LATIN)) for said in (plain, _SOFT.sub("s", plain)))
    return hard, soft


def may_say(latin: str, thai: str) -> bool:
    """Whether Thai may say a name in Latin letters without those that are silent: แกลร์ is Clerc.

    Its consonants are two or more, in the order of the name's, and begin with the same. Of 46 names that are
    not said as they are written 36 may be theirs, of 2,070 pairs of strangers 71.
    """
    said = of_thai(thai)
    return len(said) > 1 and any(name[:1] == said[0] and _in_order(said, name) for name in of_latin(latin))


def is_said(latin: str, thai: str) -> bool:
    """Whether Thai has the very consonants of a word in Latin letters, three or more: แสนคำ, Saenkham."""
    said = of_thai(thai)
    return len(said) >= _SURE and said in of_latin(latin)


def _in_order(said: str, name: str) -> bool:
    letters = iter(name)
    return all(letter in letters for letter in said)


def heard_in(word: str, text: str) -> float:
    """How much of a word in Chinese characters a Thai text has in a row, 0 to 100."""
    from rapidfuzz.fuzz import partial_ratio, ratio

    name, passage = of_characters(word), of_thai(text)
    return (partial_ratio if len(passage) > len(name) else ratio)(name, passage) if name else 0.0
