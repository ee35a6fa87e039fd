"""Two columns of a table: TSV, CSV, XLSX, or the first fitting table of a Word document."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from thiap.errors import InputError
from thiap.languages.cues import cues
from thiap.languages.detect import detect_language
from thiap.readers import xlsx
from thiap.readers.bilingual_units import Inline, Origin, Units
from thiap.readers.docx import text_of
from thiap.readers.source import decode
from thiap.readers.xml import Package, is_zip_with, local
from thiap.spans import thai_share

if TYPE_CHECKING:
    from lxml.etree import _Element

name = "table"

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SOURCE: Final = frozenset("source src original".split()) | {*cues("column_source")}
_TARGET: Final = frozenset("target tgt trg translation".split()) | {*cues("column_target")}
_LANGUAGES: Final = {
    "en": frozenset("en english eng".split()) | {*cues("column_en")},
    "th": frozenset("th thai tha".split()) | {*cues("column_th")},
}
#: Of a language code: en-US, th_TH.
_REGION: Final = re.compile(r"(?<=^[a-z]{2})[-_][a-z]{2,4}$")
#: Longest cell; Python's csv refuses more than 128 KB unless told.
_CELL_MOST: Final = 10_000_000
_HEAD_ROWS: Final = 200
Row = tuple[str, list[str]]


def accepts(name: str, data: bytes) -> bool:
    """By the file's name, or as a workbook; a docx only when it holds a table of two languages."""
    lower = name.lower()
    if lower.endswith((".tsv", ".tab", ".csv", ".xlsx")) or is_zip_with(data, "xl/workbook.xml"):
        return True
    return is_zip_with(data, "word/document.xml") and bool(_docx_rows(name, data))


def read(name: str, data: bytes, *, source_lang: str | None, target_lang: str | None) -> Units:
    """Rows in file order, with "row N" (as a spreadsheet counts) as their places.

    The columns are those headed source/target or by language; without such a header the
    target is the column with the most Thai, the source the other one with the most letters.

    Raises:
        InputError: broken, or without two columns of text.
    """
    if is_zip_with(data, "word/document.xml"):
        rows = _docx_rows(name, data)
    elif data.startswith(b"PK"):
        rows = _xlsx_rows(name, data)
    else:
        rows = rows_of(name, decode(name, data))
    columns, headed = columns_of(rows, source_lang, target_lang)
    if columns is None:
        raise InputError(
            f"{name}: two columns of text are needed; head them with source and target, or with en and th"
        )
    units = Units(source_lang or "", target_lang or "")
    for place, cells in rows[headed:]:
        first, second = (cells[column] if column < len(cells) else "" for column in columns)
        units.add(Inline(first), Inline(second), place, Origin(place, _line_of(name, place)))
    return units


def _line_of(name: str, place: str) -> int:
    """The line of a row where both are the same, as cells that tabs part are never longer; else 0."""
    return int(place[4:]) if name.lower().endswith((".tsv", ".tab")) and place.startswith("row ") else 0


def delimiter_of(name: str, text: str) -> str:
    """The sign between the cells of a table that is a text."""
    head = text[:20_000]
    if name.lower().endswith((".tsv", ".tab")) or ("\t" in head and not name.lower().endswith(".csv")):
        return "\t"
    return max(",;", key=head.count)


def rows_of(name: str, text: str) -> list[Row]:
    """The place and the cells of each row of TSV or CSV that holds text.

    Raises:
        InputError: the quotation marks do not fit.
    """
    text = text.removeprefix("\ufeff")
    delimiter = delimiter_of(name, text)
    if delimiter == "\t":
        # Tabs never stand inside a cell, and quotation marks are text.
        lines = re.split(r"\r\n|\r|\n", text)
        return [(f"row {i}", line.split("\t")) for i, line in enumerate(lines, 1) if line.strip()]
    before = csv.field_size_limit(_CELL_MOST)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        return [(f"row {i}", row) for i, row in enumerate(reader, 1) if any(cell.strip() for cell in row)]
    except csv.Error as problem:
        raise InputError(f"{name}: is no valid CSV: {problem}") from None
    finally:
        csv.field_size_limit(before)


