"""Set phrases that both sides of a bead have: none of their words needs an answer of its own."""

from __future__ import annotations

from thiap.content.beads import linked_beads
from thiap.languages.set_phrases import set_phrases
from thiap.model import SIDES, Bitext, Side, Span, Spans, other_side


def phrases_answered(bitext: Bitext) -> dict[Side, Spans]:
    """By side where a set phrase stands whose counterpart stands in the same bead, in text order."""
    found: dict[Side, list[Span]] = {side: [] for side in SIDES}
    for bead in linked_beads(bitext.alignment):
        phrases = {
            side: [
                ((low + start, low + end), rows)
                for low, high in bead.spans(side)
                for (start, end), rows in set_phrases(
                    bitext.document(side).text[low:high], bitext.document(side).lang
                )
            ]
            for side in SIDES
        }
        for side in SIDES:
            there = frozenset().union(*(rows for _, rows in phrases[other_side(side)]))
            found[side] += [span for span, rows in phrases[side] if rows & there]
    return {side: tuple(sorted(spans)) for side, spans in found.items()}
