"""A fact that nothing answers, though its characters, or a word for it, stand on the other side: not lost.

The last question before a fact is called missing. It guards against words that only one language's
reader knows ("512–511 BC"), and against words left untranslated.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from thiap.compare.pairing.state import PairingState
from thiap.languages.periods import says_period
from thiap.model import Bitext, Fact, Side, Span, other_side
from thiap.spans import arabic_digits, merge

_DIGITS: Final = re.compile(r"\d+(?:[.,]\d+)*")
_NEXT_WORD: Final = re.compile(r"[ -]?[A-Za-z]{3,}")


class VerbatimSearch:
    """Looks for facts without partner as they stand, in the beads of a state that is done."""

    def __init__(self, state: PairingState, bitext: Bitext) -> None:
        self._board = state
        self._bitext = bitext
        self._found: dict[tuple[Side, tuple[int, ...]], frozenset[str]] = {}

    def holds(self, side: Side, i: int) -> bool:
        """Whether the digits or the words of a fact, or a word for it, stand in its beads on the other side.

        Digits count that belong to no fact with a partner of its own; words count only as the source wrote
        them, with the word that follows.
        """
        state = self._board
        fact = state.facts(side)[i]
        homes = tuple(state.homes[side][i])
        wanted = {_plain(found[0]) for found in _DIGITS.finditer(arabic_digits(fact.text))}
        if fact.kind == "duration" and self._in_a_word(side, homes, fact):
            return True
        if not wanted:
            return side == "source" and _words_kept(fact, self._bitext, self._across(side, homes))
        if (side, homes) not in self._found:
            self._found[side, homes] = frozenset(self._digits(side, homes))
        return not wanted.isdisjoint(self._found[side, homes])

    def _in_a_word(self, side: Side, homes: tuple[int, ...], fact: Fact) -> bool:
        """Whether the other side says a length of time in a word without a number: ทุก 3 เดือน, quarterly."""
        doc = self._bitext.document(other_side(side))
        return any(
            says_period(doc.text[start:end], fact.value, doc.lang) for start, end in self._across(side, homes)
        )

    def _across(self, side: Side, homes: tuple[int, ...]) -> list[Span]:
        """What stands on the other side of some beads."""
        beads = self._board.beads
        return [span for bead in homes for span in beads[bead].spans(other_side(side))]

    def _digits(self, side: Side, homes: tuple[int, ...]) -> Iterator[str]:
        """Numbers there, as they are written, that belong to no fact with a partner."""
        state, across = self._board, other_side(side)
        text = self._bitext.document(across).text
        taken = merge(
            state.facts(across)[j].span
            for bead in homes
            for j in state.members[bead][across]
            if state.paired[across].get(j)
        )
        ends = [last for _, last in taken]
        for start, end in self._across(side, homes):
            for found in _DIGITS.finditer(arabic_digits(text[start:end])):
                first, last = start + found.start(), start + found.end()
                behind = bisect_right(ends, first)
                if behind == len(taken) or taken[behind][0] >= last:
                    yield _plain(found[0])


def _words_kept(fact: Fact, bitext: Bitext, spans: list[tuple[int, int]]) -> bool:
    word = _NEXT_WORD.match(bitext.source.text, fact.span[1])
    if word is None or not fact.text.isascii():
        return False
    phrase = bitext.source.text[fact.span[0] : word.end()]
    return any(phrase in bitext.target.text[start:end] for start, end in spans)


def _plain(digits: str) -> str:
    return digits.replace(",", "").rstrip(".")
