"""XLIFF 1.2 and 2.x, with SDLXLIFF and the other dialects of 1.2."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thiap.errors import InputError
from thiap.readers.bilingual_units import Inline, Origin, Units
from thiap.readers.inline import inline_text
from thiap.readers.states import read_state
from thiap.readers.xml import line_of, local, parse_xml
from thiap.vocabulary import UnitState

if TYPE_CHECKING:
    from lxml.etree import _Element

name = "xliff"

#: Not <xliff:g>, which marks placeholders in strings of Android.
_ROOT = re.compile(rb"<xliff[\s>]")
_SUFFIXES = (".xlf", ".xliff", ".sdlxliff", ".mxliff", ".mqxliff", ".mxlf")


def accepts(name: str, data: bytes) -> bool:
    """By the file's name, or by its root element."""
    return name.lower().endswith(_SUFFIXES) or bool(_ROOT.search(data[:2000].replace(b"\0", b"")))


@dataclass(frozen=True, slots=True)
class Entry:
    """One segment of an XLIFF file, with the element that holds its unit and that of its target."""

    unit: _Element
    place: str
    source: Inline
    target: Inline
    state: UnitState = ""
    target_element: _Element | None = None

    @property
    def empty(self) -> bool:
        """Whether neither side has text: such segments make no block."""
        return not self.source.text.strip() and not self.target.text.strip()


def read(name: str, data: bytes, *, source_lang: str | None, target_lang: str | None) -> Units:
    """Segments in file order, with "unit ID" as their places, "unit ID segment ID" where a unit has more.

    Ids are unique within a ``<file>``: of several, the place names it too.

    Raises:
        InputError: broken XML, or another root element.
    """
    root = parse_xml(name, data)
    if local(root) != "xliff":
        raise InputError(f"{name}: is no XLIFF: its root element is <{local(root)}>")
    units = Units()
    if is_version_2(root):
        units.source_lang, units.target_lang = root.get("srcLang", ""), root.get("trgLang", "")
    else:
        first = next(_children(root, "file"), root)
        units.source_lang = first.get("source-language", "")
        units.target_lang = first.get("target-language", "")
    for entry in entries(root):
        origin = Origin(entry.unit.get("id", ""), line_of(entry.unit), 1, entry.state)
        units.add(entry.source, entry.target, entry.place, origin)
    return units


def is_version_2(root: _Element) -> bool:
    """Whether the file is XLIFF 2.x."""
    return root.get("version", "1.2").startswith("2")


def entries(root: _Element) -> Iterator[Entry]:
    """The translatable segments in file order, empty ones included."""
    return _entries_2(root) if is_version_2(root) else _entries_1(root)


def _entries_1(root: _Element) -> Iterator[Entry]:
    files = _Files(root)
    for unit in (element for element in root.iter() if local(element) == "trans-unit"):
        if not _is_translated(unit):
            continue
        place = f"{files.get(unit)}unit {unit.get('id', '?')}"
        target = _child(unit, "target")
        parts = _segments(_child(unit, "seg-source"))
        if not parts:
            sides = inline_text(_child(unit, "source")), inline_text(target)
            yield Entry(unit, place, *sides, _state_1(unit, target), target)
            continue
        targets = dict(_segments(target))
        for number, part in parts:
            label = f"{place} segment {number}" if len(parts) > 1 else place
            sides = inline_text(part), inline_text(targets.get(number))
            yield Entry(unit, label, *sides, _state_1(unit, target, number), targets.get(number))


def _state_1(unit: _Element, target: _Element | None, segment: str = "") -> UnitState:
    """What a unit of 1.2 says of itself, or the dialect of SDL, memoQ or Phrase in its stead."""
    for element in unit.iter():
        if local(element) == "seg" and element.get("id") == segment and segment:  # SDLXLIFF
            state = read_state(element.get("conf"))
            return "locked" if element.get("locked") == "true" else state
    own = {str(key).rpartition("}")[2]: str(value) for key, value in unit.attrib.items() if "}" in str(key)}
    if own.get("locked") in ("true", "locked"):
        return "locked"
    if unit.get("approved") == "yes":
        return "approved"
    if own.get("confirmed") == "1":
        return "translated"
    return read_state(target.get("state") if target is not None else None) or read_state(own.get("status"))


def _is_translated(unit: _Element) -> bool:
    """What the nearest of the unit, its groups and its file says; a file or group speaks for all in it."""
    said = next((e.get("translate") for e in (unit, *unit.iterancestors()) if e.get("translate")), "yes")
    return said != "no"


class _Files:
    """The name of the file a unit is of, where there is more than one."""

    def __init__(self, root: _Element) -> None:
        self._several = sum(local(element) == "file" for element in root) > 1

    def get(self, unit: _Element) -> str:
        """``name: ``, or nothing."""
        if not self._several:
            return ""
        file = next((parent for parent in unit.iterancestors() if local(parent) == "file"), unit)
        return f"{file.get('original') or file.get('id', '?')}: "


def _segments(element: _Element | None) -> list[tuple[str, _Element]]:
    """The ``<mrk mtype="seg">`` parts of a 1.2 element, by their mid."""
    if element is None:
        return []
    marks = (mark for mark in element.iter() if local(mark) == "mrk" and mark.get("mtype") == "seg")
    return [(mark.get("mid", ""), mark) for mark in marks]


def _entries_2(root: _Element) -> Iterator[Entry]:
    files = _Files(root)
    for unit in (element for element in root.iter() if local(element) == "unit"):
        if not _is_translated(unit):
            continue
        segments = list(_children(unit, "segment"))
        for number, segment in enumerate(segments, 1):
            place = f"{files.get(unit)}unit {unit.get('id', '?')}"
            if len(segments) > 1:
                place += f" segment {segment.get('id', number)}"
            source, target = _child(segment, "source"), _child(segment, "target")
            # "initial" is what a segment without a word about it is: it says nothing.
            state = read_state(segment.get("state"))
            yield Entry(unit, place, inline_text(source), inline_text(target), state, target)


def _children(element: _Element, tag: str) -> Iterator[_Element]:
    return (child for child in element if local(child) == tag)


def _child(element: _Element, tag: str) -> _Element | None:
    return next(_children(element, tag), None)
