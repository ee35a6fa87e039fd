"""Building a document whose offsets point into the raw text of a page."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from thiap.model import Block, BlockKind, Document, Span, Spans
from thiap.readers.citations import citation_marks
from thiap.spans import merge, trim
from thiap.structure import Element, ElementKind

#: A line with its end, whichever of the three that is.
LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")


class Page:
    """Collects blocks, what is skipped in them, and the structure, in any order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._blocks: list[Block] = []
        self._skipped: list[Span] = []
        self._elements: list[Element] = []

    def lines(self) -> Iterator[tuple[int, str]]:
        """Start and text of each line, without its end; a byte-order mark is no part of the first."""
        at = 1 if self.text.startswith("\ufeff") else 0
        while at < len(self.text):
            line = LINE.match(self.text, at)
            assert line is not None
            yield at, line.group().rstrip("\r\n")
            at = max(line.end(), at + 1)

    def block(self, kind: BlockKind, span: Span, level: int = 0) -> None:
        """A stretch of content; one without letters and digits is none."""
        self._blocks.append(Block(kind, span, level))

    def skip(self, start: int, end: int) -> None:
        """Markup, wherever it stands."""
        if start < end:
            self._skipped.append((start, end))

    def element(self, kind: ElementKind, span: Span, *, level: int = 0, content: str = "") -> None:
        """A part of the structure; ``content`` is kept as written, without blanks around it."""
        self._elements.append(Element(kind, span, level, content.strip()))

    def document(self, name: str, lang: str | None, format: str) -> Document:
        """The document of all that was collected."""
        gone = merge(self._skipped)
        blocks: list[Block] = []
        for block in sorted(self._blocks, key=lambda block: block.span):
            start = max(block.span[0], blocks[-1].span[1] if blocks else 0)
            span = trim(self.text, (start, max(start, block.span[1])))
            if _has_content(self.text, span, gone):
                blocks.append(Block(block.kind, span, block.level, block.place))
        found = tuple(blocks)
        skipped = _inside(merge([*gone, *citation_marks(self.text, found)]), found)
        elements = sorted(self._elements, key=lambda item: (item.span[0], -item.span[1]))
        return Document(name, self.text, lang or "", format, found, skipped, structure=tuple(elements))


def _has_content(text: str, span: Span, gone: Spans) -> bool:
    """Whether a letter, a digit or a vowel sign is left in ``span`` without what is ``gone``."""
    first = bisect_right(gone, span[0], key=lambda part: part[1])
    edges = [span[0]]
    for start, end in gone[first : bisect_left(gone, span[1], lo=first, key=lambda part: part[0])]:
        edges += (max(start, span[0]), min(end, span[1]))
    edges.append(span[1])
    return any(
        char.isalnum() for start, end in list(pairwise(edges))[::2] for char in text[start : max(start, end)]
    )


def _inside(spans: Spans, blocks: tuple[Block, ...]) -> Spans:
    """The parts of sorted ``spans`` that lie in blocks."""
    found: list[Span] = []
    at = 0
    for block in blocks:
        start, end = block.span
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        k = at
        while k < len(spans) and spans[k][0] < end:
            found.append((max(start, spans[k][0]), min(end, spans[k][1])))
            k += 1
    return tuple(found)
