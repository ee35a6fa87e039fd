"""Telling facts without a partner whose value stands somewhere on the other side."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from itertools import islice
from typing import Final

from thiap.compare.pairing.context import Context
from thiap.compare.pairing.state import PairingState
from thiap.compare.values.match import Match
from thiap.compare.values.relate import relate
from thiap.compare.values.salience import information
from thiap.facts.keys import same_value_keys
from thiap.model import SIDES, Fact, Pair, Side, other_side, source_first

#: Values this telling are looked for in the whole text; a bare "3" stands everywhere.
SALIENT: Final = 0.5
#: Facts of one value whose words are compared, at most.
_MAX_COMPARED: Final = 64


def elsewhere(state: PairingState, context: Context | None) -> Iterator[Pair]:
    """Pairs of facts far apart that say the same.

    With ``context``, a date has found its partner only in like words: many things happen on one day.
    """
    for side in SIDES:
        lookup = _Lookup(state, other_side(side))
        for i in state.lost(side):
            fact = state.facts(side)[i]
            if information(fact) < SALIENT:
                continue
            best: tuple[tuple[bool, float, int], int] | None = None  # how good it is, and which fact
            for group in lookup.groups(fact):
                match = _between(side, fact, lookup.facts[group[0]])
                if match is None or match.likeness < 0.75 or not _says_the_same(match):
                    continue
                free = lookup.free(group, context, side, fact)
                j = group[0] if free is None else free
                rank = (free is not None, match.likeness, -j)
                if best is None or rank > best[0]:
                    best = (rank, j)
            if best is None:
                continue
            (is_free, *_), j = best
            other = lookup.facts[j]
            settled = _between(side, fact, other)
            assert settled is not None
            # Both ends free: one pair for two facts. Otherwise the partner keeps its own.
            pair = source_first(side, fact, other)
            state.paired[side][i] = {-1}
            if is_free:
                state.paired[other_side(side)][j] = {-1}
                lookup.unpaired.discard(j)
            home = None if is_free or not state.homes[side][i] else state.homes[side][i][0]
            yield Pair(*pair, "elsewhere", home, settled.rule, 0.8 if is_free else 0.3)


class _Lookup:
    """The facts of one side in groups that say the very same, by every key an equal one would look under.

    A group is compared once; of ten thousand equal numbers none is looked at twice.
    """

    def __init__(self, state: PairingState, side: Side) -> None:
        self.facts = state.facts(side)
        self.unpaired = set(state.lost(side))
        self._waiting: dict[int, list[int]] = {}
        self._index: dict[str, dict[Hashable, list[int]]] = {}
        said: dict[Hashable, list[int]] = {}
        for j, fact in enumerate(self.facts):
            what = (fact.kind, fact.readings, fact.qualifier, fact.subtype, fact.counted)
            group = said.setdefault(what, [])
            group.append(j)
            if len(group) == 1:
                for key in same_value_keys(fact):
                    self._index.setdefault(key, {})[what] = group

    def groups(self, fact: Fact) -> list[list[int]]:
        """Groups of facts that may equal ``fact``, none empty."""
        found = {
            id(group): group for key in same_value_keys(fact) for group in self._index.get(key, {}).values()
        }
        return list(found.values())

    def free(self, group: list[int], context: Context | None, side: Side, fact: Fact) -> int | None:
        """The first fact of a group without a partner; for a date, in like words."""
        waiting = self._waiting.get(group[0])
        if waiting is None:
            waiting = self._waiting[group[0]] = [j for j in reversed(group) if j in self.unpaired]
        while waiting and waiting[-1] not in self.unpaired:
            waiting.pop()
        if context is None or fact.kind != "date" or not context.reads:
            return waiting[-1] if waiting else None
        still = (j for j in reversed(waiting) if j in self.unpaired)
        for j in islice(still, _MAX_COMPARED):
            pair = source_first(side, fact, self.facts[j])
            if context.around(*pair) >= context.fitted.statement:
                return j
        return None


def _between(side: Side, fact: Fact, other: Fact) -> Match | None:
    return relate(*source_first(side, fact, other))


def _says_the_same(match: Match) -> bool:
    return match.relation in ("equal", "compatible") or match.aspects == ("hedge",)
