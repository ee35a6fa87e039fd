r"""What is to be changed in a text, and where that text stands in its file.

A reader knows the text of a file, a writer has to know where each of its characters came from: a character
may be written as ``&amp;`` or ``\n``, and a tag or the end of a line may stand between two of them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from thiap.model import Block, Document, Span


@dataclass(frozen=True, slots=True)
class Edit:
    """One replacement.

    Attributes:
        span: in ``Document.text``.
        text: what is to stand there.
    """

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of a file that becomes something else.

    Attributes:
        part: of a package, or the unit; empty where the file is one text.
        start, end: in that part.
        text: as it is to be written there, escapes included.
    """

    part: str
    start: int
    end: int
    text: str


class Refused(Exception):
    """Why a correction is left to a person."""


class Draft(Protocol):
    """A file that can be changed in places."""

    def ways(self, edit: Edit) -> list[list[Change]]:
        """The changes that may make this replacement, the likeliest first.

        Raises:
            Refused: there are none.
        """
        ...

    def changed(self, changes: Sequence[Change]) -> bytes:
        """The file with changes that do not overlap, and all else as it was."""
        ...

    def parts(self, changes: Sequence[Change]) -> dict[str, bytes]:
        """The members of a package that these changes make other ones; a file that is none is member ""."""
        ...


@dataclass(frozen=True, slots=True)
class Characters:
    """Text of a block, with the place of each character in the file.

    Attributes:
        places: None for what stands for a tag, a field or a line break of its own kind.
        part: see `Change`.
    """

    text: str
    places: tuple[Span | None, ...]
    part: str = ""

    def changes(self, start: int, end: int, text: str) -> list[Change]:
        """Put ``text``, escaped already, in the place of the characters from ``start`` to ``end``.

        Raises:
            Refused: something that is no character stands within them.
        """
        runs: list[list[int]] = []
        for place in self.places[start:end]:
            if place is None:
                raise Refused("a tag or a break stands within these words")
            if runs and runs[-1][1] == place[0]:
                runs[-1][1] = place[1]
            else:
                runs.append(list(place))
        return [
            Change(self.part, low, high, "" if number else text) for number, (low, high) in enumerate(runs)
        ]


def smallest(doc: Document, edit: Edit, *, solid: bool = False) -> Edit:
    """The edit without what stays at both ends; it replaces at least one character.

    Args:
        doc: the text.
        edit: any.
        solid: keep a character that is no blank at both ends, since blanks are not found again everywhere.
    """
    (start, end), text = edit.span, edit.text
    old = doc.quote(edit.span)
    head = 0
    while head < min(len(old), len(text)) and old[head] == text[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(text)) - head and old[-1 - tail] == text[-1 - tail]:
        tail += 1

    def blank(at: int) -> bool:
        return solid and old[at : at + 1].isspace()

    while head and (head == len(old) - tail or blank(head)):
        head -= 1
    while tail and (head == len(old) - tail or blank(len(old) - tail - 1)):
        tail -= 1
    return Edit((start + head, end - tail), text[head : len(text) - tail])


def block_of(doc: Document, span: Span) -> int:
    """The number of the block that holds a span.

    Raises:
        Refused: none does.
    """
    at = bisect_right(doc.blocks, span[0], key=lambda block: block.span[0]) - 1
    if at < 0 or span[1] > doc.blocks[at].span[1]:
        raise Refused("the words reach beyond one paragraph")
    return at


def shift_of(block: Block, at: int) -> int:
    """What to add to a place of the document for its place in the text of a unit.

    Args:
        block: the unit's block of the document.
        at: where what the block says begins in the unit's text; -1 if it does not stand there.

    Raises:
        Refused: it does not, since a mark of a key was left out when it was read.
    """
    if at < 0:
        raise Refused("its text is written with a mark within")
    return at - block.span[0]


def expected(doc: Document, edits: Sequence[Edit]) -> str:
    """The text with the edits, which do not overlap."""
    pieces: list[str] = []
    last = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        pieces += (doc.text[last : edit.span[0]], edit.text)
        last = edit.span[1]
    return "".join((*pieces, doc.text[last:]))


def replaced(text: str, changes: Sequence[Change]) -> str:
    """A text with changes that do not overlap."""
    pieces: list[str] = []
    last = 0
    for change in sorted(changes, key=lambda change: change.start):
        pieces += (text[last : change.start], change.text)
        last = change.end
    return "".join((*pieces, text[last:]))
