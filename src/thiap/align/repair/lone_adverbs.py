"""Phrases that only say when, where or how, and stand alone between two beads of comparable texts.

Such a phrase is no sentence: it belongs to the one before it or to the one behind it. Where both of these
are linked, or the paragraph begins or ends there, it goes to the bead that is worth more with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from thiap.align.features.runs import SegmentTable, held_segments
from thiap.align.search.path import Step
from thiap.align.search.scoring import ScoreTable

_Run = tuple[int, int]


def with_lone_adverbs(table: ScoreTable, steps: Sequence[Step], side: SegmentTable) -> list[Step]:
    """The beads, each with the adverbs beside its run that are no part of another sentence.

    Args:
        table: what beads are worth.
        steps: in target order, disjoint in the target.
        side: the target.
    """
    found = list(steps)
    begin = {step.target[0]: number for number, step in enumerate(steps)}
    end = {step.target[1]: number for number, step in enumerate(steps)}
    for first, last in _lone_adverbs(steps, side):
        before, behind = end.get(first), begin.get(last)
        opens = first == 0 or side.block[first - 1] != side.block[first]
        closes = last == len(side) or side.block[last] != side.block[last - 1]
        options = []
        if before is not None and not opens and (behind is not None or closes):
            options.append((before, (found[before].target[0], last)))
        if behind is not None and not closes and (before is not None or opens):
            options.append((behind, (first, found[behind].target[1])))
        if options:
            number, run = max(options, key=lambda option: _gain(table, found[option[0]], option[1]))
            found[number] = replace(found[number], target=run)
    return found


def _lone_adverbs(steps: Sequence[Step], side: SegmentTable) -> Iterator[_Run]:
    """Runs of free segments of one block, from bead to bead or border, that are adverbs all."""
    if not len(side.adverbial):
        return
    used = held_segments((step.target for step in steps), len(side))
    first = 0
    while first < len(side):
        last = first + 1
        while (
            last < len(side) and not used[last] and not used[first] and side.block[last] == side.block[first]
        ):
            last += 1
        if not used[first] and side.adverbial[first:last].all():
            yield first, last
        first = last


def _gain(table: ScoreTable, step: Step, target: _Run) -> float:
    """By how much a bead is worth more with another run of the target."""
    grown, now = table.step(step.source, target), table.step(step.source, step.target)
    if grown is None or now is None:
        return -float("inf")
    return table.worth_of(grown) - table.worth_of(now)
