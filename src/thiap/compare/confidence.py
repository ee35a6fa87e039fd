"""From likeness to confidence: how often a reviewer would agree with a finding.

Each table is a monotone step function, set at or below the share of right findings that each step had on
the development half of the bench, where errors are more frequent than in a real translation.
``docs/false-alarms.md`` shows the curve.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from thiap.compare.values.salience import information
from thiap.model import Fact, Mode, Pair

#: (least score, confidence) by what was found, in order.
_CONFLICT: Final = ((0.0, 0.2), (0.3, 0.4), (0.4, 0.55), (0.5, 0.65), (0.6, 0.75), (0.75, 0.85), (0.9, 0.93))
_MISSING: Final = ((0.0, 0.05), (0.2, 0.15), (0.35, 0.3), (0.5, 0.45), (0.6, 0.6), (0.75, 0.7), (0.9, 0.8))


def _step(table: tuple[tuple[float, float], ...], score: float) -> float:
    return table[bisect_right([least for least, _ in table], score) - 1][1]


def confidence(pair: Pair, mode: Mode, *, aligned: bool) -> float:
    """Probability, 0 to 1, that a reviewer would agree that this pair is a defect.

    Args:
        pair: a conflict, a fact that stands elsewhere or nowhere, or a loss of precision.
        mode: a translation may say once what the source says twice; comparable texts are not asked to.
        aligned: whether the bead of the fact has a counterpart.
    """
    if pair.relation == "conflict":
        return _step(_CONFLICT, pair.likeness)
    if pair.relation == "less_precise":
        return _step(_CONFLICT, pair.likeness * 0.75)
    fact = pair.source or pair.target
    assert fact is not None
    if fact.converts is not None:
        return 0.55  # restated for the reader: a remark, and certain
    return _missing(fact, mode, aligned=aligned, elsewhere=pair.relation == "elsewhere")


def _missing(fact: Fact, mode: Mode, *, aligned: bool, elsewhere: bool) -> float:
    score = information(fact)
    if not aligned:
        # The sentence that stands on one side only is the cause, and has a finding of its own.
        score *= 0.5
    if elsewhere and mode == "translation":
        # Said once for two places, as Thai often does.
        score *= 0.75
    return _step(_MISSING, score)
