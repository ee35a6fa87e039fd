"""The words around two facts that differ: do they speak of the same thing?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeAlias

from thiap.compare.pairing.state import PairingState
from thiap.compare.values.match import Match
from thiap.compare.values.slips import slip
from thiap.encoders.calibration import calibration_of
from thiap.encoders.windows import WindowEncoder
from thiap.model import Bitext, Document, Fact, Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Vector: TypeAlias = "NDArray[np.float32]"

#: Code points of text read on either side of a fact.
_WINDOW: Final = {"th": 70, "en": 150}

_SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+")
_DIGITS: Final = re.compile(r"\d+")


class Context:
    """Likeness of two facts in conflict from their kinds, places and the words around them.

    Vectors are made once for each fact, and only for facts that are left over.
    """

    def __init__(self, bitext: Bitext, encoder: WindowEncoder | None) -> None:
        self._bitext = bitext
        self._encoder = encoder
        self.fitted = calibration_of(encoder)
        self._vectors: dict[tuple[str, Span], Vector] = {}

    @property
    def reads(self) -> bool:
        """Whether there is an encoder to compare words with."""
        return self._encoder is not None

    def likeness(
        self, state: PairingState, i: int, j: int, bead: int, match: Match, *, alone: bool, words: bool = True
    ) -> float:
        """0 to 1: how sure it is that source fact ``i`` and target fact ``j`` mean the same thing.

        ``alone`` says that nothing else is left over on either side of the bead, ``words`` whether to
        compare the words around.
        """
        source, target = state.source[i], state.target[j]
        likeness = match.likeness
        if slip(source, target) is not None:
            likeness += 0.15
        apart = abs(state.position("source", i, bead) - state.position("target", j, bead))
        likeness += 0.1 * (0.3 - apart)
        if alone:
            likeness += 0.1
        elif words and self._encoder is not None:
            likeness += 0.3 * (self.around(source, target) - 0.5)
        return max(0.0, min(1.0, likeness))

    def around(self, source: Fact, target: Fact) -> float:
        """Likeness of the words around two facts, 0 to 1, the facts themselves masked; 0 without encoder."""
        if self._encoder is None:
            return 0.0
        vectors = [self._vector(self._bitext.source, source), self._vector(self._bitext.target, target)]
        cosine = float(vectors[0] @ vectors[1])
        low, high = self.fitted.unlike, self.fitted.alike
        scaled: float = (cosine - low) / (high - low)
        return max(0.0, min(1.0, scaled))

    def _vector(self, doc: Document, fact: Fact) -> Vector:
        key = (doc.lang, fact.span)
        if key not in self._vectors:
            assert self._encoder is not None
            self._vectors[key] = self._encoder.encode([around(doc, fact.span)])[0]
        return self._vectors[key]


def around(doc: Document, span: Span) -> str:
    """The words before and after a fact, within its line and sentence, marks in place of all digits."""
    reach = _WINDOW.get(doc.lang, 150)
    start, end = max(0, span[0] - reach), min(len(doc.text), span[1] + reach)
    before = doc.text[start : span[0]].rpartition("\n")[2]
    after = doc.text[span[1] : end].partition("\n")[0]
    before = _SENTENCE_END.split(before)[-1]
    after = _SENTENCE_END.split(after)[0]
    if len(before) == span[0] - start and start:
        before = before.partition(" ")[2]  # a word that the window cuts in two
    if len(after) == end - span[1] and end < len(doc.text):
        after = after.rpartition(" ")[0]
    return _DIGITS.sub("0", f"{before} # {after}")
