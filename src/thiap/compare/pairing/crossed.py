"""Two numbers that changed places in one sentence: each value is there, and stands with the other's words.

The pairing by value cannot see it, since both values are answered. What the numbers are about can: they
stand in crossed order, and the words around the first of one text answer those around the second of the
other better, and the other way round, than the words around equal numbers answer each other. Translations
keep the order of two numbers of one kind nearly always: clean texts of the benchmark cross six times, and the
words answer better uncrossed once, by a hundredth (docs/facts.md).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from thiap.compare.pairing.subject import Subjects
from thiap.compare.values.relate import pair_of, relate
from thiap.model import Fact, Pair

#: How much better, summed over both, the words must answer uncrossed.
_BETTER: Final = 0.1
#: The same, where only the items of a list that the numbers stand in are held against each other.
_ITEMS_BETTER: Final = 0.4
#: What a hedge, or a unit, that both have is worth beside the words.
_ALIKE: Final = 0.2
#: Pairs of a passage up to which they are held against each other: tables have no words around.
_MOST: Final = 30


def uncrossed(pairs: Sequence[Pair], subjects: Subjects) -> list[Pair]:
    """The pairs, with two that changed places paired as they are said: a contradiction each."""
    if not subjects.reads:
        return list(pairs)
    passages: dict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        if pair.bead is not None and _answers(pair):
            passages[pair.bead].append(pair)
    instead: dict[int, Pair] = {}
    for members in passages.values():
        if not 1 < len(members) <= _MOST:
            continue
        for _, first, second in sorted(_crossings(members, subjects), key=lambda found: -found[0]):
            if id(first) in instead or id(second) in instead:
                continue
            for one, other in ((first, second), (second, first)):
                assert one.source is not None and other.target is not None
                match = relate(one.source, other.target)
                assert match is not None
                instead[id(one)] = pair_of(one.source, other.target, match, one.bead)
    return [instead.get(id(pair), pair) for pair in pairs]


def _answers(pair: Pair) -> bool:
    """Whether a pair agrees, in its value or as far as both say."""
    if pair.source is None or pair.target is None:
        return False
    return pair.relation in ("equal", "compatible") or (
        pair.relation == "less_precise" and "derived" not in pair.aspects
    )


def _crossings(pairs: Sequence[Pair], subjects: Subjects) -> Iterator[tuple[float, Pair, Pair]]:
    """Pairs in crossed order whose words answer uncrossed, with how much better they do."""
    for first, second in combinations(pairs, 2):
        one, its, other, others = first.source, first.target, second.source, second.target
        if one is None or its is None or other is None or others is None:
            continue
        if one.span > other.span:
            one, its, other, others = other, others, one, its
        if one.span[1] > other.span[0] or others.span[1] > its.span[0]:
            continue
        if not (_contradicts(one, others) and _contradicts(other, its)):
            continue
        if subjects.same_sign(one, its) and subjects.same_sign(other, others):
            continue
        straight = (one, its), (other, others)
        if _keep_class(*straight[0], *straight[1]) or subjects.same_whole(*straight):
            continue
        if subjects.same_level(*straight):
            continue
        if subjects.same_level((one, others), (other, its)):
            yield 1.0, first, second  # the change and what it led to
            continue
        if _is_pronoun(one, its) or _is_pronoun(other, others):
            continue  # one of them, หนึ่งในนั้น
        if _is_code(one) != _is_code(other):
            continue  # EV3 is a name, and does not change places with a number
        if subjects.same_sign(one, others) and subjects.same_sign(other, its):
            yield 1.0, first, second
            continue
        better = sum(_speaks(*pair, subjects) for pair in ((one, others), (other, its)))
        better -= sum(_speaks(*pair, subjects) for pair in ((one, its), (other, others)))
        if better >= _BETTER or (better >= -_BETTER and _items_change(one, its, other, others, subjects)):
            yield better, first, second


def _keep_class(one: Fact, its: Fact, other: Fact, others: Fact) -> bool:
    """Whether each value counts what it counts on the other side, and the two count different things."""
    return one.counted == its.counted != other.counted == others.counted


def _items_change(one: Fact, its: Fact, other: Fact, others: Fact, subjects: Subjects) -> bool:
    """Whether the items of a list that hold two figures answer each other with the figures exchanged.

    In "180 g of butter, 150 g of sugar" the words of one figure are near the other too; its own item tells.
    """
    crossed = [subjects.item_answer(one, others), subjects.item_answer(other, its)]
    straight = [subjects.item_answer(one, its), subjects.item_answer(other, others)]
    return sum(crossed) - sum(straight) >= _ITEMS_BETTER and min(crossed) > max(straight)


def _speaks(source: Fact, target: Fact, subjects: Subjects) -> float:
    """How well two facts answer each other in all but their values."""
    hedged = source.qualifier == target.qualifier != "exact"
    measured = source.readings[0].unit == target.readings[0].unit is not None
    return subjects.answer(source, target) + _ALIKE * (hedged + measured)


def _is_pronoun(one: Fact, other: Fact) -> bool:
    """Whether two words for one stand for somebody or something, and count nothing."""
    return one.subtype == other.subtype == "pronoun"


def _is_code(fact: Fact) -> bool:
    """Whether a number is part of a name: EV3, MP4."""
    return fact.readings[0].rule == "code"


def _contradicts(source: Fact, target: Fact) -> bool:
    match = relate(source, target)
    return match is not None and match.relation == "conflict"
