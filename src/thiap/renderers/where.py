"""Where a finding stands in the file under review, as the tools that open it name the place."""

from __future__ import annotations

from dataclasses import dataclass

from thiap.model import Block, Document, Finding, Report
from thiap.spans import block_at, line_column, place


@dataclass(frozen=True, slots=True)
class Where:
    """A place.

    Attributes:
        unit: the key, id or context of a unit; empty for other texts.
        line, column: in the file itself, from 1; 0 where that is not known, as in a package.
    """

    unit: str = ""
    line: int = 0
    column: int = 0


def where(report: Report, finding: Finding) -> Where:
    """Where the finding stands in the target, or in the source where the target has nothing there."""
    source = report.sources[finding.source_index]
    if finding.target:
        return where_in(report.target, finding.target[0][0])
    if not finding.source:
        return Where()
    there = where_in(source, finding.source[0][0])
    answer = _unit(report, finding, there.unit) if there.unit and source.name != report.target.name else None
    return Where(there.unit, answer.line, answer.column) if answer else there


def where_in(doc: Document, offset: int) -> Where:
    """The same of a place in a document."""
    block = block_at(doc, offset)
    if block is not None and (block.unit or block.line):
        return Where(block.unit, block.line, block.column)
    at = place(doc, offset)
    return Where("", *line_column(doc.text, offset)) if at.replace(":", "").isdigit() else Where()


def place_and_line(doc: Document, offset: int) -> str:
    """The place in words: that of the block, and the line of its unit."""
    at, block = place(doc, offset), block_at(doc, offset)
    known = block is not None and block.unit and block.line and not at.startswith("line ")
    return f"{at}, line {block.line}" if block is not None and known else at


def _unit(report: Report, finding: Finding, unit: str) -> Block | None:
    """The unit of the target that answers one of the source, which lacks something."""
    at = finding.source[0][0]
    for bitext in report.bitexts:
        if bitext.source_index == finding.source_index:
            for bead in bitext.alignment.beads:
                if bead.target and any(start <= at < end for start, end in bead.source):
                    return block_at(bitext.target, bead.target[0][0])
    return None
