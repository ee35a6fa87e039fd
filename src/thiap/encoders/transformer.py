"""The network of multilingual-e5-small in NumPy: a BERT of twelve layers, for many texts at once.

The tokens of all texts stand back to back in one matrix, so that each weight is read once for a batch and
no place is wasted on padding; attention alone goes text by text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from thiap.encoders.q4_file import Q4File
from thiap.encoders.unigram import Ints
from thiap.protocols import Vectors

#: Rows that go through the widest layer at once, 3 MB of numbers, and those of them that the function behind
#: it takes at once: it passes over them nine times, so that they should fit a processor's second cache.
_ROWS, _FEW_ROWS = 512, 32
_SLOPE: Final = np.float32(np.sqrt(2 / np.pi))


@dataclass(frozen=True, slots=True, eq=False)
class _Layer:
    """Weights of one layer. Matrices stand input by output, so that rows of tokens multiply from the left."""

    attention: Vectors
    attention_bias: Vectors
    out: Vectors
    out_bias: Vectors
    norm: tuple[Vectors, Vectors]
    wide: Vectors
    wide_bias: Vectors
    narrow: Vectors
    narrow_bias: Vectors
    last_norm: tuple[Vectors, Vectors]


class Transformer:
    """The layers of a file, read when they are first needed; several threads may ask for states."""

    def __init__(self, file: Q4File) -> None:
        self._file = file
        self._layers: list[_Layer] = []
        self.width = file.sizes.width

    @cached_property
    def _places(self) -> Vectors:
        """What each position adds; the one type of token there is belongs to it."""
        width = self._file.sizes.width
        found: Vectors = (
            self._file.tensor("emb.pos").reshape(-1, width) + self._file.tensor("emb.type")[:width]
        )
        return found

    def load(self, last: int) -> None:
        """Read what states up to the layer ``last`` need; before it they cannot be asked for."""
        while len(self._layers) < last:
            self._layers.append(_read_layer(self._file, len(self._layers)))

    def states(self, texts: Sequence[Sequence[int]], layers: Sequence[int]) -> list[Vectors]:
        """The state of every token after each of ``layers``.

        Args:
            texts: ids with the special pieces at both ends, none longer than the network's positions.
            layers: 1 to 12, in rising order; those behind the last are not computed.

        Returns:
            One matrix a layer, shape (tokens of all texts, width), float32.
        """
        sizes = self._file.sizes
        lengths = [len(ids) for ids in texts]
        flat = np.concatenate([np.asarray(ids, dtype=np.int64) for ids in texts])
        distinct, back = np.unique(flat, return_inverse=True)
        x = self._file.words(distinct)[back]
        x += self._places[np.concatenate([np.arange(length) for length in lengths])]
        _normalise(x, (self._file.tensor("emb.ln.w"), self._file.tensor("emb.ln.b")), sizes.eps)
        bounds = np.concatenate(([0], np.cumsum(lengths)))
        found = []
        for number, layer in enumerate(self._layers[: max(layers)]):
            x += _attend(x, layer, bounds, sizes.heads)
            _normalise(x, layer.norm, sizes.eps)
            x += _feed_forward(x, layer)
            _normalise(x, layer.last_norm, sizes.eps)
            if number + 1 in layers:
                found.append(x.copy())
        return found


def _read_layer(file: Q4File, number: int) -> _Layer:
    def get(name: str) -> Vectors:
        return file.tensor(f"l{number}.{name}")

    def columns(name: str) -> Vectors:
        return np.ascontiguousarray(get(name).T)

    # Queries come scaled, so that the scores of attention need not be.
    scale = np.float32((file.sizes.heads / file.sizes.width) ** 0.5)
    return _Layer(
        np.ascontiguousarray(np.concatenate([get("q.w") * scale, get("k.w"), get("v.w")]).T),
        np.concatenate([get("q.b") * scale, get("k.b"), get("v.b")]),
        columns("ao.w"),
        get("ao.b"),
        (get("aln.w"), get("aln.b")),
        columns("fi.w"),
        get("fi.b"),
        columns("fo.w"),
        get("fo.b"),
        (get("oln.w"), get("oln.b")),
    )


def _attend(x: Vectors, layer: _Layer, bounds: Ints, heads: int) -> Vectors:
    """What attention adds to each token."""
    width = x.shape[1]
    mixed = x @ layer.attention
    mixed += layer.attention_bias
    context = np.empty_like(x)
    for start, end in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
        queries, keys, values = mixed[start:end].reshape(end - start, 3, heads, -1).transpose(1, 2, 0, 3)
        scores = queries @ keys.transpose(0, 2, 1)
        scores -= scores.max(axis=-1, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(axis=-1, keepdims=True)
        context[start:end] = (scores @ values).transpose(1, 0, 2).reshape(end - start, width)
    found: Vectors = context @ layer.out
    found += layer.out_bias
    return found


def _feed_forward(x: Vectors, layer: _Layer) -> Vectors:
    """What the wide layer adds to each token."""
    found = np.empty_like(x)
    wide = np.empty((min(_ROWS, len(x)), layer.wide.shape[1]), dtype=np.float32)
    for at in range(0, len(x), _ROWS):
        rows = x[at : at + _ROWS]
        part = np.matmul(rows, layer.wide, out=wide[: len(rows)])
        for few in range(0, len(rows), _FEW_ROWS):
            some = part[few : few + _FEW_ROWS]
            some += layer.wide_bias
            _gelu(some)
        np.matmul(part, layer.narrow, out=found[at : at + _ROWS])
    found += layer.narrow_bias
    return found


def _gelu(x: Vectors) -> None:
    """Gaussian error linear unit in place, by the usual approximation with tanh (within 0.0005)."""
    inner = x * x
    inner *= 0.044715
    inner += 1
    inner *= x
    inner *= _SLOPE
    np.tanh(inner, out=inner)
    inner += 1
    inner *= 0.5
    x *= inner


def _normalise(x: Vectors, weights: tuple[Vectors, Vectors], eps: float) -> None:
    """Layer norm in place."""
    x -= x.mean(axis=-1, keepdims=True)
    variance = np.einsum("ij,ij->i", x, x) / x.shape[-1]
    x *= (1 / np.sqrt(variance + np.float32(eps)))[:, None]
    x *= weights[0]
    x += weights[1]
