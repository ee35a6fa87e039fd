"""The pieces of a page whose translation is kept in step: its blocks, its code and its lone images.

A piece is known again by a hash of what it says, blanks folded: wrapping a paragraph anew changes nothing,
a word, an address or a command in it does. In a file of strings the key belongs to it.
"""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from typing import Final

from thiap.model import Document, Span
from thiap.readers.keyed.pairs import is_keyed
from thiap.spans import place

#: First letter of a mark: what kind of piece it is. Only pieces of one kind take each other's place.
_LETTERS: Final = {
    "title": "t",
    "heading": "h",
    "paragraph": "p",
    "cell": "c",
    "code-block": "k",
    "image": "i",
}
#: Hexadecimal digits of a hash: 48 bits tell the pieces of a page apart.
_DIGITS: Final = 12
_QUOTE: Final = 60


@dataclass(frozen=True, slots=True)
class Piece:
    """A block, a block of code or an image of a page.

    Attributes:
        mark: a letter for its kind and a hash of its text.
        span: where it stands in the document's text.
        at: the same for people, ``line:column`` or the place in a packaged file.
        quote: how it begins.
        words: how many words between blanks it has.
        block: its number in ``Document.blocks``; None for code and images.
    """

    mark: str
    span: Span
    at: str
    quote: str
    words: int
    block: int | None

    @property
    def kind(self) -> str:
        """The letter of its kind."""
        return self.mark[0]


def pieces_of(doc: Document) -> list[Piece]:
    """All pieces in text order."""
    keyed = is_keyed(doc)
    found = [
        _piece(doc, block.kind, block.span, number, key=block.unit if keyed else "")
        for number, block in enumerate(doc.blocks)
    ]
    blocks = [block.span for block in doc.blocks]
    for element in doc.structure:
        inside = any(low < element.span[1] and element.span[0] < high for low, high in blocks)
        if element.kind in ("code-block", "image") and not inside:
            found.append(_piece(doc, element.kind, element.span, None))
    return sorted(found, key=lambda piece: piece.span)


def _piece(doc: Document, kind: str, span: Span, block: int | None, *, key: str = "") -> Piece:
    words = doc.quote(span).split()
    said = unicodedata.normalize("NFC", " ".join(words))
    told = f"{key}\0{said}" if key else said  # two strings may say the same
    digest = hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
    quote = said if len(said) <= _QUOTE else said[: _QUOTE - 1].rstrip() + "…"
    return Piece(f"{_LETTERS[kind]}{digest}", span, place(doc, span[0]), quote, len(words), block)
