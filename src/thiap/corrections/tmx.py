"""TMX: the segments of the target language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from thiap.corrections.edits import Change
from thiap.corrections.units import Units, with_tags
from thiap.corrections.xml_text import characters, nodes_by_element
from thiap.model import Document
from thiap.readers.inline import OPENED, inline_text
from thiap.readers.tmx import segments
from thiap.readers.xml import local, parse_tree
from thiap.renderers.annotate.xml_nodes import Source, xml_text

name: Final = "tmx"


def open_tmx(data: bytes, doc: Document) -> Units:
    """The file.

    Raises:
        InputError: it is no TMX any more.
        UsageError: it holds other units than the document.
    """
    tree = parse_tree(doc.name, data)
    source = Source(data, tree.docinfo.encoding or "utf-8")
    nodes = nodes_by_element(source, tree.getroot())
    found = [segments(unit).get(doc.lang) for unit in tree.getroot().iter() if local(unit) == "tu"]
    units = [
        with_tags(inline_text(segment), list(characters(source, nodes[segment], OPENED)))
        for segment in found
        if segment is not None
    ]

    def write(changes: Sequence[Change]) -> bytes:
        return source.changed([(change.start, change.end, change.text) for change in changes])

    return Units(doc, units, xml_text, write)
