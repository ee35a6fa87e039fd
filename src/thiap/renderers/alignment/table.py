"""Beads as a table: one row a bead, with both texts, spans and score."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from thiap.errors import OutputError
from thiap.model import Alignment, Document, Spans
from thiap.renderers.wording import plain_cell
from thiap.spans import quotes

if TYPE_CHECKING:
    import polars as pl

#: Excel's limits.
_ROWS_MOST: Final = 1_048_576
_CELL_MOST: Final = 32_767


def _spans(spans: Spans) -> str:
    return " ".join(f"{start}:{end}" for start, end in spans)


def _frame(alignment: Alignment, source: Document, target: Document) -> pl.DataFrame:
    import polars as pl

    beads = alignment.beads
    return pl.DataFrame(
        {
            "source_spans": [_spans(bead.source) for bead in beads],
            "target_spans": [_spans(bead.target) for bead in beads],
            "score": [round(bead.score, 4) for bead in beads],
            "moved": [bead.moved for bead in beads],
            "source": [quotes(source, bead.source) for bead in beads],
            "target": [quotes(target, bead.target) for bead in beads],
        },
        schema={
            "source_spans": pl.String,
            "target_spans": pl.String,
            "score": pl.Float64,
            "moved": pl.Boolean,
            "source": pl.String,
            "target": pl.String,
        },
    )


def _cut(text: str) -> str:
    return text if len(text) <= _CELL_MOST else text[: _CELL_MOST - 2] + " …"


def tsv_bytes(alignment: Alignment, source: Document, target: Document) -> bytes:
    """Tab-separated, quoted where a cell needs it."""
    return _frame(alignment, source, target).write_csv(separator="\t").encode("utf-8")


def csv_bytes(alignment: Alignment, source: Document, target: Document) -> bytes:
    """Comma-separated, RFC 4180; a cell that a spreadsheet would take for a formula gets an apostrophe."""
    import polars as pl

    frame = _frame(alignment, source, target)
    guarded = (pl.Series(name, map(plain_cell, frame[name]), pl.String) for name in ("source", "target"))
    return frame.with_columns(*guarded).write_csv().encode("utf-8")


def parquet_bytes(alignment: Alignment, source: Document, target: Document) -> bytes:
    """Apache Parquet."""
    buffer = io.BytesIO()
    _frame(alignment, source, target).write_parquet(buffer)
    return buffer.getvalue()


def xlsx_bytes(alignment: Alignment, source: Document, target: Document) -> bytes:
    """An Excel sheet; texts are cells, never formulas, and cut where Excel's longest cell ends.

    Raises:
        OutputError: there are more beads than a sheet has rows.
    """
    import xlsxwriter

    if len(alignment.beads) >= _ROWS_MOST:
        raise OutputError(f"a sheet holds {_ROWS_MOST:,} rows, fewer than there are beads; use --format tsv")
    buffer = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    with xlsxwriter.Workbook(buffer, options) as book:
        sheet = book.add_worksheet("alignment")
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        frame = _frame(alignment, source, target)
        sheet.write_row(0, 0, frame.columns, book.add_format({"bold": True}))
        for row, values in enumerate(frame.iter_rows(), 1):
            # xlsxwriter stops at a cell too long, and would lose the ones behind it.
            cut = [_cut(value) if isinstance(value, str) else value for value in values]
            sheet.write_row(row, 0, cut, wrap)
        sheet.set_column(0, 3, 12)
        sheet.set_column(4, 5, 70)
        sheet.freeze_panes(1, 0)
    return buffer.getvalue()
