"""Floors of a building: ชั้นสอง, ชั้น 12, "the first floor", which in Britain is the one above the ground."""

from __future__ import annotations

from typing import Final

from thiap.facts.number_model import Number
from thiap.facts.numbers import read_number
from thiap.facts.tokens import Token, Tokens, at
from thiap.languages import Language
from thiap.languages.cues import cues

#: What a floor counts as: it answers another floor, and no row of other things.
FLOOR: Final = "floor"

#: Tokens beside a place within which the word for floors may stand: the first, second and third floors.
_REACH: Final = 8
#: Words of a sentence within which it names floors once for all of them, and before each.
_SENTENCE: Final = 30
_ON: Final = frozenset({"on", "to", "from"})
#: What may stand between two places of one row.
_JOINS: Final = frozenset({"and", "range", "dash", "the"})
_JOINING: Final = frozenset({",", "or"})
#: Before the word for a floor, that floors are counted: หลายชั้น 3 ห้องนอน. A number before it takes it along.
_COUNTED: Final = frozenset({"several", "half", "group"})


def names_floor(tokens: Tokens, first: int, end: int) -> bool:
    """Whether the place ``[first, end)`` is a floor's: 1st and 2nd floors, the ground floor and the 1st."""
    if _meets_floor(tokens, range(end, end + _REACH)):
        return True
    if _names_other(at(tokens, end)):
        return False
    return _meets_floor(tokens, range(first - 1, first - _REACH, -1)) or _goes_on(tokens, first)


def _goes_on(tokens: Tokens, first: int) -> bool:
    """Whether "on the first" goes on from a floor that its sentence names: offices on the first."""
    row = first
    while row > 0 and (_links(at(tokens, row - 1)) or "ordinal" in at(tokens, row - 1).senses):
        row -= 1
    if at(tokens, row - 1).text not in _ON:
        return False
    for token in reversed(tokens[max(0, row - _SENTENCE) : row]):
        if token.text == ".":
            return False
        if FLOOR in token.senses:
            return True
    return False


def _meets_floor(tokens: Tokens, places: range) -> bool:
    """Whether the word for floors comes, with nothing but other places and what joins them before it."""
    for scan in places:
        token = at(tokens, scan)
        if FLOOR in token.senses:
            return True
        if not (token.form == "ordinal" or "ordinal" in token.senses or _links(token)):
            return False
    return False


def _names_other(token: Token) -> bool:
    """Whether a word behind a place may be what it counts."""
    return token.form == "word" and not _links(token)


def _links(token: Token) -> bool:
    return token.text in _JOINING or not _JOINS.isdisjoint(token.senses)


def floor_number(tokens: Tokens, index: int, language: Language) -> Number | None:
    """The number behind a word for a floor at ``index``, or None where the word is another one there.

    Shelves, layers and storeys are counted with the same word: บ้านสองชั้น, ชั้นสามใบ.
    """
    if not _COUNTED.isdisjoint(at(tokens, index - 1).senses):
        return None
    number = read_number(tokens, index + 1, language)
    if number is None or not number.whole or number.subtype or number.low != number.high or not number.low:
        return None
    behind = at(tokens, number.end)
    ranged = not {"dash", "range"}.isdisjoint(behind.senses)
    if ranged and at(tokens, number.end + 1).amount is not None:
        return None
    if {"unit", "percent", "half"} & behind.senses.keys() or behind.text in cues("counts_shelves"):
        return None
    return number if behind.gap or "counted" not in behind.senses else None
