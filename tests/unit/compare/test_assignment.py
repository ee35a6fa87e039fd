from __future__ import annotations

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from thiap.compare.pairing.assignment import assign

MATRICES = st.integers(1, 5).flatmap(
    lambda columns: st.lists(
        st.lists(st.integers(-3, 9).map(lambda n: n / 4), min_size=columns, max_size=columns),
        min_size=1,
        max_size=5,
    )
)


def best_sum(gains: list[list[float]]) -> float:
    """The obvious twin: every way to give each row a column or none."""
    rows, columns = len(gains), len(gains[0])
    slots = [*range(columns), *([None] * rows)]
    return max(
        sum(max(gains[row][column], 0.0) for row, column in enumerate(choice) if column is not None)
        for choice in permutations(slots, rows)
    )


@settings(deadline=None, max_examples=60)
@given(MATRICES)
def test_sum_is_the_greatest(gains: list[list[float]]) -> None:
    cells = assign(gains)
    assert len({row for row, _ in cells}) == len({column for _, column in cells}) == len(cells)
    assert all(gains[row][column] > 0 for row, column in cells)
    assert abs(sum(gains[row][column] for row, column in cells) - best_sum(gains)) < 1e-9


def test_not_greedy() -> None:
    assert assign([[1.0, 0.9], [0.9, 0.0]]) == [(0, 1), (1, 0)]


def test_nothing_to_assign() -> None:
    assert assign([]) == assign([[]]) == assign([[0.0, -1.0]]) == []
