"""Beads with very many facts: which are worth comparing, found by value and by place.

A table in one line is one bead with thousands of facts on either side. Two facts can agree only if they
share a value, a part of a date, or are of one size; those are looked up. Two facts that differ are two
statements of one thing only near the same place, or where a slip explains the difference.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from thiap.compare.pairing.assignment import assign
from thiap.compare.values.amounts import Amount, amount_of
from thiap.compare.values.intervals import room
from thiap.facts.keys import value_keys
from thiap.facts.units import scale_of
from thiap.model import Fact

#: Pairs of facts up to which a bead is compared all against all.
MANY_PAIRS: Final = 2_500
#: Facts looked at under one key, of one size or around one place; the nearest are.
NEAREST: Final = 24
#: Candidates looked at, at most, to place what the greatest gains left over in one part of a bead.
_STEPS: Final = 200_000
#: Amounts that agree differ by no greater factor from a point of what one leaves open, and its most points.
_FACTOR: Final = 10.0
_POWERS: Final = 12


class CandidateIndex:
    """Facts of one side of a bead, to be found by what they say or where they stand.

    Args:
        facts: those of a side, by their number.
        numbers: which of them stand here.
        place: where a fact stands in the bead, 0 to 1.
    """

    def __init__(self, facts: Sequence[Fact], numbers: Iterable[int], place: Callable[[int], float]) -> None:
        self._keyed: dict[object, list[tuple[float, int]]] = defaultdict(list)
        self._kinds: dict[str, list[tuple[float, int]]] = defaultdict(list)
        self._sized: dict[object, list[tuple[float, int]]] = defaultdict(list)
        for at, number in sorted((place(number), number) for number in numbers):
            fact = facts[number]
            for key in (*value_keys(fact), *_slips(fact)):
                self._keyed[key].append((at, number))
            for kind in _kinds(fact):
                self._kinds[kind].append((at, number))
            for unit, size in _sizes(fact):
                self._sized[unit].append((size, number))
        for row in self._sized.values():
            row.sort()

    def agreeing(self, fact: Fact, place: float) -> list[int]:
        """Facts that may agree with ``fact``, in order of their numbers."""
        found: set[int] = set()
        for key in (*value_keys(fact), *_slips(fact)):
            found.update(number for _, number in _nearest(self._keyed.get(key, ()), place))
        for unit, size in _sizes(fact):
            low, high = size - abs(size) * (1 - 1 / _FACTOR), size + abs(size) * (_FACTOR - 1)
            row = _nearest(self._sized.get(unit, ()), size)
            found.update(number for value, number in row if low <= value <= high)
        return sorted(found)

    def conflicting(self, fact: Fact, place: float) -> list[int]:
        """Facts that ``fact`` may contradict, in order of their numbers."""
        found: set[int] = set()
        for kind in _rival_kinds(fact):
            found.update(number for _, number in _nearest(self._kinds.get(kind, ()), place))
        for key in _slips(fact):
            found.update(number for _, number in _nearest(self._keyed.get(key, ()), place))
        return sorted(found)


def assign_sparse(gains: dict[tuple[int, int], float]) -> list[tuple[int, int]]:
    """What ``assign`` gives for the matrix that is 0 outside of ``gains``, up to ties.

    Each connected part is solved by itself; one with too many cells takes the greatest gains first,
    and then moves them along for what was left over.
    """
    edges = {cell: gain for cell, gain in gains.items() if gain > 0}
    taken: list[tuple[int, int]] = []
    for cells in _parts(edges):
        rows = sorted({row for row, _ in cells})
        columns = sorted({column for _, column in cells})
        if len(rows) * len(columns) <= MANY_PAIRS:
            matrix = [[edges.get((row, column), 0.0) for column in columns] for row in rows]
            taken += [(rows[r], columns[c]) for r, c in assign(matrix)]
            continue
        pairs: dict[int, int] = {}
        used: set[int] = set()
        for row, column in sorted(cells, key=lambda cell: (-edges[cell], cell)):
            if row not in pairs and column not in used:
                pairs[row] = column
                used.add(column)
        _complete({cell: edges[cell] for cell in cells}, pairs)
        taken += pairs.items()
    return sorted(taken)


def _complete(edges: dict[tuple[int, int], float], pairs: dict[int, int]) -> None:
    """Pair what was left over by moving others along, where the sum grows: augmenting paths (Berge 1957).

    The greatest gains first may leave a row here and a column there, with equal numbers between them.
    ``_STEPS`` bounds the work.
    """
    columns: dict[int, list[int]] = defaultdict(list)
    for row, column in edges:
        columns[row].append(column)
    owner = {column: row for row, column in pairs.items()}
    steps = _STEPS
    for start in [row for row in columns if row not in pairs]:
        came_from: dict[int, int] = {}  # a column, and the row that asks for it
        queue, free = deque([start]), None
        while queue and free is None and steps > 0:
            row = queue.popleft()
            for column in columns[row]:
                steps -= 1
                if column in came_from:
                    continue
                came_from[column] = row
                if column not in owner:
                    free = column
                    break
                queue.append(owner[column])
        moves: list[tuple[int, int]] = []
        while free is not None:
            row = came_from[free]
            moves.append((row, free))
            free = pairs.get(row)
        if sum(edges[move] for move in moves) > sum(edges[row, pairs[row]] for row, _ in moves[:-1]):
            pairs.update(moves)
            owner.update((column, row) for row, column in moves)


def _parts(edges: Iterable[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Edges by the connected part they belong to."""
    root: dict[int, int] = {}

    def find(node: int) -> int:
        while root.setdefault(node, node) != node:
            root[node] = root[root[node]]
            node = root[node]
        return node

    edges = list(edges)
    for row, column in edges:
        root[find(row)] = find(~column)
    parts: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for row, column in edges:
        parts[find(row)].append((row, column))
    return list(parts.values())


