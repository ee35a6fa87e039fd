"""Vectors of windows: runs of consecutive pieces of a document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from thiap.encoders.calibration import Calibration
from thiap.protocols import Encoder, Vectors

Ints = NDArray[np.int64]


class Windows(Protocol):
    """A document prepared for asking after its windows."""

    def vectors(self, first: Ints, last: Ints) -> Vectors:
        """Unit vectors of windows ``pieces[first[k]:last[k]]``, shape ``(n, dim)``, float32."""
        ...

    def rests(self, first: Ints, last: Ints) -> Vectors:
        """Unit vectors of the text without ``pieces[first[k]:last[k]]``; may be approximate."""
        ...


class WindowEncoder(Encoder, Protocol):
    """An encoder that also gives windows of a document.

    Attributes:
        signature: what its vectors depend on beside the text, empty where that is not known.
        calibration: what its cosines mean; None where nothing was fitted to it.
    """

    signature: str
    calibration: Calibration | None

    def windows(self, pieces: Sequence[str], sizes: Sequence[int] | None = None) -> Windows:
        """Prepare a document, given as its pieces in order.

        Args:
            pieces: of one text, or of several back to back, which costs less than one by one.
            sizes: the number of pieces of each text; no window may reach over the end of one.
        """
        ...


class JoinedWindows:
    """Windows for any encoder: the pieces joined by blanks, each distinct window encoded once."""

    def __init__(self, encoder: Encoder, pieces: Sequence[str], sizes: Sequence[int] | None = None) -> None:
        self._encoder = encoder
        self._pieces = list(pieces)
        self._ends = np.cumsum([len(pieces)] if sizes is None else sizes)

    def vectors(self, first: Ints, last: Ints) -> Vectors:
        """Unit vectors of windows, see ``Windows``."""
        texts = [" ".join(self._pieces[a:b]) for a, b in zip(first, last, strict=True)]
        distinct = list(dict.fromkeys(texts))
        place = {text: k for k, text in enumerate(distinct)}
        found = self._encoder.encode(distinct)
        return found[[place[text] for text in texts]]

    def rests(self, first: Ints, last: Ints) -> Vectors:
        """Unit vectors of what windows leave of the document, see ``Windows``."""
        rests = []
        for a, b in zip(first, last, strict=True):
            text = int(np.searchsorted(self._ends, a, side="right"))
            start, end = self._ends[text - 1] if text else 0, self._ends[text]
            rests.append(" ".join((*self._pieces[start:a], *self._pieces[b:end])))
        return self._encoder.encode(rests)
