"""How each part of a run would look if the other side had lost it: numbers for the model.

For a part c of a run E, held against the run T of the other side:

gain       similarity of T to E without c, less that to E with it (an omitted clause: T is nearer to the rest)
rest       similarity of T to E without c
own        similarity of T to c alone
length     log of T's length over what the document's ratio predicts for E (shorter: negative)
left       the absolute value of the same for E without c
share      length of c over that of E
size       log of c's length in characters
words      share of the dictionary words of c that have a translation in T, smoothed
others     the same for E without c
known      number of dictionary words of c, over 5
clause     whether c begins with a word that begins clauses
closed     whether c ends where E ends or at a mark

Similarities are cosines of the encoder.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from thiap.content.likeness import Asked, Likeness, likenesses_of
from thiap.content.runs import Run, cut_points, cut_up
from thiap.encoders.windows import WindowEncoder
from thiap.languages.connectives import CLAUSE_WORDS
from thiap.languages.dictionary import covered_words
from thiap.model import Span

Matrix = NDArray[np.float64]

FEATURES: Final = (
    "gain",
    "rest",
    "own",
    "length",
    "left",
    "share",
    "size",
    "words",
    "others",
    "known",
    "clause",
    "closed",
)

#: More parts than this are not tested one by one (a list of a hundred names): the longest are.
MOST_PARTS = 200

_FIRST_WORD = re.compile(r"\w+")
_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Candidates:
    """Parts of one run with their evidence, shape ``(len(parts), len(FEATURES))``."""

    parts: tuple[Span, ...]
    values: Matrix
    likeness: float


_NOTHING = Candidates((), np.zeros((0, len(FEATURES))), 0.0)


def _words(part: str, other: str, *, langs: tuple[str, str]) -> tuple[int, int]:
    """Dictionary words of ``part`` found in ``other`` (without blanks), and known at all."""
    if langs == ("en", "th"):
        return covered_words(part, other)
    return 0, 0


@dataclass(frozen=True, slots=True)
class Question:
    """Which parts of a run the other side may have lost.

    Attributes:
        run: the side whose parts may be lost.
        other: the side that may lack them.
        langs: languages of (run, other).
        ratio: length of ``other`` over that of ``run`` to be expected in this document.
        only: the parts to weigh; all that can be cut out by default.
    """

    run: Run
    other: Run
    langs: tuple[str, str]
    ratio: float
    only: tuple[Span, ...] | None = None


def gather(questions: Sequence[Question], encoder: WindowEncoder) -> list[Candidates]:
    """The evidence for each part of each run, in order; all runs are encoded together."""
    cuts = [_cut(question) for question in questions]
    likenesses = iter(likenesses_of(encoder).of([asked for asked, _ in cuts if asked.ranges]))
    return [
        _weigh(question, spans, next(likenesses)) if spans else _NOTHING
        for question, (_, spans) in zip(questions, cuts, strict=True)
    ]


def _cut(question: Question) -> tuple[Asked, tuple[Span, ...]]:
    """The run in pieces with the parts to weigh, and where these stand in its text."""
    text = question.run.text
    pieces = cut_up(text, cut_points(text, question.langs[0]), question.only)
    parts, spans = pieces.parts, pieces.spans
    if len(spans) > MOST_PARTS:
        longest = sorted(sorted(range(len(spans)), key=lambda k: spans[k][0] - spans[k][1])[:MOST_PARTS])
        parts, spans = tuple(parts[k] for k in longest), tuple(spans[k] for k in longest)
    # Windows end at few of the places where pieces do: what lies between is one piece, of the same tokens.
    edges = sorted({0, len(pieces.texts), *chain.from_iterable(parts)})
    place = {edge: k for k, edge in enumerate(edges)}
    whole = tuple(" ".join(pieces.texts[a:b]) for a, b in pairwise(edges))
    ranges = tuple((place[first], place[last]) for first, last in parts)
    return Asked(whole, ranges, text, question.other.text), spans


def _weigh(question: Question, spans: Sequence[Span], alike: Likeness) -> Candidates:
    text, size = question.run.text, len(question.run.text)
    langs, ratio, facing = question.langs, question.ratio, len(question.other.text)
    solid = _BLANK.sub("", question.other.text)
    hits_all, known_all = _words(text, solid, langs=langs)
    rows = []
    for k, (start, end) in enumerate(spans):
        part = text[start:end]
        hits, known = _words(part, solid, langs=langs)
        first = _FIRST_WORD.match(part)
        rows.append(
            (
                alike.rest[k] - alike.whole,
                alike.rest[k],
                alike.own[k],
                np.log(facing / (ratio * size)),
                abs(np.log(facing / (ratio * (size - (end - start))))),
                (end - start) / size,
                np.log(end - start),
                (hits + 0.3) / (known + 1),
                (hits_all - hits + 0.3) / (known_all - known + 1),
                known / 5,
                float(start > 0 and first is not None and first[0].lower() in CLAUSE_WORDS.get(langs[0], ())),
                float(end == size or text[end - 1] in ",;" or text[end : end + 1] in ",;.)"),
            )
        )
    return Candidates(tuple(spans), np.array(rows, dtype=np.float64), alike.whole)
