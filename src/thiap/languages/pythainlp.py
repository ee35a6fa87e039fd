"""PyThaiNLP, whoever calls: nothing is fetched, and no folder appears in the user's home.

The library asks two variables of the environment for that, when it is imported and when it looks for a table.
They are set here, where it is imported, so that a program that uses thiap need not.
"""

from __future__ import annotations

import importlib
import os
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


@lru_cache(maxsize=1)
def thai_word_list() -> frozenset[str]:
    """PyThaiNLP's word list (CC0)."""
    return frozenset(pythainlp("corpus").thai_words())


def thai_word_trie() -> Any:
    """The same as the trie that newmm walks."""
    return pythainlp("tokenize").word_dict_trie()
