"""Beads word by word, for people who want to see which words answer which.

What the checks weigh (``thiap.correspondence``), with offsets of the documents: for each word of either side
how surely it is answered, and by which words of the other side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from thiap.content.links import known_links
from thiap.content.runs import Run, read_run
from thiap.correspondence import Correspondence, Texts, correspond
from thiap.encoders.e5 import get_token_encoder
from thiap.model import SIDES, Bead, Bitext, Side, Spans, other_side

#: Least share of a word that is told, and most words told for one.
_LEAST_SHARE: Final = 0.1
_MOST_WORDS: Final = 3


@dataclass(frozen=True, slots=True)
class AnsweredWord:
    """A word of a bead.

    Attributes:
        spans: where it stands in its document.
        text: as written.
        answered: that the other side answers it, 0 to 1.
        by: (number of the word of the other side, share of this word that goes to it), largest first.
    """

    spans: Spans
    text: str
    answered: float
    by: tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class AnsweredBead:
    """A bead word by word.

    Attributes:
        bead: what was asked about.
        source, target: the words of its sides, in text order.
    """

    bead: Bead
    source: tuple[AnsweredWord, ...]
    target: tuple[AnsweredWord, ...]

    def words(self, side: Side) -> tuple[AnsweredWord, ...]:
        """The words of a side."""
        return self.source if side == "source" else self.target


def answered_words(bitext: Bitext, beads: Sequence[Bead]) -> list[AnsweredBead] | None:
    """The two-sided ones of ``beads`` word by word; None where there is no token encoder.

    A bead of 30 words takes some 30 ms.
    """
    tokens = get_token_encoder()
    if tokens is None:
        return None
    beads = [bead for bead in beads if bead.source and bead.target]
    links = known_links(bitext)
    runs = [{side: read_run(bitext.document(side), bead.spans(side)) for side in SIDES} for bead in beads]
    asked = []
    for both in runs:
        source, target = both["source"].text, both["target"].text
        near = tuple(link for link in links if link[0] in source and link[1] in target)
        asked.append(Texts(source, target, (bitext.source.lang, bitext.target.lang), near))
    found = []
    for bead, both, answer in zip(beads, runs, correspond(asked, tokens), strict=True):
        sides = {side: _words(both[side], answer, side) for side in SIDES}
        found.append(AnsweredBead(bead, sides["source"], sides["target"]))
    return found


def _words(run: Run, answer: Correspondence, side: Side) -> tuple[AnsweredWord, ...]:
    weights = answer.weights if side == "source" else answer.weights.T
    likely = 1 / (1 + np.exp(answer.odds(side)))
    count = len(answer.words(other_side(side)))
    found = []
    for number, (start, end) in enumerate(answer.words(side)):
        order = np.argsort(-weights[number], kind="stable").tolist()[:_MOST_WORDS] if count else []
        by = tuple((k, round(float(weights[number, k]), 3)) for k in order)
        by = tuple((k, share) for k, share in by if share >= _LEAST_SHARE)
        likelihood = round(float(likely[number]), 3)
        found.append(AnsweredWord(run.locate(start, end), run.text[start:end], likelihood, by))
    return tuple(found)
