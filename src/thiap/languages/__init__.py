"""Languages as data: everything that knows Thai or English stands in this package."""

from __future__ import annotations

from functools import cache

from thiap.languages.en import ENGLISH
from thiap.languages.language import Language, build_lexicon
from thiap.languages.th import THAI
from thiap.registry import Registry

LANGUAGES: Registry[Language] = Registry("language", {"en": ENGLISH, "th": THAI})


@cache
def lexicon(code: str) -> dict[str, dict[str, str]]:
    """The words of a language that facts are made of, folded; built on first use.

    Raises:
        UsageError: the language is not known.
    """
    return build_lexicon(LANGUAGES[code])


__all__ = ["LANGUAGES", "Language", "lexicon"]
