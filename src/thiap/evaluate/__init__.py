"""Score an alignment against gold beads, whatever the segmentation of either.

Lengths are counted in characters that are not blank, so it never matters on which side of a blank a
span ends. ``link`` counts pairs of gold units, ``attach`` shares of characters, ``null`` gold units
without counterpart that were left out; each has a bootstrap interval over the gold beads' places.
``segmentation`` tells how far off the borders of the target's runs are.
"""

from __future__ import annotations

from thiap.evaluate.scores import Score, evaluate_beads
from thiap.evaluate.segmentation import Segmentation, segmentation

__all__ = ["Score", "Segmentation", "evaluate_beads", "segmentation"]
