"""Acronyms as Thai reads them: NKVD is เอ็นเควีดี, with or without dots and blanks; V&A is วีแอนด์เอ."""

from __future__ import annotations

from itertools import product

from thiap.languages.names import LETTER_NAMES
from thiap.names.fold import fold_thai

_MOST_SPELLINGS = 8


def acronym_keys(acronym: str) -> tuple[str, ...]:
    """Folded Thai spellings of an acronym by its letter names; empty where a letter has none."""
    letters = [char for char in acronym.lower() if char.isalpha() or char == "&"]
    if not 2 <= len(letters) <= 8 or any(char not in LETTER_NAMES for char in letters):
        return ()
    choices = [LETTER_NAMES[char] for char in letters]
    return tuple(
        fold_thai("".join(names)).units
        for _, names in zip(range(_MOST_SPELLINGS), product(*choices), strict=False)
    )
