"""Runs without counterpart that stand in each other's place and say the same.

Where code, a link or a mark cuts a sentence otherwise on one page than on the other, the alignment may leave
both halves of a pair alone. What is told of them as lost and added is one passage, rendered freely.
"""

from __future__ import annotations

from typing import Final

from thiap.content.gaps import Gap, find_gaps
from thiap.encoders import get_encoder
from thiap.model import SIDES, Bitext, Side, Span, Spans, other_side
from thiap.spans import masked

#: Likeness from which on two runs say the same, and the ratio of their lengths up to which they may.
_ALIKE: Final = 0.5
_LONGER: Final = 3.0


def facing(bitext: Bitext, side: Side) -> frozenset[Spans]:
    """The unaligned runs of a side that say what such a run of the other side says, at the same place."""
    encoder = get_encoder(bitext.alignment.encoder)
    gaps = [gap for gap in find_gaps(bitext) if gap.unaligned]
    beads = {which: _by_span(bitext, which) for which in SIDES}
    pairs = [
        (one, other)
        for one in gaps
        for other in gaps
        if one.side == side and other.side != side and _beside(beads, one) & _beside(beads, other)
    ]
    if encoder is None or not pairs:
        return frozenset()
    texts = [(_text(bitext, one), _text(bitext, other)) for one, other in pairs]
    vectors = encoder.encode([text for pair in texts for text in pair])
    return frozenset(
        pairs[k][0].spans
        for k, (first, second) in enumerate(texts)
        if float(vectors[2 * k] @ vectors[2 * k + 1]) >= _ALIKE and _as_long(first, second)
    )


def _by_span(bitext: Bitext, side: Side) -> dict[Span, int]:
    """The number of the linked bead that each span of a side belongs to."""
    beads = enumerate(bitext.alignment.beads)
    return {
        span: number for number, bead in beads if bead.source and bead.target for span in bead.spans(side)
    }


def _beside(beads: dict[Side, dict[Span, int]], gap: Gap) -> set[int]:
    """The beads before and behind a run, by their text on the other side."""
    known = beads[other_side(gap.side)]
    return {known[span] for span in gap.near if span in known}


def _text(bitext: Bitext, gap: Gap) -> str:
    text = masked(bitext.document(gap.side))
    return " ".join(" ".join(text[slice(*span)].split()) for span in gap.spans)


def _as_long(first: str, second: str) -> bool:
    return max(len(first), len(second)) <= _LONGER * min(len(first), len(second))
