"""Zip packages: the container, and the XML in it."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from itertools import cycle

from fuzz.target import TABLE, Scratch, Target, seeds, verify, words
from thiap.readers import docx, odt
from thiap.readers.bilingual import read_bilingual

DOCX_PARTS = ("word/document.xml", "word/styles.xml", "word/footnotes.xml")
DOCX = dict(zip(DOCX_PARTS, seeds("docx"), strict=True))
ODT = {"content.xml": seeds("odt")[0]}
BOOK = {name: text.encode() for name, text in TABLE["xlsx"]["parts"].items()}
SHEET = "xl/worksheets/sheet1.xml"
#: Magic numbers and limits of the zip format.
ZIP = (
    *(b"PK" + kind for kind in (b"\1\2", b"\3\4", b"\5\6", b"\6\6", b"\6\7")),
    *(b"\xff\xff\xff\xff", b"\xff\xff", b"\x08\0", b"\x0c\0", b"\x0e\0"),
)
_scratch = Scratch()


def package(parts: Mapping[str, bytes]) -> bytes:
    """A zip package, uncompressed so that mutations reach the XML; ten times as quick as zipfile."""
    files, index, offset = [], [], 0
    for name, data in parts.items():
        same = struct.pack(
            "<HHHHHIIIHH", 20, 0, 0, 0, 33, zlib.crc32(data), len(data), len(data), len(name), 0
        )
        files += (b"PK\3\4", same, name.encode(), data)
        index += (b"PK\1\2\x14\0", same, struct.pack("<HHHII", 0, 0, 0, 0, offset), name.encode())
        offset += 30 + len(name) + len(data)
    size = sum(map(len, index))
    end = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, len(parts), len(parts), size, offset, 0)
    return b"".join((*files, *index, end))


def packages(parts: Mapping[str, bytes]) -> tuple[bytes, ...]:
    """One by each way of packing."""
    found = [package(parts)]
    for way in (zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", way) as archive:
            for name, data in parts.items():
                archive.writestr(zipfile.ZipInfo(name), data, way)
        found.append(file.getvalue())
    return tuple(found)


def _docx_xml(data: bytes) -> None:
    """The first byte says which part the rest is."""
    which = DOCX_PARTS[data[0] % len(DOCX_PARTS) if data else 0]
    _docx_zip(package(DOCX | {which: data[1:]}))


def _docx_table(data: bytes) -> None:
    _table("x.docx", package({"word/document.xml": data}))


def _docx_zip(data: bytes) -> None:
    docx.accepts("x.docx", data)
    verify(docx.read("x.docx", data, None))


def _odt_xml(data: bytes) -> None:
    _odt_zip(package({"content.xml": data}))


def _odt_zip(data: bytes) -> None:
    odt.accepts("x.odt", data)
    verify(odt.read("x.odt", data, None))


def _xlsx_xml(data: bytes) -> None:
    """The first byte says which part the rest is, mostly the sheet."""
    which = list(BOOK)[data[0] % 8] if data and data[0] % 8 < len(BOOK) else SHEET
    xlsx_zip(package(BOOK | {which: data[1:]}))


def xlsx_zip(data: bytes) -> None:
    """A workbook as the table it holds."""
    _table("x.xlsx", data)


def _table(name: str, data: bytes) -> None:
    both = read_bilingual(_scratch.write(name, data), format="table")
    verify(both.source)
    verify(both.target)


def _numbered(parts: Mapping[str, bytes]) -> tuple[bytes, ...]:
    """The parts as seeds, each behind the byte that picks it."""
    return tuple(
        bytes([number]) + part for number, part in zip(cycle(range(8)), parts.values(), strict=False)
    )


TARGETS = (
    Target("docx", _docx_xml, _numbered(DOCX), words("docx")),
    Target("docx-table", _docx_table, (DOCX["word/document.xml"],), words("docx")),
    Target("docx-zip", _docx_zip, packages({"word/document.xml": DOCX["word/document.xml"]}), ZIP),
    Target("odt", _odt_xml, (ODT["content.xml"],), words("docx")),
    Target("odt-zip", _odt_zip, packages(ODT), ZIP),
    Target("xlsx", _xlsx_xml, _numbered(BOOK), words("docx")),
    Target("xlsx-zip", xlsx_zip, packages(BOOK), ZIP),
)
