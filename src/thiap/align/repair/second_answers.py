"""What a page adds is no second answer to a sentence that has a good one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from thiap.model import Bead, Document, Span

#: A bead out of order that is less likely than this, its source answered in place, holds an addition.
_DOUBTED: Final = 0.1


def without_second_answers(source: Document, target: Document, beads: Sequence[Bead]) -> list[Bead]:
    """The beads of two pages, doubtful second answers taken apart.

    A path through a translation must go somewhere with a row or an item that only the target has; in running
    text such a bead may be a sentence said twice, between short blocks of a page it is not.
    """
    if not (source.structure and target.structure):
        return list(beads)
    sure: set[Span] = {
        span for bead in beads if bead.target and bead.score >= _DOUBTED for span in bead.source
    }
    found: list[Bead] = []
    for bead in beads:
        doubted = bead.moved and bead.target and bead.score < _DOUBTED
        if doubted and bead.source and all(span in sure for span in bead.source):
            found += (Bead((), (span,), 1.0) for span in bead.target)
        else:
            found.append(bead)
    return found
