"""Word documents: the text as it would be printed with all changes accepted.

Inserted text counts, deleted text does not; footnotes and endnotes follow the body. Read from the
XML itself, because python-docx passes over tracked insertions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from thiap.model import BlockKind, Document
from thiap.readers.builder import Extract
from thiap.readers.xml import Package, is_zip_with, local

if TYPE_CHECKING:
    from lxml.etree import _Element

name = "docx"

_MAIN = "word/document.xml"
#: Parts with text, in the order they are read.
PARTS = (_MAIN, "word/footnotes.xml", "word/endnotes.xml")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"heading ?([1-9])", re.IGNORECASE)
#: Removed text, and the copy of a text box for old programs.
_LEFT_OUT = frozenset(("del", "moveFrom", "Fallback", "rPr", "pPr", "instrText"))
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}


def accepts(name: str, data: bytes) -> bool:
    """A package with a Word document in it, or a file that is called one."""
    return is_zip_with(data, _MAIN) or (name.lower().endswith(".docx") and data.startswith(b"PK"))


def read(name: str, data: bytes, lang: str | None) -> Document:
    """Title, headings, paragraphs and cells, with "paragraph N" or "table N row N" as their places."""
    package = Package(name, data)
    styles = _styles(package)
    extract, cells = Extract(), _Cells()
    for number, paragraph in enumerate(paragraphs(package.xml(_MAIN)), 1):
        kind, level = _kind(paragraph, styles)
        cell = cells.place(paragraph)
        if cell and kind == "paragraph":
            kind = "cell"
        extract.add(kind, text_of(paragraph), level=level, place=cell or f"paragraph {number}")
    for part, word in (("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote")):
        if part in package:
            for note in package.xml(part):
                for paragraph in paragraphs(note):
                    extract.add("paragraph", text_of(paragraph), place=f"{word} {note.get(_W + 'id')}")
    return extract.document(name, lang, "docx")


def paragraphs(root: _Element) -> Iterator[_Element]:
    """All paragraphs in document order, those in tables and text boxes included."""
    for paragraph in root.iter(_W + "p"):
        if not any(local(parent) in _LEFT_OUT for parent in paragraph.iterancestors()):
            yield paragraph


def text_of(paragraph: _Element) -> str:
    """The text of one paragraph, or of one run, without that of a text box anchored in it."""
    return "".join(mark or element.text or "" for element, mark in runs_of_text(paragraph))


def runs_of_text(paragraph: _Element) -> Iterator[tuple[_Element, str]]:
    """The elements that hold its text, each with the mark it stands for, empty for one of words."""
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        tag = local(element)
        if tag == "t" or tag in _MARKS:
            yield element, _MARKS.get(tag, "")
        elif tag not in _LEFT_OUT and tag != "p":
            stack.extend(reversed(element))


def text_length(element: _Element) -> int:
    """How many characters `text_of` gives for a paragraph or a run."""
    return len(text_of(element))


def _styles(package: Package) -> dict[str, str]:
    """Names of the paragraph styles by id: ids are translated, names of the built-in ones are not."""
    if "word/styles.xml" not in package:
        return {}
    found = {}
    for style in package.xml("word/styles.xml").iter(_W + "style"):
        label = style.find(_W + "name")
        if label is not None:
            found[style.get(_W + "styleId", "")] = label.get(_W + "val", "")
    return found


def _kind(paragraph: _Element, styles: dict[str, str]) -> tuple[BlockKind, int]:
    given = paragraph.find(f"{_W}pPr/{_W}pStyle")
    style = "" if given is None else given.get(_W + "val", "")
    style = styles.get(style, style)
    if style.lower() == "title":
        return "title", 0
    match = _HEADING.fullmatch(style)
    return ("heading", int(match[1])) if match else ("paragraph", 0)


class _Cells:
    """Where a paragraph stands in which table; each row and table is counted once."""

    def __init__(self) -> None:
        self._places: dict[_Element, int] = {}

    def place(self, paragraph: _Element) -> str:
        """Table, row and cell, counted from 1; empty outside of tables."""
        cell = next(paragraph.iterancestors(_W + "tc"), None)
        if cell is None:
            return ""
        row = cell.getparent()
        table = next(cell.iterancestors(_W + "tbl"), None)
        if row is None or table is None:
            return ""
        return f"table {self._number(table)} row {self._number(row)} cell {self._number(cell)}"

    def _number(self, element: _Element) -> int:
        """Among its siblings of the same tag."""
        if element not in self._places:
            parent = element.getparent()
            like = (element,) if parent is None else parent.iterchildren(element.tag)
            self._places.update((child, number) for number, child in enumerate(like, 1))
        return self._places[element]
