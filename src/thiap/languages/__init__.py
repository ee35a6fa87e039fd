"""Languages as data: everything that knows Thai or English stands in this package."""

from __future__ import annotations

from functools import cache

from thiap.languages.en import ENGLISH
from thiap.languages.language import Language, build_lexicon
from thiap.languages.th import THAI
from thiap.registry import Registry

LANGUAGES: Registry[Language] = Registry("language", {"en": ENGLISH, "th": THAI})


def get_language(code: str) -> Language:
    """A language by its code: one with tables here, else what CLDR knows of it.

    Raises:
        UsageError: nobody knows it.
    """
    if code in LANGUAGES:
        return LANGUAGES[code]
    from thiap.languages.cldr import cldr_language

    return cldr_language(code) or LANGUAGES[code]


@cache
def lexicon(code: str) -> dict[str, dict[str, str]]:
    """The words of a language that facts are made of, folded; built on first use.

    Raises:
        UsageError: the language is not known.
    """
    if code in LANGUAGES:
        return build_lexicon(LANGUAGES[code])
    from thiap.languages.cldr import cldr_lexicon

    get_language(code)
    return cldr_lexicon(code)


__all__ = ["LANGUAGES", "Language", "get_language", "lexicon"]
