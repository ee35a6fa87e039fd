"""PyThaiNLP, whoever calls: nothing is fetched, and no folder appears in the user's home.

The library asks two variables of the environment for that, when it is imported and when it looks for a table.
They are set here, where it is imported, so that a program that uses thiap need not.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Final

#: Both ask for less than the library would do by itself; what a program set on purpose stays.
_QUIET: Final = {"PYTHAINLP_OFFLINE": "1", "PYTHAINLP_READ_ONLY": "1"}


def pythainlp(module: str) -> Any:
    """A module of PyThaiNLP: ``"tokenize"``, ``"corpus"``, ``"util"``."""
    for name, value in _QUIET.items():
        # Its older name beside the new one is an error to PyThaiNLP.
        if name != "PYTHAINLP_READ_ONLY" or "PYTHAINLP_READ_MODE" not in os.environ:
            os.environ.setdefault(name, value)
    return importlib.import_module(f"pythainlp.{module}")


#: Letters by which words begin alike, and the lengths of words that have fewer.
_ALIKE: Final = 3
_SHORT: Final = range(1, _ALIKE)


@lru_cache(maxsize=1)
def thai_word_list() -> frozenset[str]:
    """PyThaiNLP's word list (CC0)."""
    return frozenset(pythainlp("corpus").thai_words())


class WordLookup:
    """Which of some words begin at a place of a text: what newmm asks of its trie.

    Its trie of all words has some two hundred thousand nodes, which every start of the program would pay for.
    A set and the lengths of the words that begin alike are made in a fifth of the time and asked as quickly.

    Args:
        words: blanks around them do not count, as in PyThaiNLP.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(word.strip() for word in words) - {""}
        sizes: dict[str, set[int]] = {}
        for word in self._words:
            sizes.setdefault(word[:_ALIKE], set()).add(len(word))
        #: Lengths of the words that are longer than a beginning has letters.
        self._longer = {
            beginning: tuple(sorted(found - set(_SHORT)))
            for beginning, found in sizes.items()
            if len(beginning) == _ALIKE
        }

    def __len__(self) -> int:
        return len(self._words)

    def __contains__(self, word: str) -> bool:
        return word in self._words

    def prefixes(self, text: str, start: int = 0) -> list[str]:
        """The words that begin at ``start``, shorter ones first."""
        sizes = (*_SHORT, *self._longer.get(text[start : start + _ALIKE], ()))
        words, room = self._words, len(text) - start
        return [word for size in sizes if size <= room and (word := text[start : start + size]) in words]


@lru_cache(maxsize=1)
def thai_word_lookup() -> WordLookup:
    """The same word list, as newmm asks it."""
    return WordLookup(thai_word_list())
