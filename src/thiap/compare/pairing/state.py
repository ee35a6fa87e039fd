"""Which facts stand in which bead: the state on which facts are paired."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from thiap.compare.values.ranges import told_apart
from thiap.model import SIDES, Bead, Bitext, Fact, Side, Span, Spans, other_side
from thiap.spans import overlap


@dataclass(slots=True)
class PairingState:
    """The facts of both sides by bead, and what became of them so far.

    Facts are known by their place in ``source`` and ``target``. A fact may stand in several beads
    (a Thai run that answers the lead and the body of an article).

    Attributes:
        members: of each bead, the places of its facts on either side.
        homes: of each fact, its beads; empty for one outside of every bead.
        paired: for each side, fact → beads in which it found a partner.
    """

    source: tuple[Fact, ...]
    target: tuple[Fact, ...]
    beads: tuple[Bead, ...]
    members: list[dict[Side, list[int]]]
    homes: dict[Side, list[list[int]]]
    paired: dict[Side, dict[int, set[int]]] = field(default_factory=lambda: {"source": {}, "target": {}})

    def facts(self, side: Side) -> tuple[Fact, ...]:
        """The facts of one side."""
        return self.source if side == "source" else self.target

    def leftover(self, side: Side, bead: int) -> list[int]:
        """Facts of a bead that found no partner in it, nor in place of it elsewhere."""
        done = self.paired[side]
        return [i for i in self.members[bead][side] if bead not in done.get(i, ())]

    def take(self, source: int, target: int, source_bead: int, target_bead: int) -> None:
        """Note that two facts answer each other, each for the bead it stands in."""
        self.paired["source"].setdefault(source, set()).add(source_bead)
        self.paired["target"].setdefault(target, set()).add(target_bead)

    def neighbours(self, reach: int) -> list[tuple[int, int]]:
        """Pairs of beads no more than ``reach`` apart, by their place in either text; near ones first."""
        near: set[tuple[int, int, int]] = set()
        for side in SIDES:
            spans = [bead.spans(side) for bead in self.beads]
            order = sorted((spans[bead][0], bead) for bead in range(len(spans)) if spans[bead])
            near |= _apart([bead for _, bead in order], reach)
        near |= _apart(list(range(len(self.beads))), reach)
        return list(dict.fromkeys((here, there) for _, here, there in sorted(near)))

    def lost(self, side: Side) -> list[int]:
        """Facts without any partner, in text order."""
        return [i for i in range(len(self.facts(side))) if not self.paired[side].get(i)]

    def position(self, side: Side, fact: int, bead: int) -> float:
        """Where a fact stands in the bead's text, 0 at its start, 1 at its end."""
        spans = self.beads[bead].spans(side)
        before = total = 0
        for start, end in spans:
            before += max(0, min(self.facts(side)[fact].span[0], end) - start)
            total += end - start
        return before / total if total else 0.0


def _apart(order: list[int], reach: int) -> set[tuple[int, int, int]]:
    """Every two beads of an order up to ``reach`` apart, in both directions, with their distance."""
    return {
        entry
        for at, bead in enumerate(order)
        for distance in range(1, reach + 1)
        for other in order[at + distance : at + distance + 1]
        for entry in ((distance, bead, other), (distance, other, bead))
    }


def of_bitext(bitext: Bitext) -> PairingState:
    """The state of a bitext: every fact but names, in the beads whose text holds most of it.

    A range that the other side of its bead writes as two facts stands as its two ends.
    """
    beads = bitext.alignment.beads
    facts = {side: [fact for fact in bitext.facts(side) if fact.kind != "name"] for side in SIDES}
    homes = {side: _homes(facts[side], [bead.spans(side) for bead in beads]) for side in SIDES}
    members = _members(homes, len(beads))
    for side in SIDES:
        for place, fact in list(enumerate(facts[side])):
            if "/" not in fact.value:
                continue
            across = other_side(side)
            others = [facts[across][j] for bead in homes[side][place] for j in members[bead][across]]
            if (apart := told_apart(fact, others)) is not None:
                facts[side][place] = apart[0]
                facts[side].append(apart[1])
                homes[side].append(homes[side][place])
    members = _members(homes, len(beads))
    return PairingState(tuple(facts["source"]), tuple(facts["target"]), beads, members, homes)


def _members(homes: dict[Side, list[list[int]]], beads: int) -> list[dict[Side, list[int]]]:
    members: list[dict[Side, list[int]]] = [{"source": [], "target": []} for _ in range(beads)]
    for side in SIDES:
        for fact, places in enumerate(homes[side]):
            for bead in places:
                members[bead][side].append(fact)
    return members


def _homes(facts: Sequence[Fact], sides: list[Spans]) -> list[list[int]]:
    """For each fact the beads that hold at least half of it; else the one that holds most."""
    pieces = sorted((span, bead) for bead, spans in enumerate(sides) for span in spans)
    starts = [span[0] for span, _ in pieces]
    reach = list(accumulate((span[1] for span, _ in pieces), max))  # how far any piece up to here goes
    homes = []
    for fact in facts:
        shares: dict[int, int] = {}
        place = bisect_right(starts, fact.span[1]) - 1
        while place >= 0 and reach[place] > fact.span[0]:
            span, bead = pieces[place]
            if shared := overlap(span, fact.span):
                shares[bead] = shares.get(bead, 0) + shared
            place -= 1
        homes.append(_fitting(shares, fact.span))
    return homes


def _fitting(shares: dict[int, int], span: Span) -> list[int]:
    half = [bead for bead, shared in shares.items() if 2 * shared >= span[1] - span[0]]
    if half or not shares:
        return sorted(half)
    return [max(shares, key=lambda bead: shares[bead])]
