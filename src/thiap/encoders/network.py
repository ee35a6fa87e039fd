"""The bundled encoder's network: token features, their sums over windows, and the dense head.

See ``muse`` for what it is and why windows cost no more than one pass. Everything here is arrays.

A convolution is a sum of products, one for each place it looks at. Those of the first layer depend on the
token alone, so they are made once for each distinct token of a stretch, a quarter of all; and at the ends of
windows, where a mark changes what the tokens next to it see, only the sum is made again. What a layer reads
is given as *rows*: for each position those of the two before it, its own and those of the two behind; -1 is
none.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from thiap.encoders.blas import each
from thiap.encoders.mapped import let_go
from thiap.encoders.weights import Arrays
from thiap.protocols import Vectors

_BOS, _EOS = MARKS = 1, 2
_CHUNKS = 17
_CNN = 256
_LEFT, _RIGHT = 2, 2  # reach of the widest convolution
_SEEN = _LEFT + 1 + _RIGHT
_BRANCHES = ((2, 0), (3, 1), (5, 2))  # n-gram order, tokens of left context
_NEAR = 2 * _RIGHT  # tokens whose features an end changes
_HALO = 2 * _NEAR  # tokens around a batch that its features and ends look at
#: Tokens from which on the two ends of a window do not meet.
SHORT = 2 * _NEAR
#: Numbers in a vector.
DIM = 512
_BATCH = 512  # tokens a batch: keeps the working set in the processor's cache
STRETCH = 8192  # tokens whose distinct ones are looked up together: memory stays bounded

Ints = NDArray[np.int64]


class Tokens(NamedTuple):
    """What is the same wherever a token stands, one row a token; the last row is that of none: zeros.

    Attributes:
        ids: sorted.
        raw: embeddings.
        x: input of the first layer.
        products: of the first layer, for each branch; shape ``(rows, order, 256)``.
    """

    ids: Ints
    raw: Vectors
    x: Vectors
    products: list[Vectors]

    def rows(self, ids: Ints) -> Ints:
        """The rows of tokens, all of which must be there."""
        rows: Ints = np.searchsorted(self.ids, ids)
        return rows


class _Space(threading.local):
    """Arrays that the batches of a thread are worked out in, one after the other.

    Fresh ones of a few MB each are mapped and cleared by the system again and again, a sixth of the time.
    What is read from one must be done with before the next batch.
    """

    def __init__(self) -> None:
        self._arrays: dict[str, Vectors] = {}

    def array(self, name: str, rows: int, width: int) -> Vectors:
        """An array of this shape with any content; one of the same name is no longer valid."""
        kept = self._arrays.get(name)
        if kept is None or kept.size < rows * width:
            kept = self._arrays[name] = np.empty(rows * width, dtype=np.float32)
        found: Vectors = kept[: rows * width].reshape(rows, width)
        return found


class Net:
    """The network on flat batches of tokens."""

    def __init__(self, arrays: Arrays) -> None:
        orders = [order for order, _ in _BRANCHES]
        self._space = _Space()
        self.table, self.scale, self.low = arrays["table"], arrays["scale"], arrays["lo"]
        self.eps = float(arrays["eps"])
        self.proj = np.concatenate([arrays[f"proj{n}"] for n in orders], axis=1)
        self.proj_b = np.concatenate([arrays[f"proj_b{n}"] for n in orders])
        self.norm_g = np.concatenate([arrays[f"ln_g{n}"] for n in orders])
        self.norm_b = np.concatenate([arrays[f"ln_b{n}"] for n in orders])
        # The places of an n-gram side by side: one product gives what a token adds at each of them.
        self.convolutions = [
            [
                (np.concatenate(np.split(arrays[f"w{layer}_{n}"], n), axis=1), arrays[f"b{layer}_{n}"])
                for n in orders
            ]
            for layer in (1, 2)
        ]
        # The last scaling, the output projection and the two matrices that read it are linear: one product.
        entry = np.concatenate([arrays["d0"], arrays["p1"]], axis=1)
        weight = arrays["cnn_W"] @ entry
        self.entry_w = arrays["ln_g"][:, None] * weight
        self.entry_b = arrays["ln_b"] @ weight + arrays["cnn_b"] @ entry
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

    def vectors(self, sequences: Sequence[Sequence[int]], known: Tokens | None = None) -> Vectors:
        """Unit vectors of whole token sequences (BOS and EOS are added here); ``known`` as for ``pieces``."""
        out = np.empty((len(sequences), DIM), dtype=np.float32)
        marked = [np.array([_BOS, *ids, _EOS], dtype=np.int64) for ids in sequences]
        for begin, end in _groups(marked, STRETCH):
            some = [ids[:_BATCH] for ids in marked[begin:end]]
            tokens = self.tokens(np.concatenate(some)) if known is None else known
            batches = list(_groups(marked[begin:end], _BATCH))
            groups = [marked[begin + first : begin + last] for first, last in batches]
            found = each(partial(self._group, tokens), groups)
            for (first, last), vectors in zip(batches, found, strict=True):
                out[begin + first : begin + last] = vectors
        return out

    def _group(self, tokens: Tokens, group: Sequence[Ints]) -> Vectors:
        """Unit vectors of a batch of sequences, or of one that is longer than a batch."""
        counts = np.array([len(ids) for ids in group])
        if counts[0] > _BATCH:
            total = self._long(group[0][1:-1])[None]
        else:
            near = _neighbours(np.cumsum(counts) - counts, counts)
            ids = np.append(tokens.rows(np.concatenate(group)), -1)
            feats = self._features(tokens, ids[near], near)
            total = np.add.reduceat(feats, np.cumsum(counts) - counts, axis=0) @ self.entry_w
            total += counts[:, None].astype(np.float32) * self.entry_b
        return self.head(total, counts)

    def _long(self, ids: Ints) -> Vectors:
        """Summed entry features of a long sequence: of a window over all of it."""
        ends = np.array([0, len(ids)])
        between, left, right = self.pieces(ids, ends, ends)
        total: Vectors = between[0] + left[0] + right[1]
        return total

    def pieces(
        self, flat: Ints, bounds: Ints, texts: Ints, known: Tokens | None = None
    ) -> tuple[Vectors, Vectors, Vectors]:
        """Entry features of a document for windows that begin and end at ``bounds``.

        Args:
            flat: tokens of one text or of several, back to back.
            bounds: where windows may begin and end, the ends of all texts among them.
            texts: where texts begin, and where the last one ends.
            known: the table of all tokens and of the marks, if there is one.

        Returns:
            Sums between each bound and the next, shape ``(len(bounds) - 1, 2 * width)``, and what a window
            that begins (ends) at a bound gains over them by its BOS (EOS) and the changed features next to
            it, shape ``(len(bounds), 2 * width)``; all float32.
        """
        size = 2 * self.width
        between = np.zeros((len(bounds) - 1, size), dtype=np.float32)
        left = np.zeros((len(bounds), size), dtype=np.float32)
        right = np.zeros((len(bounds), size), dtype=np.float32)
        # Where the text before a bound begins, and where the one behind it ends.
        begins_at = texts[np.maximum(np.searchsorted(texts, bounds, side="left") - 1, 0)]
        ends_at = texts[np.minimum(np.searchsorted(texts, bounds, side="right"), len(texts) - 1)]
        opens, closes = bounds + SHORT <= ends_at, bounds - SHORT >= begins_at

        def read(tokens: Tokens, start: int) -> tuple[Ints, Vectors]:
            """A batch: its numbers of pieces with what they sum to in it; fills in the ends inside it."""
            end = min(len(flat), start + _BATCH)
            low, high = max(0, start - _HALO), min(len(flat), end + _HALO)
            opening = np.flatnonzero(opens & (bounds >= start) & (bounds < end))
            closing = np.flatnonzero(closes & (bounds > start) & (bounds <= end))
            inside = np.unique(np.clip(texts, low, high)) - low  # no feature sees over the end of a text
            plain, heads, tails = self._batch(
                tokens, flat[low:high], inside, bounds[opening] - low, bounds[closing] - low
            )
            cuts = np.unique(np.clip(bounds, start, end))
            sums = np.add.reduceat(plain[: end - low], cuts[:-1] - low, axis=0)
            counts = np.diff(cuts)[:, None].astype(np.float32)
            left[opening] = heads @ self.entry_w + self.entry_b
            right[closing] = tails @ self.entry_w + self.entry_b
            return np.searchsorted(bounds, cuts[:-1], side="right") - 1, (
                sums @ self.entry_w + counts * self.entry_b
            )

        for stretch in range(0, len(flat), STRETCH):
            some = flat[max(0, stretch - _HALO) : stretch + STRETCH + _HALO]
            tokens = self.tokens(np.append(some, MARKS)) if known is None else known
            starts = range(stretch, min(len(flat), stretch + STRETCH), _BATCH)
            # A piece that reaches over the end of a batch is summed in parts, always in the same order.
            for piece, sums in each(partial(read, tokens), starts):
                between[piece] += sums
        return between, left, right

    def _batch(
        self, tokens: Tokens, flat: Ints, texts: Ints, heads: Ints, tails: Ints
    ) -> tuple[Vectors, Vectors, Vectors]:
        """Features of tokens, and what a BOS before ``heads``, an EOS before ``tails`` adds to their sum."""
        near = _neighbours(texts[:-1], np.diff(texts))
        ids = np.append(tokens.rows(flat), -1)
        bos, eos = tokens.rows(np.array([_BOS, _EOS]))
        # The first layer changes at the mark and the two tokens next to it …
        begin = np.full((len(heads), _LEFT + _SEEN), -1)
        begin[:, _LEFT] = bos
        begin[:, _SEEN - _RIGHT :] = ids[heads[:, None] + np.arange(_NEAR)]
        end = np.full((len(tails), _SEEN + _RIGHT), -1)
        end[:, _NEAR] = eos
        end[:, :_NEAR] = ids[tails[:, None] + np.arange(-_NEAR, 0)]
        first = np.concatenate([ids[near], _slide(begin), _slide(end)])
        # … and the second there and at the two tokens behind these.
        changed = len(near) + np.arange(len(first) - len(near)).reshape(-1, _RIGHT + 1)
        begin = np.full((len(heads), _NEAR + _SEEN), -1)
        begin[:, _LEFT:_SEEN] = changed[: len(heads)]
        begin[:, _SEEN:] = heads[:, None] + np.arange(_RIGHT, _RIGHT + _NEAR)
        end = np.full((len(tails), _NEAR + _SEEN), -1)
        end[:, :_NEAR] = tails[:, None] - np.arange(_LEFT + _NEAR, _LEFT, -1)
        end[:, _NEAR : _NEAR + _LEFT + 1] = changed[len(heads) :]
        feats = self._features(tokens, first, np.concatenate([near, _slide(begin), _slide(end)]))
        plain = feats[: len(flat)]
        edges = feats[len(flat) :].reshape(-1, _NEAR + 1, feats.shape[1]).sum(axis=1)
        edges[: len(heads)] -= plain[heads[:, None] + np.arange(_NEAR)].sum(axis=1)
        edges[len(heads) :] -= plain[tails[:, None] - np.arange(1, _NEAR + 1)].sum(axis=1)
        return plain, edges[: len(heads)], edges[len(heads) :]

    def tokens(self, ids: Ints) -> Tokens:
        """The table of all of ``ids``."""
        ids = np.unique(ids)
        chunk = ids % _CHUNKS
        raw = np.zeros((len(ids) + 1, self.table.shape[1]), dtype=np.float32)
        raw[:-1] = self.table[ids]
        let_go(self.table)
        raw[:-1] *= self.scale[chunk, None]
        raw[:-1] += self.low[chunk, None]
        x = _normalise(raw @ self.proj + self.proj_b, self.eps)
        x *= self.norm_g
        x += self.norm_b
        x[-1] = 0
        return Tokens(ids, raw, x, list(self._products(x, 0)))

    def _features(self, tokens: Tokens, first: Ints, second: Ints) -> Vectors:
        """Token features before their last scaling: the raw embedding beside the branches, normalised.

        They stand in an array of the thread, see ``_Space``.

        Args:
            tokens: the table that ``first`` refers to.
            first: rows of the table that the first layer reads at each position.
            second: positions of the first layer that the second one reads for each feature.
        """
        h = self._space.array("h", len(first) + 1, tokens.x.shape[1])
        self._convolve(tokens.x, tokens.products, first, 0, h[:-1])
        h[-1] = 0
        width = tokens.raw.shape[1]
        feats = self._space.array("features", len(second), width + h.shape[1])
        feats[:, :width] = tokens.raw[first[second[:, _LEFT], _LEFT]]
        self._convolve(h, self._products(h, 1, self._space), second, 1, feats[:, width:])
        return _normalise(feats, self.eps)

    def _products(self, x: Vectors, layer: int, space: _Space | None = None) -> Iterator[Vectors]:
        """For each branch what each row adds at each place of an n-gram, shape ``(rows, order, 256)``.

        With ``space`` each takes the place of the one before.
        """
        for i, (order, _) in enumerate(_BRANCHES):
            weight = self.convolutions[layer][i][0]
            out = space.array("products", len(x), weight.shape[1]) if space else None
            yield np.matmul(x[:, i * _CNN : (i + 1) * _CNN], weight, out=out).reshape(len(x), order, _CNN)

    def _convolve(
        self, x: Vectors, products: Iterable[Vectors], rows: Ints, layer: int, out: Vectors
    ) -> None:
        """One n-gram layer with its residual; fills in ``out``."""
        out[:] = x[rows[:, _LEFT]]
        for i, ((order, context), terms) in enumerate(zip(_BRANCHES, products, strict=True)):
            y = terms[rows[:, _LEFT - context], 0]
            for place in range(1, order):
                y += terms[rows[:, _LEFT - context + place], place]
            y += self.convolutions[layer][i][1]
            out[:, i * _CNN : (i + 1) * _CNN] += np.maximum(y, 0, out=y)


def _groups(sequences: Sequence[Ints], most: int) -> Iterator[tuple[int, int]]:
    """Neighbours of together at most so many tokens; a longer sequence alone."""
    first, size = 0, 0
    for k, ids in enumerate(sequences):
        if k > first and size + len(ids) > most:
            yield first, k
            first, size = k, 0
        size += len(ids)
    if first < len(sequences):
        yield first, len(sequences)


def _neighbours(starts: Ints, counts: Ints) -> Ints:
    """The positions that each token of some sequences back to back sees, -1 where its own has no more."""
    around = np.arange(int(counts.sum()))[:, None] + np.arange(-_LEFT, _RIGHT + 1)
    inside = around >= np.repeat(starts, counts)[:, None]
    inside &= around < np.repeat(starts + counts, counts)[:, None]
    return np.where(inside, around, -1)


def _slide(rows: Ints) -> Ints:
    """All that is seen along each row, one position a row."""
    return sliding_window_view(rows, _SEEN, axis=1).reshape(-1, _SEEN)


def _normalise(x: Vectors, eps: float) -> Vectors:
    x -= x.mean(axis=-1, keepdims=True)
    variance = np.einsum("ij,ij->i", x, x) / x.shape[-1]
    x *= np.reciprocal(np.sqrt(variance + eps))[:, None]
    return x
