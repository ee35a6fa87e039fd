"""Questions about characters: scripts, spans, blanks. Nothing here changes a text."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from thiap.model import Block, Document, Span, Spans

#: SARA AM and the zero-width joiner, which extend the character before them and are no marks.
_EXTENDS = frozenset({0x0E33, 0x200D})
THAI_FIRST, THAI_LAST = "\u0e00", "\u0e7f"

#: Code points that show nothing but are no white space for ``str.isspace``.
INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")


def is_thai(char: str) -> bool:
    """Whether a character belongs to the Thai block."""
    return THAI_FIRST <= char <= THAI_LAST


_THAI = re.compile(f"[{THAI_FIRST}-{THAI_LAST}]+")


def count_thai(text: str) -> int:
    """How many characters of ``text`` belong to the Thai block."""
    return sum(map(len, _THAI.findall(text)))


#: The digits ๐ to ๙ as 0 to 9, and the other way round.
_FROM_THAI = {0x0E50 + n: str(n) for n in range(10)}
_TO_THAI = {ord(str(n)): chr(0x0E50 + n) for n in range(10)}


def arabic_digits(text: str) -> str:
    """``text`` with the digits 0 to 9 for the Thai ones; the length stays."""
    return text.translate(_FROM_THAI)


def thai_digits(text: str) -> str:
    """``text`` with Thai digits for 0 to 9; the length stays."""
    return text.translate(_TO_THAI)


def thai_share(text: str) -> float:
    """Share of the letters of ``text`` that are Thai, 0 to 1; 0 for a text without letters."""
    thai = count_thai(text)
    letters = thai + sum(map(str.isalpha, _THAI.sub("", text)))
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


def joined(text: str, spans: Iterable[Span], blanks: str | None = None) -> list[Span]:
    """Sorted disjoint spans, neighbours as one that only ``blanks`` part; None stands for any white space."""
    found: list[Span] = []
    for start, end in spans:
        if found and not text[found[-1][1] : start].strip(blanks):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def touches(spans: Spans, span: Span) -> bool:
    """Whether one of ``spans``, which are sorted and disjoint, shares a code point with ``span``."""
    at = bisect_right(spans, span[0], key=lambda part: part[1])
    return at < len(spans) and spans[at][0] < span[1]


def overlaps_any(span: Span, spans: Sequence[Span]) -> bool:
    """Whether one of ``spans``, in any order, shares a code point with ``span``."""
    return any(overlap(span, other) for other in spans)


def within(spans: Spans, holders: Spans) -> bool:
    """Whether each of ``spans`` lies whole in one of ``holders``."""
    return all(any(a <= start and end <= b for a, b in holders) for start, end in spans)


@lru_cache(maxsize=8)
def masked(doc: Document, fill: str = " ") -> str:
    """The text with blanks, or another character, for what is skipped: same length, same offsets.

    Marks of emphasis amid the letters of a Thai phrase part no words: a character that shows nothing stands
    in for them.
    """
    parts: list[str] = []
    position = 0
    text = doc.text
    for start, end in doc.skipped:
        glued = is_thai(text[start - 1 : start] or " ") and is_thai(text[end : end + 1] or " ")
        mark = "\u2060" if glued and not text[start:end].strip("*_~&") else fill
        parts += (text[position:start], mark * (end - start))
        position = end
    return "".join((*parts, text[position:]))


def overlap(first: Span, second: Span) -> int:
    """Code points two spans share."""
    return max(0, min(first[1], second[1]) - max(first[0], second[0]))


class Places:
    """Spans in any order, with a number each, to be asked which of them overlap another span."""

    def __init__(self, spans: Iterable[tuple[Span, int]]) -> None:
        self._spans = sorted(spans)
        self._starts = [span[0] for span, _ in self._spans]
        self._reach = list(accumulate((span[1] for span, _ in self._spans), max))

    def overlapping(self, span: Span) -> Iterator[int]:
        """Numbers of the spans that share a code point with ``span``, the last first."""
        at = bisect_left(self._starts, span[1]) - 1
        while at >= 0 and self._reach[at] > span[0]:
            if self._spans[at][0][1] > span[0]:
                yield self._spans[at][1]
            at -= 1


def solid(text: str) -> int:
    """Number of characters that are not blank: the length that alignments are counted in."""
    return len("".join(text.split()))


def is_bracket(text: str) -> bool:
    """Whether ``text`` is one parenthesis and nothing else."""
    return text.startswith("(") and text.find(")") == len(text) - 1


def block_text(doc: Document, spans: Spans) -> str:
    """The text of the block in which spans begin; nothing where none does."""
    block = block_at(doc, spans[0][0]) if spans else None
    return doc.quote(block.span) if block is not None else ""


def quotes(doc: Document, spans: Spans) -> str:
    """The text at ``spans``, joined by an ellipsis."""
    return " … ".join(doc.quote(span) for span in spans)


def _extends(char: str) -> bool:
    """Whether a character only extends the one before it (Grapheme_Extend, and SARA AM)."""
    return unicodedata.category(char) in ("Mn", "Me", "Mc") or ord(char) in _EXTENDS


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
    starts = _line_starts(text)
    line = bisect_right(starts, offset) - 1
    return line + 1, offset - starts[line] + 1


@lru_cache(maxsize=4)  # a report asks for twenty thousand places of a few texts
def _line_starts(text: str) -> tuple[int, ...]:
    return (0, *(match.end() for match in re.finditer("\n", text)))


def block_at(doc: Document, offset: int) -> Block | None:
    """The block an offset stands in, or None outside of every block; blocks are in text order."""
    at = bisect_right(doc.blocks, offset, key=lambda block: block.span[0]) - 1
    return doc.blocks[at] if at >= 0 and offset < doc.blocks[at].span[1] else None


def place(doc: Document, offset: int) -> str:
    """Where an offset stands, as a user looks for it: the block's own place, else ``line:column``."""
    for at in (offset - 1, offset):  # the end of a block is still a place in it
        block = block_at(doc, at)
        if block is not None and block.place:
            return block.place
    line, column = line_column(doc.text, offset)
    return f"{line}:{column}"
