"""Questions about characters: scripts, spans, blanks. Nothing here changes a text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from thiap.model import Document, Span, Spans

THAI_FIRST, THAI_LAST = "\u0e00", "\u0e7f"

#: Code points that show nothing but are no white space for ``str.isspace``.
INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")


def is_thai(char: str) -> bool:
    """Whether a character belongs to the Thai block."""
    return THAI_FIRST <= char <= THAI_LAST


def thai_share(text: str) -> float:
    """Share of the letters of ``text`` that are Thai, 0 to 1; 0 for a text without letters."""
    thai = sum(map(is_thai, text))
    letters = thai + sum(char.isalpha() and not is_thai(char) for char in text)
    return thai / letters if letters else 0.0


def trim(text: str, span: Span) -> Span:
    """``span`` without white space at its ends; an empty span where it has nothing else."""
    start, end = span
    while start < end and (text[start].isspace() or text[start] in INVISIBLE):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in INVISIBLE):
        end -= 1
    return start, end


def merge(spans: Iterable[Span]) -> Spans:
    """The union of spans: sorted, disjoint, none empty."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if start >= end:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return tuple(merged)


def overlap(first: Span, second: Span) -> int:
    """Code points two spans share."""
    return max(0, min(first[1], second[1]) - max(first[0], second[0]))


def solid(text: str) -> int:
    """Number of characters that are not blank: the length that alignments are counted in."""
    return sum(not char.isspace() for char in text)


def quotes(doc: Document, spans: Spans) -> str:
    """The text at ``spans``, joined by an ellipsis."""
    return " … ".join(doc.quote(span) for span in spans)


def _extends(char: str) -> bool:
    """Whether a character only extends the one before it (Grapheme_Extend, and SARA AM)."""
    return unicodedata.category(char) in ("Mn", "Me", "Mc") or char in "\u0e33\u200d"


def graphemes_whole(text: str, span: Span) -> Span:
    """``span`` widened so that it cuts no base character from its combining marks."""
    start, end = span
    while 0 < start < len(text) and _extends(text[start]):
        start -= 1
    while end < len(text) and _extends(text[end]):
        end += 1
    return start, end


def line_column(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, both from 1; a line ends with LF."""
    line = text.count("\n", 0, offset)
    return line + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1


def place(doc: Document, offset: int) -> str:
    """Where an offset stands, as a user looks for it: the block's own place, else ``line:column``."""
    for block in doc.blocks:
        if block.place and block.span[0] <= offset <= block.span[1]:
            return block.place
    line, column = line_column(doc.text, offset)
    return f"{line}:{column}"
