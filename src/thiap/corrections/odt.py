"""OpenDocument texts: the text of paragraphs; every other byte of every part stays."""

from __future__ import annotations

from collections.abc import Sequence

from thiap.corrections.docx import repacked
from thiap.corrections.edits import Change, Characters
from thiap.corrections.units import Units
from thiap.corrections.xml_text import characters, nodes_by_element
from thiap.model import Document
from thiap.readers.odt import CLOSED, MAIN, mark_of, paragraphs
from thiap.readers.xml import Package, parse_tree
from thiap.renderers.annotate.xml_nodes import Node, Source, xml_text


def open_odt(data: bytes, doc: Document) -> Units:
    """The document, with its notes.

    Raises:
        InputError: it is broken.
        UsageError: it holds other paragraphs than ``doc``.
    """
    written = Package(doc.name, data).read(MAIN)
    tree = parse_tree(doc.name, written)
    source = Source(written, tree.docinfo.encoding or "utf-8")
    nodes = nodes_by_element(source, tree.getroot())
    units = []
    for paragraph, _ in paragraphs(doc.name, tree.getroot()):
        pairs = list(characters(source, nodes[paragraph], closed=CLOSED, marks=_mark))
        units.append(Characters("".join(char for char, _ in pairs), tuple(place for _, place in pairs)))

    def parts(changes: Sequence[Change]) -> dict[str, bytes]:
        return {MAIN: source.changed([(change.start, change.end, change.text) for change in changes])}

    return Units(doc, units, xml_text, lambda changes: repacked(data, parts(changes)), parts)


def _mark(node: Node) -> str | None:
    """What an element stands for, as the reader says it."""
    count = next((value for name, value in node.attributes.items() if name.rpartition(":")[2] == "c"), "1")
    return mark_of(node.local, count)
