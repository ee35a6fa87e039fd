"""How a text is laid out: blocks of content, and what a page is beside its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from thiap.vocabulary import BlockKind, UnitState

ElementKind = Literal["heading", "item", "cell", "image", "link", "code", "code-block", "anchor"]


@dataclass(frozen=True, slots=True)
class Block:
    """A title, heading, paragraph or table cell; blocks are disjoint and in text order."""

    kind: BlockKind
    span: tuple[int, int]
    level: int = 0  # of a heading, 1 for the outermost
    place: str = ""  # in a packaged or bilingual file: "paragraph 3", "unit 12", "row 5"
    unit: str = ""  # in a file of units: the key, id or context by which its own tools name it
    state: UnitState = ""  # of a unit: how far its translation is
    line: int = 0  # where it begins in the file, from 1; 0 where the reader does not know
    column: int = 0


@dataclass(frozen=True, slots=True)
class Element:
    """A part of a page that is more than its words.

    Attributes:
        kind: what it is.
        span: where it stands; elements may lie in each other (a link in an item).
        level: of a heading, 1 for the outermost.
        content: what it says beside its words, as written: the address of a link, the source of an image,
            the text of code, the name of an anchor.
    """

    kind: ElementKind
    span: tuple[int, int]
    level: int = 0
    content: str = ""
