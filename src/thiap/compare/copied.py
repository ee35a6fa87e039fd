"""A fact that nothing answers, though its very characters stand on the other side: it was not lost.

The last question before a fact is called missing. It guards against words that only one language's
reader knows ("512–511 BC"), and against words left untranslated.
"""

from __future__ import annotations

import re
from typing import Final

from thiap.compare.board import Board
from thiap.model import Bitext, Fact
from thiap.text import overlap

_DIGITS: Final = re.compile(r"\d+(?:[.,]\d+)*")
_NEXT_WORD: Final = re.compile(r"[ -]?[A-Za-z]{3,}")
_THAI_DIGITS: Final = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def copied(board: Board, side: int, i: int, bitext: Bitext) -> bool:
    """Whether the digits or the words of a fact without partner stand in its bead on the other side.

    Digits count that belong to no fact with a partner of its own; words count only as the source wrote
    them, with the word that follows.
    """
    fact = board.facts(side)[i]
    homes = board.homes[side][i]
    spans = [s for bead in homes for s in (board.beads[bead].source if side else board.beads[bead].target)]
    wanted = {_plain(found[0]) for found in _DIGITS.finditer(fact.text.translate(_THAI_DIGITS))}
    if not wanted:
        return side == 0 and _words_kept(fact, bitext, spans)
    text = (bitext.source if side else bitext.target).text
    taken = [
        board.facts(1 - side)[j].span
        for bead in homes
        for j in board.members[bead][1 - side]
        if board.paired[1 - side].get(j)
    ]
    return any(
        _plain(found[0]) in wanted
        and not any(overlap((start + found.start(), start + found.end()), span) for span in taken)
        for start, end in spans
        for found in _DIGITS.finditer(text[start:end].translate(_THAI_DIGITS))
    )


def _words_kept(fact: Fact, bitext: Bitext, spans: list[tuple[int, int]]) -> bool:
    word = _NEXT_WORD.match(bitext.source.text, fact.span[1])
    if word is None or not fact.text.isascii():
        return False
    phrase = bitext.source.text[fact.span[0] : word.end()]
    return any(phrase in bitext.target.text[start:end] for start, end in spans)


def _plain(digits: str) -> str:
    return digits.replace(",", "").rstrip(".")
