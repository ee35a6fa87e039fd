"""An alignment in every form that ``thiap align`` writes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from thiap.errors import UsageError
from thiap.model import Alignment, Document
from thiap.renderers.alignment.table import csv_bytes, parquet_bytes, tsv_bytes, xlsx_bytes
from thiap.renderers.alignment.text import side_by_side
from thiap.renderers.alignment.tmx import tmx_bytes
from thiap.renderers.jsonl import bead_lines

Write = Callable[[Alignment, Document, Document], bytes]


def _jsonl(alignment: Alignment, source: Document, target: Document) -> bytes:
    return bead_lines(alignment).encode("utf-8")


#: By name; all but ``text`` are made for machines.
BEAD_FORMATS: Final[dict[str, Write]] = {
    "text": side_by_side,
    "jsonl": _jsonl,
    "tsv": tsv_bytes,
    "csv": csv_bytes,
    "parquet": parquet_bytes,
    "tmx": tmx_bytes,
    "xlsx": xlsx_bytes,
}


def write_beads(alignment: Alignment, source: Document, target: Document, format: str) -> bytes:
    """The beads in one of ``BEAD_FORMATS``, in order of the source.

    Raises:
        UsageError: no such format.
    """
    if format not in BEAD_FORMATS:
        raise UsageError(f"unknown format {format!r}; known: {', '.join(BEAD_FORMATS)}")
    return BEAD_FORMATS[format](alignment, source, target)
