"""Elements of an XML file with their places in its bytes, so that a file can be changed at one place only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Final

from thiap.readers.source import BOMS

#: A start tag of well-formed XML; the group is there when it is the whole element.
_START_TAG: Final = re.compile(rb"""<[^\s/>]+(?:\s+[^\s=]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*(/?)>""")


@dataclass(slots=True)
class Node:
    """An element; places are byte offsets into the UTF-8 form of the file.

    Attributes:
        name: as it is written, prefix included.
        start, end: from its ``<`` to behind its last ``>``.
        close: where its end tag begins; `end` for an element without one.
    """

    name: str
    attributes: dict[str, str]
    start: int
    end: int = 0
    close: int = 0
    children: list[Node] = field(default_factory=list)

    @property
    def local(self) -> str:
        """The name without its prefix."""
        return self.name.rpartition(":")[2]

    @property
    def prefix(self) -> str:
        """The prefix with its colon, or nothing."""
        return self.name[: len(self.name) - len(self.local)]

    def named(self, *names: str) -> list[Node]:
        """The children with one of these local names."""
        return [child for child in self.children if child.local in names]

    def every(self, name: str) -> Iterator[Node]:
        """All elements below with this local name, in document order."""
        stack = list(reversed(self.children))
        while stack:
            node = stack.pop()
            if node.local == name:
                yield node
            stack += reversed(node.children)


Change = tuple[int, int, str]  # this stretch becomes this text


class Source:
    """An XML file that was found well-formed, in its own encoding."""

    def __init__(self, data: bytes, encoding: str) -> None:
        """Read it.

        Args:
            data: the file.
            encoding: as its declaration says; a byte-order mark wins.
        """
        self._mark, self._codec = next(
            ((mark, codec) for mark, codec in BOMS if data.startswith(mark)), (b"", encoding)
        )
        self.data = data[len(self._mark) :].decode(self._codec).encode()
        self.root = _parse(self.data)

    def changed(self, changes: Sequence[Change]) -> bytes:
        """The file with these changes, which do not overlap, and all else byte for byte as it was."""
        pieces: list[bytes] = []
        last = 0
        for start, end, text in sorted(changes, key=lambda change: change[:2]):
            pieces += (self.data[last:start], text.encode())
            last = end
        text = b"".join((*pieces, self.data[last:])).decode()
        return self._mark + text.encode(self._codec, "xmlcharrefreplace")


def _parse(data: bytes) -> Node:
    from xml.parsers.expat import ParserCreate

    top = Node("", {}, 0)
    stack = [top]
    parser = ParserCreate("utf-8")  # whatever the declaration says

    def begin(name: str, attributes: dict[str, str]) -> None:
        node = Node(name, attributes, parser.CurrentByteIndex)
        stack[-1].children.append(node)
        stack.append(node)

    def finish(name: str) -> None:
        node = stack.pop()
        node.close = node.end = parser.CurrentByteIndex
        tag = _START_TAG.match(data, node.start)
        if tag and not tag[1]:
            node.end = data.index(b">", node.close) + 1

    parser.StartElementHandler, parser.EndElementHandler = begin, finish
    parser.Parse(data, True)
    return top


def xml_text(text: str) -> str:
    """``text`` as content of an element: escaped, without the control characters that XML cannot hold."""
    clean = (char if char >= " " or char in "\t\n" else " " for char in text)
    return escape("".join(clean), quote=False).replace("\ufffe", " ").replace("\uffff", " ")
