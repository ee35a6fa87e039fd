"""Beads as tables: nothing is lost in silence."""

from __future__ import annotations

from thiap.model import Alignment, Bead, Block, Document
from thiap.readers import xlsx
from thiap.readers.xml import Package
from thiap.renderers.alignment import write_beads


def document(name: str, text: str, lang: str) -> Document:
    return Document(name, text, lang, "text", (Block("paragraph", (0, len(text))),))


def test_a_cell_too_long_for_excel_is_cut_and_the_next_one_stays() -> None:
    source, target = document("a", "x" * 40_000, "en"), document("b", "คลอง", "th")
    beads = (Bead(((0, 40_000),), ((0, 4),), 0.9),)
    alignment = Alignment(beads, "translation", "none", (1.0, 1.0))
    data = write_beads(alignment, source, target, "xlsx")
    (_, row) = list(xlsx.rows(data, Package("a.xlsx", data)))[1]
    assert (len(row[4]), row[4][-3:], row[5]) == (32_767, "x …", "คลอง")
