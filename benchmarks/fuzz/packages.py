"""Zip packages: the container, and the XML in it."""

from __future__ import annotations

import io
import zipfile

from fuzz.target import Scratch, Target, encoded, verify, words
from thiap.readers import docx, odt
from thiap.readers.bilingual import read_bilingual

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table")
)
X = "http://schemas.openxmlformats.org"
DOCX = (
    f'<w:document {W}><w:body><w:p><w:pPr><w:pStyle w:val="T"/></w:pPr><w:r><w:t>คลอง 45 km</w:t></w:r></w:p><w:p>'
    "<w:ins><w:r><w:t>a</w:t><w:tab/><w:br/></w:r></w:ins><w:del><w:r><w:delText>b</w:delText></w:r></w:del></w:p>"
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>The canal</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>คลอง</w:t></w:r></w:p>"
    "</w:tc></w:tr></w:tbl></w:body></w:document>"
)
STYLES = f'<w:styles {W}><w:style w:styleId="T"><w:name w:val="heading 2"/></w:style></w:styles>'
NOTES = f'<w:footnotes {W}><w:footnote w:id="2"><w:p><w:r><w:t>n</w:t></w:r></w:p></w:footnote></w:footnotes>'
ODT = (
    f"<office:document-content {ODF}><office:body><office:text><text:h text:outline-level='2'>H</text:h><text:p>a"
    "<text:s text:c='3'/><text:span>คลอง<text:tab/></text:span><text:note><text:note-body><text:p>n</text:p>"
    "</text:note-body></text:note></text:p><table:table><table:table-row><table:table-cell><text:p>c</text:p>"
    "</table:table-cell></table:table-row></table:table></office:text></office:body></office:document-content>"
)
SHEET = (
    f'<worksheet xmlns="{X}/spreadsheetml/2006/main"><dimension ref="A1:B2"/><sheetData>'
    '<row r="1"><c r="A1" t="inlineStr"><is><t>source</t></is></c><c r="B1" t="s"><v>0</v></c></row>'
    '<row r="2"><c r="A2" t="inlineStr"><is><t>The canal</t></is></c><c r="B2" t="s"><v>1</v></c>'
    '<c r="C2"><f>1+1</f><v>2</v></c><c r="D2" t="b"><v>1</v></c><c r="E2" t="e"><v>#N/A</v></c></row>'
    "</sheetData></worksheet>"
)
BOOK = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "_rels/.rels": f'<Relationships xmlns="{X}/package/2006/relationships"><Relationship Id="r" Target="xl/workbook.xml" '
    f'Type="{X}/officeDocument/2006/relationships/officeDocument"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{X}/spreadsheetml/2006/main" '
    f'xmlns:r="{X}/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{X}/package/2006/relationships"><Relationship Id="rId1" '
    f'Type="{X}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" '
    f'Type="{X}/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    "xl/sharedStrings.xml": f'<sst xmlns="{X}/spreadsheetml/2006/main"><si><t>target</t></si><si><t>คลอง</t></si></sst>',
    "xl/worksheets/sheet1.xml": SHEET,
}
XML_WORDS = words("<w:p> </w:p> <w:t> </w:t> <w:tbl> <w:tr> <w:tc> <w:del> <w:p/> <!-- --> <![CDATA[ ]]> &#0; &#xD; &lt; &e; "
"<!DOCTYPE <!ENTITY <?x ?> xmlns=\"\" <row <c </c> r=\"A1\" r=\"XFD1048576\" t=\"s\" <v>9999</v> <v>-1</v> <is> <text:s text:c='9' "
"<text:h text:outline-level='99999999999' w:val= heading")  # fmt: skip


def package(parts: dict[str, bytes], compression: int = zipfile.ZIP_STORED) -> bytes:
    """A zip package, uncompressed unless told, so that mutations reach the XML."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data, compression)
    return file.getvalue()


def packages(parts: dict[str, str]) -> tuple[bytes, ...]:
    """One by each way of packing."""
    data = {name: text.encode() for name, text in parts.items()}
    return tuple(package(data, way) for way in (0, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA))


def _docx_xml(data: bytes) -> None:
    """The first byte says which part the rest is."""
    parts = {"word/document.xml": DOCX.encode(), "word/styles.xml": STYLES.encode()}
    which = ("word/document.xml", "word/styles.xml", "word/footnotes.xml", "word/document.xml")[
        data[0] % 4 if data else 0
    ]
    verify(docx.read("x.docx", package(parts | {which: data[1:]}), None))


def _docx_table(data: bytes) -> None:
    path = _scratch.write("x.docx", package({"word/document.xml": data}))
    both = read_bilingual(path, format="table")
    verify(both.source)
    verify(both.target)


def _odt_xml(data: bytes) -> None:
    verify(odt.read("x.odt", package({"content.xml": data}), None))


def _docx_zip(data: bytes) -> None:
    docx.accepts("x.docx", data)
    verify(docx.read("x.docx", data, None))


def _odt_zip(data: bytes) -> None:
    odt.accepts("x.odt", data)
    verify(odt.read("x.odt", data, None))


_scratch = Scratch()
_PARTS = tuple(BOOK)


def _xlsx_xml(data: bytes) -> None:
    """The first byte says which part the rest is, mostly the sheet."""
    which = _PARTS[data[0] % 8] if data and data[0] % 8 < len(_PARTS) else "xl/worksheets/sheet1.xml"
    parts = {name: text.encode() for name, text in BOOK.items()} | {which: data[1:]}
    _xlsx_zip(package(parts))


def _xlsx_zip(data: bytes) -> None:
    both = read_bilingual(_scratch.write("x.xlsx", data), format="table")
    verify(both.source)
    verify(both.target)


_ZIP = (
    b"PK\1\2",
    b"PK\3\4",
    b"PK\5\6",
    b"PK\6\6",
    b"PK\6\7",
    b"\xff\xff\xff\xff",
    b"\xff\xff",
    b"\x08\0",
    b"\x63\0",
)
TARGETS = (
    Target("docx", _docx_xml, (b"\0" + DOCX.encode(), b"\1" + STYLES.encode(), b"\2" + NOTES.encode()), XML_WORDS),
    Target("docx-table", _docx_table, encoded(DOCX), XML_WORDS),
    Target("docx-zip", _docx_zip, packages({"word/document.xml": DOCX}), _ZIP),
    Target("odt", _odt_xml, encoded(ODT), XML_WORDS),
    Target("odt-zip", _odt_zip, packages({"content.xml": ODT}), _ZIP),
    Target("xlsx", _xlsx_xml, tuple(bytes([i]) + part.encode() for i, part in enumerate(BOOK.values())), XML_WORDS),
    Target("xlsx-zip", _xlsx_zip, packages(BOOK), _ZIP),
)  # fmt: skip