def _xlsx_rows(name: str, data: bytes) -> list[Row]:
    found = xlsx.rows(data, Package(name, data))
    return [(f"row {number}", cells) for number, cells in found if any(cell.strip() for cell in cells)]


def _docx_rows(name: str, data: bytes) -> list[Row]:
    """The rows of all tables of two or more columns, if they hold two languages."""
    rows = [(place, cells) for place, cells, _ in _body_rows(Package(name, data).xml("word/document.xml"))]
    return rows if columns_of(rows, None, None)[0] else []


def _body_rows(body: _Element) -> Iterator[tuple[str, list[str], list[_Element]]]:
    """Place, texts and cells of each row of the tables of two or more columns."""
    for number, table in enumerate(body.iter(_W + "tbl"), 1):
        for line, row in enumerate((child for child in table if local(child) == "tr"), 1):
            cells = [cell for cell in row if local(cell) == "tc"]
            if len(cells) > 1:
                yield f"table {number} row {line}", [_cell_text(cell) for cell in cells], cells


def target_cells(body: _Element, source_lang: str, target_lang: str) -> Iterator[list[_Element]]:
    """The paragraphs of each target cell of a Word document's tables, in the order `read` takes them."""
    found = list(_body_rows(body))
    rows = [(place, texts) for place, texts, _ in found]
    columns, headed = columns_of(rows, None, None)
    if columns is None:
        columns, headed = columns_of(rows, source_lang, target_lang)
    for _, texts, cells in found[headed:]:
        source, target = (texts[at] if columns and at < len(texts) else "" for at in columns or (0, 0))
        if source.strip() or target.strip():
            at = columns[1] if columns else 0
            yield list(cells[at].iter(_W + "p")) if at < len(cells) else []


def _cell_text(cell: _Element) -> str:
    return "\n".join(text_of(paragraph) for paragraph in cell.iter(_W + "p"))


def columns_of(
    rows: Sequence[Row], source_lang: str | None, target_lang: str | None
) -> tuple[tuple[int, int] | None, int]:
    """The (source, target) columns, and how many rows head them."""
    if not rows:
        return None, 0
    head = [_REGION.sub("", cell.strip().lower()) for cell in rows[0][1]]
    source = source_lang or ("th" if target_lang == "en" else "en")
    target = target_lang or ("en" if source_lang == "th" else "th")
    sources = _SOURCE | {source} | _LANGUAGES.get(source, set())
    targets = _TARGET | {target} | _LANGUAGES.get(target, set())
    first = next((i for i, cell in enumerate(head) if cell in sources), None)
    second = next((i for i, cell in enumerate(head) if cell in targets), None)
    if first is not None and second is not None and first != second:
        return (first, second), 1
    width = max(len(cells) for _, cells in rows[:_HEAD_ROWS])
    texts = [
        " ".join(cells[column] for _, cells in rows[:_HEAD_ROWS] if column < len(cells))
        for column in range(width)
    ]
    letters = [sum(char.isalpha() for char in text) for text in texts]
    worded = [column for column in range(width) if letters[column] and detect_language(texts[column])]
    thai = [column for column in worded if thai_share(texts[column]) > 0.5]
    if not thai or len(worded) < 2:
        pair = tuple(sorted(worded, key=lambda column: -letters[column])[:2])
        return ((min(pair), max(pair)) if len(pair) == 2 and source_lang and target_lang else None), 0
    own = max(thai, key=lambda column: letters[column])
    others = [column for column in worded if column not in thai]
    if not others:
        return None, 0
    other = max(others, key=lambda column: letters[column])
    return ((own, other) if source == "th" else (other, own)), 0
