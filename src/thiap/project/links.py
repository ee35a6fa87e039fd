"""Which piece of a page's translation answers which piece of its source, when the pair is accepted.

Files of strings pair by key, pages that are built alike piece by piece. Where the kinds or the lengths say
otherwise, the aligner says it; what is no sentence (code, images) then pairs by what it holds and its order.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from difflib import SequenceMatcher
from math import log
from statistics import median
from typing import Final

from thiap.model import Document, Spans
from thiap.project.pieces import Piece
from thiap.readers.keyed.pairs import answers, is_keyed
from thiap.settings import Settings

#: Least characters of a piece whose length says something, and how far (as a logarithm) it may be from what
#: is usual on the page.
_TELLING: Final = 40
_SWING: Final = 1.1

Links = list[tuple[int, int]]


def links(
    source: Document, target: Document, first: Sequence[Piece], second: Sequence[Piece], settings: Settings
) -> Links:
    """Pairs of numbers, of a piece in ``first`` and one in ``second``.

    Raises:
        UsageError: both texts are in one language.
        EncoderError: the aligner is needed and its encoder cannot be used.
    """
    if is_keyed(source) and is_keyed(target):
        ours, theirs = ({block.unit: k for k, block in enumerate(doc.blocks)} for doc in (source, target))
        return [(ours[one.unit], theirs[two.unit]) for one, two in answers(source, target) if two]
    if _built_alike(first, second):
        return [(k, k) for k in range(len(first))]
    from thiap.pipeline import align_pair

    beads = align_pair(source, target, settings).alignment.beads
    found = set()
    for bead in beads:
        ends = _touched(first, bead.source), _touched(second, bead.target)
        found |= {(a, b) for a in ends[0] for b in ends[1]}
    return sorted(found) + _wordless(first, second)


def _built_alike(first: Sequence[Piece], second: Sequence[Piece]) -> bool:
    if [piece.kind for piece in first] != [piece.kind for piece in second]:
        return False
    ratios = [
        log(length(b) / length(a))
        for a, b in zip(first, second, strict=True)
        if a.block is not None and min(length(a), length(b)) >= _TELLING
    ]
    usual = median(ratios) if ratios else 0.0
    return all(abs(ratio - usual) <= _SWING for ratio in ratios)


def length(piece: Piece) -> int:
    """Characters of a piece."""
    return piece.span[1] - piece.span[0]


def _touched(pieces: Sequence[Piece], spans: Spans) -> set[int]:
    """The pieces of prose that spans lie in."""
    starts = [piece.span[0] for piece in pieces]
    found = set()
    for start, end in spans:
        at = max(0, bisect_right(starts, start) - 1)
        while at < len(pieces) and pieces[at].span[0] < end:
            if pieces[at].block is not None and start < pieces[at].span[1]:
                found.add(at)
            at += 1
    return found


def _wordless(first: Sequence[Piece], second: Sequence[Piece]) -> Links:
    """Code and images: what is equal, then what stands between equal ones, in order."""
    ours = [k for k, piece in enumerate(first) if piece.block is None]
    theirs = [k for k, piece in enumerate(second) if piece.block is None]
    marks = [first[k].mark for k in ours], [second[k].mark for k in theirs]
    found: Links = []
    for tag, a, b, c, d in SequenceMatcher(None, *marks, autojunk=False).get_opcodes():
        if tag in ("equal", "replace"):
            pairs = zip(ours[a:b], theirs[c:d], strict=False)
            found += [(x, y) for x, y in pairs if first[x].kind == second[y].kind]
    return found
