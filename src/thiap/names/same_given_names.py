"""Given names that languages have forms of their own for: John Paul is Juan Pablo, Louis Ludwig."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from thiap.languages.names import rows
from thiap.names.fold import fold_latin

#: Words that the other name may have more, a title before it.
_MORE: Final = 1
#: Letters that an inflected form ends in more, in scripts other than Latin: Иоанна.
_ENDING: Final = 2


@lru_cache(maxsize=1)
def _forms() -> dict[str, frozenset[int]]:
    """Form to the numbers of the names it is one of."""
    found: dict[str, set[int]] = {}
    for number, row in enumerate(rows("given_name_forms.tsv")):
        for form in row[0].split("|"):
            found.setdefault(form, set()).add(number)
    return {form: frozenset(numbers) for form, numbers in found.items()}


def _names(word: str) -> frozenset[int]:
    """The names that a word is a form of."""
    forms = _forms()
    exact = forms.get(word, frozenset())
    if exact or word.isascii() or len(word) <= _ENDING:
        return exact
    stems = (word[:-cut] for cut in range(1, _ENDING + 1))
    return next((forms[stem] for stem in stems if stem in forms), frozenset())


def same_given_names(first: str, second: str) -> bool:
    """Whether every word of a name has its form in another language, or itself, in the other name."""
    ours, theirs = (fold_latin(name).casefold().split() for name in (first, second))
    if not 0 <= len(theirs) - len(ours) <= _MORE:
        return False
    translated = False
    for word in ours:
        names = _names(word)
        answer = next((other for other in theirs if other == word or names & _names(other)), None)
        if answer is None:
            return False
        theirs.remove(answer)
        translated = translated or answer != word
    return translated
