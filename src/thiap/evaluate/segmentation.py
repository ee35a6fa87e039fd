"""How well the runs of the target are cut: windowdiff and Pk, which forgive a border that is nearly right.

A boundary stands before each character at which a target run begins, the first of the text left out. A window
of half the mean gold run slides over the characters that are not blank: ``windowdiff`` is the share of its
places at which gold and found do not have the same number of boundaries in it (Pevzner and Hearst, "A
critique and improvement of an evaluation metric for text segmentation", Computational Linguistics 28, 2002),
``pk`` the share at which only one of them has any (Beeferman, Berger and Lafferty, "Statistical models for
text segmentation", Machine Learning 34, 1999).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from thiap.model import Bead


@dataclass(frozen=True, slots=True)
class Segmentation:
    """Error rates of the borders of target runs, 0 to 1: lower is better.

    Attributes:
        windowdiff, pk: see the module.
        window: characters of the window.
        gold: boundaries of the gold.
    """

    windowdiff: float
    pk: float
    window: int
    gold: int


def segmentation(found: Sequence[Bead], gold: Sequence[Bead], target: str) -> Segmentation | None:
    """Error rates of the borders of ``found`` against ``gold``; None where the gold has no border to find.

    Args:
        found: what an aligner made; each target span is a run, those without counterpart too.
        gold: the right beads.
        target: the raw text that target spans point into.
    """
    from nltk.metrics import pk, windowdiff

    before = [0, *accumulate(0 if char.isspace() else 1 for char in target)]
    marks = []
    for beads in (gold, found):
        begins = {before[start] for bead in beads for start, _ in bead.target} - {0, before[-1]}
        marks.append("".join("1" if place in begins else "0" for place in range(before[-1])))
    count = marks[0].count("1")
    if not count:
        return None
    window = max(1, round(before[-1] / (count + 1) / 2))
    return Segmentation(float(windowdiff(*marks, window)), float(pk(*marks, window)), window, count)
