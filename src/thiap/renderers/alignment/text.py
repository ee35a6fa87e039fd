"""Beads side by side, for reading in a terminal."""

from __future__ import annotations

import re
import unicodedata
from shutil import get_terminal_size

from thiap.model import Alignment, Bead, Document
from thiap.spans import quotes

_SEPARATOR = " │ "
_NARROWEST = 20
#: What would steer the terminal instead of being shown.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")


def side_by_side(alignment: Alignment, source: Document, target: Document) -> bytes:
    """Two columns as wide as the terminal; a dash stands for no counterpart."""
    width = max(_NARROWEST, (get_terminal_size((100, 24)).columns - len(_SEPARATOR) - 5) // 2)
    lines: list[str] = []
    for bead in alignment.beads:
        left = wrapped(quotes(source, bead.source) or "—", width)
        right = wrapped(quotes(target, bead.target) or "—", width)
        mark = _mark(bead)
        for k in range(max(len(left), len(right))):
            cell = left[k] if k < len(left) else ""
            other = right[k] if k < len(right) else ""
            lead = mark if k == 0 else "    "
            lines.append(f"{lead} {cell}{' ' * (width - columns(cell))}{_SEPARATOR}{other}".rstrip())
    return "".join(line + "\n" for line in lines).encode("utf-8")


def _mark(bead: Bead) -> str:
    if not (bead.source and bead.target):
        return "  ∅ "
    return f"{min(99, round(bead.score * 100)):>2}%" + ("↷" if bead.moved else " ")


def columns(text: str) -> int:
    """Terminal columns: none for combining marks, two for wide characters."""
    return sum(
        0
        if unicodedata.category(char) in ("Mn", "Me", "Cf")
        else 2
        if unicodedata.east_asian_width(char) in "WF"
        else 1
        for char in text
    )


def wrapped(text: str, width: int) -> list[str]:
    """Lines of at most ``width`` columns, broken at blanks where there are some, never before a mark."""
    lines: list[str] = []
    line = ""
    for word in _CONTROL.sub(" ", text).split(" "):
        if line and columns(line) + 1 + columns(word) <= width:
            line += " " + word
            continue
        if line:
            lines.append(line)
        line = ""
        for char in word:
            if columns(line + char) > width:
                lines.append(line)
                line = ""
            line += char
    return [*lines, line]
