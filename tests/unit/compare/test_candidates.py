"""Beads with very many facts: the quick way gives what comparing all with all gives."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from effort import growth
from thiap.compare import compare_facts
from thiap.compare.pairing import candidates, pair_facts
from thiap.compare.pairing.assignment import assign
from thiap.compare.pairing.candidates import CandidateIndex, assign_sparse
from thiap.compare.values.relate import relate
from thiap.model import Bitext, Fact
from unit.compare.facts import bitext, day, number

UNITS = (None, None, "kilometer", "mile", "percent", "THB", "USD")
QUALIFIERS = ("exact", "exact", "about", "more", "at_most", "nearly", "vague")
VALUES = st.one_of(st.integers(1, 60), st.sampled_from([100, 120, 128, 160, 1000, 1024, 1600, 1939, 21000]))


@st.composite
def amounts(draw: st.DrawFn) -> Fact:
    low = draw(VALUES)
    high = draw(st.one_of(st.none(), st.integers(low + 1, 2 * low)))
    fact = number(str(low), str(low), None if high is None else str(high), unit=draw(st.sampled_from(UNITS)))
    kind = "ordinal" if fact.kind == "number" and draw(st.booleans()) else fact.kind
    return replace(fact, qualifier=draw(st.sampled_from(QUALIFIERS)), kind=kind)


@st.composite
def dates(draw: st.DrawFn) -> Fact:
    year = draw(st.sampled_from([None, 1939, 1940, 1993]))
    month = draw(st.sampled_from([None, 1, 2, 9]))
    dom = draw(st.sampled_from([None, 1, 3, 17])) if month else None
    weekday = draw(st.sampled_from([None, 1, 5]))
    if (year, month, dom, weekday) == (None, None, None, None):
        weekday = 3
    inferred = ("year",) if year and month and draw(st.booleans()) else ()
    fact = day(f"{year}-{month}-{dom}", year, month, dom, weekday=weekday, inferred=inferred)
    value = "-".join((str(year or "XXXX"), *(f"{part:02}" for part in (month, dom) if part)))
    if year is None and month is None:
        value = f"-W-{weekday}"
    return replace(fact, readings=(replace(fact.readings[0], value=value),))


FACTS = st.lists(st.one_of(amounts(), dates()), max_size=9)


@settings(deadline=None, max_examples=200)
@given(FACTS, FACTS)
def test_whatever_agrees_or_contradicts_is_found(sources: list[Fact], targets: list[Fact]) -> None:
    found = CandidateIndex(targets, range(len(targets)), lambda j: j / 10)
    for fact in sources:
        matches = [relate(fact, other) for other in targets]
        agreeing = {j for j, match in enumerate(matches) if match is not None and match.agrees}
        conflicting = {j for j, match in enumerate(matches) if match is not None and not match.agrees}
        assert agreeing <= set(found.agreeing(fact, 0.5))
        assert conflicting <= set(found.conflicting(fact, 0.5))


@settings(deadline=None, max_examples=100)
@given(st.lists(st.lists(st.integers(-3, 9), min_size=5, max_size=5), max_size=6))
def test_parts_solved_by_themselves_give_the_greatest_sum(rows: list[list[int]]) -> None:
    gains = {(i, j): float(gain) for i, row in enumerate(rows) for j, gain in enumerate(row)}
    sparse = assign_sparse(gains)
    assert len(set(map(min, sparse))) <= len(sparse)
    assert len({i for i, _ in sparse}) == len({j for _, j in sparse}) == len(sparse)
    matrix = [[float(gain) for gain in row] for row in rows]
    assert sum(gains[cell] for cell in sparse) == sum(matrix[i][j] for i, j in assign(matrix))


def _bitext(sources: list[Fact], targets: list[Fact]) -> Bitext:
    """All in one bead, each fact at a place of its own."""

    def side(facts: list[Fact]) -> tuple[str, list[Fact]]:
        made = [replace(fact, text=f"[{k}: {fact.text}]") for k, fact in enumerate(facts)]
        return " ".join(fact.text for fact in made), made

    return bitext((*side(sources), *side(targets)))


def _outcome(made: Bitext) -> list[tuple[str, ...]]:
    return sorted(
        (
            pair.source.value if pair.source else "",
            pair.target.value if pair.target else "",
            pair.relation,
        )
        for pair in compare_facts(made)
    )


def _told(made: Bitext) -> dict[str, set[tuple[str, str]]]:
    """By the text of a source fact, which is its alone: what it was paired with, and how."""
    told: dict[str, set[tuple[str, str]]] = {}
    for pair in compare_facts(made):
        if pair.source:
            told.setdefault(pair.source.text, set()).add(
                (pair.target.text if pair.target else "", pair.relation)
            )
    return told


@settings(deadline=None, max_examples=150)
@given(FACTS, FACTS)
@example(
    [number("1", "1", unit="kilometer"), day("1939-1", 1939, 1, None)],
    [number("1", "1"), day("1939-1", 1939, 1, None)],
)
def test_what_agrees_with_one_fact_alone_gets_it_either_way(sources: list[Fact], targets: list[Fact]) -> None:
    """Among partners that are as good, and of contradictions, the two ways may choose differently."""
    made = _bitext(sources, targets)
    agreeing = [
        (i, j)
        for i, source in enumerate(made.source_facts)
        for j, target in enumerate(made.target_facts)
        if (match := relate(source, target)) is not None and match.agrees
    ]
    rows, columns = (Counter(cell[side] for cell in agreeing) for side in (0, 1))
    whole = _told(made)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pair_facts, "MANY_PAIRS", 0)
        crowded = _told(made)
    for i, j in agreeing:
        if rows[i] == columns[j] == 1:
            source, target = made.source_facts[i], made.target_facts[j]
            match = relate(source, target)
            assert match is not None
            assert whole[source.text] == crowded[source.text] == {(target.text, match.relation)}


def _numbers(count: int) -> Bitext:
    """Numbers all different, of which one in five hundred is wrong on the other side."""
    values = [str(k * 7919 % 99991 + 3) for k in range(count)]
    wrong = values.copy()
    for k in range(0, count, 500):
        wrong[k] = str(int(wrong[k]) + 10)
    return _bitext(*([number(value, value) for value in row] for row in (values, wrong)))


def test_work_grows_with_the_numbers_of_a_bead() -> None:
    beads = {count: _numbers(count) for count in (250, 1_000)}
    assert growth(lambda count: compare_facts(beads[count]), 250) < 6


def test_thousands_of_numbers_of_one_bead() -> None:
    outcome = _outcome(_numbers(2_000))
    assert sum(relation == "equal" for *_, relation in outcome) >= 1_992
    assert not any(relation == "missing" for *_, relation in outcome)


@pytest.mark.parametrize("count", [2_000, 5_000])
def test_thousands_of_times_the_same_number(count: int) -> None:
    facts = [number("7", "7") for _ in range(count)]
    outcome = _outcome(_bitext(facts, facts[:-1]))
    assert [row[2] for row in outcome if row[2] != "equal"] == ["missing"]
    assert count > candidates.NEAREST and facts[0].readings[0].low == Decimal(7)
