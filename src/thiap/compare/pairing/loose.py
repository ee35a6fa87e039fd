"""A number that the other text gives as "many": said less precisely, and no contradiction of the next number.

Only where the words around the number answer the words around "many" better than they answer what stands
around any other number left there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from thiap.compare.pairing.state import PairingState
from thiap.compare.pairing.subject import Subjects
from thiap.compare.values.amounts import amount_of
from thiap.languages.scope import scope_pattern
from thiap.model import Bitext, Fact, Pair, Reading, Span
from thiap.spans import overlap

#: Fewer than this is not many.
_MANY: Final = 10
#: Least answer of the words around a number to those around "many".
_LEAST_ANSWER: Final = 0.35


def loose(state: PairingState, bitext: Bitext, bead: int, subjects: Subjects) -> Iterator[Pair]:
    """Leftover numbers of a bead that the other side says only loosely, in order of the source."""
    docs = bitext.source, bitext.target
    for side in (0, 1):
        numbers = [i for i in state.leftover(side, bead) if _is_many(state.facts(side)[i])]
        if not numbers:
            continue
        phrases = _phrases(state, bitext, bead, 1 - side)
        if not phrases or len(_phrases(state, bitext, bead, side)) >= len(phrases):
            continue  # "many" answers "many"
        rivals = [state.facts(1 - side)[j] for j in state.leftover(1 - side, bead)]
        for i in numbers:
            fact = state.facts(side)[i]

            def answer(other: Fact, fact: Fact = fact, side: int = side) -> float:
                return subjects.answer(*((fact, other) if side == 0 else (other, fact)))

            found = [_as_fact(docs[1 - side].quote(span), span) for span in phrases]
            best = max(found, key=answer)
            least = max([_LEAST_ANSWER, *(answer(rival) for rival in rivals if rival.kind == fact.kind)])
            if answer(best) < least:
                continue
            phrases.remove(best.span)
            state.paired[side].setdefault(i, set()).add(bead)
            pair = (fact, best) if side == 0 else (best, fact)
            yield Pair(*pair, "less_precise", bead, f"{best.text} for {fact.text}", 0.9, ("loose",))
            if not phrases:
                break


def _is_many(fact: Fact) -> bool:
    """Whether a fact counts things, and many of them."""
    amount = amount_of(fact, fact.readings[0]) if fact.kind == "number" else None
    if amount is None or amount.unit is not None or fact.subtype in ("label", "score", "fraction"):
        return False
    return amount.interval.low >= _MANY and (fact.counted is not None or fact.noun is not None)


def _phrases(state: PairingState, bitext: Bitext, bead: int, side: int) -> list[Span]:
    """Where "many" stands in one side of a bead, outside of every fact."""
    doc = bitext.target if side else bitext.source
    taken = [state.facts(side)[j].span for j in state.members[bead][side]]
    pattern = scope_pattern(doc.lang, "many")
    spans = state.beads[bead].target if side else state.beads[bead].source
    return [
        found.span()
        for start, end in spans
        for found in pattern.finditer(doc.text, start, end)
        if not any(overlap(found.span(), span) for span in taken)
    ]


def _as_fact(text: str, span: Span) -> Fact:
    return Fact("number", span, text, (Reading(text, rule="loose"),), qualifier="vague", subtype="magnitude")
