"""Negations that the other side does not answer.

The encoder hears polarity: taking the negator out of a faithful sentence makes it less like its counterpart,
taking it out of a sentence that was negated by mistake makes it more alike. Each negator of a
bead whose sides hold unequal numbers of them is weighed by that, over the whole bead and over the clause
around it, with the cues that the other side has.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np

from thiap.content.beads import linked_beads, neighbours
from thiap.content.likeness import Matrix
from thiap.content.runs import Pieces, Run, cut_points, cut_up, read_run
from thiap.encoders import get_encoder
from thiap.encoders.windows import WindowEncoder
from thiap.languages.negation import Cue, implied_negations, negations, softened
from thiap.model import SIDES, Bitext, Side, Span, Spans, other_side
from thiap.spans import trim

#: What is known of one negator.
#:
#: whole, local   how much more alike the two sides are without it, in all and in its clause
#: likeness       of the clause to its best counterpart
#: surplus        negators of this side less those of the other
#: others         negators of the other side
#: strong, weak   words of the other side that negate without a negator, and that may (at most 2)
#: near, maybe    the same of the clause's counterpart (at most 2); negators there count as near
#: length         log of the length of the run in characters
FEATURES: Final = (
    "whole",
    "local",
    "likeness",
    "surplus",
    "others",
    "strong",
    "weak",
    "near",
    "maybe",
    "length",
)

#: Characters of a clause to the left and right of a negator, at most.
LEFT, RIGHT = 50, 80

#: Reversals less likely than this are not reported; what an answer next door leaves of a probability.
LEAST, NEXT_DOOR = 0.05, 0.4
#: Runs encoded at once.
_AT_ONCE: Final = 64


@dataclass(frozen=True, slots=True)
class Weighed:
    """A negator with its evidence.

    Attributes:
        cue: the negator, offsets in its run.
        clause: what stands around it, offsets in its run.
        counterpart: the part of the other run most like the clause.
        values: one number for each of ``FEATURES``.
    """

    cue: Cue
    clause: Span
    counterpart: Span
    values: tuple[float, ...]


def _clause(text: str, span: Span, lang: str) -> Span:
    """The pieces of ``text`` around a negator, no more than its near surroundings."""
    points = cut_points(text, lang)
    low, high = max(0, span[0] - LEFT), min(len(text), span[1] + RIGHT)
    start = max((p for p in points if low <= p <= span[0]), default=low)
    wider = [p for p in points if low <= p <= span[0] and span[0] - p >= 15]
    start = max(wider) if wider else min((p for p in points if low <= p <= span[0]), default=start)
    ends = [p for p in points if span[1] + 15 <= p <= high]
    end = min(ends) if ends else high
    return trim(text, (start, end))


@dataclass(frozen=True, slots=True)
class _Asked:
    """The negators of a run against another one, before the encoder is asked.

    Attributes:
        run: the side whose negators are weighed.
        other: its counterpart.
        langs: languages of (run, other).
        cues: the negators, and the clause around each.
        clauses: likewise.
        answers: negators of the other side.
        surplus: how many more this side has.
        pieces: the other side, cut up.
    """

    run: Run
    other: Run
    langs: tuple[str, str]
    cues: tuple[Cue, ...]
    clauses: tuple[Span, ...]
    answers: int
    surplus: int
    pieces: Pieces

    @property
    def ranges(self) -> tuple[Span, ...]:
        """The parts of the other side that may answer a clause, as ranges of pieces."""
        return self.pieces.parts or ((0, len(self.pieces.texts)),)

    @property
    def spans(self) -> tuple[Span, ...]:
        """The same as offsets."""
        return self.pieces.spans or ((0, len(self.other.text)),)

    @property
    def texts(self) -> list[str]:
        """Both sides, and for each negator the run without it, its clause with and without it."""
        text, texts = self.run.text, [self.run.text, self.other.text]
        for cue, (start, end) in zip(self.cues, self.clauses, strict=True):
            a, b = cue.span
            texts += [text[:a] + cue.without + text[b:], text[start:end]]
            texts.append(text[start:a] + cue.without + text[b:end])
        return texts


def weigh(
    run: Run, other: Run, *, langs: tuple[str, str], encoder: WindowEncoder, always: bool = False
) -> list[Weighed]:
    """The negators of ``run`` against ``other``.

    Args:
        run: the side whose negators are weighed.
        other: its counterpart.
        langs: languages of (run, other).
        encoder: gives the similarities.
        always: weigh them even where the other side has as many.
    """
    asked = _ask(run, other, langs=langs, always=always)
    return _weigh([asked], encoder)[0] if asked else []


def _ask(run: Run, other: Run, *, langs: tuple[str, str], always: bool = False) -> _Asked | None:
    cues = negations(run.text, langs[0])
    if not cues or not other.text:
        return None
    answers = negations(other.text, langs[1], every=True)
    if len(answers) >= len(cues) and not always:
        return None
    soft = softened(other.text, langs[1])
    surplus = len(cues) - len(answers)
    cues = [cue for cue in cues if not (cue.approximate and soft)]
    if not cues:
        return None
    clauses = []
    for cue in cues:
        start, end = _clause(run.text, cue.span, langs[0])
        clauses.append((min(start, cue.span[0]), max(end, cue.span[1])))
    pieces = cut_up(other.text, cut_points(other.text, langs[1]), shortest=8, largest=1.0)
    return _Asked(run, other, langs, tuple(cues), tuple(clauses), len(answers), surplus, pieces)


def _weigh(asked: Sequence[_Asked], encoder: WindowEncoder) -> list[list[Weighed]]:
    """The negators of each, in order; all are encoded together."""
    texts = dict.fromkeys(text for one in asked for text in one.texts)
    vectors = dict(zip(texts, encoder.encode(list(texts)).astype(np.float64), strict=True))
    sizes = [len(one.pieces.texts) for one in asked]
    windows = encoder.windows([piece for one in asked for piece in one.pieces.texts], sizes)
    starts = np.cumsum([0, *sizes[:-1]])
    ranges = [np.array(one.ranges, dtype=np.int64) + at for one, at in zip(asked, starts, strict=True)]
    parts = windows.vectors(*np.concatenate(ranges).T).astype(np.float64)
    found, at = [], 0
    for one in asked:
        end = at + len(one.ranges)
        found.append(_values(one, parts[at:end], np.array([vectors[text] for text in one.texts])))
        at = end
    return found


def _values(asked: _Asked, parts: Matrix, vectors: Matrix) -> list[Weighed]:
    """The negators of one run; ``parts`` are vectors of the other's parts, ``vectors`` those of its texts."""
    text, other, lang = asked.run.text, asked.other.text, asked.langs[1]
    strong, weak = implied_negations(other, lang)
    found = []
    for k, cue in enumerate(asked.cues):
        without, clause, changed = vectors[2 + 3 * k : 5 + 3 * k]
        alike = parts @ np.array([clause, changed]).T
        best = int(np.argmax(alike.max(axis=1)))
        counterpart = other[slice(*asked.spans[best])]
        near, maybe = implied_negations(counterpart, lang)
        near += len(negations(counterpart, lang, every=True))
        found.append(
            Weighed(
                cue,
                asked.clauses[k],
                asked.spans[best],
                (
                    float((without - vectors[0]) @ vectors[1]),
                    float(alike[best, 1] - alike[best, 0]),
                    float(alike[best].max()),
                    float(min(2, asked.surplus)),
                    float(min(2, asked.answers)),
                    float(min(2, strong)),
                    float(min(2, weak)),
                    float(min(2, near)),
                    float(min(2, maybe)),
                    float(np.log(len(text))),
                ),
            )
        )
    return found


