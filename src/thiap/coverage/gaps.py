"""Where one side says what the other does not: the common ground of the omission and addition checks."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from statistics import median
from typing import Final

import numpy as np

from thiap.align.encoders import get_encoder
from thiap.align.windows import WindowEncoder
from thiap.coverage.beads import (
    SIDES,
    Side,
    document_of,
    joined,
    linked_beads,
    neighbours,
    other_side,
    spans_of,
)
from thiap.coverage.evidence import FEATURES, gather
from thiap.coverage.parentheses import originals
from thiap.coverage.runs import Run, read_run
from thiap.coverage.weights import load_weights
from thiap.languages.connectives import CLAUSE_WORDS
from thiap.model import Alignment, Bead, Bitext, Document, Span, Spans
from thiap.text import solid

#: Gaps less likely than this are not reported at all, as a probability and as log odds.
LEAST_PROBABILITY, LEAST = 0.05, -3.0
LARGEST_ODDS = 30.0
#: Ratio of lengths expected before a document says more, and how many beads that belief weighs.
USUAL_RATIO, BELIEF = 1.0, 3
#: A bead whose other side is longer than predicted by this log ratio cannot have lost a clause.
ROOMY = 0.45
#: A part is held against other text than its bead's: log odds added for the aligner's own verdict, that it
#: does not belong there, and where two beads are joined, so that the part is a smaller share of them.
MOVED, DILUTED = 3.0, 3.0
#: Log odds for each fact of a part that the other side answers, or does not, and the most they may count.
ANSWERED, UNANSWERED, MOST_VOTES = -1.0, 0.7, 3.0
#: Log odds added by side, so that a confidence of 0.5 lies where the false-alarm curves of
#: docs/content-checks.md bend: an omission is worth more false alarms than a phrase that explains.
LEANING: Final[dict[Side, float]] = {"source": 0.5, "target": -0.3}
#: Log odds added for a part that is a sentence, or as long as one where sentences have no mark: the
#: longer a part, the less can its absence be the translator's style.
SENTENCE = 0.6
LONG: Final[dict[Side, int]] = {"source": 10_000, "target": 50}
#: Confidence of an unaligned run where nothing but structure is known (no encoder, comparable texts).
STRUCTURAL = 0.6

_LENGTH = FEATURES.index("length")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True)
class Gap:
    """A part of one side without counterpart.

    Attributes:
        side: the side that has it.
        spans: where it stands there.
        near: the text of the other side around the place where it would stand; may be empty.
        probability: that a reader would agree, 0 to 1.
        whole: whether it is one sentence or more, not a part of one.
        unaligned: whether the aligner itself found no counterpart.
    """

    side: Side
    spans: Spans
    near: Spans
    probability: float
    whole: bool
    unaligned: bool


def length_ratio(bitext: Bitext) -> float:
    """Length of the target over that of the source to be expected in this pair."""
    ratios = [USUAL_RATIO] * BELIEF
    for bead in bitext.alignment.beads:
        a = sum(end - start for start, end in bead.source)
        b = sum(end - start for start, end in bead.target)
        if a > 40 and b > 20:
            ratios.append(b / a)
    return median(ratios)


def _begins_sentence(doc: Document, span: Span) -> bool:
    """Whether a span stands where a sentence may begin; a Thai one that begins with และ or ซึ่ง does not."""
    first = doc.text[span[0] : span[1]].lstrip("\"'“‘( ")
    words = CLAUSE_WORDS.get(doc.lang, frozenset())
    if doc.lang == "th":
        return not any(first.startswith(word) for word in words)
    block = next((b.span[0] for b in doc.blocks if b.span[0] <= span[0] < b.span[1]), 0)
    before = doc.text[block : span[0]].rstrip()
    return not before or not first[:1].islower() or _SENTENCE_END.search(before) is not None


def _whole(run: Run, part: Span) -> bool:
    """Whether a part begins and ends where sentences do (in a text that marks them)."""
    before, after = run.text[: part[0]].rstrip(), run.text[: part[1]].rstrip()
    begins = not before or _SENTENCE_END.search(before) is not None
    ends = part[1] >= len(run.text) or _SENTENCE_END.search(after) is not None
    return begins and ends


class FactVotes:
    """What the facts of a part say: one that is answered speaks against its loss, one that is not, for it."""

    def __init__(self, bitext: Bitext) -> None:
        votes: dict[Side, list[tuple[Span, float]]] = {"source": [], "target": []}
        for pair in bitext.pairs:
            found = pair.relation in ("equal", "compatible", "less_precise") and pair.likeness >= 0.5
            if found and pair.source and pair.target:
                votes["source"].append((pair.source.span, ANSWERED))
                votes["target"].append((pair.target.span, ANSWERED))
            elif pair.relation == "missing":
                side: Side = "source" if pair.source else "target"
                fact = pair.source or pair.target
                if fact is not None:
                    votes[side].append((fact.span, UNANSWERED))
        self._votes = {side: sorted(part) for side, part in votes.items()}
        self._starts = {side: [span[0] for span, _ in part] for side, part in self._votes.items()}

    def vote(self, side: Side, spans: Spans) -> float:
        """Log odds for the facts that lie in ``spans``."""
        total = 0.0
        for start, end in spans:
            for at in range(bisect_left(self._starts[side], start), bisect_left(self._starts[side], end)):
                total += self._votes[side][at][1]
        return max(-MOST_VOTES, min(MOST_VOTES, total))


class _Search:
    """The parts of one bitext, weighed."""

    def __init__(self, bitext: Bitext, encoder: WindowEncoder) -> None:
        self.bitext = bitext
        self.encoder = encoder
        self.ratio = length_ratio(bitext)
        self.facts = FactVotes(bitext)
        self.without: dict[Side, Spans] = {"source": (), "target": originals(bitext)}

    def run(self, spans: Spans, side: Side) -> Run:
        return read_run(document_of(self.bitext, side), spans, without=self.without[side])

    def expected(self, side: Side) -> float:
        """Length of the other side over that of ``side``."""
        return self.ratio if side == "source" else 1 / self.ratio

    def langs(self, side: Side) -> tuple[str, str]:
        return document_of(self.bitext, side).lang, document_of(self.bitext, other_side(side)).lang

    def inside(self, bead: Bead, side: Side, near: list[Bead]) -> Gap | None:
        """The likeliest lost part of a bead's ``side`` that no neighbouring bead says either."""
        run, other = (
            self.run(spans_of(bead, side), side),
            self.run(spans_of(bead, other_side(side)), other_side(side)),
        )
        if not run.text or not other.text:
            return None
        if np.log(len(other.text) / (self.expected(side) * len(run.text))) > ROOMY:
            return None
        langs = self.langs(side)
        found = gather(run, other, langs=langs, ratio=self.expected(side), encoder=self.encoder)
        if not found.parts:
            return None
        odds = load_weights(*langs).odds(found.values) + LEANING[side]
        odds += [self.facts.vote(side, run.locate(*part)) for part in found.parts]
        weight = [
            SENTENCE if _whole(run, part) or part[1] - part[0] >= LONG[side] else 0.0 for part in found.parts
        ]
        odds += weight
        best = int(np.argmax(odds))
        if odds[best] < LEAST:
            return None
        part = found.parts[best]
        spans = run.locate(*part)
        # The aligner may have cut the other side a phrase too early or too late: then the neighbour
        # says the part, or, where the cut went through its counterpart, the two beads as one do.
        together = [joined(bead, other) for other in near]
        sure = min(
            float(odds[best]),
            self.odds(spans, side, near) + MOVED + weight[best],
            self.odds(spans, side, together) + DILUTED + weight[best],
        )
        return Gap(
            side,
            spans,
            spans_of(bead, other_side(side)),
            _probability(sure),
            _whole(run, part),
            unaligned=False,
        )

    def odds(self, spans: Spans, side: Side, beads: list[Bead]) -> float:
        """Least log odds that a bead lacks what stands at ``spans``, were that part of it."""
        langs, least = self.langs(side), LARGEST_ODDS
        part = self.run(spans, side).text
        for bead in beads:
            other = self.run(spans_of(bead, other_side(side)), other_side(side))
            run = self.run((*spans_of(bead, side), *spans), side)
            at = run.text.find(part)
            if at < 0 or len(part) + 1 >= len(run.text) or not other.text:
                continue
            only = ((at, at + len(part)),)
            ratio = self.expected(side)
            found = gather(run, other, langs=langs, ratio=ratio, encoder=self.encoder, only=only)
            if found.parts:
                least = min(least, float(load_weights(*langs).odds(found.values)[0]))
        return least


