"""XLIFF 1.2 and 2.x, with SDLXLIFF and the other dialects of 1.2."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from thiap.errors import InputError
from thiap.readers.inline import inline_text
from thiap.readers.units import Units
from thiap.readers.xml import local, parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

name = "xliff"

_SUFFIXES = (".xlf", ".xliff", ".sdlxliff", ".mxliff", ".mqxliff", ".mxlf")


def accepts(name: str, data: bytes) -> bool:
    """By the file's name, or by its root element."""
    return name.lower().endswith(_SUFFIXES) or b"<xliff" in data[:2000].replace(b"\0", b"")


def read(name: str, data: bytes, *, source_lang: str | None, target_lang: str | None) -> Units:
    """Segments in file order, with "unit ID" as their places, "unit ID segment ID" where a unit has more.

    Raises:
        InputError: broken XML, or another root element.
    """
    root = parse_xml(name, data)
    if local(root) != "xliff":
        raise InputError(f"{name}: is no XLIFF: its root element is <{local(root)}>")
    units = Units()
    if root.get("version", "1.2").startswith("2"):
        units.source_lang, units.target_lang = root.get("srcLang", ""), root.get("trgLang", "")
        _read_2(root, units)
    else:
        first = next(_children(root, "file"), root)
        units.source_lang = first.get("source-language", "")
        units.target_lang = first.get("target-language", "")
        _read_1(root, units)
    return units


def _read_1(root: _Element, units: Units) -> None:
    for unit in (element for element in root.iter() if local(element) == "trans-unit"):
        if unit.get("translate") == "no":
            continue
        place = f"unit {unit.get('id', '?')}"
        target, segmented = _child(unit, "target"), _child(unit, "seg-source")
        parts = segments_of(segmented)
        if not parts:
            units.add(inline_text(_child(unit, "source")), inline_text(target), place)
            continue
        targets = dict(segments_of(target))
        for number, part in parts:
            label = f"{place} segment {number}" if len(parts) > 1 else place
            units.add(inline_text(part), inline_text(targets.get(number)), label)


def segments_of(element: _Element | None) -> list[tuple[str, _Element]]:
    """The ``<mrk mtype="seg">`` parts of a 1.2 element, by their mid."""
    if element is None:
        return []
    marks = (mark for mark in element.iter() if local(mark) == "mrk" and mark.get("mtype") == "seg")
    return [(mark.get("mid", ""), mark) for mark in marks]


def _read_2(root: _Element, units: Units) -> None:
    for unit in (element for element in root.iter() if local(element) == "unit"):
        if unit.get("translate") == "no":
            continue
        segments = list(_children(unit, "segment"))
        for number, segment in enumerate(segments, 1):
            place = f"unit {unit.get('id', '?')}"
            if len(segments) > 1:
                place += f" segment {segment.get('id', number)}"
            units.add(inline_text(_child(segment, "source")), inline_text(_child(segment, "target")), place)


def _children(element: _Element, tag: str) -> Iterator[_Element]:
    return (child for child in element if local(child) == tag)


def _child(element: _Element, tag: str) -> _Element | None:
    return next(_children(element, tag), None)
