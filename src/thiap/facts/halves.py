"""A half more behind what is counted: สองชั่วโมงครึ่ง, สามกระสอบครึ่ง, 3時間半, "tre ore e mezza"."""

from __future__ import annotations

from thiap.facts.tokens import Tokens, at
from thiap.languages import Language
from thiap.languages.cues import cues

#: What stands before the whole that a part is of.
_WHOLE = frozenset({"fraction_of", "from", "range"})


def half_behind(tokens: Tokens, end: int, language: Language, *, named: bool) -> int | None:
    """The index behind a half that is added to the amount before ``end``, or None.

    ``named`` says that a unit or classifier stands before it; where none is known the next word is one, if
    the half is not that of something behind it: ครึ่งหลัง, ครึ่งชั่วโมง.
    """
    if language.grammar != "thai":
        return end + 1 if named and "half_behind" in at(tokens, end).senses else None
    half = at(tokens, end + (not named))
    if "half" not in half.senses or half.gap:
        return None
    if named:
        return end + 1
    classifier, behind = at(tokens, end), at(tokens, end + 2)
    unknown = classifier.form == "word" and not classifier.senses
    beside = not classifier.gap or tokens[end - 1].form == "number"
    whole = _WHOLE & behind.senses.keys()  # three and a half stars out of five
    own = behind.gap or whole or not (behind.senses or behind.text in cues("other_half"))
    return end + 2 if unknown and beside and own else None
