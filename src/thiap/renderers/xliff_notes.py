"""An XLIFF file as it was, with the findings as notes on their units.

Notes of an earlier run are replaced. In 1.2 a note follows the target, in 2.x it stands in the unit's
``<notes>``, as the schemas ask.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from thiap.errors import UsageError
from thiap.model import Finding, Report
from thiap.mqm import SEVERITIES
from thiap.readers.xliff import entries, is_version_2
from thiap.readers.xml import local, parse_tree

if TYPE_CHECKING:
    from lxml.etree import _Element

#: How our notes are known again: ``from`` in 1.2, ``category`` in 2.x.
MARK: Final = "thiap"
_BEFORE_NOTES: Final = frozenset(("source", "seg-source", "target"))


def annotate(data: bytes, report: Report) -> bytes:
    """The file ``data`` with a note for each finding of ``report``, which was made from it; no remarks.

    Raises:
        UsageError: the report is about another file.
        InputError: the file is no XLIFF any more.
    """
    from lxml import etree

    tree = parse_tree(report.target.name, data)
    root = tree.getroot()
    second = is_version_2(root)
    units = [entry.unit for entry in entries(root) if not entry.empty]
    beads = report.bitexts[0].alignment.beads
    if len(units) != len(beads):
        raise UsageError(f"{report.target.name}: has changed since the check; check it again")
    for unit in units:
        _remove_notes(unit)
    places = _Places(report)
    for finding in report.findings:
        number = places.bead_of(finding)
        if number is not None and finding.severity != "neutral":
            (_add_2 if second else _add_1)(units[number], finding)
    encoding = tree.docinfo.encoding or "UTF-8"
    return bytes(etree.tostring(tree, encoding=encoding, xml_declaration=True))  # type: ignore[arg-type]


class _Places:
    """Which bead a finding is about."""

    def __init__(self, report: Report) -> None:
        self._starts: list[list[int]] = []
        self._beads: list[list[int]] = []
        for side in ("source", "target"):
            found = sorted(
                (span[0], number)
                for number, bead in enumerate(report.bitexts[0].alignment.beads)
                for span in getattr(bead, side)
            )
            self._starts.append([start for start, _ in found])
            self._beads.append([number for _, number in found])

    def bead_of(self, finding: Finding) -> int | None:
        """The number of the bead its first span lies in, the target's before the source's."""
        for side, spans in ((1, finding.target), (0, finding.source)):
            if spans and (index := bisect_right(self._starts[side], spans[0][0])):
                return self._beads[side][index - 1]
        return None


def _text(finding: Finding) -> str:
    text = f"{finding.severity}: {finding.message}"
    if finding.suggestion:
        text += f" Suggestion: {finding.suggestion}"
    # XML has no place for most control characters, and quotes may hold them.
    return "".join(char if char >= " " or char in "\t\n" else " " for char in text) + f" [{finding.check}]"


def _priority(finding: Finding) -> str:
    """1 for critical to 7 for minor; both versions count from 1, the highest, to 10."""
    return str(SEVERITIES.index(finding.severity) * 3 + 1)


def _tag(unit: _Element, name: str) -> str:
    return f"{{{namespace}}}{name}" if (namespace := unit.nsmap.get(unit.prefix)) else name


def _add_1(unit: _Element, finding: Finding) -> None:
    from lxml import etree

    note = etree.Element(_tag(unit, "note"), {"from": MARK, "priority": _priority(finding)})
    note.set("annotates", "target" if finding.target else "source")
    note.text = _text(finding)
    place = sum(local(child) in _BEFORE_NOTES for child in unit)
    own = sum(local(child) == "note" and child.get("from") == MARK for child in unit)
    unit.insert(place + own, note)


def _add_2(unit: _Element, finding: Finding) -> None:
    from lxml import etree

    notes = next((child for child in unit if local(child) == "notes"), None)
    if notes is None:
        notes = etree.Element(_tag(unit, "notes"))
        place = next(
            i for i, child in enumerate(unit) if local(child) in ("originalData", "segment", "ignorable")
        )
        unit.insert(place, notes)
    note = etree.SubElement(notes, _tag(unit, "note"))
    note.set("category", MARK)
    note.set("appliesTo", "target" if finding.target else "source")
    note.set("priority", _priority(finding))
    note.text = _text(finding)


def _remove_notes(unit: _Element) -> None:
    for note in [element for element in unit.iter() if local(element) == "note"]:
        parent = note.getparent()
        if parent is None or MARK not in (note.get("from"), note.get("category")):
            continue
        parent.remove(note)
        if local(parent) == "notes" and not len(parent):
            unit.remove(parent)
