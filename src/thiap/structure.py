"""What a page is beside its words: headings, list items, links, images, code, anchors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ElementKind = Literal["heading", "item", "cell", "image", "link", "code", "code-block", "anchor"]


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
