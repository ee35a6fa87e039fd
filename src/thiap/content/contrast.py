"""How much better a text answers another when its sign is turned, by the vectors of their tokens.

A sentence vector hears a sign faintly. The likeness of two texts token by token, each to the one most like
it, hears it better: taking the negator out of a faithful sentence takes an answer away, taking it out of
one that was negated by mistake leaves the other tokens more alike, the negated word above all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from thiap.content.likeness import Matrix
from thiap.correspondence.heads import load_centre
from thiap.correspondence.states import states_of
from thiap.encoders.e5 import E5Encoder
from thiap.model import Span
from thiap.protocols import Vectors


@dataclass(frozen=True, slots=True)
class Turned:
    """A text and what it would be with its sign turned.

    Attributes:
        text: as it stands.
        other: what should say the same.
        turned: the text without its negator.
        word, turned_word: what was negated, in the text and in the turned one; None if not known.
    """

    text: str
    other: str
    turned: str
    word: Span | None = None
    turned_word: Span | None = None


@dataclass(frozen=True, slots=True, eq=False)
class _Tokens:
    """Tokens of a text: where they stand, and their states as the encoder gives them."""

    spans: list[Span]
    raw: Vectors

    def states(self) -> Matrix:
        """What each token has beside what all tokens share; worked out when asked for, since it is larger."""
        return self.raw.astype(np.float64) - load_centre()


def contrasts(asked: Sequence[Turned], encoder: E5Encoder) -> list[tuple[float, float]]:
    """For each (gain of the whole text, gain of the negated word) when the sign is turned.

    All texts are encoded together, each once.
    """
    texts = list(dict.fromkeys(text for one in asked for text in (one.text, one.other, one.turned)))
    read = dict(zip(texts, _read(texts, encoder), strict=True))
    found = []
    for one in asked:
        text, other, turned = read[one.text], read[one.other], read[one.turned]
        there = _unit(other.states())
        gain = _likeness(turned, there) - _likeness(text, there)
        before, after = _best(text, one.word, there), _best(turned, one.turned_word, there)
        found.append((gain, after - before if before is not None and after is not None else 0.0))
    return found


def _read(texts: Sequence[str], encoder: E5Encoder) -> list[_Tokens]:
    found = []
    for tokens in states_of(texts, encoder):
        kept = tokens.spans[:, 1] > tokens.spans[:, 0]
        spans = [(int(start), int(end)) for start, end in tokens.spans[kept]]
        found.append(_Tokens(spans, tokens.states[0][kept]))
    return found


def _unit(vectors: Matrix) -> Matrix:
    norms = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(norms, 1e-9))


def _likeness(tokens: _Tokens, other: Matrix) -> float:
    """Mean likeness of each token to the one most like it among unit vectors, in both directions."""
    if not tokens.spans or not len(other):
        return 0.0
    alike = _unit(tokens.states()) @ other.T
    return float(alike.max(axis=1).mean() + alike.max(axis=0).mean()) / 2


def _best(tokens: _Tokens, word: Span | None, other: Matrix) -> float | None:
    """Likeness of a word to the unit vector most like it; None if there is no such word."""
    if word is None or not len(other):
        return None
    own = [k for k, (start, end) in enumerate(tokens.spans) if start < word[1] and end > word[0]]
    if not own:
        return None
    return float((other @ _unit(tokens.states()[own].mean(axis=0))).max())
