"""Cutting a text into the pieces of a unigram vocabulary, with the place of each.

The best way to cut is found as Kudo, "Subword Regularization" (ACL 2018) has it: the path of the greatest
sum of log probabilities. All pieces are known by a hash of their bytes. So nothing has to be built from a
quarter of a million pieces before the first text is read: a prefix sum over their bytes gives the hashes
of all of them at once, as it does for all substrings of a text.
"""

from __future__ import annotations

from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from thiap.encoders.q4_file import Vocabulary

_META: Final = "▁"  # stands for a blank; every text begins with one
#: An odd number, so that it has an inverse modulo 2 ** 64, and that inverse.
_BASE: Final = 0x9E3779B97F4A7C15 | 1
_INVERSE: Final = pow(_BASE, -1, 1 << 64)
#: Pieces whose hashes are worked out together: memory stays bounded.
_AT_ONCE: Final = 1 << 14
#: Log probability of a letter that no piece holds, below that of the rarest piece.
_UNKNOWN: Final = 10.0

Ints = NDArray[np.int64]
_Hashes = NDArray[np.uint64]


class Unigram:
    """The tokeniser of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._unknown_score = float(vocabulary.scores.min()) - _UNKNOWN

    @cached_property
    def _table(self) -> tuple[_Hashes, Ints, Ints, int]:
        """Hashes of all pieces in rising order, ids and sizes in bytes, and the most letters of one."""
        offsets, blob = self._vocabulary.offsets, np.asarray(self._vocabulary.blob)
        parts = []
        for at in range(0, len(offsets) - 1, _AT_ONCE):
            some = offsets[at : at + _AT_ONCE + 1]
            parts.append(_hashes(blob[some[0] : some[-1]], some[:-1] - some[0], some[1:] - some[0]))
        hashes = np.concatenate(parts)
        order = np.argsort(hashes, kind="stable")
        # A byte that continues no letter begins one.
        letters = np.zeros(len(blob) + 1, dtype=np.int32)
        np.cumsum((blob & 0xC0) != 0x80, out=letters[1:])
        most = int((letters[offsets[1:]] - letters[offsets[:-1]])[4:-1].max())
        return hashes[order], order, np.diff(offsets)[order], most

    def cut(self, text: str) -> tuple[list[int], list[tuple[int, int]]]:
        """The ids of the pieces of ``text`` and the half-open span of each in it, special pieces left out.

        A span is empty where a piece is the blank that stands before every text.
        """
        read, places = self._normal(text)
        data = read.encode("utf-8", "replace")
        raw = np.frombuffer(data, dtype=np.uint8)
        edges = np.append(np.flatnonzero((raw & 0xC0) != 0x80), len(raw))
        steps = self._matches(raw, edges)
        before = self._path(len(edges) - 1, steps)
        ids: list[int] = []
        spans: list[tuple[int, int]] = []
        at = len(edges) - 1
        while at > 0:
            start, piece = before[at]
            ids.append(piece)
            spans.append((places[start][0], places[at - 1][1]))
            at = start
        return ids[::-1], spans[::-1]

    def _normal(self, text: str) -> tuple[str, list[tuple[int, int]]]:
        """What is read for a text, and the span of each letter in the text itself."""
        read = [_META]
        places = [(0, 0)]
        normal = self._vocabulary.normal
        for at, char in enumerate(text):
            for letter in normal.get(ord(char), char):
                if letter == " " and read[-1] == _META:
                    continue
                read.append(_META if letter == " " else letter)
                places.append((at, at + 1))
        return "".join(read), places

    def _matches(self, raw: NDArray[np.uint8], edges: Ints) -> list[list[tuple[int, int]]]:
        """For each letter the (end, piece) of all pieces that begin there, shortest first."""
        keys, ids, sizes, most = self._table
        count = len(edges) - 1
        starts = np.repeat(np.arange(count), most)
        ends = starts + np.tile(np.arange(1, most + 1), count)
        inside = ends <= count
        starts, ends = starts[inside], ends[inside]
        wanted = _hashes(raw, edges[starts], edges[ends])
        at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        hit = np.flatnonzero((keys[at] == wanted) & (sizes[at] == edges[ends] - edges[starts]))
        found: list[list[tuple[int, int]]] = [[] for _ in range(count)]
        for start, end, piece in zip(
            starts[hit].tolist(), ends[hit].tolist(), ids[at[hit]].tolist(), strict=True
        ):
            found[start].append((end, piece))
        return found

    def _path(self, count: int, steps: list[list[tuple[int, int]]]) -> list[tuple[int, int]]:
        """For each place where the last piece of the best cut up to it begins, and which it is."""
        best = [-np.inf] * (count + 1)
        best[0] = 0.0
        before = [(0, 0)] * (count + 1)
        unknown = self._vocabulary.unknown
        scores = self._vocabulary.scores
        for start in range(count):
            here = best[start]
            for end, piece in steps[start]:
                value = here + float(scores[piece])
                if value > best[end] and piece != unknown:
                    best[end], before[end] = value, (start, piece)
            if here + self._unknown_score > best[start + 1]:
                best[start + 1], before[start + 1] = here + self._unknown_score, (start, unknown)
        return before


def _hashes(data: NDArray[np.uint8], starts: Ints, ends: Ints) -> _Hashes:
    """A hash of each stretch of ``data`` that does not depend on where it stands."""
    power = np.full(len(data) + 1, _BASE, dtype=np.uint64)
    inverse = np.full(len(data) + 1, _INVERSE, dtype=np.uint64)
    power[0] = inverse[0] = 1
    np.cumprod(power, out=power)
    np.cumprod(inverse, out=inverse)
    sums = np.zeros(len(data) + 1, dtype=np.uint64)
    np.cumsum((data.astype(np.uint64) + 1) * power[:-1], out=sums[1:])
    found: _Hashes = (sums[ends] - sums[starts]) * inverse[starts]
    return found
