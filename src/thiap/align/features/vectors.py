"""Vectors of runs, made once: of short texts while a draft is edited, of long ones from block to block."""

from __future__ import annotations

from collections import OrderedDict

import numpy as np
from numpy.typing import NDArray

from thiap.align.features.runs import Runs, SegmentTable
from thiap.encoders.windows import Ints, WindowEncoder

Floats = NDArray[np.float32]

#: Those of short texts aligned last, by what they are made from: while a draft is edited its source stays.
#: They are the same bits as made again.
_LAST: OrderedDict[tuple[object, ...], Floats] = OrderedDict()
_LAST_MOST, _LAST_RUNS = 4, 3_000


class RunVectors:
    """A unit vector for each run of one text.

    Blocks of a long text overlap, by half as a rule: what the last one had is not encoded again.
    """

    def __init__(self, encoder: WindowEncoder, text: SegmentTable) -> None:
        self._encoder, self._text = encoder, text
        self._keys: Ints = np.zeros(0, dtype=np.int64)  # of the runs of the last block, sorted
        self._order = self._keys  # their numbers
        self._vectors: Floats = np.zeros((0, 0), dtype=np.float32)

    def of(self, side: SegmentTable, runs: Runs) -> Floats:
        """Vectors of the runs of a part of the text, shape ``(len(runs), dim)``."""
        first, last = runs.first + side.start, runs.last + side.start
        if len(side) < len(self._text):
            return self._block(first, last)
        key = (self._encoder, tuple(side.texts), first.tobytes(), last.tobytes())
        found = _LAST.get(key)
        if found is None:
            found = self._made(first, last)
            if len(found) > _LAST_RUNS:
                return found
            found.flags.writeable = False
            _LAST[key] = found
            if len(_LAST) > _LAST_MOST:
                _LAST.popitem(last=False)
        _LAST.move_to_end(key)
        return found

    def _block(self, first: Ints, last: Ints) -> Floats:
        keys = first * (len(self._text) + 1) + last
        place = np.searchsorted(self._keys, keys)
        known = np.append(self._keys, -1)[place] == keys
        fresh = ~known
        vectors = self._made(first[fresh], last[fresh])
        if known.any():
            made = vectors
            vectors = np.empty((len(keys), made.shape[1]), dtype=np.float32)
            vectors[fresh], vectors[known] = made, self._vectors[self._order[place[known]]]
        self._order = np.argsort(keys)
        self._keys, self._vectors = keys[self._order], vectors
        return vectors

    def _made(self, first: Ints, last: Ints) -> Floats:
        if not len(first):
            return self._vectors[:0]
        low, high = int(first.min()), int(last.max())
        return self._encoder.windows(self._text.texts[low:high]).vectors(first - low, last - low)
