"""Facts of two sides paired: first what agrees, near before far; then what contradicts; then what is left.

The order is the point. A number that agrees with its neighbour bead is no contradiction of the number
beside it, unless that would leave both beads with one fact too many: then two numbers changed places.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from thiap.compare.assign import assign
from thiap.compare.board import Board, lay_out
from thiap.compare.context import Context
from thiap.compare.information import information
from thiap.compare.match import Match
from thiap.compare.relate import relate
from thiap.model import Bitext, Fact, Pair
from thiap.protocols import Encoder

_AGREEMENT: Final = {"equal": 1.0, "compatible": 0.9, "less_precise": 0.55}

#: Least likeness at which two facts that differ are taken for a contradiction.
_LEAST_CONFLICT: Final = {"translation": 0.25, "comparable": 0.45}

#: How far away, in beads, a fact may have strayed by a boundary cut in the wrong place.
_REACH: Final = 2

#: Values this telling are looked for in the whole text; a bare "3" stands everywhere.
_TELLING: Final = 0.5


def compare_facts(bitext: Bitext, *, encoder: Encoder | None = None) -> tuple[Pair, ...]:
    """Pair the facts of both sides, names excepted.

    Args:
        bitext: with an empty ``pairs``.
        encoder: compares the words around two facts that differ; None decides without them.

    Returns:
        One pair for every fact that found a partner or found none, in order of the source, then of
        the target. Costs grow with the facts of a bead cubed and with the text linearly.
    """
    board = lay_out(bitext)
    context = Context(bitext, encoder)
    pairs: list[Pair] = []
    for bead in range(len(board.beads)):
        pairs += _agreeing(board, bead)
    pairs += _strayed(board)
    for bead in range(len(board.beads)):
        pairs += _conflicting(board, bead, context, _LEAST_CONFLICT[bitext.mode])
    pairs += _elsewhere(board)
    pairs += _missing(board)
    return tuple(sorted(pairs, key=_place))


def _place(pair: Pair) -> tuple[int, int, int]:
    return (
        pair.source.span[0] if pair.source else 1 << 60,
        pair.target.span[0] if pair.target else -1,
        pair.bead or 0,
    )


def _agreeing(board: Board, bead: int) -> Iterator[Pair]:
    """Inside one bead: the assignment of facts that agree with the greatest sum of likeness."""
    rows, columns = board.members[bead]
    if not rows or not columns:
        return
    matches = {(i, j): relate(board.source[i], board.target[j]) for i in rows for j in columns}

    def gain(i: int, j: int) -> float:
        match = matches[i, j]
        if match is None or not match.agrees:
            return 0.0
        apart = abs(board.position(0, i, bead) - board.position(1, j, bead))
        return _AGREEMENT[match.relation] * match.likeness + 0.04 * (1 - apart)

    for row, column in assign([[gain(i, j) for j in columns] for i in rows]):
        i, j = rows[row], columns[column]
        match = matches[i, j]
        assert match is not None
        board.take(i, j, bead, bead)
        yield _pair(board, i, j, match, bead)


def _pair(board: Board, i: int, j: int, match: Match, bead: int | None) -> Pair:
    return Pair(board.source[i], board.target[j], match.relation, bead, match.rule, match.likeness)


def _strayed(board: Board) -> Iterator[Pair]:
    """Leftover facts of neighbouring beads that agree: a boundary was cut in the wrong place."""
    by_source = sorted(range(len(board.beads)), key=lambda b: (board.beads[b].source or ((1 << 60, 0),))[0])
    by_target = sorted(range(len(board.beads)), key=lambda b: (board.beads[b].target or ((1 << 60, 0),))[0])
    near: set[tuple[int, int, int]] = set()
    for order, side in ((by_source, 0), (by_target, 1)):
        present = [b for b in order if (board.beads[b].target if side else board.beads[b].source)]
        for at, bead in enumerate(present):
            for apart in range(1, _REACH + 1):
                near |= {(apart, bead, other) for other in present[at + apart : at + apart + 1]}
                near |= {(apart, other, bead) for other in present[at + apart : at + apart + 1]}
    for _, here, there in sorted(near):
        if not board.members[here][0] or not board.members[there][1]:
            continue
        for i in board.leftover(0, here):
            for j in board.leftover(1, there):
                match = relate(board.source[i], board.target[j])
                if match is None or match.relation not in ("equal", "compatible") or match.likeness < 0.7:
                    continue
                if _changed_places(board, i, j, here, there):
                    continue
                board.take(i, j, here, there)
                yield _pair(board, i, j, match, here)
                break


def _changed_places(board: Board, i: int, j: int, here: int, there: int) -> bool:
    """Whether both beads keep a fact of the same kind over, so that each has a contradiction instead."""
    rivals_here = [k for k in board.leftover(1, here) if _differ(board.source[i], board.target[k])]
    rivals_there = [k for k in board.leftover(0, there) if _differ(board.source[k], board.target[j])]
    return bool(rivals_here and rivals_there)


def _differ(source: Fact, target: Fact) -> bool:
    match = relate(source, target)
    return match is not None and match.relation == "conflict" and match.likeness >= 0.4


def _conflicting(board: Board, bead: int, context: Context, least: float) -> Iterator[Pair]:
    """What is left on both sides of a bead and is of one kind: two statements of one thing."""
    rows, columns = board.leftover(0, bead), board.leftover(1, bead)
    if not rows or not columns:
        return
    matches = {(i, j): relate(board.source[i], board.target[j]) for i in rows for j in columns}
    likeness = {
        (i, j): context.likeness(board, i, j, bead, match, alone=len(rows) == len(columns) == 1)
        for (i, j), match in matches.items()
        if match is not None and match.relation == "conflict"
    }
    gains = [[likeness.get((i, j), 0.0) - least + 1e-6 for j in columns] for i in rows]
    for row, column in assign(gains):
        i, j = rows[row], columns[column]
        match = matches[i, j]
        assert match is not None
        board.take(i, j, bead, bead)
        yield Pair(board.source[i], board.target[j], "conflict", bead, match.rule, likeness[i, j])


def _elsewhere(board: Board) -> Iterator[Pair]:
    """Telling facts without a partner whose value stands somewhere on the other side."""
    for side in (0, 1):
        others = board.facts(1 - side)
        unpaired = set(board.lost(1 - side))
        for i in board.lost(side):
            fact = board.facts(side)[i]
            if information(fact) < _TELLING:
                continue
            best: tuple[tuple[bool, float], int, Match] | None = None
            for j, other in enumerate(others):
                match = relate(fact, other) if side == 0 else relate(other, fact)
                if match and match.relation in ("equal", "compatible") and match.likeness >= 0.75:
                    rank = (j in unpaired, match.likeness)
                    if best is None or rank > best[0]:
                        best = (rank, j, match)
            if best is None:
                continue
            (free, _), j, match = best
            # Both ends free: one pair for two facts. Otherwise the partner keeps its own.
            pair = (fact, others[j]) if side == 0 else (others[j], fact)
            board.paired[side][i] = {-1}
            if free:
                board.paired[1 - side][j] = {-1}
                unpaired.discard(j)
            yield Pair(*pair, "elsewhere", None, match.rule, 0.8 if free else 0.3 + 0.1 * side)


def _missing(board: Board) -> Iterator[Pair]:
    for i in board.lost(0):
        bead = board.homes[0][i][0] if board.homes[0][i] else None
        yield Pair(board.source[i], None, "missing", bead, f"nothing answers {board.source[i].text}")
    for j in board.lost(1):
        bead = board.homes[1][j][0] if board.homes[1][j] else None
        yield Pair(None, board.target[j], "missing", bead, f"nothing answers {board.target[j].text}")
