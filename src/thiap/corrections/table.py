"""Tables of two columns as TSV or CSV: the cells of the target."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from thiap.corrections.edits import Change, Characters, replaced
from thiap.corrections.units import Units
from thiap.corrections.whole_text import bytes_again
from thiap.errors import UsageError
from thiap.model import Document, Span
from thiap.readers.source import decode
from thiap.readers.table import columns_of, delimiter_of, rows_of

Cell = list[tuple[str, Span]]


def open_table(data: bytes, doc: Document) -> Units:
    """The table.

    Raises:
        UsageError: it is a package (XLSX, docx), its bytes would not come back, or it has changed.
    """
    if data.startswith(b"PK"):
        raise UsageError(
            f"{doc.name}: corrections cannot be written into the cells of a package; save the table as TSV "
            "or CSV, or make them by hand from `thiap check --format xlsx`"
        )
    text = decode(doc.name, data)
    codec = bytes_again(doc.name, data, text, None)
    delimiter = delimiter_of(doc.name, text)
    rows = [row for row in _rows(text, delimiter) if any(_said(cell).strip() for cell in row)]
    read = rows_of(doc.name, text)
    if [cells for _, cells in read] != [[_said(cell) for cell in row] for row in rows]:
        raise UsageError(f"{doc.name}: its cells are quoted in a way of their own; correct it by hand")
    other = "en" if doc.lang == "th" else "th"
    columns, headed = columns_of(read, None, None)
    if columns is None:
        columns, headed = columns_of(read, other, doc.lang)
    if columns is None:
        raise UsageError(f"{doc.name}: has changed since the check; check it again")
    units = []
    for row in rows[headed:]:
        source, target = (row[at] if at < len(row) else [] for at in columns)
        if _said(source).strip() or _said(target).strip():
            units.append(Characters(_said(target), tuple(place for _, place in target)))

    def write(changes: Sequence[Change]) -> bytes:
        return replaced(text, changes).encode(codec)

    return Units(doc, units, (lambda new: new) if delimiter == "\t" else _quoted, write)


def _quoted(text: str) -> str:
    """A text within the quotation marks of CSV; in a cell without them what is wrong then is not written."""
    return text.replace('"', '""')


def _said(cell: Cell) -> str:
    return "".join(char for char, _ in cell)


def _rows(text: str, delimiter: str) -> Iterator[list[Cell]]:
    """The cells of each line with the place of each character, as Python's csv reads them."""
    row: list[Cell] = [[]]
    at = len(text) - len(text.removeprefix("\ufeff"))
    quoted = begun = False
    while at < len(text):
        char = text[at]
        if quoted:
            if char == '"' and text[at + 1 : at + 2] == '"':
                row[-1].append((char, (at, at + 2)))
                at += 1
            elif char == '"':
                quoted = False
            else:
                row[-1].append((char, (at, at + 1)))
        elif char == '"' and not begun and delimiter != "\t":
            quoted = begun = True
        elif char == delimiter:
            row.append([])
            begun = False
        elif char in "\r\n":
            if char == "\r" and text[at + 1 : at + 2] == "\n":
                at += 1
            yield row
            row, begun = [[]], False
        else:
            begun = True
            row[-1].append((char, (at, at + 1)))
        at += 1
    if row != [[]]:
        yield row
