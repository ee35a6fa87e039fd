"""Offsets of a text as an editor counts them: lines from 0, and columns in UTF-16."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from lsprotocol import types

from thiap.model import Document, Span
from thiap.spans import block_at

#: The line ends that the protocol knows; Python's ``splitlines`` knows more.
_END = re.compile(r"\r\n|\r|\n")
#: How much longer than its text a unit may be written, escapes and tags included.
_WRITTEN = 6


@dataclass(frozen=True)
class Lines:
    """A text as it stands in the editor.

    Attributes:
        text: all of it.
        encoding: what the client counts columns in: "utf-8", "utf-16" or "utf-32".
    """

    text: str
    encoding: str = "utf-16"

    @cached_property
    def starts(self) -> list[int]:
        """Where each line begins."""
        return [0, *(match.end() for match in _END.finditer(self.text))]

    def position(self, offset: int) -> types.Position:
        """A place for the editor."""
        line = bisect_right(self.starts, offset) - 1
        before = self.text[self.starts[line] : offset]
        return types.Position(line, self._units(before))

    def offset(self, position: types.Position) -> int:
        """The place that an editor names; one beyond its line is the line's end."""
        if position.line >= len(self.starts):
            return len(self.text)
        start = self.starts[position.line]
        end = self.starts[position.line + 1] if position.line + 1 < len(self.starts) else len(self.text)
        left = position.character
        for at in range(start, end):
            if left <= 0 or self.text[at] in "\r\n":
                return at
            left -= self._units(self.text[at])
        return end

    def range(self, span: Span) -> types.Range:
        """A stretch for the editor."""
        return types.Range(self.position(span[0]), self.position(span[1]))

    def _units(self, text: str) -> int:
        if self.encoding == "utf-32":
            return len(text)
        if self.encoding == "utf-8":
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text) + sum(char > "\uffff" for char in text)


def in_file(doc: Document, lines: Lines, span: Span) -> Span:
    """Where a span of a document stands in its file.

    The text of most formats is the file itself. In the others a unit knows the line where it begins; its
    words are looked for from there; where they are written otherwise (escapes, tags) the place is the line.
    """
    if doc.text == lines.text:
        return span
    block = block_at(doc, span[0])
    if block is None:
        return (0, 0)
    start = _begin(lines, block.line, block.column, block.place)
    size = block.span[1] - block.span[0]
    quote = doc.quote((span[0], min(span[1], block.span[1])))
    until = min(len(lines.text), start + _WRITTEN * size + 200)
    at = lines.text.find(quote, start, until) if quote else -1
    if at >= 0:
        return (at, at + len(quote))
    end = _END.search(lines.text, start)
    return (start, end.start() if end else len(lines.text))


def _begin(lines: Lines, line: int, column: int, place: str) -> int:
    if not line:
        told = re.match(r"line (\d+)", place)
        line, column = (int(told[1]), 1) if told else (1, 1)
    if line > len(lines.starts):
        return len(lines.text)
    return min(len(lines.text), lines.starts[line - 1] + column - 1)
