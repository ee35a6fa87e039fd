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
from thiap.languages.scope import Sense, scope_pattern
from thiap.model import SIDES, Bitext, Fact, Pair, Reading, Side, Span, other_side, source_first
from thiap.spans import overlap

#: Fewer than this is not many.
_MANY: Final = 10
#: Least answer of the words around a number to those around "many".
_LEAST_ANSWER: Final = 0.35


#: What says loosely how many, from least to most.
_SHADES: Final[tuple[Sense, ...]] = ("few", "some", "several", "many")

#: หลาย is "several" and "many".
_ONE_SHADE: Final = ({"few"}, {"some"}, {"several"}, {"many"}, {"several", "many"})


def loose(state: PairingState, bitext: Bitext, bead: int, subjects: Subjects) -> Iterator[Pair]:
    """Leftover numbers of a bead that the other side says only loosely, in order of the source."""
    for side in SIDES:
        across = other_side(side)
        numbers = [i for i in state.leftover(side, bead) if _is_many(state.facts(side)[i])]
        if not numbers:
            continue
        phrases = _phrases(state, bitext, bead, across)
        if not phrases or len(_phrases(state, bitext, bead, side)) >= len(phrases):
            continue  # "many" answers "many"
        rivals = [state.facts(across)[j] for j in state.leftover(across, bead)]
        for i in numbers:
            fact = state.facts(side)[i]

            def answer(other: Fact, fact: Fact = fact, side: Side = side) -> float:
                return subjects.answer(*source_first(side, fact, other))

            found = [_as_fact(bitext.document(across).quote(span), span) for span in phrases]
            best = max(found, key=answer)
            least = max([_LEAST_ANSWER, *(answer(rival) for rival in rivals if rival.kind == fact.kind)])
            if answer(best) < least:
                continue
            phrases.remove(best.span)
            state.paired[side].setdefault(i, set()).add(bead)
            pair = source_first(side, fact, best)
            yield Pair(*pair, "less_precise", bead, f"{best.text} for {fact.text}", 0.9, ("loose",))
            if not phrases:
                break


def shades(state: PairingState, bitext: Bitext, bead: int) -> Iterator[Pair]:
    """Two words that say loosely how many, and not alike: "several days" and ไม่กี่วัน.

    Only where each side of the bead has one such word: then there is nothing else that either could answer.
    """
    said = [
        [(sense, span) for sense in _SHADES for span in _phrases(state, bitext, bead, side, sense)]
        for side in SIDES
    ]
    if len(said[0]) != 1 or len(said[1]) != 1 or {said[0][0][0], said[1][0][0]} in _ONE_SHADE:
        return
    source, target = (
        _as_fact(bitext.document(side).quote(span), span)
        for side, [(_, span)] in zip(SIDES, said, strict=True)
    )
    yield Pair(source, target, "less_precise", bead, f"{target.text} for {source.text}", 0.9, ("loose",))


def _is_many(fact: Fact) -> bool:
    """Whether a fact counts things, and many of them."""
    amount = amount_of(fact, fact.readings[0]) if fact.kind == "number" else None
    if amount is None or amount.unit is not None or fact.subtype in ("label", "score", "fraction"):
        return False
    return amount.interval.low >= _MANY and (fact.counted is not None or fact.noun is not None)


def _phrases(state: PairingState, bitext: Bitext, bead: int, side: Side, sense: Sense = "many") -> list[Span]:
    """Where "many" or its like stands in one side of a bead, outside of every fact."""
    doc = bitext.document(side)
    taken = [state.facts(side)[j].span for j in state.members[bead][side]]
    pattern = scope_pattern(doc.lang, sense)
    spans = state.beads[bead].spans(side)
    return [
        found.span()
        for start, end in spans
        for found in pattern.finditer(doc.text, start, end)
        if not any(overlap(found.span(), span) for span in taken)
    ]


def _as_fact(text: str, span: Span) -> Fact:
    return Fact("number", span, text, (Reading(text, rule="loose"),), qualifier="vague", subtype="magnitude")
