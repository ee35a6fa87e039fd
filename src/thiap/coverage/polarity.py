"""Negations that the other side does not answer.

The encoder hears polarity: taking the negator out of a faithful sentence makes it less like its counterpart,
taking it out of a sentence that was negated by mistake makes it more alike. Each negator of a
bead whose sides hold unequal numbers of them is weighed by that, over the whole bead and over the clause
around it, with the cues that the other side has.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np

from thiap.align.encoders import get_encoder
from thiap.align.windows import WindowEncoder
from thiap.coverage.beads import SIDES, Side, document_of, linked_beads, neighbours, other_side, spans_of
from thiap.coverage.runs import Run, cut_points, cut_up, read_run
from thiap.languages.negation import Cue, implied_negations, negations, softened
from thiap.model import Bitext, Span, Spans
from thiap.text import trim

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
    cues = negations(run.text, langs[0])
    if not cues or not other.text:
        return []
    answers = negations(other.text, langs[1], every=True)
    if len(answers) >= len(cues) and not always:
        return []
    text = run.text
    pieces = cut_up(other.text, cut_points(other.text, langs[1]), shortest=8, largest=1.0)
    ranges = np.array(pieces.parts or [(0, len(pieces.texts))], dtype=np.int64)
    spans = pieces.spans or ((0, len(other.text)),)
    parts = encoder.windows(pieces.texts).vectors(ranges[:, 0], ranges[:, 1]).astype(np.float64)
    strong, weak = implied_negations(other.text, langs[1])
    soft = softened(other.text, langs[1])
    found = []
    for cue in cues:
        if cue.approximate and soft:
            continue
        a, b = cue.span
        start, end = _clause(text, cue.span, langs[0])
        start, end = min(start, a), max(end, b)
        vectors = encoder.encode(
            [
                text,
                other.text,
                text[:a] + cue.without + text[b:],
                text[start:end],
                text[start:a] + cue.without + text[b:end],
            ]
        ).astype(np.float64)
        alike = parts @ vectors[3:5].T
        best = int(np.argmax(alike.max(axis=1)))
        counterpart = other.text[spans[best][0] : spans[best][1]]
        near, maybe = implied_negations(counterpart, langs[1])
        near += len(negations(counterpart, langs[1], every=True))
        found.append(
            Weighed(
                cue,
                (start, end),
                spans[best],
                (
                    float((vectors[2] - vectors[0]) @ vectors[1]),
                    float(alike[best, 1] - alike[best, 0]),
                    float(alike[best].max()),
                    float(min(2, len(cues) - len(answers))),
                    float(min(2, len(answers))),
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
    table = json.loads(files("thiap.coverage").joinpath("polarity.json").read_text("utf-8"))
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
    runs = {
        side: [read_run(document_of(bitext, side), spans_of(bead, side)) for bead in beads] for side in SIDES
    }
    counts = {
        side: [len(negations(run.text, document_of(bitext, side).lang)) for run in runs[side]]
        for side in SIDES
    }
    place = {id(bead): k for k, bead in enumerate(beads)}
    for k, near in enumerate(neighbours(beads)):
        for side in SIDES:
            other = other_side(side)
            langs = document_of(bitext, side).lang, document_of(bitext, other).lang
            model = load_polarity(*langs)
            if model is None:
                continue
            found = weigh(runs[side][k], runs[other][k], langs=langs, encoder=encoder)
            if not found:
                continue
            odds = [float(np.dot(item.values, model[0])) + model[1] for item in found]
            best = int(np.argmax(odds))
            probability = 1 / (1 + math.exp(-max(-30.0, min(30.0, odds[best]))))
            if any(counts[other][place[id(bead)]] > counts[side][place[id(bead)]] for bead in near):
                # The answer may stand next door: the aligner cut a phrase too early or too late.
                probability *= NEXT_DOOR
            item = found[best]
            clause = runs[side][k].locate(*item.clause)
            counterpart = runs[other][k].locate(*item.counterpart)
            source, target = (clause, counterpart) if side == "source" else (counterpart, clause)
            if probability >= LEAST:
                yield Reversal(side, runs[side][k].locate(*item.cue.span), source, target, probability)
