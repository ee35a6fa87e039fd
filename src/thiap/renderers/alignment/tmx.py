"""Beads as TMX 1.4b (LISA OSCAR, 2005): one translation unit for each bead with two sides."""

from __future__ import annotations

import re

from thiap import __version__
from thiap.model import Alignment, Document
from thiap.spans import quotes

#: Characters XML 1.0 cannot hold.
FORBIDDEN = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def tmx_bytes(alignment: Alignment, source: Document, target: Document) -> bytes:
    """A translation memory; beads without counterpart are left out, as the format demands both."""
    from lxml import etree

    root = etree.Element("tmx", version="1.4")
    header = {
        "creationtool": "thiap",
        "creationtoolversion": __version__,
        "segtype": "sentence",
        "o-tmf": "thiap",
        "adminlang": "en",
        "srclang": source.lang,
        "datatype": "plaintext",
    }
    etree.SubElement(root, "header", header)
    body = etree.SubElement(root, "body")
    for bead in alignment.beads:
        if not (bead.source and bead.target):
            continue
        unit = etree.SubElement(body, "tu")
        etree.SubElement(unit, "prop", type="x-score").text = f"{bead.score:.4f}"
        for doc, spans in ((source, bead.source), (target, bead.target)):
            variant = etree.SubElement(unit, "tuv", {_XML_LANG: doc.lang})
            etree.SubElement(variant, "seg").text = FORBIDDEN.sub("", quotes(doc, spans))
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return written
