"""Points that end no sentence: of a title before a name, of a street, of "for example"."""

from __future__ import annotations

import re
from typing import Final

from thiap.languages.cues import forms

#: The last word, without what opens it and without an article that has lost its vowel ("l'Ing.").
_LAST: Final = re.compile(r"[^\s'’(\[\"“„«]+\Z")


def ends_with_abbreviation(text: str, lang: str) -> bool:
    """Whether a point at the end of ``text`` is that of an abbreviation which what it belongs to follows."""
    word = _LAST.search(text)
    return word is not None and word[0][-1] == "." and word[0][:-1] in forms("abbreviation", lang)
