"""Which writer takes a file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from thiap.corrections.edits import Draft
from thiap.errors import UsageError
from thiap.model import Document, Report

#: Formats whose text is the file itself.
RAW: Final = frozenset(
    ("text", "markdown", "mdx", "rst", "asciidoc", "wikitext", "mediawiki", "wikiextractor", "subtitles")
)


def open_draft(data: bytes, doc: Document, encoding: str | None = None) -> Draft:
    """The file, to be changed in places.

    Raises:
        UsageError: files of this format cannot be written again.
    """
    from thiap.corrections import docx, html, odt, po, strings, table, whole_text, xml_units
    from thiap.readers.keyed import KEYED, PAIRED

    if doc.format in RAW:
        return whole_text.WholeText(data, doc, encoding)
    if doc.format == "html":
        return html.Html(data, doc, encoding)
    if doc.format in KEYED or doc.format in PAIRED:
        return strings.Strings(data, doc)
    if targets := {"xliff": xml_units.xliff_targets, "tmx": xml_units.tmx_targets}.get(doc.format):
        return xml_units.open_xml_units(data, doc, targets)
    units = {"docx": docx.open_docx, "odt": odt.open_odt, "po": po.open_po, "table": table.open_table}
    if doc.format in units:
        return units[doc.format](data, doc)
    raise UsageError(
        f"{doc.name}: corrections cannot be written into a file of this format ({doc.format}); "
        "make them by hand from `thiap check --format xlsx`, or save the text as docx, HTML or plain text"
    )


def rereader(report: Report, encoding: str | None = None) -> Callable[[bytes], Document]:
    """What reads a changed target as the report's was read."""
    from thiap.readers import read_data
    from thiap.readers.bilingual import BILINGUAL_READERS, read_bilingual_data

    doc = report.target

    def again(data: bytes) -> Document:
        if doc.format in BILINGUAL_READERS:
            source_lang = report.sources[0].lang
            return read_bilingual_data(
                doc.name, data, source_lang=source_lang, target_lang=doc.lang, format=doc.format
            ).target
        return read_data(doc.name, data, lang=doc.lang, encoding=encoding, format=doc.format)

    return again
