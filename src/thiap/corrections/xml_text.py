"""The characters of XML elements, with their places in the bytes of the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import TYPE_CHECKING, Final

from thiap.model import Span
from thiap.readers.xml import local
from thiap.renderers.annotate.xml_nodes import Node, Source

if TYPE_CHECKING:
    from lxml.etree import _Element

#: What is no character, what is one in disguise, a line's end, a character.
_TOKEN: Final = re.compile(
    r"(?P<none><!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z))|<!\[CDATA\[(?P<data>.*?)(?:\]\]>|\Z)"
    r"|(?P<entity>&[^;&\s]+;)|(?P<end>\r\n?)|(?P<char>.)",
    re.DOTALL,
)

Written = Iterator[tuple[str, Span | None]]


def nodes_by_element(source: Source, root: _Element) -> dict[_Element, Node]:
    """The node of each element: both trees are of one file."""
    elements = [element for element in root.iter() if local(element)]
    nodes: list[Node] = []
    stack = list(reversed(source.root.children))
    while stack:
        node = stack.pop()
        nodes.append(node)
        stack += reversed(node.children)
    return dict(zip(elements, nodes, strict=True))


def characters(
    source: Source,
    node: Node,
    opened: frozenset[str] = frozenset(),
    *,
    closed: frozenset[str] | None = None,
    marks: Callable[[Node], str | None] = lambda node: None,
) -> Written:
    """The characters in an element.

    A character of a CDATA section has no place: it would have to be written otherwise there.

    Args:
        source: the file.
        node: the element.
        opened: of elements in it only those of these local names are read.
        closed: instead of ``opened``, all but these.
        marks: what an element in it stands for; None for one that stands for nothing.
    """
    start = source.data.index(b">", _end_of_name(source.data, node)) + 1
    if node.close == node.end:  # <target/>
        return
    for child in node.children:
        yield from _plain(source.data, start, child.start)
        mark = marks(child)
        if mark is not None:
            yield from ((char, None) for char in mark)
        elif child.local not in closed if closed is not None else child.local in opened:
            yield from characters(source, child, opened, closed=closed, marks=marks)
        start = child.end
    yield from _plain(source.data, start, node.close)


def _end_of_name(data: bytes, node: Node) -> int:
    """A place in the start tag behind which no ``>`` stands in a value of an attribute."""
    tag = re.compile(rb"""<[^\s/>]+(?:\s+[^\s=]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*/?""").match(data, node.start)
    return tag.end() if tag else node.start


def _plain(data: bytes, start: int, end: int) -> Written:
    at = start
    for token in _TOKEN.finditer(data[start:end].decode()):
        whole = token.group()
        size = len(whole.encode())
        if token["data"] is not None:
            yield from ((char, None) for char in token["data"].replace("\r\n", "\n"))
        elif token["entity"]:
            said = unescape(whole)
            yield from ((char, (at, at + size) if len(said) == 1 else None) for char in said)
        elif not token["none"]:
            yield "\n" if token["end"] else whole, (at, at + size)
        at += size
