"""Whether a part that its bead seems to lack is said next door, where the aligner cut too early or too late.

The neighbour is asked twice: whether its other side leaves the part unanswered, and whether the two beads as
one do, since the cut may have gone through what answers. In two beads a part is a smaller share, so that is
less clear.
"""

from __future__ import annotations

from typing import Final

#: What it counts that a neighbour lacks the part, apart from the bead and as one with it, and the constant.
#: ``benchmarks/content/train_next_door.py`` learnt them.
APART: Final = 0.42
AS_ONE: Final = 0.67
CONSTANT: Final = 1.6
#: Beyond these log odds either answer is as clear as can be.
CLEAR: Final = 5.0


def not_next_door(apart: float, as_one: float) -> float:
    """Log odds that no neighbour says a part, from the least that any lacks it apart and as one."""
    return APART * min(apart, CLEAR) + AS_ONE * min(as_one, CLEAR) + CONSTANT
