"""Tokens: what the lexer hands to the readers of facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from thiap.model import Span

NO_SENSES: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Token:
    """A numeral, a word of the lexicon, another word, or a mark.

    Attributes:
        text: folded, with the digits 0–9.
        senses: what the lexicon says of it.
        form: "number", "ordinal" (29th), "plural" (1930s), "iso", "slash", "dashed" (28-06-2023),
            "month" (06/2026), "clock",
            "fraction", "vague" (1,5xx), "code" (PZL.37), "roman", "address", "word", "mark".
        amount: value of a numeral.
        gap: whether a blank stands before it.
        capital: whether it begins with a capital letter.
    """

    start: int
    end: int
    text: str
    senses: Mapping[str, str]
    form: str
    amount: Decimal | None = None
    gap: bool = True
    capital: bool = False

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.start, self.end


#: What stands where nothing stands: before the first token of a block and after its last.
NOTHING = Token(0, 0, "", NO_SENSES, "mark")


class Tokens(list[Token]):
    """The tokens of one block, and what was already read at them."""

    __slots__ = ("numbers",)

    def __init__(self) -> None:
        super().__init__()
        #: Index of a token to the number that begins there, or None.
        self.numbers: dict[int, object] = {}


def at(tokens: Tokens, index: int) -> Token:
    """The token at ``index``, or an empty mark outside the text."""
    try:
        return tokens[index] if index >= 0 else NOTHING
    except IndexError:
        return NOTHING
