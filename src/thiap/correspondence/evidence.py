"""What speaks for two words to answer each other: numbers for every pair, and for every word.

Contextual vectors of tokens carry most of it, after layer 8: later ones hear less of the word and more of the
sentence, and found no more. Words stand for the mean of their tokens, less the mean of all tokens, which is
common to all vectors and says nothing. To the likeness are added what a dictionary lists, what is
written the same, what the caller knows (names and facts that were found to answer each other), and a little
for standing at a like place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from thiap.encoders.e5 import TokenVectors
from thiap.languages.dictionary import translations
from thiap.model import Span
from thiap.protocols import Vectors

Matrix = NDArray[np.float64]

#: Likeness that counts e-fold.
TEMPERATURE: Final = 0.05
#: Log weight added where a dictionary lists the pair, where both are written the same or are known to answer
#: each other, and taken for standing at opposite ends.
LISTED, KNOWN, APART = 1.5, 3.0, 2.0
#: Of texts with more words than this, opposite ends are farther apart.
_LONG: Final = 60
#: So many of the words most like one make up the crowd that its likeness is held against.
_CROWD: Final = 5

#: What is known of one word.
#:
#: best          likeness to the word most like it
#: apart         the same less half of what that word has for the words of this side in general
#: mutual        its greatest share of another word, both ways
#: listed        whether a dictionary, its spelling or the caller gives it an answer
#: length        log of its length in characters
#: near, around  mean likeness of it and its neighbours: one to either side, three to either side
#: mass          log of how much of the other side falls to it
FEATURES: Final = (
    "best",
    "apart",
    "mutual",
    "listed",
    "length",
    "near",
    "around",
    "mass",
)


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A text as it is compared.

    Attributes:
        text: as it stands.
        lang: its language.
        words: spans of its words.
        vectors: unit vectors of the words, shape (words, width).
    """

    text: str
    lang: str
    words: tuple[Span, ...]
    vectors: Vectors


def read(text: str, lang: str, words: tuple[Span, ...], tokens: TokenVectors, centre: Vectors) -> Reading:
    """A text with vectors of its words; ``centre`` is the usual state of a token."""
    spans = np.array(words, dtype=np.int64).reshape(-1, 2)
    inside = (tokens.spans[None, :, 0] < spans[:, None, 1]) & (tokens.spans[None, :, 1] > spans[:, None, 0])
    counts = np.maximum(inside.sum(axis=1), 1).astype(np.float32)
    vectors: Vectors = inside.astype(np.float32) @ (tokens.states[0] - centre)
    vectors /= counts[:, None]
    vectors /= np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-9)
    return Reading(text, lang, words, vectors)


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """Two texts put beside each other.

    Attributes:
        likeness: cosines, shape (words of one, words of the other).
        listed: pairs that a dictionary, the spelling or the caller gives.
        weight: log weight of each pair.
    """

    likeness: Matrix
    listed: NDArray[np.bool_]
    weight: Matrix

    def turned(self) -> Evidence:
        """The same from the other side."""
        return Evidence(self.likeness.T, self.listed.T, self.weight.T)


def gather(one: Reading, other: Reading, links: Sequence[tuple[str, str]]) -> Evidence:
    """The evidence for all pairs of words of two readings.

    Args:
        one: with at least one word.
        other: likewise.
        links: texts of the two sides that are known to answer each other.
    """
    likeness = (one.vectors @ other.vectors.T).astype(np.float64)
    listed = _by_dictionary(one, other)
    known = _by_spelling(one, other)
    for first, second in links:
        rows = list(_holding(one, first))
        columns = list(_holding(other, second))
        if rows and columns:
            known[np.ix_(rows, columns)] = True
    n, m = listed.shape
    place = np.abs((np.arange(n)[:, None] + 0.5) / n - (np.arange(m)[None, :] + 0.5) / m)
    place *= max(1.0, max(n, m) / _LONG)
    weight = likeness / TEMPERATURE + LISTED * listed + KNOWN * known - APART * place
    return Evidence(likeness, listed | known, weight)


def _holding(reading: Reading, text: str) -> Iterator[int]:
    """Words that stand in an occurrence of ``text``."""
    at = reading.text.find(text) if text else -1
    while at >= 0:
        for k, (start, end) in enumerate(reading.words):
            if start < at + len(text) and at < end:
                yield k
        at = reading.text.find(text, at + len(text))


def _by_dictionary(one: Reading, other: Reading) -> NDArray[np.bool_]:
    """Pairs of the dictionary, of English and Thai in either order."""
    if (one.lang, other.lang) == ("th", "en"):
        return _by_dictionary(other, one).T
    found = np.zeros((len(one.words), len(other.words)), dtype=bool)
    if (one.lang, other.lang) == ("en", "th"):
        for row, (start, end) in enumerate(one.words):
            for form in translations(one.text[start:end].lower()):
                if form in other.text:
                    found[row, list(_holding(other, form))] = True
    return found


def _by_spelling(one: Reading, other: Reading) -> NDArray[np.bool_]:
    """Pairs that are written the same, as numbers and names in Latin letters are in Thai."""
    ours = [one.text[a:b].casefold() for a, b in one.words]
    theirs: dict[str, list[int]] = {}
    for k, (a, b) in enumerate(other.words):
        theirs.setdefault(other.text[a:b].casefold(), []).append(k)
    found = np.zeros((len(ours), len(other.words)), dtype=bool)
    for row, word in enumerate(ours):
        found[row, theirs.get(word, [])] = True
    return found


def shares(weight: Matrix) -> Matrix:
    """How much of each word goes to each other one, both ways: the geometric mean of the two softmaxes."""
    found: Matrix = np.sqrt(_softmax(weight, 1) * _softmax(weight, 0))
    return found


def features(evidence: Evidence, words: Sequence[Span]) -> Matrix:
    """One row of ``FEATURES`` for each word of the first side."""
    likeness, weight = evidence.likeness, evidence.weight
    best = likeness.max(axis=1)
    crowd = np.sort(likeness, axis=0)[-_CROWD:].mean(axis=0)
    return np.column_stack(
        [
            best,
            (likeness - 0.5 * crowd).max(axis=1),
            shares(weight).max(axis=1),
            evidence.listed.any(axis=1),
            np.log([end - start for start, end in words]),
            _smooth(best, 1),
            _smooth(best, 3),
            np.log(_softmax(weight, 0).sum(axis=1) + 0.05),
        ]
    )


def fallen(evidence: Evidence, others: Sequence[Span], odds: Matrix) -> Matrix:
    """How many characters of the other side fall to each word of the first.

    Args:
        evidence: of the two sides.
        others: words of the other side.
        odds: log odds that each of those is answered by nothing: then it falls to no word.
    """
    sizes = np.array([end - start for start, end in others], dtype=np.float64)
    found: Matrix = _softmax(evidence.weight, 0) @ (sizes / (1 + np.exp(odds)))
    return found


def _softmax(x: Matrix, axis: int) -> Matrix:
    found: Matrix = np.exp(x - x.max(axis=axis, keepdims=True))
    found /= found.sum(axis=axis, keepdims=True)
    return found


def _smooth(x: Matrix, reach: int) -> Matrix:
    """Means over so many neighbours to either side; the ends count again beyond themselves."""
    padded = np.pad(x, reach, mode="edge")
    found: Matrix = np.convolve(padded, np.full(2 * reach + 1, 1 / (2 * reach + 1)), mode="valid")
    return found
