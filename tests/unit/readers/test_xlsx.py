"""Workbooks: their cells, and small files that unfold to gigabytes."""

from __future__ import annotations

import datetime
import io
import struct
import zipfile

import pytest
import xlsxwriter

from thiap.errors import InputError
from thiap.readers import table, xlsx
from thiap.readers.xml import PART_MOST, Package

resource = pytest.importorskip("resource")
NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BOOK = (
    f'<workbook xmlns="{NS}" xmlns:r="{REL}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets>'
    "</workbook>"
)
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{REL}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
)


def packed(rows: str, strings: str = "", **more: bytes) -> bytes:
    """A workbook of this sheet data and these shared strings."""
    file = io.BytesIO()
    sheet = f'<worksheet xmlns="{NS}"><sheetData>{rows}</sheetData></worksheet>'
    parts = {
        "xl/workbook.xml": BOOK.encode(),
        "xl/_rels/workbook.xml.rels": RELS.encode(),
        "xl/sharedStrings.xml": f'<sst xmlns="{NS}">{strings}</sst>'.encode(),
        "xl/worksheets/sheet1.xml": sheet.encode(),
    } | more
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


def cells(data: bytes) -> list[tuple[int, list[str]]]:
    return xlsx.rows(data, Package("a.xlsx", data))


def test_cells_stand_at_their_rows() -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_numbers": False}) as book:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        bold = book.add_format({"bold": True})
        sheet.write_row(2, 0, ["en", "th", "note"])
        sheet.write_row(3, 0, ["The canal _x0041_ <&>", "คลอง\nยาว 45 กม.", 45])
        sheet.write_rich_string(4, 0, "The ", bold, "old", " canal")
        sheet.write_datetime(4, 2, datetime.datetime(1999, 9, 17), day)
        sheet.write_formula(6, 1, "=1+1", None, "สอง")
        sheet.write_number(6, 2, 0.25)
    assert cells(file.getvalue()) == [
        (3, ["en", "th", "note"]),
        (4, ["The canal _x0041_ <&>", "คลอง\nยาว 45 กม.", "45"]),
        (5, ["The old canal", "", "1999-09-17 00:00:00"]),
        (7, ["", "สอง", "0.25"]),
    ]


def test_references_may_be_left_out() -> None:
    rows = '<row><c t="inlineStr"><is><t>a</t></is></c><c t="inlineStr"><is><t>b</t></is></c></row>' * 3_000
    xlsx._check_extent(Package("a.xlsx", packed(rows)))  # 3,000 rows of two cells, no square of 6,000


def _many(row: str, count: int) -> str:
    return "".join(row.format(i) for i in range(1, count + 1))


HOSTILE = {
    "far cell in every row": (
        packed(_many('<row r="{0}"><c r="IV{0}"><v>1</v></c></row>', 90_000)),
        "unfolds",
    ),
    "two far cells": (
        packed(
            '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
        ),
        "unfolds",
    ),
    "one string a thousand times": (
        packed(_many('<row><c t="s"><v>0</v></c></row>', 2_000), f"<si><t>{'a' * 60_000}</t></si>"),
        "unfolds",
    ),
    "a cell that stands nowhere": (
        packed('<row r="1"><c r="A1"><v>1</v></c><c r="C' + "m" * 40 + '1"><v>2</v></c></row>'),
        "names no cell",
    ),
    "no sheet": (packed("").replace(b"sheet1.xml", b"sheet9.xml"), "XLSX|broken"),
    "broken sheet": (packed("<row>"), "broken XML"),
    "entities": (
        packed("", **{"xl/sharedStrings.xml": b'<!DOCTYPE a [<!ENTITY e "x">]><sst>&e;</sst>'}),
        "entities",
    ),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_workbooks_are_refused_at_once(case: str) -> None:
    data, words = HOSTILE[case]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(InputError, match=words):
        table.read("a.xlsx", data, source_lang="en", target_lang="th")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 1_000_000  # kilobytes


def test_a_forged_size_does_not_help() -> None:
    strings = f"<si><t>{'a' * (PART_MOST + 1)}</t></si>"
    data = packed("<row/>", strings)
    real = struct.pack("<I", len(strings) + len(f'<sst xmlns="{NS}"></sst>'))
    assert data.count(real) == 2
    with pytest.raises(InputError, match=r"unpacks to|broken"):
        cells(data)
    with pytest.raises(InputError, match=r"unpacks to|broken"):
        cells(data.replace(real, struct.pack("<I", 1000)))
