"""OpenDocument texts (LibreOffice): changes accepted, comments left out, notes after the body."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from thiap.errors import InputError
from thiap.model import BlockKind, Document
from thiap.readers.builder import Extract
from thiap.readers.xml import Package, is_zip_with, local

if TYPE_CHECKING:
    from lxml.etree import _Element

name = "odt"

#: The part that holds the text.
MAIN = "content.xml"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
#: Deleted text stands in tracked-changes; notes are read on their own.
_LEFT_OUT = frozenset(
    ("tracked-changes", "annotation", "annotation-end", "note", "ruby-text", "table-of-content")
)
#: Elements whose text is none of the paragraph they stand in.
CLOSED = _LEFT_OUT | {"p", "h"}
#: Longest run of blanks a file may ask for with one element.
_BLANKS_MOST = 1_000


def accepts(name: str, data: bytes) -> bool:
    """A package with an OpenDocument text in it, or a file that is called one."""
    if name.lower().endswith((".odt", ".fodt")) and data.startswith(b"PK"):
        return True
    return is_zip_with(data, MAIN)


def read(name: str, data: bytes, lang: str | None) -> Document:
    """Headings, paragraphs and cells, with "paragraph N" as their places.

    Raises:
        InputError: the package is broken or holds no text document.
    """
    root = Package(name, data).xml(MAIN)
    extract = Extract()
    for element, place in paragraphs(name, root):
        kind: BlockKind = "paragraph"
        level = 0
        if place.startswith("paragraph"):
            if any(local(parent) == "table-cell" for parent in element.iterancestors()):
                kind = "cell"
            if local(element) == "h":
                outline = element.get(_TEXT + "outline-level", "1")
                kind, level = "heading", int(outline) if outline.isdecimal() else 1
            elif element.get(_TEXT + "style-name") == "Title":
                kind = "title"
        extract.add(kind, _text_of(element), level=level, place=place)
    return extract.document(name, lang, "odt")


def paragraphs(name: str, root: _Element) -> Iterator[tuple[_Element, str]]:
    """Each paragraph and heading that is read, with its place; notes behind the body.

    Raises:
        InputError: it holds no text document.
    """
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise InputError(f"{name}: is an OpenDocument file but no text; save it as odt, docx or plain text")
    number = 0
    for element in body.iter(_TEXT + "p", _TEXT + "h"):
        if _LEFT_OUT.isdisjoint(local(parent) for parent in element.iterancestors()):
            number += 1
            yield element, f"paragraph {number}"
    for count, note in enumerate(body.iter(_TEXT + "note-body"), 1):
        for paragraph in note.iter(_TEXT + "p"):
            yield paragraph, f"note {count}"


def mark_of(name: str, count: str = "1") -> str | None:
    """What an empty element of this local name stands for; None for others."""
    if name == "s":
        return " " * (min(int(count), _BLANKS_MOST) if count.isdecimal() else 1)
    return {"tab": "\t", "line-break": "\n"}.get(name)


def _text_of(paragraph: _Element) -> str:
    pieces = [paragraph.text or ""]
    stack: list[_Element | str] = []

    def push(element: _Element) -> None:
        for child in reversed(element):
            stack.append(child.tail or "")
            stack.append(child)

    push(paragraph)
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            pieces.append(item)
            continue
        tag = local(item)
        mark = mark_of(tag, item.get(_TEXT + "c", "1"))
        if mark is not None:
            pieces.append(mark)
        elif tag and tag not in CLOSED:
            pieces.append(item.text or "")
            push(item)
    return "".join(pieces)
