"""Aligned beads as the content checks see them, from either side."""

from __future__ import annotations

from itertools import pairwise

from thiap.model import SIDES, Alignment, Bead, Bitext, Side, other_side
from thiap.spans import merge, overlap


def joined(bead: Bead, other: Bead) -> Bead:
    """Two beads as one."""
    return Bead(
        merge((*bead.source, *other.source)),
        merge((*bead.target, *other.target)),
        min(bead.score, other.score),
    )


def linked_beads(alignment: Alignment) -> list[Bead]:
    """The two-sided beads; those that share text on a side (one run for two sentences) as one."""
    beads = [bead for bead in alignment.beads if bead.source and bead.target]
    for side in SIDES:
        beads.sort(key=lambda bead: bead.spans(side))
        kept: list[Bead] = []
        for bead in beads:
            mine = bead.spans(side)
            if kept and any(overlap(a, b) for a in mine for b in kept[-1].spans(side)):
                kept[-1] = joined(kept[-1], bead)
            else:
                kept.append(bead)
        beads = kept
    return beads


def neighbours(beads: list[Bead], *, alone: bool = False) -> list[list[Bead]]:
    """For each bead those that stand next to it on either side; none where units stand ``alone``."""
    near: list[list[Bead]] = [[] for _ in beads]
    if alone:
        return near
    for side in SIDES:
        order = sorted(range(len(beads)), key=lambda k: beads[k].spans(side))
        for first, second in pairwise(order):
            for k, other in ((first, second), (second, first)):
                if beads[other] not in near[k]:
                    near[k].append(beads[other])
    return near


def alone_beside(alignment: Alignment, beads: list[Bead]) -> dict[Side, list[list[Bead]]]:
    """For each of ``beads`` those of one side alone that stand next to it; none where units stand alone."""
    near: dict[Side, list[list[Bead]]] = {side: [[] for _ in beads] for side in SIDES}
    if alignment.alone:
        return near
    for side in SIDES:
        free = [bead for bead in alignment.beads if not bead.spans(other_side(side))]
        entries = sorted(
            [(span, k, None) for k, bead in enumerate(beads) for span in bead.spans(side)]
            + [(bead.spans(side)[0], -1, bead) for bead in free],
            key=lambda entry: entry[0],
        )
        for (_, first, one), (_, second, other) in pairwise(entries):
            if other is not None and first >= 0:
                near[side][first].append(other)
            if one is not None and second >= 0:
                near[side][second].append(one)
    return near


def surroundings(bitext: Bitext, beads: list[Bead]) -> list[list[Bead]]:
    """For each bead those next door that may hold what it lacks; units of a file stand alone."""
    return neighbours(beads, alone=bitext.alignment.alone)
