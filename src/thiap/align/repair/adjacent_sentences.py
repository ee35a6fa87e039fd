"""Sentences of the source beside those of a bead that its run says as well.

The path weighs every run of the target against every run of the source at once, and a run that has grown
since may say more than the sentence it was chosen for. So the sentences next to that one are asked again:
where the bead is worth more with one of them, or with a part that a candidate cut sets off, it takes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from thiap.align.features.runs import SegmentTable, held_segments
from thiap.align.search.path import Step
from thiap.align.search.scoring import ScoreTable

_Run = tuple[int, int]


def with_neighbours(
    table: ScoreTable, steps: Sequence[Step], side: SegmentTable, *, more: float
) -> list[Step]:
    """The beads with the free sentences beside theirs in the source that raise what they are worth.

    Args:
        table: what beads are worth.
        steps: in any order; those with runs of the source apart stay as they are.
        side: the source.
        more: likeness by which a bead must gain.
    """
    used = held_segments((run for step in steps for run in step.sources), len(side))
    grown = []
    for step in steps:
        source, worth = step.source, None if step.further else _worth(table, step.source, step.target)
        while worth is not None:
            options = [(_best(table, runs, step.target), runs[-1]) for runs in _longer(source, used, side)]
            better = [(value, run) for value, run in options if value > worth + more]
            if not better:
                break
            worth, source = max(better)
            used[slice(*source)] = True
        grown.append(replace(step, source=source))
    return grown


def _worth(table: ScoreTable, source: _Run, target: _Run) -> float | None:
    """What a bead is worth, as likeness; None where a run is too long to be one."""
    s, t = table.sources.find(source), table.targets.find(target)
    if s is None or t is None:
        return None
    return float(table.worth(slice(t, t + 1), slice(s, s + 1))[0, 0])


def _best(table: ScoreTable, sources: Sequence[_Run], target: _Run) -> float:
    """The most that a bead is worth with any of these runs of the source."""
    worth = [_worth(table, source, target) for source in sources]
    return max((value for value in worth if value is not None), default=-np.inf)


def _longer(run: _Run, used: NDArray[np.bool_], side: SegmentTable) -> Iterator[list[_Run]]:
    """``run`` with a part of the sentence before it, and of the one behind it, the whole last.

    Only free sentences of the same paragraph.
    """
    begins = np.append(side.begins >= 0, True)
    first, last = run
    start, end = first - 1, last + 1
    while start > 0 and not begins[start]:
        start -= 1
    while end < len(side) and not begins[end]:
        end += 1
    if start >= 0 and not used[start:first].any() and side.block[start] == side.block[first]:
        yield [(first - 1 - k, last) for k in range(first - start)]
    if end <= len(side) and not used[last:end].any() and side.block[end - 1] == side.block[last - 1]:
        yield [(first, k) for k in range(last + 1, end + 1)]
