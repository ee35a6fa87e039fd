"""PowerPoint presentations: the texts of the shapes of each slide in their order, tables, then its notes.

Read from the XML itself: python-pptx would bring an imaging library, and holds no limits.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from thiap.errors import InputError
from thiap.model import BlockKind, Document
from thiap.readers.builder import Extract
from thiap.readers.xml import PART_MOST, Package, is_zip_with, local

if TYPE_CHECKING:
    from lxml.etree import _Element

name = "pptx"

_MAIN: Final = "ppt/presentation.xml"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
#: What a program fills in, and the copy of a shape for old programs.
_FIELDS: Final = frozenset(("slidenum", "datetime"))
_FILLED: Final = frozenset(("sldNum", "dt", "sldImg"))
_LEFT_OUT: Final = "Fallback"
_TITLES: Final = frozenset(("title", "ctrTitle"))


def accepts(name: str, data: bytes) -> bool:
    """A package with a presentation in it, or a file that is called one."""
    return is_zip_with(data, _MAIN) or (name.lower().endswith(".pptx") and data.startswith(b"PK"))


def read(name: str, data: bytes, lang: str | None) -> Document:
    """Titles as headings, paragraphs and cells, with "slide N" or "slide N notes" as their places.

    Raises:
        InputError: the package is broken, holds no slide, or its slides are larger than a document may be.
    """
    package, extract, size = Package(name, data), Extract(), 0
    for place, part in _texts_of(package):
        size += len(package.read(part))
        if size > PART_MOST:
            raise InputError(f"{name}: its slides unpack to more than {PART_MOST // 1_000_000} MB; not read")
        for kind, text in _paragraphs(package.xml(part)):
            extract.add(kind, text, level=1 if kind == "heading" else 0, place=place)
    return extract.document(name, lang, "pptx")


def _texts_of(package: Package) -> Iterator[tuple[str, str]]:
    """Each slide and its notes: the place, and the part that holds it."""
    for number, part in enumerate(_slides(package), 1):
        yield f"slide {number}", part
        for kind, notes in _related(package, part).values():
            if kind == "notesSlide":
                yield f"slide {number} notes", notes


def _slides(package: Package) -> Iterator[str]:
    """The parts of the slides as they are shown."""
    related = _related(package, _MAIN)
    for entry in package.xml(_MAIN).iter():
        if local(entry) == "sldId":
            kind, part = related.get(entry.get(_R + "id", ""), ("", ""))
            if kind == "slide":
                yield part


def _related(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """By its id what a part belongs with: its kind, and its name in the package."""
    folder, file = posixpath.split(part)
    relations = f"{folder}/_rels/{file}.rels"
    if relations not in package:
        return {}
    found = {}
    for entry in package.xml(relations):
        target = entry.get("Target", "")
        if entry.get("TargetMode") != "External":
            whole = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            kind = entry.get("Type", "").rpartition("/")[2]
            found[entry.get("Id", "")] = kind, posixpath.normpath(whole)
    return found


def _paragraphs(slide: _Element) -> Iterator[tuple[BlockKind, str]]:
    for paragraph in slide.iter(_A + "p"):
        parents = list(paragraph.iterancestors())
        names = [local(parent) for parent in parents]
        if _LEFT_OUT in names:
            continue
        shape = next((parent for parent, name in zip(parents, names, strict=True) if name == "sp"), None)
        role = _role(shape) if shape is not None else ""
        if role in _FILLED:
            continue
        kind: BlockKind = "cell" if "tc" in names else "heading" if role in _TITLES else "paragraph"
        yield kind, "".join(_texts(paragraph))


def _role(shape: _Element) -> str:
    """What the layout has the shape for: its title, its body, the number of the slide."""
    return next((entry.get("type", "body") for entry in shape.iter() if local(entry) == "ph"), "")


def _texts(paragraph: _Element) -> Iterator[str]:
    for run in paragraph:
        tag = local(run)
        if tag == "br":
            yield "\n"
        elif tag == "r" or (tag == "fld" and not run.get("type", "").startswith(tuple(_FIELDS))):
            yield from (part.text or "" for part in run if local(part) == "t")
