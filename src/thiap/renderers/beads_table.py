"""Beads as a table: one row a bead, with both texts, spans and score."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from thiap.errors import OutputError
from thiap.model import Alignment, Document, Spans
from thiap.text import quotes

if TYPE_CHECKING:
    import polars as pl


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


def tsv_bytes(alignment: Alignment, source: Document, target: Document) -> bytes:
    """Tab-separated, quoted where a cell needs it."""
    return _frame(alignment, source, target).write_csv(separator="\t").encode("utf-8")


def csv_bytes(alignment: Alignment, source: Document, target: Document) -> bytes:
    """Comma-separated, RFC 4180."""
    return _frame(alignment, source, target).write_csv().encode("utf-8")


def parquet_bytes(alignment: Alignment, source: Document, target: Document) -> bytes:
    """Apache Parquet."""
    buffer = io.BytesIO()
    _frame(alignment, source, target).write_parquet(buffer)
    return buffer.getvalue()


def xlsx_bytes(alignment: Alignment, source: Document, target: Document) -> bytes:
    """An Excel sheet; texts are cells, never formulas.

    Raises:
        OutputError: xlsxwriter is not installed.
    """
    try:
        import xlsxwriter
    except ImportError as error:
        raise OutputError("--format xlsx needs xlsxwriter; run \"pip install 'thiap[xlsx]'\"") from error
    buffer = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    with xlsxwriter.Workbook(buffer, options) as book:
        sheet = book.add_worksheet("alignment")
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        frame = _frame(alignment, source, target)
        sheet.write_row(0, 0, frame.columns, book.add_format({"bold": True}))
        for row, values in enumerate(frame.iter_rows(), 1):
            sheet.write_row(row, 0, values, wrap)
        sheet.set_column(0, 3, 12)
        sheet.set_column(4, 5, 70)
        sheet.freeze_panes(1, 0)
    return buffer.getvalue()
