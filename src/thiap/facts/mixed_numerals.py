"""Numerals that go on behind a multiplier in digits: 1 ล้าน 2 แสน, 1億2000万, 1만5000."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from thiap.facts.number_model import ONE, TEN, Atom
from thiap.facts.tokens import Token, Tokens, at
from thiap.languages import Language

_TEN_THOUSAND: Final = Decimal(10000)


def going_on(
    tokens: Tokens, index: int, atoms: Sequence[Atom], language: Language
) -> tuple[list[Atom], int] | None:
    """A numeral with what goes on with it at ``index``, and the index behind; None where nothing does."""
    token = at(tokens, index)
    if _is_rest(token, atoms, language):
        return [*atoms, Atom(token.amount or ONE)], index + 1
    if not _has_smaller(tokens, index, atoms, language):
        return None
    smaller = Decimal(at(tokens, index + 1).senses["multiplier"].split("|")[0])
    return [*atoms, Atom(token.amount or ONE), Atom(smaller, multiplier=True)], index + 2


def _is_rest(token: Token, atoms: Sequence[Atom], language: Language) -> bool:
    """Whether a numeral is what is left of one in tens of thousands: 5000 of 1万5000."""
    last = atoms[-1]
    return (
        bool(language.numerals)
        and last.multiplier
        and last.value >= _TEN_THOUSAND
        and token.form == "number"
        and token.amount is not None
        and not token.gap
        and TEN <= token.amount < last.value
        and token.text.replace(",", "").isdecimal()
    )


def _has_smaller(tokens: Tokens, index: int, atoms: Sequence[Atom], language: Language) -> bool:
    """Whether a numeral stands before a smaller multiplier."""
    token, follower = at(tokens, index), at(tokens, index + 1)
    return (
        token.form == "number"
        and token.amount is not None
        and atoms[-1].multiplier
        and "multiplier" in follower.senses
        and "guard" not in follower.senses
        and Decimal(follower.senses["multiplier"].split("|")[0]) < atoms[-1].value
        and token.amount < (_TEN_THOUSAND if language.numerals else TEN)
    )
