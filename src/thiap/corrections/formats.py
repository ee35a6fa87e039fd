"""Which writer takes a file."""

from __future__ import annotations

from typing import Final

from thiap.corrections.edits import Draft
from thiap.errors import UsageError
from thiap.model import Document

#: Formats whose text is the file itself.
RAW: Final = frozenset(
    ("text", "markdown", "mdx", "rst", "asciidoc", "wikitext", "mediawiki", "wikiextractor")
)


def open_draft(data: bytes, doc: Document, encoding: str | None = None) -> Draft:
    """The file, to be changed in places.

    Raises:
        UsageError: files of this format cannot be written again.
    """
    from thiap.corrections import docx, html, po, tmx, whole_text, xliff

    if doc.format in RAW:
        return whole_text.WholeText(data, doc, encoding)
    if doc.format == "html":
        return html.Html(data, doc, encoding)
    units = {"docx": docx.open_docx, "po": po.open_po, "xliff": xliff.open_xliff, "tmx": tmx.open_tmx}
    if doc.format in units:
        return units[doc.format](data, doc)
    raise UsageError(
        f"{doc.name}: corrections cannot be written into a file of this format ({doc.format}); "
        "make them by hand from `thiap check --format xlsx`, or save the text as docx, HTML or plain text"
    )
