"""Score an alignment against gold beads, whatever the segmentation of either.

Lengths are counted in characters that are not blank, so it never matters on which side of a blank a
span ends. ``link`` counts pairs of gold units, ``attach`` shares of characters, ``null`` gold units
without counterpart that were left out; each has a bootstrap interval over the gold beads' places.
"""

from __future__ import annotations

from thiap.evaluate.scores import Score, evaluate_beads

__all__ = ["Score", "evaluate_beads"]
