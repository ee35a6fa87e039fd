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
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from thiap.align.windows import WindowEncoder
from thiap.coverage.runs import Run, cut_points, cut_up
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


def _words(part: str, other: str, *, langs: tuple[str, str]) -> tuple[int, int]:
    """Dictionary words of ``part`` found in ``other`` (without blanks), and known at all."""
    if langs == ("en", "th"):
        return covered_words(part, other)
    return 0, 0


@lru_cache(maxsize=4096)
def _likenesses(
    encoder: WindowEncoder, texts: tuple[str, ...], ranges: tuple[Span, ...], text: str, other: str
) -> tuple[float, Matrix, Matrix]:
    """Likeness to ``other`` of the whole, of the text without each part, and of each part.

    Kept by content, so that a second check of an edited draft encodes what was edited.
    """
    windows = encoder.windows(texts)
    first, last = np.array(ranges, dtype=np.int64).T
    whole, theirs = encoder.encode([text, other]).astype(np.float64)
    rest = windows.rests(first, last).astype(np.float64) @ theirs
    own = windows.vectors(first, last).astype(np.float64) @ theirs
    return float(whole @ theirs), rest, own


def gather(
    run: Run,
    other: Run,
    *,
    langs: tuple[str, str],
    ratio: float,
    encoder: WindowEncoder,
    only: tuple[Span, ...] | None = None,
) -> Candidates:
    """The evidence for each part of ``run`` against ``other``.

    Args:
        run: the side whose parts may be lost.
        other: the side that may lack them.
        langs: languages of (run, other).
        ratio: length of ``other`` over that of ``run`` to be expected in this document.
        encoder: gives the similarities.
        only: the parts to weigh; all that can be cut out by default.
    """
    text, size = run.text, len(run.text)
    pieces = cut_up(text, cut_points(text, langs[0]), only)
    if len(pieces.parts) == 0:
        return Candidates((), np.zeros((0, len(FEATURES))), 0.0)
    ranges, spans = np.array(pieces.parts, dtype=np.int64), list(pieces.spans)
    if len(spans) > MOST_PARTS:
        longest = np.sort(np.argsort([a - b for a, b in spans], kind="stable")[:MOST_PARTS])
        ranges, spans = ranges[longest], [spans[k] for k in longest]
    kept = tuple((int(first), int(last)) for first, last in ranges)
    full, rest, own = _likenesses(encoder, tuple(pieces.texts), kept, text, other.text)  # type: ignore[arg-type]
    solid = _BLANK.sub("", other.text)
    hits_all, known_all = _words(text, solid, langs=langs)
    rows = []
    for k, (start, end) in enumerate(spans):
        part = text[start:end]
        hits, known = _words(part, solid, langs=langs)
        first = _FIRST_WORD.match(part)
        rows.append(
            (
                rest[k] - full,
                rest[k],
                own[k],
                np.log(len(other.text) / (ratio * size)),
                abs(np.log(len(other.text) / (ratio * (size - (end - start))))),
                (end - start) / size,
                np.log(end - start),
                (hits + 0.3) / (known + 1),
                (hits_all - hits + 0.3) / (known_all - known + 1),
                known / 5,
                float(start > 0 and first is not None and first[0].lower() in CLAUSE_WORDS.get(langs[0], ())),
                float(end == size or text[end - 1] in ",;" or text[end : end + 1] in ",;.)"),
            )
        )
    return Candidates(tuple(spans), np.array(rows, dtype=np.float64), full)
