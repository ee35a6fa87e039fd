"""Workbooks: the same cells as another program reads, and small files that unfold to gigabytes."""

from __future__ import annotations

import datetime
import io
import struct
import time
import zipfile

import pytest

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
    return list(xlsx.rows(Package("a.xlsx", data)))


def test_cells_agree_with_another_reader() -> None:
    writer = pytest.importorskip("xlsxwriter")
    fastexcel = pytest.importorskip("fastexcel")
    file = io.BytesIO()
    with writer.Workbook(file, {"in_memory": True, "strings_to_numbers": False}) as book:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        bold = book.add_format({"bold": True})
        sheet.write_row(0, 0, ["en", "th", "note"])
        sheet.write_row(1, 0, ["The canal _x0041_ \x01 <&>", "คลอง\nยาว 45 กม.", 45])
        sheet.write_rich_string(2, 0, "The ", bold, "old", " canal")
        sheet.write_datetime(2, 2, datetime.datetime(1999, 9, 17), day)
        sheet.write_formula(4, 1, "=1+1", None, "สอง")
        sheet.write_number(4, 2, 0.25)
        sheet.write_boolean(5, 1, True)
    got = dict(cells(file.getvalue()))
    frame = fastexcel.read_excel(file.getvalue()).load_sheet(0, header_row=None, dtypes="string").to_polars()
    theirs = {i: [value or "" for value in row] for i, row in enumerate(frame.iter_rows(), 1)}
    for number in (1, 2, 3):
        assert got[number][:2] == theirs[number][: len(got[number][:2])]
    assert got[2][0] == "The canal _x0041_ \x01 <&>"
    assert got[3] == ["The old canal", "", "1999-09-17"]
    assert got[5] == ["", "สอง", "0.25"]
    assert 4 not in got


def test_gaps_references_and_styles() -> None:
    rows = (
        '<row r="3"><c t="inlineStr"><is><t>a</t></is></c><c r="D3" t="s"><v>1</v></c><c r="B3"><v>9</v></c>'
        '<c r="XFD3"><v>1</v></c></row><row><c t="e"><v>#N/A</v></c><c t="s"><v>7</v></c>'
        '<c t="str"><v>_x000D_</v></c></row>'
    )
    strings = "<si><t>x</t></si><si><r><t>k</t></r><rPh><t>no</t></rPh><r><t>l</t></r></si>"
    assert cells(packed(rows, strings)) == [(3, ["a", "", "", "kl"]), (4, ["", "", "\r"])]


def _many(row: str, count: int) -> str:
    return "".join(row.format(i) for i in range(1, count + 1))


HOSTILE = {
    "far cell in every row": (
        packed(_many('<row r="{0}"><c r="IV{0}"><v>1</v></c></row>', 90_000)),
        "unfolds",
    ),
    "one string a thousand times": (
        packed(_many('<row><c t="s"><v>0</v></c></row>', 2_000), f"<si><t>{'a' * 60_000}</t></si>"),
        "unfolds",
    ),
    "no sheet": (packed("").replace(b"sheet1.xml", b"sheet9.xml"), "sheet"),
    "broken sheet": (packed("<row>"), "broken XML"),
    "entities": (
        packed("", **{"xl/sharedStrings.xml": b'<!DOCTYPE a [<!ENTITY e "x">]><sst>&e;</sst>'}),
        "entities",
    ),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_workbooks_are_refused_at_once(case: str) -> None:
    data, words = HOSTILE[case]
    began, before = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(InputError, match=words):
        table.read("a.xlsx", data, source_lang="en", target_lang="th")
    assert time.process_time() - began < 10
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 1_000_000  # kilobytes


def test_two_far_cells_are_no_sheet_of_billions() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    assert cells(packed(rows)) == [(1, ["1"])]


def test_a_forged_size_does_not_help() -> None:
    strings = f"<si><t>{'a' * (PART_MOST + 1)}</t></si>"
    data = packed("<row/>", strings)
    real = struct.pack("<I", len(strings) + len(f'<sst xmlns="{NS}"></sst>'))
    assert data.count(real) == 2
    with pytest.raises(InputError, match=r"unpacks to more than|broken"):
        cells(data)
    with pytest.raises(InputError, match=r"unpacks to more than|broken"):
        cells(data.replace(real, struct.pack("<I", 1000)))
