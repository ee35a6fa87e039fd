"""A Word document to hand over: the findings as a table, with what was decided about each."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from thiap.model import Finding, Report
from thiap.phrases import say, tell
from thiap.renderers.ruled import Ruling, Rulings, ruling_line
from thiap.renderers.wording import counts, flat, message, where

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

name = "docx"

_QUOTE_MOST: Final = 600
#: Longest property of a document; the end of a path says most.
_TITLE_MOST: Final = 255
#: Widths of the columns in millimetres: number and severity, source, target, what is wrong.
_WIDTHS: Final = (24, 78, 78, 87)
#: A font that every Word has and that knows Thai; for Thai letters Word asks for the one of complex scripts.
_FONT: Final = "Tahoma"


def render(report: Report, *, lang: str = "en", rulings: Rulings | None = None) -> bytes:
    """The document, A4 across: the findings in their order, with what was decided."""
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(15)
    document.core_properties.author = document.core_properties.comments = "thiap"
    document.core_properties.title = clean(flat(report.target.name))[-_TITLE_MOST:]
    document.core_properties.created = document.core_properties.modified = datetime(2000, 1, 1)
    _fonts(document)
    document.add_heading(clean(flat(report.target.name)), 1)
    document.add_paragraph(clean(_summary(report, lang)))
    table = document.add_table(rows=1, cols=len(_WIDTHS), style="Table Grid")
    table.autofit = False
    heads = ("severity", "source-text", "target-text", "what")
    for cell, key in zip(table.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].add_run(tell(f"column-{key}", lang)).bold = True
    _repeat(table.rows[0])
    for place, finding in enumerate(report.findings):
        _row(table.add_row(), report, finding, place + 1, (rulings or {}).get(place), lang)
    for row in table.rows:
        for cell, width in zip(row.cells, _WIDTHS, strict=True):
            cell.width = Mm(width)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def clean(text: str) -> str:
    """``text`` without what XML cannot hold."""
    return "".join(char if char.isprintable() or char in "\n\t" else "\ufffd" for char in text)


def _summary(report: Report, lang: str) -> str:
    return tell(
        "held-against",
        lang,
        sources=", ".join(flat(doc.name) for doc in report.sources),
        mode=say(f"mode-{report.bitexts[0].mode}"),
        counts=counts(report, lang),
        note=say("machine-note"),
    )


def _row(row: Any, report: Report, finding: Finding, number: int, ruling: Ruling | None, lang: str) -> None:
    source = report.sources[finding.source_index]
    first, left, right, what = row.cells
    first.paragraphs[0].add_run(f"{number}. {tell(f'severity-{finding.severity}', lang)}")
    for cell, doc, spans in ((left, source, finding.source), (right, report.target, finding.target)):
        if spans:
            quote = " … ".join(flat(doc.quote(span), _QUOTE_MOST) for span in spans)
            cell.paragraphs[0].add_run(clean(quote))
            cell.add_paragraph(
                clean(f"{flat(doc.name)}:{flat(where(doc, spans[0][0], lang))}"), style="Caption"
            )
    what.paragraphs[0].add_run(clean(flat(message(finding, lang))))
    if finding.suggestion:
        what.add_paragraph(clean(tell("suggestion", lang, text=flat(finding.suggestion))))
    if ruling:
        what.add_paragraph().add_run(clean(ruling_line(ruling, lang))).bold = True


def _fonts(document: WordDocument) -> None:
    """Thai in a font that knows it: Word takes another one for scripts with marks above and below."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    style: Any = document.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(9)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:cs"), _FONT)


def _repeat(row: Any) -> None:
    """The head of the table stands on every page."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
