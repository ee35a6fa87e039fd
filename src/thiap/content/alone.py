"""Runs that the aligner found no counterpart for, as the checks of omission and addition look at them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thiap.languages.connectives import CLAUSE_WORDS
from thiap.model import SIDES, Alignment, Bead, Bitext, Block, Document, Side, Span, Spans, other_side
from thiap.spans import masked, solid

#: Log odds added for a part that is a sentence, or as long as one where sentences have no mark: the
#: longer a part, the less can its absence be the translator's style.
SENTENCE = 0.6
#: Log odds added for whole blocks of a page between two whose counterparts stand next to each other: the
#: other page has no place where it could say them.
NO_PLACE = 3.0

_TERM_BEFORE = re.compile(r"[A-Za-z0-9`)] *\Z")
#: "e.g." and "i.e." end with a point and no sentence.
SENTENCE_END = re.compile(r"(?<!\b[ei]\.[ge])[.!?…][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True)
class Alone:
    """A run without counterpart; ``around`` are the beads next to it."""

    side: Side
    spans: Spans
    around: list[Bead]
    weight: float
    whole: bool


def runs_alone(bitext: Bitext) -> Iterator[Alone]:
    """Runs without counterpart that say something, of both sides."""
    for side in SIDES:
        doc = bitext.document(side)
        for spans, around in _unaligned_runs(bitext.alignment, side):
            if bitext.alignment.alone and not "".join(masked(doc)[a:b] for a, b in spans).strip():
                continue  # units that are not done
            text = "".join(doc.quote(span) for span in spans)
            if solid(text) < 2 or (text.startswith("[") and text.endswith("]")):  # an editor's note
                continue
            whole = _begins_sentence(doc, spans[0]) and not (side == "source" and _goes_on(doc, spans[0]))
            weight = SENTENCE if side == "source" and whole else 0.0
            weight += NO_PLACE if _has_no_place(bitext, side, spans, around) else 0.0
            yield Alone(side, spans, around, weight, whole)


def _has_no_place(bitext: Bitext, side: Side, spans: Spans, around: Sequence[Bead]) -> bool:
    """Whether ``spans`` are whole blocks of a page, those around being neighbours on the other page."""
    if not (bitext.source.structure and bitext.target.structure and len(around) == 2):
        return False
    here, there = (bitext.document(which).blocks for which in (side, other_side(side)))

    def block(blocks: Sequence[Block], offset: int) -> int:
        return bisect_right(blocks, offset, key=lambda item: item.span[0]) - 1

    before, behind = around
    first, last = block(here, spans[0][0]), block(here, spans[-1][1] - 1)
    parted = (
        block(here, before.spans(side)[-1][1] - 1) < first and block(here, behind.spans(side)[0][0]) > last
    )
    other = other_side(side)
    gap = block(there, behind.spans(other)[0][0]) - block(there, before.spans(other)[-1][1] - 1)
    return parted and gap == 1


def _unaligned_runs(alignment: Alignment, side: Side) -> Iterator[tuple[Spans, list[Bead]]]:
    """Maximal runs of beads without counterpart, in the order of ``side``, with the two beads around."""
    beads = sorted((bead for bead in alignment.beads if bead.spans(side)), key=lambda b: b.spans(side)[0])
    at = 0
    while at < len(beads):
        end = at
        while end < len(beads) and not beads[end].spans(other_side(side)):
            end += 1
        if end > at:
            spans = tuple(span for bead in beads[at:end] for span in bead.spans(side))
            around = [] if alignment.alone else [*beads[max(at - 1, 0) : at], *beads[end : end + 1]]
            yield spans, around
        at = end + 1


def _begins_sentence(doc: Document, span: Span) -> bool:
    """Whether a span stands where a sentence may begin; a Thai one that begins with และ or ซึ่ง does not."""
    first = doc.text[span[0] : span[1]].lstrip("\"'“‘( ")
    words = CLAUSE_WORDS.get(doc.lang, frozenset())
    if doc.lang == "th":
        return not any(first.startswith(word) for word in words)
    block = next((b.span[0] for b in doc.blocks if b.span[0] <= span[0] < b.span[1]), 0)
    before = doc.text[block : span[0]].rstrip()
    return not before or not first[:1].islower() or SENTENCE_END.search(before) is not None


def _goes_on(doc: Document, span: Span) -> bool:
    """Whether Thai words go on behind a term in Latin letters, whose blanks part no phrases."""
    return doc.lang == "th" and _TERM_BEFORE.search(doc.text[max(0, span[0] - 9) : span[0]]) is not None
