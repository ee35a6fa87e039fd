"""Optimal assignment: which facts of two sides answer each other, all taken together."""

from __future__ import annotations

from collections.abc import Sequence


def assign(gains: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The set of cells, at most one in each row and column, with the greatest sum.

    Cells at or below 0 are never taken. Shortest augmenting paths with potentials (Jonker and
    Volgenant 1987), O(rows² · columns): beads hold a handful of facts.

    Args:
        gains: a rectangular matrix; higher is better.

    Returns:
        (row, column) pairs in order of the rows.
    """
    if not gains or not gains[0]:
        return []
    rows, columns = len(gains), len(gains[0])
    if rows > columns:
        flipped = [[gains[r][c] for r in range(rows)] for c in range(columns)]
        return sorted((r, c) for c, r in assign(flipped))
    # Costs of 0 for cells not worth taking; an extra column would only make the matrix wider.
    costs = [[-max(gain, 0.0) for gain in row] for row in gains]
    row_potential = [0.0] * (rows + 1)
    column_potential = [0.0] * (columns + 1)
    owner = [0] * (columns + 1)  # row matched to a column, 1-based; 0 is free
    for row in range(1, rows + 1):
        owner[0], column = row, 0
        least = [float("inf")] * (columns + 1)
        came_from = [0] * (columns + 1)
        done = [False] * (columns + 1)
        while owner[column]:
            done[column] = True
            current, delta, best = owner[column], float("inf"), 0
            for other in range(1, columns + 1):
                if done[other]:
                    continue
                reduced = costs[current - 1][other - 1] - row_potential[current] - column_potential[other]
                if reduced < least[other]:
                    least[other], came_from[other] = reduced, column
                if least[other] < delta:
                    delta, best = least[other], other
            for other in range(columns + 1):
                if done[other]:
                    row_potential[owner[other]] += delta
                    column_potential[other] -= delta
                else:
                    least[other] -= delta
            column = best
        while column:
            owner[column], column = owner[came_from[column]], came_from[column]
    return sorted(
        (owner[c] - 1, c - 1) for c in range(1, columns + 1) if owner[c] and gains[owner[c] - 1][c - 1] > 0
    )
