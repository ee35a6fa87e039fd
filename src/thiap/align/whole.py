"""Whole sentences: in texts that only share a subject, a sentence is linked with all its clauses.

The path gives each sentence of the source the phrases most like it. Where a Thai sentence condenses two
sentences of the source, that cuts it at a relative clause, or leaves its last clause alone. A reader
links the sentence: so a run takes the clauses behind it that depend on it, and two beads become one
where the second begins with such a clause and their sources stand together.

Where one text retells the other in its own words, a sentence may begin with what the other never says, and
the path enters it in the middle. There a run that goes on with a sentence takes the phrases before it too.
Where sentences are rendered closely, likeness itself finds where they begin.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from thiap.align.path import Step
from thiap.align.runs import Side
from thiap.languages.connectives import DEPENDENT, NOT_DEPENDENT, UNFINISHED
from thiap.model import Document, Segment

Flags = NDArray[np.bool_]
Floats = NDArray[np.float64]

#: Phrases a run may take, behind it and before it.
_MOST: Final = 3
_MOST_BEFORE: Final = 4
#: Likeness above chance that beads have on average where sentences are rendered closely. With the encoder
#: it is 0.33 to 0.51 in the texts of ntrex-noisy and xquad-noisy, 0.20 and 0.26 in two pairs of articles.
_CLOSE: Final = 0.3
#: Log-odds of a sentence's beginning under which a run goes on with the phrase before it.
_GOES_ON: Final = -0.8


def dependent(doc: Document, segments: Sequence[Segment]) -> Flags:
    """Whether each segment goes on with the sentence before it; none in languages that mark sentences."""
    heads, others = DEPENDENT.get(doc.lang, ()), NOT_DEPENDENT.get(doc.lang, ())
    tails = UNFINISHED.get(doc.lang, ())
    flags = np.zeros(len(segments), dtype=bool)
    for k in range(1, len(segments)):
        before, behind = segments[k - 1], segments[k]
        if heads and before.block == behind.block:
            text = doc.quote(behind.span)
            begins = text.startswith(heads) and not text.startswith(others)
            flags[k] = begins or doc.quote(before.span).endswith(tails)
    return flags


def whole_sentences(steps: Sequence[Step], chances: Floats, depends: Flags) -> tuple[list[Step], Floats]:
    """The beads, in target order, with the clauses that depend on them.

    Args:
        steps: in target order, disjoint in the target.
        chances: of each step; a joined one gets the lower.
        depends: of each target segment, see ``dependent``; empty where that is unknown.
    """
    if not len(depends):
        return list(steps), chances
    used = np.zeros(len(depends) + 1, dtype=bool)
    used[-1] = True
    for step in steps:
        used[slice(*step.target)] = True
    joined: list[Step] = []
    kept: list[float] = []
    for step, chance in zip(steps, chances, strict=True):
        first, last = step.target
        while not used[last] and depends[last] and last - step.target[1] < _MOST:
            last += 1
        if joined and _goes_on(joined[-1], step, depends):
            before = joined[-1]
            source = (min(before.source[0], step.source[0]), max(before.source[1], step.source[1]))
            joined[-1] = Step(source, (before.target[0], last), before.gain + step.gain)
            kept[-1] = min(kept[-1], float(chance))
        else:
            joined.append(Step(step.source, (first, last), step.gain))
            kept.append(float(chance))
    return joined, np.array(kept)


def _goes_on(before: Step, step: Step, depends: Flags) -> bool:
    touch = before.target[1] == step.target[0] and bool(depends[step.target[0]])
    return touch and max(before.source[0], step.source[0]) <= min(before.source[1], step.source[1])


def entered_late(
    steps: Sequence[Step], above: NDArray[np.float32], sizes: NDArray[np.float32], side: Side
) -> list[Step]:
    """The beads, in target order, with the phrases before them that their sentences begin with.

    Args:
        steps: in target order, disjoint in the target.
        above: likeness above chance of beads of the path, which tells how closely sentences are rendered.
        sizes: of the same beads, in characters.
        side: the target.
    """
    if not len(above) or np.average(above, weights=sizes) >= _CLOSE:
        return list(steps)
    used = np.zeros(len(side), dtype=bool)
    for step in steps:
        used[slice(*step.target)] = True
    taken = []
    for step in steps:
        first, last = step.target
        least = max(0, first - _MOST_BEFORE)
        while first > least and not used[first - 1] and side.begins[first] < _GOES_ON:
            first -= 1
            used[first] = True
        taken.append(Step(step.source, (first, last), step.gain))
    return taken
