"""The first sheet of an Excel workbook, as strings: fastexcel reads it, once it is known to stay small.

A sheet of two far cells, or one long string that a million cells share, is a few kilobytes on the
disk and gigabytes once it is laid out. Both are found in the XML first, and refused.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from thiap.errors import InputError
from thiap.readers.xml import PART_MOST, Package, local, parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

_BOOK: Final = "xl/workbook.xml"
_STRINGS: Final = "xl/sharedStrings.xml"
#: Cells that are laid out, empty ones between others included.
CELLS_MOST: Final = 5_000_000
_ROW = re.compile(r"\d{1,7}", re.ASCII)
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})", re.IGNORECASE | re.ASCII)


def rows(data: bytes, package: Package) -> list[tuple[int, list[str]]]:
    """The rows that hold something, as (number from 1, cells from the first used column on).

    Args:
        data: the workbook.
        package: the same, opened.

    Raises:
        InputError: a part is missing, broken or too large, or the sheet lays out too many cells.
    """
    import fastexcel

    _check_extent(package)
    try:
        sheet = fastexcel.read_excel(data).load_sheet(0, header_row=None, skip_rows=0, dtypes="string")
        table = sheet.to_polars()
    except fastexcel.FastExcelError as problem:
        raise InputError(f"{package.name}: cannot be read as XLSX: {problem}") from None
    except BaseException as problem:  # a panic of the library is no Exception
        if type(problem).__name__ != "PanicException":
            raise
        raise InputError(f"{package.name}: cannot be read as XLSX; save the workbook again") from None
    found = ([cell or "" for cell in row] for row in table.iter_rows())
    return [(number, row) for number, row in enumerate(found, 1) if any(row)]


def _check_extent(package: Package) -> None:
    """Refuse a workbook whose parts or sheets unfold beyond all reason."""
    if _BOOK not in package:
        raise InputError(f"{package.name}: lacks its part {_BOOK}; save the document again")
    left = PART_MOST
    parts = {}
    for part in package.parts():
        data = package.read(part)
        left -= len(data)
        if left < 0:
            raise InputError(f"{package.name}: unpacks to more than {PART_MOST // 1_000_000} MB; not read")
        if (part.startswith("xl/") and part.endswith(".xml")) or b"sheetData" in data:
            parts[part] = parse_xml(f"{package.name}, {part}", data)
    strings = (
        [sum(len(text) for text in item.itertext()) for item in parts[_STRINGS]] if _STRINGS in parts else []
    )
    for root in parts.values():
        if local(root) == "worksheet":
            _check_references(package.name, root)
            cells, letters = _extent(root, strings)
            if cells > CELLS_MOST or letters > PART_MOST:
                raise InputError(
                    f"{package.name}: a sheet unfolds to more than a table of texts can hold; "
                    "save the two columns as TSV"
                )


def _check_references(name: str, sheet: _Element) -> None:
    """Refuse a sheet with a cell that stands nowhere: the library counts columns until it overflows."""
    for element in sheet.iter("{*}c", "{*}dimension"):
        which = element.get("r" if local(element) == "c" else "ref", "")
        for reference in which.split(":") if which else ():
            if not _REFERENCE.fullmatch(reference):
                raise InputError(f"{name}: {reference[:40]!r} names no cell; save the workbook again")


def _extent(sheet: _Element, strings: list[int]) -> tuple[int, int]:
    """Cells and characters that ``sheet`` lays out, from the first row and the first used column on."""
    bottom = right = letters = row = column = 0
    for element in sheet.iter("{*}row", "{*}c"):
        if local(element) == "row":  # a reference may be left out: the next row, the next cell
            number = element.get("r", "")
            row = int(number) if _ROW.fullmatch(number) else row + 1
            column = 0
            continue
        match = _REFERENCE.fullmatch(element.get("r", ""))
        row, column = (int(match[2]), _column(match[1].upper())) if match else (row, column + 1)
        bottom, right = max(bottom, row), max(right, column)
        if element.get("t") == "s":
            index = next((item.text or "" for item in element.iterchildren("{*}v")), "")
            if index.isascii() and index.isdigit() and len(index) < 10 and int(index) < len(strings):
                letters += strings[int(index)]
    return bottom * right, letters


def _column(name: str) -> int:
    """Column from 1: A is 1, AA is 27."""
    column = 0
    for letter in name:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column
