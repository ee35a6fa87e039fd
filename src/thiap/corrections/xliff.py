"""XLIFF: the targets, their tags left where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from thiap.corrections.edits import Change
from thiap.corrections.units import Units, with_tags
from thiap.corrections.xml_text import characters, nodes_by_element
from thiap.model import Document
from thiap.readers.inline import OPENED
from thiap.readers.xliff import entries
from thiap.readers.xml import parse_tree
from thiap.renderers.annotate.xml_nodes import Source, xml_text

name: Final = "xliff"


def open_xliff(data: bytes, doc: Document) -> Units:
    """The file.

    Raises:
        InputError: it is no XLIFF any more.
        UsageError: it holds other units than the document.
    """
    tree = parse_tree(doc.name, data)
    source = Source(data, tree.docinfo.encoding or "utf-8")
    nodes = nodes_by_element(source, tree.getroot())
    units = [
        with_tags(entry.target, list(characters(source, nodes[entry.target_element], OPENED)))
        for entry in entries(tree.getroot())
        if entry.target_element is not None
    ]

    def write(changes: Sequence[Change]) -> bytes:
        return source.changed([(change.start, change.end, change.text) for change in changes])

    return Units(doc, units, xml_text, write)
