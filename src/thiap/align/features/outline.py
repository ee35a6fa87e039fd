"""Where segments stand on two pages that are laid out alike: their headings, items and code in order.

A translation of a page keeps its outline. Headings are matched in order, by their level and by what needs no
translation under them: code, addresses, words in Latin letters. Under two matched headings whose blocks are
of the same kinds in the same order, block answers block, unless what the blocks share says otherwise. What
stands in different places is less likely to be the same; text in no known place is free.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

import numpy as np

from thiap.encoders.windows import Ints
from thiap.model import Document, Segment, Span
from thiap.spans import Places

#: What two headings gain for being of one level, for what their titles and their sections share, and for
#: sections of the same kinds of blocks; what leaving one alone costs.
_LEVEL, _TITLE, _SECTION, _KINDS, _ALONE = 0.2, 1.0, 1.0, 0.6, 0.3
#: Two sections of other kinds of blocks are matched by their titles or their code alone from this on.
_LEAST: Final = 0.5
#: A block is out of step where its counterpart shares less than the first with it, and another block more
#: than the second.
_STRANGE, _OWN = 0.2, 0.4
#: Blocks before and behind that are held against one, and pairs of sections that are still compared.
_REACH, _MANY = 20, 40_000
_SAME: Final = re.compile(r"[A-Za-z][\w'.-]{2,}|\d[\d.,:]*\d|\d")
_NOWHERE: Final = -1


@dataclass(frozen=True, slots=True)
class Outline:
    """Places of the segments of one side; equal numbers stand for the same place of the two pages.

    Attributes:
        section: under which pair of headings each stands, -1 for none.
        block: in which pair of blocks, -1 where that is not known.
    """

    section: Ints
    block: Ints

    def part(self, first: int, last: int) -> Outline:
        """The segments ``first`` to ``last`` (exclusive) alone."""
        return Outline(self.section[first:last], self.block[first:last])


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block, or a block of code, in text order."""

    kind: str
    span: Span
    block: int  # its number, -1 for code
    held: Counter[str]  # what needs no translation in it


@dataclass(frozen=True, slots=True)
class _Section:
    """A heading with what stands under it, up to the next one.

    Attributes:
        level: of the heading, 0 for what stands before the first.
        title, held: what needs no translation in the heading and in the rest, counted.
        pieces: the heading first.
    """

    level: int
    title: Counter[str]
    held: Counter[str]
    pieces: tuple[_Piece, ...]

    @property
    def kinds(self) -> tuple[str, ...]:
        return tuple(piece.kind for piece in self.pieces)


def outlines(
    source: Document, target: Document, sources: Sequence[Segment], targets: Sequence[Segment]
) -> tuple[Outline, Outline] | None:
    """Where the segments of two pages stand; None where a text is no page."""
    if not (source.structure and target.structure):
        return None
    sections = _sections(source), _sections(target)
    placed = _Placed(len(source.blocks)), _Placed(len(target.blocks))
    for number, (i, j) in enumerate(_matched(*sections)):
        first, second = sections[0][i], sections[1][j]
        for side, section in zip(placed, (first, second), strict=True):
            for piece in section.pieces:
                side.section[piece.block] = number
        if first.kinds == second.kinds and _in_step(first, second):
            for one, other in zip(first.pieces, second.pieces, strict=True):
                placed[0].block[one.block], placed[1].block[other.block] = one.block, one.block
        else:
            head = first.pieces[0].block, second.pieces[0].block
            if first.level and second.level:
                placed[0].block[head[0]] = placed[1].block[head[1]] = head[0]
    return placed[0].of(sources), placed[1].of(targets)


class _Placed:
    """Places of the blocks of one side; the last stands for code, which holds no segment."""

    def __init__(self, blocks: int) -> None:
        self.section = np.full(blocks + 1, _NOWHERE, dtype=np.int64)
        self.block = np.full(blocks + 1, _NOWHERE, dtype=np.int64)

    def of(self, segments: Sequence[Segment]) -> Outline:
        numbers = np.array([segment.block for segment in segments], dtype=np.int64)
        return Outline(self.section[numbers], self.block[numbers])


