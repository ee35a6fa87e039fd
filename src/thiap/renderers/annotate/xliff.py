"""Findings as notes of XLIFF units.

In 1.2 a note follows the target, in 2.x it stands in the unit's ``<notes>``, as the schemas ask.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from thiap.model import Finding, Report
from thiap.mqm import SEVERITIES
from thiap.readers.xliff import entries, is_version_2
from thiap.readers.xml import local, parse_tree
from thiap.renderers.annotate.shared import MARK, by_bead, changed_since, note_text
from thiap.renderers.annotate.xml_nodes import Change, Node, Source, xml_text

_BEFORE_NOTES: Final = ("source", "seg-source", "target")


def annotate(data: bytes, report: Report, lang: str = "en") -> bytes:
    """The file with its notes; of a unit with several segments, in the order of the findings.

    Raises:
        UsageError: the report is about another file.
        InputError: the file is no XLIFF any more.
    """
    tree = parse_tree(report.target.name, data)
    root = tree.getroot()
    second = is_version_2(root)
    tag = "unit" if second else "trans-unit"
    place = {unit: number for number, unit in enumerate(e for e in root.iter() if local(e) == tag)}
    units = [place[entry.unit] for entry in entries(root) if not entry.empty]
    if len(units) != len(report.bitexts[0].alignment.beads):
        raise changed_since(report)
    source = Source(data, tree.docinfo.encoding or "utf-8")
    found: dict[int, list[Finding]] = {}
    for bead, findings in by_bead(report).items():
        found.setdefault(units[bead], []).extend(findings)
    noted = set(units)
    changes: list[Change] = []
    for number, node in enumerate(source.root.every(tag)):
        if number in noted:
            changes += (_change_2 if second else _change_1)(node, found.get(number, ()), lang)
    return source.changed(changes)


def _priority(finding: Finding) -> str:
    """1 for critical to 7 for minor; both versions count from 1, the highest, to 10."""
    return str(SEVERITIES.index(finding.severity) * 3 + 1)


def _change_1(unit: Node, findings: Sequence[Finding], lang: str) -> Iterator[Change]:
    for note in unit.named("note"):
        if note.attributes.get("from") == MARK:
            yield note.start, note.end, ""
    tag = f"{unit.prefix}note"
    notes = "".join(
        f'<{tag} from="{MARK}" priority="{_priority(finding)}" annotates="{_side(finding)}">'
        f"{xml_text(note_text(finding, lang))}</{tag}>"
        for finding in findings
    )
    at = max(child.end for child in unit.named(*_BEFORE_NOTES))
    yield at, at, notes


def _change_2(unit: Node, findings: Sequence[Finding], lang: str) -> Iterator[Change]:
    tag = f"{unit.prefix}note"
    notes = "".join(
        f'<{tag} category="{MARK}" appliesTo="{_side(finding)}" priority="{_priority(finding)}">'
        f"{xml_text(note_text(finding, lang))}</{tag}>"
        for finding in findings
    )
    box = next(iter(unit.named("notes")), None)
    others = [note for note in box.children if note.attributes.get("category") != MARK] if box else []
    if box and others:
        for note in box.children:
            if note not in others:
                yield note.start, note.end, ""
        yield box.close, box.close, notes
        return
    if box:
        yield box.start, box.end, ""
    at = unit.named("originalData", "segment", "ignorable")[0].start
    yield at, at, f"<{tag}s>{notes}</{tag}s>" if notes else ""


def _side(finding: Finding) -> str:
    return "target" if finding.target else "source"
