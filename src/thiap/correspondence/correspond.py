"""Pairs of texts into correspondences, many at once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from thiap.correspondence.evidence import Matrix, Reading, fallen, features, gather, read, shares
from thiap.correspondence.heads import load_centre, load_head
from thiap.correspondence.states import forget_states, states_of
from thiap.correspondence.words import words_of
from thiap.encoders.e5 import E5Encoder
from thiap.model import Span, Spans
from thiap.vocabulary import Side

#: A word belongs to the counterpart of a stretch when it takes this share of what the likeliest takes.
_BELONGS: Final = 0.4
#: Words beside each other, with no more than so many between, are one stretch.
_BETWEEN: Final = 1
#: Texts beyond so many words are compared as they stand no longer: the matrix of all pairs would grow.
MOST_WORDS: Final = 2000
#: Answers that are kept, and pairs encoded at once.
_KEPT: Final = 2048
_AT_ONCE: Final = 64


@dataclass(frozen=True, slots=True)
class Texts:
    """Two texts that may answer each other.

    Attributes:
        source, target: as they stand.
        langs: their languages.
        links: texts of (source, target) known to answer each other: names, equal facts.
    """

    source: str
    target: str
    langs: tuple[str, str]
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Counterpart:
    """What answers a stretch of words.

    Attributes:
        spans: in the other text, sorted and disjoint; empty where nothing does.
        weight: that the stretch is answered at all, 0 to 1.
    """

    spans: Spans
    weight: float


@dataclass(frozen=True, slots=True, eq=False)
class Correspondence:
    """Two texts, word by word.

    Attributes:
        source, target: spans of the words.
        weights: how much of each source word goes to each target word, 0 to 1; rows and columns sum to 1 at
            most.
        source_odds, target_odds: log odds that a word is answered by nothing.
        source_taken, target_taken: characters of the other side that answer each word.
    """

    source: Spans
    target: Spans
    weights: Matrix
    source_odds: Matrix
    target_odds: Matrix
    source_taken: Matrix
    target_taken: Matrix

    def words(self, side: Side) -> Spans:
        """Spans of the words of a side."""
        return self.source if side == "source" else self.target

    def odds(self, side: Side) -> Matrix:
        """Log odds that each word of a side is answered by nothing."""
        return self.source_odds if side == "source" else self.target_odds

    def taken(self, side: Side) -> Matrix:
        """How many characters of the other side answer each word of a side."""
        return self.source_taken if side == "source" else self.target_taken

    def inside(self, span: Span, side: Side) -> list[int]:
        """Numbers of the words of a side that lie in ``span``, in part at least."""
        return [k for k, (start, end) in enumerate(self.words(side)) if start < span[1] and span[0] < end]

    def counterpart(self, span: Span, side: Side = "source") -> Counterpart:
        """What answers the words in ``span``: the words of the other side that take most of them."""
        own = self.inside(span, side)
        theirs = self.words("target" if side == "source" else "source")
        if not own or not theirs:
            return Counterpart((), 0.0)
        weights = self.weights if side == "source" else self.weights.T
        taken = weights[own].sum(axis=0)
        sizes = np.array([end - start for start, end in (self.words(side)[k] for k in own)], dtype=np.float64)
        answered = 1 / (1 + np.exp(self.odds(side)[own]))
        chosen = np.flatnonzero(taken >= _BELONGS * taken.max())
        stretches: list[Span] = [theirs[chosen[0]]]
        for before, number in pairwise(chosen.tolist()):
            if number - before <= _BETWEEN + 1:
                stretches[-1] = (stretches[-1][0], theirs[number][1])
            else:
                stretches.append(theirs[number])
        return Counterpart(tuple(stretches), float(answered @ sizes / sizes.sum()))


_known: OrderedDict[Texts, Correspondence] = OrderedDict()


def correspond(asked: Sequence[Texts], encoder: E5Encoder) -> list[Correspondence]:
    """One answer for each pair, in order; the same whichever text is called the source.

    What was asked before is kept: a second check of an edited draft encodes what was edited. Time grows with
    the tokens to encode, and with the product of the words of a pair.
    """
    found = {one: _known[one] for one in asked if one in _known}
    left = [one for one in dict.fromkeys(asked) if one not in found]
    for at in range(0, len(left), _AT_ONCE):
        some = left[at : at + _AT_ONCE]
        found.update(zip(some, _answers(some, encoder), strict=True))
    for one, answer in found.items():
        _known[one] = answer
        _known.move_to_end(one)
    while len(_known) > _KEPT:
        _known.popitem(last=False)
    return [found[one] for one in asked]


def forget_correspondences() -> None:
    """Forget all answers, whose last bits depend on what they were computed together with."""
    _known.clear()
    forget_states()


def _answers(asked: Sequence[Texts], encoder: E5Encoder) -> list[Correspondence]:
    readings = read_all(
        [(t, lang) for one in asked for t, lang in zip(_texts(one), one.langs, strict=True)], encoder
    )
    return [
        _correspondence(readings[one.source, one.langs[0]], readings[one.target, one.langs[1]], one.links)
        for one in asked
    ]


def _texts(one: Texts) -> tuple[str, str]:
    return one.source, one.target


def read_all(texts: Sequence[tuple[str, str]], encoder: E5Encoder) -> dict[tuple[str, str], Reading]:
    """Each text, given with its language, read once; all are encoded together."""
    distinct = list(dict.fromkeys(texts))
    centre = load_centre()
    tokens = states_of([text for text, _ in distinct], encoder)
    return {
        (text, lang): read(text, lang, words_of(text, lang)[:MOST_WORDS], found, centre)
        for (text, lang), found in zip(distinct, tokens, strict=True)
    }


def _correspondence(one: Reading, other: Reading, links: Sequence[tuple[str, str]]) -> Correspondence:
    n, m = len(one.words), len(other.words)
    if not n or not m:
        odds = np.full(n, 30.0), np.full(m, 30.0)
        return Correspondence(one.words, other.words, np.zeros((n, m)), *odds, np.zeros(n), np.zeros(m))
    evidence = gather(one, other, links)
    there = load_head(one.lang, other.lang).odds(features(evidence, one.words))
    back = load_head(other.lang, one.lang).odds(features(evidence.turned(), other.words))
    taken = fallen(evidence, other.words, back), fallen(evidence.turned(), one.words, there)
    return Correspondence(one.words, other.words, shares(evidence.weight), there, back, *taken)
