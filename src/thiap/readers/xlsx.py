"""The first sheet of an Excel workbook, as strings, within limits that its own libraries do not keep.

Read from the XML itself. A sheet of two far cells, or one long string that a million cells share, is a
few kilobytes on the disk and gigabytes once a library has laid it out; here both are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from posixpath import join, normpath
from typing import TYPE_CHECKING, Final

from thiap.errors import InputError
from thiap.readers.xml import PART_MOST, Package, local

if TYPE_CHECKING:
    from lxml.etree import _Element

_BOOK: Final = "xl/workbook.xml"
#: Columns that are looked at; Excel has 16,384, and a table of two texts uses a few.
COLUMNS_MOST: Final = 256
#: Cells, empty ones to the left included, that are laid out.
CELLS_MOST: Final = 20_000_000
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
#: Characters XML cannot hold, and an underscore before what would look like one (ECMA-376, ST_Xstring).
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
#: Built-in number formats of days (ECMA-376, 18.8.30), and the letters that say so in others.
_DAY_FORMATS: Final = frozenset((*range(14, 18), 22, *range(27, 32), 36, *range(50, 59)))
_DAY_LETTERS = re.compile(r'(?:"[^"]*"|\[[^\]]*\]|\\.)|([yd])', re.IGNORECASE)


def rows(package: Package) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold something, as (number from 1, cells from column A on).

    Numbers stand as Excel stores them, days as ISO 8601; error values are empty.

    Raises:
        InputError: a part is missing, broken or too large, or the sheet lays out too many cells.
    """
    book = package.xml(_BOOK)
    shared, days = _strings(package), _day_styles(package)
    epoch = _epoch(book)
    number = cells = letters = 0
    for row in package.xml(_sheet(package, book)).iter("{*}row"):
        number = _number(row.get("r"), number + 1)
        values: list[str] = []
        column = -1
        for cell in row.iterchildren("{*}c"):
            column = _column(cell.get("r"), column + 1)
            if column >= COLUMNS_MOST or column < len(values):
                continue
            value = _value(cell, shared, days, epoch)
            if value:
                values += [""] * (column - len(values)) + [value]
                letters += len(value)
        cells += len(values)
        if cells > CELLS_MOST or letters > PART_MOST:
            raise InputError(
                f"{package.name}: its first sheet unfolds to more than a table of texts can hold; "
                "save the two columns as TSV"
            )
        if values:
            yield number, values


def _sheet(package: Package, book: _Element) -> str:
    """The part that holds the first sheet."""
    first = next(book.iter("{*}sheet"), None)
    marks = {} if first is None else {str(key): str(value) for key, value in first.items()}
    relation = next((value for key, value in marks.items() if key.endswith("}id")), "")
    for item in package.xml("xl/_rels/workbook.xml.rels") if "xl/_rels/workbook.xml.rels" in package else ():
        if local(item) == "Relationship" and item.get("Id") == relation:
            return normpath(join("/xl", item.get("Target", ""))).lstrip("/")
    raise InputError(f"{package.name}: names no first sheet; save the workbook again")


def _strings(package: Package) -> list[str]:
    """The strings that cells share, by number."""
    part = "xl/sharedStrings.xml"
    return [_text(item) for item in package.xml(part).iterchildren("{*}si")] if part in package else []


def _text(item: _Element) -> str:
    """The runs of a rich string, without how they are read aloud."""
    pieces = [
        run.text or ""
        for run in item.iter("{*}t")
        if not any(local(parent) == "rPh" for parent in run.iterancestors())
    ]
    return _ESCAPED.sub(_unescaped, "".join(pieces))


def _unescaped(match: re.Match[str]) -> str:
    char = chr(int(match[1], 16))
    return match[0] if "\ud800" <= char <= "\udfff" or char == "\0" else char


def _day_styles(package: Package) -> frozenset[str]:
    """Numbers of the cell styles that show days."""
    if "xl/styles.xml" not in package:
        return frozenset()
    styles = package.xml("xl/styles.xml")
    formats = set(map(str, _DAY_FORMATS))
    for own in styles.iter("{*}numFmt"):
        code = own.get("formatCode", "")
        if any(match[1] for match in _DAY_LETTERS.finditer(code)):
            formats.add(own.get("numFmtId", ""))
    holder = next(styles.iter("{*}cellXfs"), None)
    kinds = [style.get("numFmtId", "") for style in holder] if holder is not None else []
    return frozenset(str(place) for place, kind in enumerate(kinds) if kind in formats)


def _epoch(book: _Element) -> datetime:
    """Day 0 of the workbook: Excel counts from 1900 with a leap day too many, on old Macs from 1904."""
    properties = next(book.iter("{*}workbookPr"), None)
    from_1904 = properties is not None and properties.get("date1904") in ("1", "true")
    return datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30)


def _value(cell: _Element, shared: list[str], days: frozenset[str], epoch: datetime) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return "".join(_text(item) for item in cell.iterchildren("{*}is"))
    value = next((item.text or "" for item in cell.iterchildren("{*}v")), "")
    if kind == "s":
        index = _number(value, -1)
        return shared[index] if 0 <= index < len(shared) else ""
    if kind == "e":
        return ""
    if kind == "n" and cell.get("s", "0") in days:
        return _day(value, epoch)
    return _ESCAPED.sub(_unescaped, value) if kind == "str" else value


def _day(value: str, epoch: datetime) -> str:
    try:
        found = epoch + timedelta(days=float(value))
    except (ValueError, OverflowError):
        return value
    return (
        found.date().isoformat() if found.time() == datetime.min.time() else found.isoformat(" ", "minutes")
    )


def _column(reference: str | None, usual: int) -> int:
    """Column from 0: ``B`` in ``B12`` is 1. Without a reference, the next one."""
    match = _REFERENCE.fullmatch(reference or "")
    if match is None:
        return usual
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1


def _number(text: str | None, usual: int) -> int:
    """A plain number of at most nine digits, else ``usual``."""
    return int(text) if text and len(text) < 10 and text.isascii() and text.isdigit() else usual
