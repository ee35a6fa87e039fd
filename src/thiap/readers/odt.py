"""OpenDocument texts (LibreOffice): changes accepted, comments left out, notes after the body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thiap.errors import InputError
from thiap.model import BlockKind, Document
from thiap.readers.builder import Extract
from thiap.readers.xml import Package, is_zip_with, local

if TYPE_CHECKING:
    from lxml.etree import _Element

name = "odt"

_MAIN = "content.xml"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
#: Deleted text stands in tracked-changes; notes are read on their own.
_LEFT_OUT = frozenset(
    ("tracked-changes", "annotation", "annotation-end", "note", "ruby-text", "table-of-content")
)
#: Longest run of blanks a file may ask for with one element.
_BLANKS_MOST = 1_000


def accepts(name: str, data: bytes) -> bool:
    """A package with an OpenDocument text in it, or a file that is called one."""
    if name.lower().endswith((".odt", ".fodt")) and data.startswith(b"PK"):
        return True
    return is_zip_with(data, _MAIN)


def read(name: str, data: bytes, lang: str | None) -> Document:
    """Headings, paragraphs and cells, with "paragraph N" as their places.

    Raises:
        InputError: the package is broken or holds no text document.
    """
    body = Package(name, data).xml(_MAIN).find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise InputError(f"{name}: is an OpenDocument file but no text; save it as odt, docx or plain text")
    extract = Extract()
    number = 0
    for element in body.iter(_TEXT + "p", _TEXT + "h"):
        parents = [local(parent) for parent in element.iterancestors()]
        if not _LEFT_OUT.isdisjoint(parents):
            continue
        number += 1
        kind: BlockKind = "cell" if "table-cell" in parents else "paragraph"
        level = 0
        if local(element) == "h":
            outline = element.get(_TEXT + "outline-level", "1")
            kind, level = "heading", int(outline) if outline.isdecimal() else 1
        elif element.get(_TEXT + "style-name") == "Title":
            kind = "title"
        extract.add(kind, _text_of(element), level=level, place=f"paragraph {number}")
    for count, note in enumerate(body.iter(_TEXT + "note-body"), 1):
        for paragraph in note.iter(_TEXT + "p"):
            extract.add("paragraph", _text_of(paragraph), place=f"note {count}")
    return extract.document(name, lang, "odt")


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
        if tag == "s":
            count = item.get(_TEXT + "c", "1")
            pieces.append(" " * (min(int(count), _BLANKS_MOST) if count.isdecimal() else 1))
        elif tag in ("tab", "line-break"):
            pieces.append("\t" if tag == "tab" else "\n")
        elif tag and tag not in _LEFT_OUT and tag not in ("p", "h"):
            pieces.append(item.text or "")
            push(item)
    return "".join(pieces)
