"""The words around two facts that differ: do they speak of the same thing?"""

from __future__ import annotations

from typing import Final

from thiap.compare.board import Board
from thiap.compare.match import Match
from thiap.compare.slips import slip
from thiap.model import Bitext, Document, Fact, Span
from thiap.protocols import Encoder

#: Code points of text read on either side of a fact.
_WINDOW: Final = {"th": 40, "en": 60}

#: Cosine of the words around two unrelated facts of one bead, and of two that answer each other.
_UNLIKE, _ALIKE = 0.15, 0.6


class Context:
    """Likeness of two facts in conflict from their kinds, places and the words around them.

    Vectors are made once for each fact, and only for facts that are left over.
    """

    def __init__(self, bitext: Bitext, encoder: Encoder | None) -> None:
        self._bitext = bitext
        self._encoder = encoder
        self._similar: dict[tuple[Span, Span], float] = {}

    def likeness(self, board: Board, i: int, j: int, bead: int, match: Match, *, alone: bool) -> float:
        """0 to 1: how sure it is that source fact ``i`` and target fact ``j`` mean the same thing.

        ``alone`` says that nothing else is left over on either side of the bead.
        """
        source, target = board.source[i], board.target[j]
        likeness = match.likeness
        if slip(source, target) is not None:
            likeness += 0.15
        apart = abs(board.position(0, i, bead) - board.position(1, j, bead))
        likeness += 0.1 * (0.3 - apart)
        if alone:
            likeness += 0.1
        elif self._encoder is not None:
            likeness += 0.3 * (self._around(source, target) - 0.5)
        return max(0.0, min(1.0, likeness))

    def _around(self, source: Fact, target: Fact) -> float:
        """Likeness of the words around two facts, 0 to 1, the facts themselves masked."""
        key = (source.span, target.span)
        if key not in self._similar:
            assert self._encoder is not None
            texts = [around(self._bitext.source, source.span), around(self._bitext.target, target.span)]
            one, other = self._encoder.encode(texts)
            cosine = float(one @ other)
            self._similar[key] = max(0.0, min(1.0, (cosine - _UNLIKE) / (_ALIKE - _UNLIKE)))
        return self._similar[key]


def around(doc: Document, span: Span) -> str:
    """The words before and after a fact, with a mark in its place, within its line."""
    reach = _WINDOW.get(doc.lang, 60)
    before = doc.text[max(0, span[0] - reach) : span[0]].rpartition("\n")[2]
    after = doc.text[span[1] : span[1] + reach].partition("\n")[0]
    return f"{before} # {after}"
