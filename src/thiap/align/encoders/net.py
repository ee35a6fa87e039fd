"""The bundled encoder's network: token features, their sums over windows, and the dense head.

See ``muse`` for what it is and why windows cost no more than one pass. Everything here is arrays.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from thiap.align.encoders.weights import Arrays
from thiap.protocols import Vectors

_BOS, _EOS = 1, 2
_CHUNKS = 17
_CNN = 256
_LEFT, _RIGHT = 2, 2  # reach of the widest convolution
_BRANCHES = ((2, 0), (3, 1), (5, 2))  # n-gram order, tokens of left context
_NEAR = 2 * _RIGHT  # tokens whose features an end changes
#: Tokens from which on the two ends of a window do not meet.
SHORT = 2 * _NEAR
#: Numbers in a vector.
DIM = 512
_BATCH = 512  # tokens a batch: keeps the working set in the processor's cache
_LONG = 2048  # tokens from which on one sequence is read in parts: memory stays bounded

Ints = NDArray[np.int64]


class Net:
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
        out = np.empty((len(sequences), DIM), dtype=np.float32)
        start = 0
        while start < len(sequences):
            stop, size = start, 0
            while stop < len(sequences) and (stop == start or size + len(sequences[stop]) + 2 <= _BATCH):
                size += len(sequences[stop]) + 2
                stop += 1
            group = [[_BOS, *ids, _EOS] for ids in sequences[start:stop]]
            if size > _LONG:
                flat, whole = np.array(group[0], dtype=np.int64), np.array([0, size])
                total = self._sum(flat, 0, size, whole).astype(np.float32)[None, :]
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

    def pieces(self, flat: Ints, bounds: Ints, texts: Ints) -> tuple[Vectors, Vectors, Vectors]:
        """Entry features of a document for windows that begin and end at ``bounds``.

        Args:
            flat: tokens of one text or of several, back to back.
            bounds: where windows may begin and end, the ends of all texts among them.
            texts: where texts begin, and where the last one ends.

        Returns:
            Sums between each bound and the next, shape ``(len(bounds) - 1, 2 * width)``, and what a window
            that begins (ends) at a bound gains over them by its BOS (EOS) and the changed features next to
            it, shape ``(len(bounds), 2 * width)``; all float32.
        """
        size = 2 * self.width
        between = np.zeros((len(bounds) - 1, size), dtype=np.float32)
        left = np.zeros((len(bounds), size), dtype=np.float32)
        right = np.zeros((len(bounds), size), dtype=np.float32)
        marks = self._project(np.array([_BOS, _EOS], dtype=np.int64))
        # Where the text before a bound begins, and where the one behind it ends.
        begins_at = texts[np.maximum(np.searchsorted(texts, bounds, side="left") - 1, 0)]
        ends_at = texts[np.minimum(np.searchsorted(texts, bounds, side="right"), len(texts) - 1)]
        halo = 2 * _NEAR
        first = 0
        while first < len(bounds) - 1:
            # As many pieces as fit a batch; the last bound closes the last batch.
            last = int(np.searchsorted(bounds, bounds[first] + _BATCH, side="right")) - 1
            last = min(max(last, first + 1), len(bounds) - 1)
            if bounds[last] - bounds[first] > _LONG:
                self._long_piece(flat, bounds, first, texts, marks, (between, left, right))
                first = last
                continue
            low, high = max(0, int(bounds[first]) - halo), min(len(flat), int(bounds[last]) + halo)
            ids, x, h, feats = self._layers(flat, low, high, texts)
            sums = _sum_runs(feats, bounds[first : last + 1] - low)
            parts = sums @ self.entry_w
            parts += np.diff(bounds[first : last + 1])[:, None].astype(np.float32) * self.entry_b
            between[first:last] = parts
            begins = np.arange(first, last)
            begins = begins[bounds[begins] + SHORT <= ends_at[begins]]
            if len(begins):
                left[begins] = self._edge(ids, x, h, feats, bounds[begins] - low, marks[0], begin=True)
            ends = np.arange(first + 1, last + 1)
            ends = ends[bounds[ends] - SHORT >= begins_at[ends]]
            if len(ends):
                right[ends] = self._edge(ids, x, h, feats, bounds[ends] - low, marks[1], begin=False)
            first = last
        return between, left, right

    def _layers(self, flat: Ints, low: int, high: int, texts: Ints) -> tuple[Ints, Vectors, Vectors, Vectors]:
        """Tokens ``flat[low:high]`` and their values behind the first, the second and the last layer."""
        ids = flat[low:high]
        x = self._project(ids)
        inside = np.unique(np.clip(texts, low, high)) - low  # no feature sees over the end of a text
        index = _neighbours(inside[:-1], np.diff(inside))
        h = self._convolve(x, index, 0)
        return ids, x, h, self._finish(ids, self._convolve(h, index, 1))

    def _sum(self, flat: Ints, start: int, end: int, texts: Ints) -> NDArray[np.float64]:
        """Summed entry features of ``flat[start:end]``, a batch at a time, shape ``(2 * width,)``.

        A feature looks no farther than the halo, so that the parts add up to the whole.
        """
        total = np.zeros(2 * self.width, dtype=np.float64)
        for begin in range(start, end, _BATCH):
            stop = min(end, begin + _BATCH)
            low, high = max(0, begin - 2 * _NEAR), min(len(flat), stop + 2 * _NEAR)
            feats = self._layers(flat, low, high, texts)[3][begin - low : stop - low]
            total += feats.sum(axis=0) @ self.entry_w + len(feats) * self.entry_b
        return total

    def _long_piece(
        self,
        flat: Ints,
        bounds: Ints,
        piece: int,
        texts: Ints,
        marks: Vectors,
        out: tuple[Vectors, Vectors, Vectors],
    ) -> None:
        """Fill in the values of one piece that is too long for a batch; see ``pieces``."""
        between, left, right = out
        start, end = int(bounds[piece]), int(bounds[piece + 1])
        between[piece] = self._sum(flat, start, end, texts)
        for at, begin in ((start, True), (end, False)):
            low, high = max(0, at - 2 * SHORT), min(len(flat), at + 2 * SHORT)
            ids, x, h, feats = self._layers(flat, low, high, texts)
            place = np.array([at - low])
            if begin:
                left[piece] = self._edge(ids, x, h, feats, place, marks[0], begin=True)[0]
            else:
                right[piece + 1] = self._edge(ids, x, h, feats, place, marks[1], begin=False)[0]

    def _edge(
        self, ids: Ints, x: Vectors, h: Vectors, feats: Vectors, at: Ints, mark: Vectors, *, begin: bool
    ) -> Vectors:
        """What BOS before (EOS behind) position ``at`` adds: its own features and changed neighbours."""
        reach = SHORT + 1  # the mark and the tokens that the changed features look at
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
