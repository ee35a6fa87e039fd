"""Words that say what a number covers: both together, a part of the whole, or only loosely how many.

``data/scope.tsv`` lists them; its head says what each sense means and where the words are from.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from thiap.languages.language import table

Sense = Literal[
    "and",
    "of_these",
    "from_whole",
    "no_noun",
    "verb_object",
    "together",
    "many",
    "ago",
    "person",
    "few",
    "some",
    "several",
    "born",
    "died",
]


@cache
def scope_words(lang: str, sense: Sense) -> str:
    """The words of a sense as alternatives of a regular expression; matches nothing without data."""
    found = [word for row in table("scope.tsv") if row[:2] == (lang, sense) for word in row[2].split("|")]
    return "|".join(re.escape(word) for word in sorted(found, key=len, reverse=True)) or r"(?!)"


@cache
def scope_pattern(lang: str, sense: Sense) -> re.Pattern[str]:
    """The words of a sense, whole words where the language writes blanks between them."""
    words = scope_words(lang, sense)
    return re.compile(words if lang == "th" else rf"\b(?:{words})\b", re.IGNORECASE)
