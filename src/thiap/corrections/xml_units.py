"""XLIFF and TMX: the targets, their tags left where they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from thiap.corrections.edits import Change
from thiap.corrections.units import Units, with_tags
from thiap.corrections.xml_text import characters, nodes_by_element
from thiap.model import Document
from thiap.readers.bilingual_units import Inline
from thiap.readers.inline import OPENED, inline_text
from thiap.readers.tmx import segments
from thiap.readers.xliff import entries
from thiap.readers.xml import local, parse_tree
from thiap.renderers.annotate.xml_nodes import Source, xml_text

if TYPE_CHECKING:
    from lxml.etree import _Element

#: The target of each unit as it was read, and its element.
Targets = Callable[["_Element", Document], Iterator[tuple[Inline, "_Element"]]]


def open_xml_units(data: bytes, doc: Document, targets: Targets) -> Units:
    """The file.

    Raises:
        InputError: it is in its format no more.
        UsageError: it holds other units than the document.
    """
    tree = parse_tree(doc.name, data)
    source = Source(data, tree.docinfo.encoding or "utf-8")
    nodes = nodes_by_element(source, tree.getroot())
    units = [
        with_tags(side, list(characters(source, nodes[element], OPENED)))
        for side, element in targets(tree.getroot(), doc)
    ]

    def write(changes: Sequence[Change]) -> bytes:
        return source.changed([(change.start, change.end, change.text) for change in changes])

    return Units(doc, units, xml_text, write)


def xliff_targets(root: _Element, doc: Document) -> Iterator[tuple[Inline, _Element]]:
    """Those of XLIFF 1.2 and 2."""
    for entry in entries(root):
        if entry.target_element is not None:
            yield entry.target, entry.target_element


def tmx_targets(root: _Element, doc: Document) -> Iterator[tuple[Inline, _Element]]:
    """The segments of the document's language."""
    for unit in root.iter():
        segment = segments(unit).get(doc.lang) if local(unit) == "tu" else None
        if segment is not None:
            yield inline_text(segment), segment
