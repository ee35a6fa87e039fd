"""How long a translation is: characters a language needs for what English says in one.

Two texts that only share a subject may be of any length; what one sentence of the one becomes in the
other language is a matter of the languages.
"""

from __future__ import annotations

from typing import Final

#: Non-blank characters for each one of the English original, in professional translations of news
#: (NTREX-128, Federmann et al. 2022); Thai also of encyclopedia articles (XQuAD, Artetxe et al. 2020; PUD).
CHARACTERS: Final = {
    "ar": 0.92,
    "de": 1.22,
    "en": 1.0,
    "es": 1.16,
    "fr": 1.19,
    "ja": 0.52,
    "ko": 0.52,
    "pl": 1.15,
    "ru": 1.16,
    "th": 1.08,
    "vi": 1.04,
    "zh": 0.4,
}


def usual_ratio(source: str, target: str) -> float | None:
    """Characters of ``target`` for each one of ``source``, None where one of the languages is unknown."""
    if source in CHARACTERS and target in CHARACTERS:
        return CHARACTERS[target] / CHARACTERS[source]
    return None
