"""Passages of a translation that stand at another place than what they render."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from thiap.content.retold import keeps_order, retold
from thiap.model import Bead, Bitext, Span
from thiap.spans import masked, solid

#: Least score of a bead out of order: the path goes elsewhere only for what is surely there.
_SURE: Final = 0.95
#: Beads that it has changed places with, at least: two neighbours may be told in another order.
_PASSED: Final = 2
#: Least size of a passage, in characters that are no blanks.
_SHORTEST: Final = 20
#: Share of all beads up to which the order of a text is that of the other.
_FEW: Final = 0.05


def displaced(bitext: Bitext) -> Iterator[Bead]:
    """Beads of a translation out of order, passages that belong together as one.

    Of 3,500 beads of translations by professionals and of free ones of many kinds one was out of order, with
    its neighbour. A page may have its blocks in an order of its own.
    """
    if not keeps_order(bitext):
        return
    linked = [bead for bead in bitext.alignment.beads if bead.source and bead.target]
    moved = [bead for bead in linked if bead.moved]
    if not moved or len(moved) > max(1.0, _FEW * len(linked)):
        return
    again = {id(bead) for bead in retold(bitext)}
    text = masked(bitext.target)
    for passage in _passages([bead for bead in moved if id(bead) not in again], linked):
        size = sum(solid(text[slice(*span)]) for span in passage.target)
        if passage.score >= _SURE and size >= _SHORTEST and _passed(passage, linked) >= _PASSED:
            yield passage


def _passages(moved: Sequence[Bead], linked: Sequence[Bead]) -> Iterator[Bead]:
    """Beads that follow each other on both sides as one."""
    follows: dict[Span, Span] = {}
    order = sorted(linked, key=lambda bead: bead.source)
    for one, other in pairwise(order):
        follows[one.source[-1]] = other.source[0]
    passage: Bead | None = None
    for bead in sorted(moved, key=lambda bead: bead.target):
        if passage and follows.get(passage.source[-1]) == bead.source[0]:
            score = min(passage.score, bead.score)
            passage = Bead((*passage.source, *bead.source), (*passage.target, *bead.target), score, True)
            continue
        if passage:
            yield passage
        passage = bead
    if passage:
        yield passage


def _passed(passage: Bead, linked: Sequence[Bead]) -> int:
    """How many beads in order stand before a passage on one side and behind it on the other."""
    return sum(
        (bead.source < passage.source) != (bead.target < passage.target) for bead in linked if not bead.moved
    )
