"""Lengths of time that may count what follows: two day pillars are a pillar of each day, or last two days."""

from __future__ import annotations

import re
from typing import Final

from thiap.findings.passages import facts_in
from thiap.model import Bead, Bitext, Fact, Side, other_side

#: A number and a unit in the singular without a hyphen, and the plural behind them that the number may count.
_SINGULAR: Final = re.compile(r"[\w-]{1,20} (?:second|minute|hour|day|night|week|month|year)", re.IGNORECASE)
_PLURAL: Final = re.compile(r" [a-z]{2,}(?<!s)s\b")


def counts_things(bitext: Bitext, fact: Fact, bead: Bead, side: Side) -> bool:
    """Whether a length of time of one side may be a number of things, which the other side has as one.

    Args:
        bitext: the pair.
        fact: a fact without answer.
        bead: where it stands.
        side: the side that has it.
    """
    text = bitext.document(side).text
    if fact.kind != "duration" or not _SINGULAR.fullmatch(fact.text) or not _PLURAL.match(text, fact.span[1]):
        return False
    figure = re.sub(r"\D", "", fact.readings[0].value)
    other = other_side(side)
    there = bitext.target_facts if other == "target" else bitext.source_facts
    return any(
        one.kind in ("number", "quantity") and one.readings[0].value == figure
        for one in facts_in(there, bead.spans(other))
    )
