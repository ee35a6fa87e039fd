"""XML whose elements know where they stand, so that one text can be changed and all else stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import unescape

from thiap.errors import InputError
from thiap.model import Span
from thiap.readers.xml import parse_xml

#: Of XML that is known to be well-formed: comments, CDATA, instructions, the DOCTYPE, and tags.
_TOKEN: Final = re.compile(
    r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<\?.*?(?:\?>|\Z)|<!DOCTYPE[^>]*(?:>|\Z)"
    r"|<(?P<close>/?)(?P<tag>[^\s/<>!?\"']++)"
    # All at once by looking ahead: Python 3.11.0 to 3.11.4 misread a possessive quantifier of a group.
    r"(?=(?P<attributes>(?:[^<>\"'/]|\"[^\"<]*\"|'[^'<]*'|/(?!>))*))(?P=attributes)(?P<alone>/?)>",
    re.DOTALL,
)
_ATTRIBUTE: Final = re.compile(r"(?<!\S)([^\s=]++)\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)')")
#: What stands for a character, and what shows nothing.
ENTITY: Final = r"&(?:#\d{1,7}|#x[0-9A-Fa-f]{1,6}|lt|gt|amp|quot|apos);"


@dataclass(frozen=True, slots=True)
class Node:
    """An element.

    Attributes:
        tag: without its prefix.
        attributes: by their full names.
        inner: what stands between its tags.
        children: the elements in it.
    """

    tag: str
    attributes: dict[str, str]
    inner: Span
    children: tuple[Node, ...]

    def named(self, tag: str) -> Iterator[Node]:
        """Its children of one tag."""
        return (child for child in self.children if child.tag == tag)

    def all(self, tag: str) -> Iterator[Node]:
        """Elements of one tag in it, at any depth, in the order of the text."""
        waiting = list(reversed(self.children))
        while waiting:
            node = waiting.pop()
            if node.tag == tag:
                yield node
            waiting += reversed(node.children)


def root_of(name: str, text: str) -> Node:
    """The root element of a file.

    Raises:
        InputError: it is broken XML, or hostile, as `thiap.readers.xml.parse_tree` says.
    """
    declared = re.sub(r"^(<\?xml[^>]*?)\s+encoding\s*=\s*(?:\"[^\"]*\"|'[^']*')", r"\1", text, count=1)
    parse_xml(name, declared.encode())
    open_tags: list[tuple[str, dict[str, str], int, list[Node]]] = [("", {}, 0, [])]
    for match in _TOKEN.finditer(text):
        if match["tag"] is None:
            continue
        tag = match["tag"].rpartition(":")[2]
        if not match["close"]:
            found = {
                key: plain(first or second) for key, first, second in _ATTRIBUTE.findall(match["attributes"])
            }
            open_tags.append((tag, found, match.end(), []))
        if match["close"] or match["alone"]:
            tag, found, start, children = open_tags.pop()
            end = start if match["alone"] else match.start()
            if not open_tags:
                break
            open_tags[-1][3].append(Node(tag, found, (start, end), tuple(children)))
    if len(open_tags) != 1 or not open_tags[0][3]:
        raise InputError(f"{name}: is no XML that can be read here; export it again")
    return open_tags[0][3][0]


def plain(raw: str) -> str:
    """The characters of XML for those that entities stand for."""
    return re.sub(ENTITY, character, raw)


def character(match: re.Match[str]) -> str:
    """What one entity stands for."""
    written = match[0]
    if written.startswith("&#"):
        code = int(written[3:-1], 16) if written[2] in "xX" else int(written[2:-1])
        return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
    return unescape(written, {"&quot;": '"', "&apos;": "'"})
