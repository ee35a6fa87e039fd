"""Names of languages, as a bar to change the language of a page writes them. Source: CLDR, by Babel."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from thiap.languages.cldr import cldr_locale

_WORD: Final = re.compile(r"[^\W\d_]+(?:[\u0e30-\u0e4e]+[^\W\d_]*)*")
#: What such a bar says beside the names.
_LANGUAGE: Final = frozenset(("language", "languages", "ภาษา"))


def only_names(text: str, langs: Iterable[str]) -> bool:
    """Whether a text is names of some languages, each in any of them, and the word for language."""
    known = _names(frozenset(langs)) | _LANGUAGE
    words = [word.casefold() for word in _WORD.findall(text)]
    return bool(words) and all(word in known or word.removeprefix("ภาษา") in known for word in words)


@cache
def names_of(lang: str, langs: frozenset[str]) -> frozenset[str]:
    """What a language is called in some languages, without capitals."""
    from babel import UnknownLocaleError

    found: set[str] = set()
    for other in langs:
        try:
            found.add(cldr_locale(other).languages[lang].casefold())
        except (UnknownLocaleError, ValueError, KeyError):
            continue
    return frozenset(found)


@cache
def _names(langs: frozenset[str]) -> frozenset[str]:
    from babel import UnknownLocaleError

    found: set[str] = set()
    for lang in langs:
        try:
            names = cldr_locale(lang).languages
        except (UnknownLocaleError, ValueError):
            continue
        found.update(names[other].casefold() for other in langs if other in names)
    return frozenset(found)