def _probability(odds: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def _unaligned_runs(alignment: Alignment, side: Side) -> Iterator[tuple[Spans, list[Bead]]]:
    """Maximal runs of beads without counterpart, in the order of ``side``, with the two beads around."""
    beads = sorted(
        (bead for bead in alignment.beads if spans_of(bead, side)), key=lambda b: spans_of(b, side)[0]
    )
    at = 0
    while at < len(beads):
        end = at
        while end < len(beads) and not spans_of(beads[end], other_side(side)):
            end += 1
        if end > at:
            spans = tuple(span for bead in beads[at:end] for span in spans_of(bead, side))
            yield spans, [*beads[at - 1 : at], *beads[end : end + 1]] if at else beads[end : end + 1]
        at = end + 1


def find_gaps(bitext: Bitext) -> tuple[Gap, ...]:
    """All gaps of both sides, worth a look or more; in comparable texts unaligned runs alone.

    The last few results are kept, since several checks ask for the same bitext.
    """
    return _find_gaps(_Identity(bitext))


@dataclass(frozen=True, slots=True, eq=False)
class _Identity:
    """A bitext compared by identity: hashing one would walk through all of its facts."""

    bitext: Bitext

    def __hash__(self) -> int:
        return id(self.bitext)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Identity) and other.bitext is self.bitext


@lru_cache(maxsize=4)
def _find_gaps(key: _Identity) -> tuple[Gap, ...]:
    bitext = key.bitext
    encoder = get_encoder(bitext.alignment.encoder)
    strict = bitext.mode == "translation" and encoder is not None
    search = _Search(bitext, encoder) if encoder is not None and strict else None
    gaps: list[Gap] = []
    for side in SIDES:
        doc = document_of(bitext, side)
        for spans, around in _unaligned_runs(bitext.alignment, side):
            near = tuple(span for bead in around for span in spans_of(bead, other_side(side)))
            size = sum(solid(doc.quote(span)) for span in spans)
            text = "".join(doc.quote(span) for span in spans)
            if size < 2 or (text.startswith("[") and text.endswith("]")):  # an editor's note
                continue
            weight = SENTENCE if side == "source" and _begins_sentence(doc, spans[0]) else 0.0
            sure = _probability(search.odds(spans, side, around) + MOVED + weight) if search else STRUCTURAL
            if sure >= LEAST_PROBABILITY:
                gaps.append(Gap(side, spans, near, sure, _begins_sentence(doc, spans[0]), unaligned=True))
    if search:
        beads = linked_beads(bitext.alignment)
        for bead, near_beads in zip(beads, neighbours(beads), strict=True):
            for side in SIDES:
                gap = search.inside(bead, side, near_beads)
                if gap and gap.probability >= LEAST_PROBABILITY:
                    gaps.append(gap)
    return tuple(gaps)
