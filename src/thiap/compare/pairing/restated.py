"""A value that stands in another unit first: of "16 hectares (100 rai)" the bracket answers 100 ไร่."""

from __future__ import annotations

from thiap.compare.pairing.state import PairingState
from thiap.model import SIDES, other_side


def settle_restated(state: PairingState) -> None:
    """Take facts that a bracket restates for answered where the bracket is.

    But where the other side has a value in their own unit, which they may contradict.
    """
    for side in SIDES:
        facts, across = state.facts(side), other_side(side)
        restated = {
            fact.converts for i, fact in enumerate(facts) if fact.converts and state.paired[side].get(i)
        }
        if not restated:
            continue
        for i in state.lost(side):
            units = {
                state.facts(across)[j].readings[0].unit
                for bead in state.homes[side][i]
                for j in state.members[bead][across]
            }
            if facts[i].span in restated and facts[i].readings[0].unit not in units:
                state.paired[side][i] = {-1}
