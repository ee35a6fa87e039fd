"""After the path of a translation: an end of a bead that adds nothing to it answers what stands alone there.

A short sentence that is rendered freely ("Hardly.") is too little like its rendering for a bead, and both may
end in different places: one is left alone, the other lengthens the bead beside it. Where that bead is no less
alike without its end, and the end is not quite unlike the sentence left alone just there, the two are linked.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from thiap.align.features.runs import SegmentTable
from thiap.align.repair.free_runs import FreeSegments, parted
from thiap.align.search.path import Step
from thiap.align.search.scoring import ScoreTable

#: Likeness that a bead may lose, or must gain, and least likeness above chance of its end and what stands
#: alone: the less the one, the less the other. Of 152 ends beside passages alone in drafts none is linked so.
_LEAST: Final = ((0.02, -0.15), (0.0, -0.1), (-0.03, 0.1), (-0.04, 0.2))


def with_idle_parts(
    table: ScoreTable, steps: Sequence[Step], left: SegmentTable, right: SegmentTable
) -> list[Step]:
    """The steps in their order, those with an idle part as two.

    Args:
        table: what beads are worth.
        steps: of the path, each of one run of the source.
        left: the source.
        right: the target.
    """
    source = FreeSegments.of(left, (step.source for step in steps))
    target = FreeSegments.of(right, (step.target for step in steps))
    found: list[Step] = []
    for step in steps:
        worth = table.worth_of(step)
        best = max(
            (
                pair
                for pair in parted(table, step, source, target, in_order=True)
                if _is_idle(table, worth, *pair)
            ),
            key=lambda pair: sum(map(table.worth_of, pair)),
            default=(step,),
        )
        for part in best:
            source.take(part.source)
            target.take(part.target)
        found += sorted(best, key=lambda part: part.target)
    return found


def _is_idle(table: ScoreTable, worth: float, rest: Step, idle: Step) -> bool:
    """Whether a bead worth so much loses nothing without a part, which is like what it would answer."""
    lost, like = table.worth_of(rest) - worth, table.worth_of(idle)
    return any(lost >= loss and like >= least for loss, least in _LEAST)
