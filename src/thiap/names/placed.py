"""How far into its passage a name stands, and which of several mentions stands where another name should."""

from __future__ import annotations

from thiap.model import Fact, Span, Spans
from thiap.names.by_bead import NameBead, keys


def position(spans: Spans, span: Span) -> float:
    """Where a span stands in a passage, 0 at its start, 1 at its end."""
    whole = sum(end - start for start, end in spans)
    before = sum(max(0, min(span[0], end) - start) for start, end in spans)
    return before / whole if whole else 0.0


def nearest_mention(bead: NameBead, fact: Fact, other: Fact) -> Fact:
    """Of the mentions of ``other`` in the passage the one that stands most nearly where ``fact`` does.

    A name that the target has once more than the source may be too many in either place.
    """
    if other not in bead.extra:
        return other
    place = position(bead.passage.source, fact.span)
    same = [name for name in bead.target if keys(name) & keys(other)]
    return min(same, key=lambda name: abs(position(bead.passage.target, name.span) - place), default=other)
