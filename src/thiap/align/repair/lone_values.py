"""What a path through a translation leaves alone beside a bead that needs its values.

The path takes a limited number of phrases into one bead, so that of a long Thai sentence of many (at 06.20,
on 21 November, Pol Col …) the first or the last may stand alone, though the sentence of the other side says
all of it. A number, date or time of such a run that the other side of the bead beside it says, and its own
side does not, shows where the run belongs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from thiap.facts.keys import AnchorKey, anchor_keys
from thiap.model import SIDES, Bead, Document, Fact, Side, Span, other_side
from thiap.spans import Places, block_at, joined, merge

#: A bare number below this stands in too many places.
_LEAST: Final = 10


def with_lone_values(
    beads: Sequence[Bead], docs: dict[Side, Document], facts: dict[Side, Sequence[Fact]]
) -> list[Bead]:
    """The beads of a translation, each with the run beside it that holds what only its other side says.

    Args:
        beads: all, those without counterpart included.
        docs: both texts.
        facts: those of each text.
    """
    values = {side: _Values(facts[side]) for side in SIDES}
    result = list(beads)
    for side in SIDES:
        taken: dict[int, list[Span]] = {}
        gone: set[int] = set()
        for run in _runs(result, side, docs[side]):
            held = values[side].keys(run.spans)
            needed = {k: _needed(result[k], side, held, values) for k in run.beside} if held else {}
            best = max(needed, key=needed.__getitem__, default=None)
            if best is not None and needed[best]:
                taken.setdefault(best, []).extend(run.spans)
                gone.update(run.beads)
        for k, spans in taken.items():
            own = merge((*result[k].spans(side), *spans))
            whole = tuple(joined(docs[side].text, own))
            result[k] = (
                replace(result[k], source=whole) if side == "source" else replace(result[k], target=whole)
            )
        result = [bead for k, bead in enumerate(result) if k not in gone]
    return result


class _Values:
    """The facts of a text that tell a place."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self._facts = [fact for fact in facts if _tells(fact)]
        self._places = Places((fact.span, number) for number, fact in enumerate(self._facts))

    def keys(self, spans: Sequence[Span]) -> set[AnchorKey]:
        """What the facts at some spans may be recognised by."""
        return {
            key
            for span in spans
            for number in self._places.overlapping(span)
            for key in anchor_keys(self._facts[number])
        }


@dataclass(frozen=True, slots=True)
class _Run:
    """Segments of one block in a row without counterpart: their beads, and the linked ones beside them."""

    spans: list[Span]
    beads: list[int]
    beside: list[int]


def _runs(beads: Sequence[Bead], side: Side, doc: Document) -> Iterator[_Run]:
    """The runs of a side, in text order."""
    places = sorted((span, k) for k, bead in enumerate(beads) for span in bead.spans(side))
    alone = [not beads[k].spans(other_side(side)) for _, k in places]
    blocks = [block_at(doc, span[0]) for span, _ in places]
    at = 0
    while at < len(places):
        if not alone[at]:
            at += 1
            continue
        own, end = blocks[at], at
        while end < len(places) and alone[end] and blocks[end] is own:
            end += 1
        beside = [
            places[k][1] for k in (at - 1, end) if 0 <= k < len(places) and not alone[k] and blocks[k] is own
        ]
        yield _Run([span for span, _ in places[at:end]], [k for _, k in places[at:end]], beside)
        at = end


def _tells(fact: Fact) -> bool:
    """Whether a fact tells where its text belongs: small bare numbers stand anywhere."""
    low = fact.readings[0].low
    bare = fact.kind in ("number", "ordinal") and fact.readings[0].unit is None
    return fact.kind != "name" and not (bare and (low is None or low < _LEAST))


def _needed(bead: Bead, side: Side, held: set[AnchorKey], values: dict[Side, _Values]) -> int:
    """How many values of a run the other side of a bead says, and its own does not."""
    there = values[other_side(side)].keys(bead.spans(other_side(side)))
    return len((held & there) - values[side].keys(bead.spans(side)))
