"""What found no partner at all."""

from __future__ import annotations

from collections.abc import Iterator

from thiap.compare.pairing.state import PairingState
from thiap.compare.pairing.verbatim import VerbatimSearch
from thiap.model import SIDES, Bitext, Fact, Pair


def missing(state: PairingState, bitext: Bitext) -> Iterator[Pair]:
    """Facts of either side that found no partner."""
    copied = VerbatimSearch(state, bitext)
    for side in SIDES:
        facts = state.facts(side)
        told = {facts[i].span for i, partners in state.paired[side].items() if partners}
        for i in state.lost(side):
            fact = facts[i]
            if copied.holds(side, i) or (_is_decade(fact) and fact.span in told):
                continue  # of a decade that two parts of decades answer no end is missing
            bead = state.homes[side][i][0] if state.homes[side][i] else None
            source, target = (fact, None) if side == "source" else (None, fact)
            yield Pair(source, target, "missing", bead, f"nothing answers {fact.text}")


def _is_decade(fact: Fact) -> bool:
    """Whether a fact is a decade, or an end of one."""
    return fact.kind == "date" and fact.readings[0].rule.endswith("decade")
