"""Facts of two sides paired: first what agrees, near before far; then what contradicts; then what is left.

The order is the point. A number that agrees with its neighbour bead is no contradiction of the number
beside it, unless that would leave both beads with one fact too many: then two numbers changed places.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from typing import Final

from thiap.compare.pairing.assignment import assign
from thiap.compare.pairing.candidates import MANY_PAIRS, CandidateIndex, assign_sparse
from thiap.compare.pairing.context import Context
from thiap.compare.pairing.crossed import uncrossed
from thiap.compare.pairing.derived import derived
from thiap.compare.pairing.elsewhere import SALIENT, elsewhere
from thiap.compare.pairing.loose import loose, shades
from thiap.compare.pairing.missing import missing
from thiap.compare.pairing.restated import settle_restated
from thiap.compare.pairing.state import PairingState, of_bitext
from thiap.compare.pairing.subject import Subjects
from thiap.compare.values.amounts import amount_of
from thiap.compare.values.match import Match
from thiap.compare.values.relate import pair_of, relate
from thiap.compare.values.salience import information, tells
from thiap.compare.values.slips import slip
from thiap.encoders.windows import WindowEncoder
from thiap.model import SIDES, Bitext, Fact, Mode, Pair, Side, other_side, source_first

_Ask = Callable[[CandidateIndex, Fact, float], list[int]]

_AGREEMENT: Final = {"equal": 1.0, "compatible": 0.9, "less_precise": 0.55}

#: Least likeness at which two facts that differ are taken for a contradiction.
_LEAST_CONFLICT: Final = {"translation": 0.25, "comparable": 0.45}

#: How far away, in beads, a fact may have strayed by a boundary cut in the wrong place.
_NEAR_BEADS: Final = 2

#: Two statements of one thing seldom differ by a greater factor, slips of magnitude aside.
_SIZES: Final = 3

#: Least answer of the words around two numbers that differ (`subject`), where nothing else says
#: that they count one thing, and of two of which one is vague. Nine of ten that agree reach the first.
_ONE_STATEMENT: Final = 0.3
_ONE_VAGUE_STATEMENT: Final = 0.5

#: Leftovers of a bead asked whether one of them is a rival, and dates of one month held against one.
_MAX_COMPARED: Final = 200


def compare_facts(bitext: Bitext, *, encoder: WindowEncoder | None = None) -> tuple[Pair, ...]:
    """Pair the facts of both sides, names excepted.

    Args:
        bitext: with an empty ``pairs``.
        encoder: compares the words around two facts that differ; None decides without them.

    Returns:
        One pair for every fact that found a partner or found none, in order of the source, then of
        the target. Costs grow with the text linearly, and in beads up to ``MANY_PAIRS`` with their facts
        cubed.
    """
    state = of_bitext(bitext)
    context = Context(bitext, encoder)
    subjects = Subjects(bitext)
    pairs: list[Pair] = []
    for bead in range(len(state.beads)):
        pairs += _agreeing(state, bead)
    alone = bitext.alignment.alone
    if not alone:
        pairs += _strayed(state)
    settle_restated(state)
    for bead in range(len(state.beads)):
        pairs += derived(state, bitext, bead)
        pairs += loose(state, bitext, bead, subjects)
        pairs += shades(state, bitext, bead)
        pairs += _conflicting(state, bead, context, subjects, bitext.mode)
    if not alone:
        pairs += _conflicting_near(state, context, bitext.mode)
    if bitext.mode == "comparable":
        pairs += _other_day(state, context)
    if not alone:
        pairs += elsewhere(state, context if bitext.mode == "comparable" else None)
    else:
        pairs += _said_again(state)
    pairs += missing(state, bitext)
    if bitext.mode == "translation":
        pairs = uncrossed(pairs, subjects)
    return tuple(sorted(pairs, key=_place))


def _said_again(state: PairingState) -> Iterator[Pair]:
    """Facts of a unit that its other side has too, where another fact of the same value took it."""
    for side in SIDES:
        lost = set(state.lost(side))
        for bead, members in enumerate(state.members):
            for i in members[side]:
                if i not in lost:
                    continue
                fact = state.facts(side)[i]
                for j in members[other_side(side)]:
                    other = state.facts(other_side(side))[j]
                    pair = source_first(side, fact, other)
                    match = relate(*pair)
                    if match is not None and match.relation == "equal":
                        state.paired[side][i] = {-1}
                        yield Pair(*pair, "equal", bead, match.rule, match.likeness)
                        break


def _place(pair: Pair) -> tuple[int, int, int]:
    return (
        pair.source.span[0] if pair.source else 1 << 60,
        pair.target.span[0] if pair.target else -1,
        pair.bead or 0,
    )


def _agreeing(state: PairingState, bead: int) -> Iterator[Pair]:
    """Inside one bead: the assignment of facts that agree with the greatest sum of likeness."""
    rows, columns = state.members[bead]["source"], state.members[bead]["target"]
    if not rows or not columns:
        return
    matches = _matches(state, rows, columns, bead, CandidateIndex.agreeing)
    rivals = _ordinals_that_differ(state, matches)
    units = [{k: state.facts(side)[k].readings[0].unit for k in state.members[bead][side]} for side in SIDES]

    def gain(i: int, j: int) -> float:
        match = matches[i, j]
        if match is None or not match.agrees:
            return 0.0
        if rivals and {state.source[i].kind, state.target[j].kind} == {"ordinal", "duration"}:
            return 0.0
        one, other = units[0][i], units[1][j]
        own = one in units[1].values() and other in units[0].values()
        if own and one != other and match.units == (one, other):
            return 0.0  # 300 km (190 miles), 302 km (190 miles): each answers in its own unit
        apart = abs(state.position("source", i, bead) - state.position("target", j, bead))
        return _AGREEMENT[match.relation] * match.likeness + 0.04 * (1 - apart)

    for i, j in _assigned(rows, columns, {cell: gain(*cell) for cell in matches}):
        match = matches[i, j]
        assert match is not None
        state.take(i, j, bead, bead)
        yield _pair(state, i, j, match, bead)


def _ordinals_that_differ(state: PairingState, matches: dict[tuple[int, int], Match | None]) -> bool:
    """Whether an ordinal of each side is left over, and a duration too, when each is asked in its own kind.

    "The second in three years" against ครั้งที่สามในรอบสองปี: the ordinals answer each other, not the years.
    """
    sides: dict[Side, dict[int, bool]] = {"source": {}, "target": {}}
    for cell, match in matches.items():
        kinds = state.source[cell[0]].kind, state.target[cell[1]].kind
        agrees = match is not None and match.agrees and kinds[0] == kinds[1]
        for side, place in zip(SIDES, cell, strict=True):
            sides[side][place] = sides[side].get(place, False) or agrees
    left = [
        {state.facts(side)[place].kind for place, agrees in sides[side].items() if not agrees}
        for side in SIDES
    ]
    return {"ordinal", "duration"} <= left[0] & left[1]


def _matches(
    state: PairingState,
    rows: list[int],
    columns: list[int],
    bead: int,
    ask: _Ask,
) -> dict[tuple[int, int], Match | None]:
    """How the facts of a bead relate: all to all, or in a crowd to those that ``ask`` names."""
    if len(rows) * len(columns) <= MANY_PAIRS:
        return {(i, j): relate(state.source[i], state.target[j]) for i in rows for j in columns}
    crowd = CandidateIndex(state.target, columns, partial(state.position, "target", bead=bead))
    return {
        (i, j): relate(state.source[i], state.target[j])
        for i in rows
        for j in ask(crowd, state.source[i], state.position("source", i, bead))
    }


def _assigned(
    rows: list[int], columns: list[int], gains: dict[tuple[int, int], float]
) -> list[tuple[int, int]]:
    """The assignment of greatest sum, in order of the rows."""
    if len(rows) * len(columns) > MANY_PAIRS:
        return assign_sparse(gains)
    cells = assign([[gains.get((i, j), 0.0) for j in columns] for i in rows])
    return [(rows[row], columns[column]) for row, column in cells]


def _pair(state: PairingState, i: int, j: int, match: Match, bead: int | None) -> Pair:
    return pair_of(state.source[i], state.target[j], match, bead)


def _strayed(state: PairingState) -> Iterator[Pair]:
    """Leftover facts of neighbouring beads that agree: a boundary was cut in the wrong place."""
    for here, there in state.neighbours(_NEAR_BEADS):
        if not state.members[here]["source"] or not state.members[there]["target"]:
            continue
        for i, candidates in _candidates(state, here, there, CandidateIndex.agreeing):
            for j in candidates:
                if there in state.paired["target"].get(j, ()):
                    continue
                match = relate(state.source[i], state.target[j])
                if match is None or match.relation not in ("equal", "compatible") or match.likeness < 0.7:
                    continue
                if _changed_places(state, i, j, here, there):
                    continue
                state.take(i, j, here, there)
                yield _pair(state, i, j, match, here)
                break


def _candidates(state: PairingState, here: int, there: int, ask: _Ask) -> Iterator[tuple[int, Iterable[int]]]:
    """Leftover facts of a source bead, each with the leftovers of a target bead to compare it with.

    Those are all of them, or in a crowd those that ``ask`` names.
    """
    rows, columns = state.leftover("source", here), state.leftover("target", there)
    if not rows or not columns:
        return
    if len(rows) * len(columns) <= MANY_PAIRS:
        yield from ((i, columns) for i in rows)
        return
    crowd = CandidateIndex(state.target, columns, partial(state.position, "target", bead=there))
    for i in rows:
        yield i, ask(crowd, state.source[i], state.position("source", i, here))


def _changed_places(state: PairingState, i: int, j: int, here: int, there: int) -> bool:
    """Whether a contradiction at home is likelier than an answer next door.

    So it is if both beads keep a fact of the same kind over; and where either is a small number, which
    stands in every other sentence, if its own bead does: two teaspoons are not answered by cutting in two.
    """
    here_left = islice(state.leftover("target", here), _MAX_COMPARED)
    there_left = islice(state.leftover("source", there), _MAX_COMPARED)
    rivals_here = any(_differ(state.source[i], state.target[k]) for k in here_left)
    rivals_there = any(_differ(state.source[k], state.target[j]) for k in there_left)
    least = min(information(state.source[i]), information(state.target[j]))
    return rivals_here and (rivals_there or least < SALIENT)


def _differ(source: Fact, target: Fact) -> bool:
    match = relate(source, target)
    return (
        match is not None
        and match.relation == "conflict"
        and match.likeness >= _LEAST_CONFLICT["translation"]
    )


def _conflicting(
    state: PairingState, bead: int, context: Context, subjects: Subjects, mode: Mode
) -> Iterator[Pair]:
    """What is left on both sides of a bead and is of one kind: two statements of one thing."""
    rows, columns = state.leftover("source", bead), state.leftover("target", bead)
    if not rows or not columns:
        return
    least, comparable = _LEAST_CONFLICT[mode], mode == "comparable"
    matches = _matches(state, rows, columns, bead, CandidateIndex.conflicting)
    crowded = len(rows) * len(columns) > MANY_PAIRS  # there the words around are other numbers

    alone = len(rows) == len(columns) == 1
    told = [rows, columns]
    if not subjects.reads:  # tables of data have no first of a row, and few have one of them
        told = [[k for k in state.leftover(side, bead) if tells(state.facts(side)[k])] for side in SIDES]

    def one_statement(i: int, j: int) -> bool:
        source, target = state.source[i], state.target[j]
        # Comparable texts tell different things in one sentence; a translation of 9 as 50 is an error.
        if comparable and not _of_one_size(source, target):
            return False
        vague = "vague" in (source.qualifier, target.qualifier)
        if vague:
            # "Hundreds" and "thousands" are seldom two figures for one thing.
            return subjects.answer(source, target) >= _ONE_VAGUE_STATEMENT
        if comparable and slip(source, target) is None and (source.counted or 0) != (target.counted or 1):
            return subjects.answer(source, target) >= _ONE_STATEMENT
        return True

    likeness = {
        (i, j): context.likeness(
            state, i, j, bead, match, alone=alone or told == [[i], [j]], words=not crowded
        )
        for (i, j), match in matches.items()
        if match is not None and match.relation == "conflict" and one_statement(i, j)
    }
    gains = {cell: alike - least + 1e-6 for cell, alike in likeness.items()}
    for i, j in _assigned(rows, columns, gains):
        match = matches[i, j]
        assert match is not None
        state.take(i, j, bead, bead)
        yield pair_of(state.source[i], state.target[j], match, bead, likeness=likeness[i, j])


def _conflicting_near(state: PairingState, context: Context, mode: Mode) -> Iterator[Pair]:
    """Telling facts of neighbouring beads that differ, in like words.

    The aligner trusts facts, so it leaves the very passages apart whose numbers contradict each other:
    sentences of two comparable texts, a bracket with a wrong number in a translation.
    """
    found: list[tuple[float, int, int, int, int, Match]] = []
    comparable = mode == "comparable"
    # A number that stands on the other side as well, if far away, is answered there. Articles name the days
    # they tell of again and again: one that both name is no slip of another day near by.
    elsewhere: dict[str, dict[Side, set[str]]] = {
        "amount": {side: {state.facts(side)[k].value for k in state.lost(side)} for side in SIDES},
        "date": {side: {fact.value for fact in state.facts(side) if comparable} for side in SIDES},
    }
    for here, there in state.neighbours(_NEAR_BEADS if comparable else 1):
        if not comparable and state.beads[here].target and state.beads[there].source:
            continue  # both have their counterparts
        for i, candidates in _candidates(state, here, there, CandidateIndex.conflicting):
            for j in candidates:
                source, target = state.source[i], state.target[j]
                if min(information(source), information(target)) < SALIENT:
                    continue
                answered = elsewhere["date" if source.kind == "date" else "amount"]
                if source.value in answered["target"] or target.value in answered["source"]:
                    continue
                match = relate(source, target)
                if match is None or match.relation not in ("conflict", "less_precise"):
                    continue
                alike = context.around(source, target)
                sure = min(1.0, match.likeness + 0.15 * (slip(source, target) is not None))
                if (
                    match.likeness >= 0.5
                    and alike >= context.fitted.statement
                    and _of_one_size(source, target)
                ):
                    found.append((sure * alike, i, j, here, there, match))
    for score, i, j, here, there, match in sorted(found, key=lambda entry: (-entry[0], entry[1:5])):
        if here not in state.paired["source"].get(i, ()) and there not in state.paired["target"].get(j, ()):
            state.take(i, j, here, there)
            likeness = min(0.95, 0.3 + 0.6 * score)
            yield pair_of(state.source[i], state.target[j], match, None, likeness=likeness)


def _other_day(state: PairingState, context: Context) -> Iterator[Pair]:
    """Dates far apart that differ in one digit of the day, in very like words: the event on another day.

    Only leftovers of one month meet, so the cost stays linear in the text.
    """
    months: dict[str, list[int]] = {}
    for j in state.lost("target"):
        if (month := _month(state.target[j])) is not None:
            months.setdefault(month, []).append(j)
    found = [
        (context.around(state.source[i], state.target[j]), i, j, match)
        for i in state.lost("source")
        if (month := _month(state.source[i])) is not None
        for j in months.get(month, ())[:_MAX_COMPARED]
        if (match := relate(state.source[i], state.target[j])) is not None and match.aspects == ("day",)
        if slip(state.source[i], state.target[j]) is not None
    ]
    for alike, i, j, match in sorted(found, key=lambda entry: (-entry[0], entry[1:3])):
        if (
            alike >= context.fitted.event
            and not state.paired["source"].get(i)
            and not state.paired["target"].get(j)
        ):
            state.take(i, j, -1, -1)
            yield pair_of(state.source[i], state.target[j], match, None, likeness=0.75)


def _month(fact: Fact) -> str | None:
    """Year and month of a whole date, the year perhaps taken from the text around."""
    month, dash, day = fact.value.rpartition("-")
    return month if fact.kind == "date" and dash and len(day) == 2 and len(month) == 7 else None


def _of_one_size(source: Fact, target: Fact) -> bool:
    """Whether two amounts are near enough, or one slip apart, to be two statements of one thing."""
    if source.kind == "date" or target.kind == "date" or slip(source, target) is not None:
        return True
    one, other = amount_of(source, source.readings[0]), amount_of(target, target.readings[0])
    if one is None or other is None or one.unit != other.unit:
        return True
    low = min(abs(one.interval.high), abs(other.interval.high))
    return max(abs(one.interval.low), abs(other.interval.low)) <= _SIZES * low