def _nearest(row: Sequence[tuple[float, int]], at: float) -> Sequence[tuple[float, int]]:
    """The entries of a sorted row nearest to ``at``, half of them below."""
    if len(row) <= NEAREST:
        return row
    middle = bisect_left(row, (at, -1))
    first = min(max(0, middle - NEAREST // 2), len(row) - NEAREST)
    return row[first : first + NEAREST]


def _kinds(fact: Fact) -> tuple[str, ...]:
    if fact.kind in ("date", "time", "address"):
        return (fact.kind,)
    bare = fact.kind in ("number", "ordinal") and fact.readings[0].unit is None
    return ("amount", "bare") if bare else ("amount",)


def _rival_kinds(fact: Fact) -> tuple[str, ...]:
    """Kinds of facts that one of this kind can contradict: a date also a number that may be its year."""
    if fact.kind == "date":
        return ("date", "bare")
    if fact.kind == "address":
        return ("address", "bare")
    return ("amount", "date", "address") if "bare" in _kinds(fact) else _kinds(fact)[:1]


def _amounts(fact: Fact) -> Iterator[Amount]:
    if fact.kind != "date":
        yield from filter(None, (amount_of(fact, reading) for reading in fact.readings))


def _sizes(fact: Fact) -> set[tuple[object, float]]:
    """Points of what an amount leaves open, as written and in the base unit of its dimension.

    A point in each power of ten: "at most 100" leaves 2 open, and 2 has to find it.
    """
    found: set[tuple[object, float]] = set()
    for amount in _amounts(fact):
        scale = scale_of(amount.unit) if amount.unit else None
        low, high = map(float, room(amount.interval))
        points = {float(amount.interval.low), float(amount.interval.high), high}
        while high > 0 and high > low and len(points) < _POWERS:
            points.add(high := high / _FACTOR)
        for point in points:
            found.add(("time" if fact.kind == "time" else None, point))
            if scale is not None:
                found.add((scale.dimension, point * float(scale.factor) + float(scale.offset)))
    return found


def _digit_sets(fact: Fact) -> set[str]:
    """The significant digits of an amount in order of size: the same for 1,250 and 12.5 and 521."""
    return {
        "".join(sorted(f"{abs(value).normalize():f}".replace(".", "").strip("0")))
        for amount in _amounts(fact)
        for value in (amount.interval.low, amount.interval.high)
    }


def _slips(fact: Fact) -> Iterator[object]:
    return (("slip", key) for key in _digit_sets(fact))