@cache
def load_polarity(source: str, target: str) -> tuple[tuple[float, ...], float] | None:
    """Weights and constant for negators of text in ``source`` against ``target``; None if not learnt."""
    table = json.loads(files("thiap.content").joinpath("polarity.json").read_text("utf-8"))
    entry = table["models"].get(f"{source}-{target}")
    return (tuple(entry["weights"][name] for name in FEATURES), entry["constant"]) if entry else None


@dataclass(frozen=True, slots=True)
class Reversal:
    """A negator that the other side lacks.

    Attributes:
        side: the side that negates.
        cue: where the negator stands on that side.
        source, target: the clause and its counterpart.
        probability: that a reader would agree, 0 to 1.
    """

    side: Side
    cue: Spans
    source: Spans
    target: Spans
    probability: float


def find_reversals(bitext: Bitext) -> Iterator[Reversal]:
    """Unanswered negators of aligned text, the likeliest of each bead and side; none without an encoder."""
    encoder = get_encoder(bitext.alignment.encoder)
    if encoder is None:
        return
    beads = linked_beads(bitext.alignment)
    runs = {side: [read_run(bitext.document(side), bead.spans(side)) for bead in beads] for side in SIDES}
    counts = {
        side: [len(negations(run.text, bitext.document(side).lang)) for run in runs[side]] for side in SIDES
    }
    place = {id(bead): k for k, bead in enumerate(beads)}
    asked: dict[tuple[int, Side], _Asked] = {}
    for k in range(len(beads)):
        for side in SIDES:
            langs = bitext.document(side).lang, bitext.document(other_side(side)).lang
            one = (
                _ask(runs[side][k], runs[other_side(side)][k], langs=langs) if load_polarity(*langs) else None
            )
            if one is not None:
                asked[k, side] = one
    near = neighbours(beads, alone=bitext.alignment.alone)
    for start in range(0, len(asked), _AT_ONCE):
        places = list(asked)[start : start + _AT_ONCE]
        some = [asked[where] for where in places]
        for (k, side), one, found in zip(places, some, _weigh(some, encoder), strict=True):
            other = other_side(side)
            model = load_polarity(*one.langs)
            assert model is not None
            odds = [float(np.dot(item.values, model[0])) + model[1] for item in found]
            best = int(np.argmax(odds))
            probability = 1 / (1 + math.exp(-max(-30.0, min(30.0, odds[best]))))
            if any(counts[other][place[id(bead)]] > counts[side][place[id(bead)]] for bead in near[k]):
                # The answer may stand next door: the aligner cut a phrase too early or too late.
                probability *= NEXT_DOOR
            item = found[best]
            clause = one.run.locate(*item.clause)
            counterpart = one.other.locate(*item.counterpart)
            source, target = (clause, counterpart) if side == "source" else (counterpart, clause)
            if probability >= LEAST:
                yield Reversal(side, one.run.locate(*item.cue.span), source, target, probability)
