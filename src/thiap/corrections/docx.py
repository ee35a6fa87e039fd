"""Word documents: the text of runs; every other byte of every part stays."""

from __future__ import annotations

import io
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Sequence

from thiap.corrections.edits import Change, Characters
from thiap.corrections.units import Units
from thiap.corrections.xml_text import characters, nodes_by_element
from thiap.model import Document, Span
from thiap.readers.docx import PARTS, paragraphs, runs_of_text
from thiap.readers.xml import Package, parse_tree
from thiap.renderers.annotate.xml_nodes import Source, xml_text


def open_docx(data: bytes, doc: Document) -> Units:
    """The document, with its foot- and endnotes.

    Raises:
        InputError: it is broken.
        UsageError: it holds other paragraphs than ``doc``.
    """
    package = Package(doc.name, data)
    sources: dict[str, Source] = {}
    units: list[Characters] = []
    for part in PARTS:
        if part not in package:
            continue
        written = package.read(part)
        tree = parse_tree(doc.name, written)
        sources[part] = Source(written, tree.docinfo.encoding or "utf-8")
        nodes = nodes_by_element(sources[part], tree.getroot())
        for paragraph in paragraphs(tree.getroot()):
            pairs: list[tuple[str, Span | None]] = []
            for element, mark in runs_of_text(paragraph):
                pairs += [(mark, None)] if mark else characters(sources[part], nodes[element])
            units.append(Characters("".join(c for c, _ in pairs), tuple(p for _, p in pairs), part))

    def parts(changes: Sequence[Change]) -> dict[str, bytes]:
        by_part = defaultdict(list)
        for change in changes:
            by_part[change.part].append((change.start, change.end, change.text))
        return {part: sources[part].changed(found) for part, found in by_part.items()}

    return Units(doc, units, xml_text, lambda changes: repacked(data, parts(changes)), parts)


def repacked(data: bytes, parts: dict[str, bytes]) -> bytes:
    """The package with some parts exchanged, the others packed as they were."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for info in _members(old):
            new.writestr(info, parts.get(info.filename) or old.read(info), info.compress_type)
    return out.getvalue()


def _members(package: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    """Each member once, the one that readers take where a name is there twice."""
    for name in dict.fromkeys(package.namelist()):
        yield package.getinfo(name)
