"""The original of a name in Latin letters, beside its spelling in a script of another language.

Where neither text is in Latin letters one of them may still keep a name in them (Kavanaugh, カバノー).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import numpy as np

from thiap.model import Bead, Document
from thiap.names.by_key import alike, sound
from thiap.names.consonants import of_characters
from thiap.names.fold import fold_latin, fold_roman
from thiap.names.named import SHORT, WORD
from thiap.names.translit import Floats, SearchText

#: How well a word must spell the other, or how alike their consonants must be.
_LIKE, _SAME = 0.25, 72.0
#: An r that many languages do not speak.
CLOSING_R = re.compile(r"r(?![aeiouy])")
#: Consonants that a script has one letter for.
_ONE = str.maketrans({"f": "p", "r": "l"})
#: The same for a word in Chinese characters.
_FEWEST, _CHARACTERS = _ONE | str.maketrans({"m": "n"}), re.compile(r"[\u4e00-\u9fff]+")


def is_original(heard: SearchText, latin: str, word: str) -> bool:
    """Whether a word in Latin letters may be what another script spells as ``word``, which ``heard`` has."""
    if float(heard.similarities(latin)[0]) >= _LIKE:
        return True
    said = CLOSING_R.sub("", latin)
    return any(_same(spoken, word) for spoken in {said, said.replace("ch", "k")})


def _same(latin: str, word: str) -> bool:
    """Whether the consonants of two words are alike; where they are few, all but one at the end."""
    first, second = _consonants(latin, word)
    if min(len(first), len(second)) < SHORT:
        shorter, longer = sorted((first, second), key=len)
        return len(shorter) > 1 and longer.startswith(shorter) and len(longer) - len(shorter) <= 1
    return alike(first, second) >= _SAME


def _consonants(latin: str, word: str) -> tuple[str, str]:
    """Those of a word in Latin letters and of one in another script, as one key each."""
    if _CHARACTERS.fullmatch(word):
        return sound(latin).translate(_FEWEST), of_characters(word)
    return sound(latin).translate(_ONE), sound(word).translate(_ONE)


class LatinWords:
    """Words with a capital that the passages of a text in another script write in Latin letters."""

    def __init__(self, doc: Document, beads: Sequence[Bead]) -> None:
        self._passages: dict[str, set[int]] = {}
        for k, bead in enumerate(beads):
            for low, high in bead.target:
                for match in WORD.finditer(doc.text, low, high):
                    if match[0][0].isupper() and match[0].isascii():
                        self._passages.setdefault(fold_latin(match[0]), set()).add(k)

    def shares(self, word: str, lang: str, count: int) -> Floats:
        """For each passage 1 where it has the original of a name that ``lang`` spells as ``word``, else 0."""
        heard, found = SearchText([fold_roman(word)], lang), np.zeros(count, dtype=np.float32)
        for latin, passages in self._passages.items():
            if len(latin) >= SHORT and is_original(heard, latin, word):
                found[list(passages)] = 1.0
        return found

    def has(self, word: str, passages: Iterable[int]) -> bool:
        """Whether one of some passages has the original of a name for sure: its consonants are the same."""
        near = set(passages)
        both = (
            _consonants(CLOSING_R.sub("", latin), word)
            for latin, found in self._passages.items()
            if found & near
        )
        return any(first == second for first, second in both)
