"""Findings as notes of TMX units, before their first variant, as the DTD asks."""

from __future__ import annotations

from typing import Final

from thiap.model import Report
from thiap.readers.tmx import read
from thiap.readers.xml import parse_tree
from thiap.renderers.annotate.shared import MARK, by_bead, changed_since, note_text
from thiap.renderers.annotate.xml_nodes import Change, Source, xml_text

#: TMX notes have no attribute for who wrote them.
_OURS: Final = f">{MARK}: ".encode()


def annotate(data: bytes, report: Report, lang: str = "en") -> bytes:
    """The file with its notes.

    Raises:
        UsageError: the report is about another file.
        InputError: the file is no TMX any more.
    """
    name = report.target.name
    bitext = report.bitexts[0]
    units = read(name, data, source_lang=bitext.source.lang, target_lang=bitext.target.lang)
    source = Source(data, parse_tree(name, data).docinfo.encoding or "utf-8")
    nodes = list(source.root.every("tu"))
    if len(units.pairs) != len(bitext.alignment.beads) or len(nodes) < len(units.pairs):
        raise changed_since(report)
    changes: list[Change] = []
    for node in nodes:
        for note in node.named("note"):
            if _OURS in source.data[note.start : note.end]:
                changes.append((note.start, note.end, ""))
    for bead, findings in by_bead(report).items():
        node = nodes[units.numbers[bead]]
        tag = f"{node.prefix}note"
        notes = "".join(
            f"<{tag}>{MARK}: {xml_text(note_text(finding, lang))}</{tag}>" for finding in findings
        )
        at = node.named("tuv")[0].start
        changes.append((at, at, notes))
    return source.changed(changes)