def _sections(doc: Document) -> list[_Section]:
    items = Places((item.span, 0) for item in doc.structure if item.kind == "item")
    pieces = []
    for k, block in enumerate(doc.blocks):
        kind = "item" if block.kind == "paragraph" and _any(items, block.span) else block.kind
        pieces.append(_Piece(kind, block.span, k, _same(doc, block.span)))
    code = [item.span for item in doc.structure if item.kind == "code-block"]
    pieces += [_Piece("code", span, _NOWHERE, _same(doc, span)) for span in code]
    pieces.sort(key=lambda piece: piece.span)
    heads = [k for k, piece in enumerate(pieces) if piece.kind in ("heading", "title")]
    contents = sorted((item.span[0], item.content) for item in doc.structure if item.content)
    found = []
    for first, last in zip([0, *heads], [*heads, len(pieces)], strict=True):
        if first < last:
            found.append(_section(doc, pieces[first:last], contents))
    return found


def _same(doc: Document, span: Span) -> Counter[str]:
    """Words in Latin letters and numbers, counted."""
    return Counter(_SAME.findall(doc.text[slice(*span)].casefold()))


def _any(places: Places, span: Span) -> bool:
    return any(True for _ in places.overlapping(span))


def _section(doc: Document, pieces: Sequence[_Piece], contents: Sequence[tuple[int, str]]) -> _Section:
    head = pieces[0]
    titled = head.kind in ("heading", "title")
    start, end = head.span[1] if titled else head.span[0], pieces[-1].span[1]
    low, high = (bisect_right(contents, (at, "")) for at in (start, end))
    held = _same(doc, (start, end)) + Counter(content for _, content in contents[low:high])
    title = head.held if titled else Counter[str]()
    level = doc.blocks[head.block].level or 1 if titled else 0
    return _Section(level, title, held, tuple(pieces))


def _matched(source: Sequence[_Section], target: Sequence[_Section]) -> list[tuple[int, int]]:
    """Pairs of sections that answer each other, in order."""
    n, m = len(source), len(target)
    if n * m > _MANY:  # a book: only the same headings in the same order are worth the time
        same = [one.level for one in source] == [other.level for other in target]
        return [(k, k) for k in range(n)] if same else []
    gains = [[_gain(one, other) for other in target] for one in source]
    best = np.zeros((n + 1, m + 1))
    best[:, 0] = -_ALONE * np.arange(n + 1)
    best[0] = -_ALONE * np.arange(m + 1)
    for i in range(1, n + 1):
        for j in range(1, m + 1):
            alone = max(best[i - 1, j], best[i, j - 1]) - _ALONE
            best[i, j] = max(alone, best[i - 1, j - 1] + gains[i - 1][j - 1])
    pairs = []
    i, j = n, m
    while i and j:
        if best[i, j] == best[i - 1, j - 1] + gains[i - 1][j - 1]:
            i, j = i - 1, j - 1
            if gains[i][j] >= _LEAST:
                pairs.append((i, j))
        elif best[i, j] == best[i - 1, j] - _ALONE:
            i -= 1
        else:
            j -= 1
    return pairs[::-1]


def _gain(one: _Section, other: _Section) -> float:
    if bool(one.level) != bool(other.level):
        return -1.0
    gain = _LEVEL * (one.level == other.level) + _TITLE * _cosine(one.title, other.title)
    gain += _SECTION * _cosine(one.held, other.held)
    return gain + _KINDS * _cosine(Counter(one.kinds), Counter(other.kinds))


def _in_step(one: _Section, other: _Section) -> bool:
    """Whether no block is plainly nearer to one in another place than to its own counterpart."""
    for number, piece in enumerate(one.pieces):
        low = max(0, number - _REACH)
        alike = [_cosine(piece.held, there.held) for there in other.pieces[low : number + _REACH + 1]]
        own = alike.pop(number - low)
        if own < _STRANGE and max(alike, default=0.0) > _OWN:
            return False
    return True


def _cosine(one: Counter[str], other: Counter[str]) -> float:
    shared = sum(count * other[key] for key, count in one.items())
    if not shared:
        return 0.0
    return shared / sqrt(sum(c * c for c in one.values()) * sum(c * c for c in other.values()))
