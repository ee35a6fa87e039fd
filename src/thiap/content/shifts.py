"""Rows that slipped: runs of units whose translations stand some rows further up or down.

Facts tell it: what one unit lacks another has, as many rows away as for its neighbours. Where such a run
begins and ends, the vectors of the units say.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from thiap.content.kept import Identity
from thiap.encoders import get_encoder
from thiap.model import SIDES, Bead, Bitext, Fact, Side, Spans
from thiap.spans import Places

#: Rows that a column slips at most, facts that must tell so, and rows between two of them.
_FARTHEST: Final = 12
_VOTES: Final = 3
#: Different amounts among them: what stands in every row tells nothing.
_AMOUNTS: Final = 2
_APART: Final = 15


@dataclass(frozen=True, slots=True)
class Shift:
    """A run of units whose translations slipped.

    Attributes:
        rows: how far the translation of each stands below it; less than 0 for above.
        source, target: the texts of the run.
    """

    rows: int
    source: Spans
    target: Spans


def find_shifts(bitext: Bitext) -> tuple[Shift, ...]:
    """The runs of a file of units, in its order; none for texts that were aligned."""
    return _find_shifts(Identity(bitext)) if bitext.alignment.alone else ()


@lru_cache(maxsize=4)
def _find_shifts(key: Identity) -> tuple[Shift, ...]:
    bitext = key.bitext
    units = list(bitext.alignment.beads)
    votes, own, amounts = _votes(bitext, units)
    found: list[Shift] = []
    taken: set[int] = set()
    for rows in sorted(votes, key=lambda rows: (-len(votes[rows]), abs(rows))):
        for run in _runs(sorted(votes[rows] - taken)):
            contradicting = sum(run[0] <= unit <= run[-1] for unit in own)
            if len(run) < _VOTES or len(run) <= contradicting:
                continue
            if len({amount for at in run for amount in amounts[rows, at]}) < _AMOUNTS:
                continue
            first, last = _edges(bitext, units, run[0], run[-1], rows)
            taken |= set(range(first, last + 1))
            moved = units[first : last + 1]
            found.append(
                Shift(
                    rows,
                    tuple(span for bead in moved for span in bead.source),
                    tuple(span for bead in moved for span in bead.target),
                )
            )
    return tuple(sorted(found, key=lambda shift: shift.source))


def _votes(
    bitext: Bitext, units: list[Bead]
) -> tuple[dict[int, set[int]], set[int], dict[tuple[int, int], set[str]]]:
    """For each distance the units whose lost fact stands so far away; what agrees; the amounts of votes."""
    rows: dict[Side, Places] = {
        side: Places((span, row) for row, bead in enumerate(units) for span in bead.spans(side))
        for side in SIDES
    }

    def row(fact: Fact, side: Side) -> int | None:
        return next(iter(rows[side].overlapping(fact.span)), None)

    agree: set[int] = set()
    lost: dict[str, list[int]] = defaultdict(list)
    extra: dict[str, list[int]] = defaultdict(list)
    for pair in bitext.pairs:
        if pair.source and pair.target and pair.relation in ("equal", "compatible"):
            if (at := row(pair.source, "source")) is not None:
                agree.add(at)
        else:
            facts: tuple[tuple[Fact | None, Side], ...] = ((pair.source, "source"), (pair.target, "target"))
            for fact, side in facts:
                if fact and fact.kind != "name" and _amount(fact) and (at := row(fact, side)) is not None:
                    (lost if side == "source" else extra)[_amount(fact)].append(at)
    votes: dict[int, set[int]] = defaultdict(set)
    amounts: dict[tuple[int, int], set[str]] = defaultdict(set)
    for value, ours in lost.items():
        for at in ours:
            for there in extra.get(value, ()):
                if 0 < abs(there - at) <= _FARTHEST:
                    votes[there - at].add(at)
                    amounts[there - at, at].add(value)
    return votes, agree, amounts


def _amount(fact: Fact) -> str:
    """The digits of a value: under 12 is an age in one language and a number in the other."""
    return "".join(filter(str.isdigit, fact.value))


def _runs(rows: list[int]) -> list[list[int]]:
    """Rows that stand near each other."""
    runs: list[list[int]] = []
    for at in rows:
        if runs and at - runs[-1][-1] <= _APART:
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs


def _edges(bitext: Bitext, units: list[Bead], first: int, last: int, rows: int) -> tuple[int, int]:
    """The run with the units before and behind it that are more like a translation that slipped as far."""
    encoder = get_encoder(bitext.alignment.encoder)
    if encoder is None:
        return first, last
    low, high = max(0, first - _APART), min(len(units), last + _APART + 1)
    texts = [
        " ".join(bitext.document(side).quote(span) for span in units[at].spans(side)) or " "
        for side in SIDES
        for at in range(low, high)
    ]
    vectors = encoder.encode(texts)
    size = high - low

    def slipped(at: int) -> bool:
        there = at + rows
        if not (low <= at < high and low <= there < high):
            return False
        mine = vectors[at - low]
        return float(mine @ vectors[size + there - low]) > float(mine @ vectors[size + at - low])

    while slipped(first - 1):
        first -= 1
    while slipped(last + 1):
        last += 1
    return first, last
