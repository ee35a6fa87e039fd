"""The best path is the best: held against the obvious search over all paths."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thiap.align.confidence import leads_astray
from thiap.align.search.path import Step, best_path


class Table:
    """ScoreTable written out: ``gains[j0, j1, i0, i1]`` for a bead of those half-open runs."""

    def __init__(self, gains: np.ndarray, most: int) -> None:
        self.gains, self.most, self.n = gains, most, gains.shape[3] - 1
        spans = [(i - k, i) for i in range(1, self.n + 1) for k in range(1, min(most, i) + 1)]
        self.runs = tuple(np.array(spans).T)

    def at(self, end: int, runs: slice = slice(None)):
        first = np.arange(end)
        starts, ends = (side[runs] for side in self.runs)
        return first, self.gains[first[:, None], end, starts, ends]


def obvious(table: Table, n: int, m: int, jump: float, skip: float) -> float:
    """Best total gain, by trying everything from every state."""
    best = np.full((m + 1, n + 1), -np.inf)
    best[0] = [-min(skip * i, jump) for i in range(n + 1)]
    for j in range(m + 1):
        for _ in range(n + 1):
            for a in range(n + 1):
                for b in range(n + 1):
                    price = min(skip * (b - a), jump) if b >= a else jump
                    best[j, b] = max(best[j, b], best[j, a] - price)
        for i in range(n + 1):
            if j < m:
                best[j + 1, i] = max(best[j + 1, i], best[j, i])
            for end in range(j + 1, m + 1):
                for k in range(1, min(table.most, n - i) + 1):
                    value = best[j, i] + table.gains[j, end, i, i + k]
                    best[end, i + k] = max(best[end, i + k], value)
    return float(best[m].max())


def total(steps: list[Step], table: Table, jump: float, skip: float) -> float:
    value, at = 0.0, 0
    for step in steps:
        start = step.source[0]
        value -= min(skip * (start - at), jump) if start >= at else jump
        value += table.gains[step.target[0], step.target[1], step.source[0], step.source[1]]
        at = step.source[1]
    return value


@settings(max_examples=60, deadline=None)
@given(
    n=st.integers(1, 4),
    m=st.integers(1, 5),
    seed=st.integers(0, 10_000),
    jump=st.sampled_from([0.5, 2.0, 50.0]),
    skip=st.sampled_from([0.0, 0.3]),
)
def test_equals_the_obvious_search(n: int, m: int, seed: int, jump: float, skip: float) -> None:
    rng = np.random.default_rng(seed)
    table = Table(rng.normal(0, 2, (m + 1, m + 1, n + 1, n + 1)).astype(np.float32), most=2)
    steps = best_path(table, n, m, jump=jump, skip=skip)
    assert abs(total(steps, table, jump, skip) - obvious(table, n, m, jump, skip)) < 1e-3
    ends = [0, *(step.target[1] for step in steps)]
    assert all(step.target[0] >= end for step, end in zip(steps, ends, strict=False))


@pytest.mark.parametrize(
    ("chances", "astray"),
    [
        pytest.param([0.9, 0.02, 0.01, 0.9], True, id="nothing likely out of order"),
        pytest.param([0.9, 0.4, 0.01, 0.9], False, id="a passage that moved"),
        pytest.param([0.01, 0.4, 0.4, 0.01], False, id="unlikely in order"),
    ],
)
def test_steps_out_of_order_must_lead_to_something(chances: list[float], astray: bool) -> None:
    assert leads_astray(np.array(chances), {0, 3}) == astray
    assert not leads_astray(np.array(chances), {0, 1, 2, 3})
