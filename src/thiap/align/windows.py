"""Vectors of windows: runs of consecutive pieces of a document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from thiap.protocols import Encoder, Vectors

Ints = NDArray[np.int64]


class Windows(Protocol):
    """A document prepared for asking after its windows."""

    def vectors(self, first: Ints, last: Ints) -> Vectors:
        """Unit vectors of windows ``pieces[first[k]:last[k]]``, shape ``(n, dim)``, float32."""
        ...

    def rests(self, first: Ints, last: Ints) -> Vectors:
        """Unit vectors of the document without ``pieces[first[k]:last[k]]``; may be approximate."""
        ...


class WindowEncoder(Encoder, Protocol):
    """An encoder that also gives windows of a document."""

    def windows(self, pieces: Sequence[str]) -> Windows:
        """Prepare a document, given as its pieces in order."""
        ...


class JoinedWindows:
    """Windows for any encoder: the pieces joined by blanks, each distinct window encoded once."""

    def __init__(self, encoder: Encoder, pieces: Sequence[str]) -> None:
        self._encoder = encoder
        self._pieces = list(pieces)

    def vectors(self, first: Ints, last: Ints) -> Vectors:
        """Unit vectors of windows, see ``Windows``."""
        texts = [" ".join(self._pieces[a:b]) for a, b in zip(first, last, strict=True)]
        distinct = list(dict.fromkeys(texts))
        place = {text: k for k, text in enumerate(distinct)}
        found = self._encoder.encode(distinct)
        return found[[place[text] for text in texts]]

    def rests(self, first: Ints, last: Ints) -> Vectors:
        """Unit vectors of what windows leave of the document, see ``Windows``."""
        pieces = self._pieces
        return self._encoder.encode(
            [" ".join((*pieces[:a], *pieces[b:])) for a, b in zip(first, last, strict=True)]
        )
