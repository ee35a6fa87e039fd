"""Set phrases that both sides of a bead have: none of their words needs an answer of its own."""

from __future__ import annotations

from collections.abc import Sequence

from thiap.content.beads import linked_beads
from thiap.languages.set_phrases import set_phrases
from thiap.model import SIDES, Bead, Bitext, Side, Span, Spans

_Phrase = tuple[Span, frozenset[int]]


def phrases_answered(bitext: Bitext) -> dict[Side, Spans]:
    """By side where a set phrase stands whose counterpart stands in the same bead, in text order."""
    found: dict[Side, list[Span]] = {side: [] for side in SIDES}
    for bead in linked_beads(bitext.alignment):
        here = _phrases(bitext, bead, "source")
        there = _phrases(bitext, bead, "target") if here else []
        found["source"] += _answered(here, there)
        found["target"] += _answered(there, here)
    return {side: tuple(sorted(spans)) for side, spans in found.items()}


def _answered(phrases: Sequence[_Phrase], there: Sequence[_Phrase]) -> list[Span]:
    """Where a phrase stands of which a row is there too."""
    rows = frozenset().union(*(held for _, held in there))
    return [span for span, held in phrases if held & rows]


def _phrases(bitext: Bitext, bead: Bead, side: Side) -> list[_Phrase]:
    """The set phrases of a side of a bead, each with the rows of the table that have it."""
    doc = bitext.document(side)
    return [
        ((low + start, low + end), rows)
        for low, high in bead.spans(side)
        for (start, end), rows in set_phrases(doc.text[low:high], doc.lang)
    ]
