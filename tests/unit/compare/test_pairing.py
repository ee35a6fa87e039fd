from __future__ import annotations

from tests.unit.compare.facts import bitext, day, number

from thiap.compare import compare_facts
from thiap.model import Bitext, Fact


def outcome(made: Bitext) -> list[tuple[str | None, str | None, str]]:
    return [
        (p.source.text if p.source else None, p.target.text if p.target else None, p.relation)
        for p in compare_facts(made)
    ]


def n(text: str, value: str | None = None) -> Fact:
    return number(text, value or text)


def test_agreement_is_sought_before_contradiction() -> None:
    made = bitext(("lost 19 of 29", [n("19"), n("29")], "แพ้ 29 ใน 39", [n("29"), n("39")]))
    assert outcome(made) == [("19", "39", "conflict"), ("29", "29", "equal")]


def test_a_fact_behind_a_wrong_boundary_is_found_next_door() -> None:
    made = bitext(("there were 540", [n("540")], "มี", []), ("and then", [], "540 แล้ว", [n("540")]))
    assert outcome(made) == [("540", "540", "equal")]


def test_numbers_that_changed_places_are_two_contradictions() -> None:
    made = bitext(
        ("there were 540", [n("540")], "มี 300", [n("300")]), ("then 300", [n("300")], "แล้ว 540", [n("540")])
    )
    assert outcome(made) == [("540", "300", "conflict"), ("300", "540", "conflict")]


def test_a_number_borrowed_from_the_next_sentence() -> None:
    made = bitext(
        ("there were 540", [n("540")], "มี 300", [n("300")]), ("then 300", [n("300")], "แล้ว 300", [n("300")])
    )
    assert outcome(made) == [("540", "300", "conflict"), ("300", "300", "equal")]


def test_a_telling_date_is_looked_for_everywhere() -> None:
    far = day("6 October 1939", 1939, 10, 6), day("6 ตุลาคม 1939", 1939, 10, 6)
    made = bitext(
        ("ended on 6 October 1939", [far[0]], "จบลง", []),
        ("one", [], "หนึ่ง", []),
        ("two", [], "สอง", []),
        ("three", [], "สาม", []),
        ("", [], "วันที่ 6 ตุลาคม 1939", [far[1]]),
    )
    assert outcome(made) == [("6 October 1939", "6 ตุลาคม 1939", "elsewhere")]


def test_what_nothing_answers_is_missing() -> None:
    made = bitext(("one of nine", [n("nine", "9")], "หนึ่งใน", []), ("so", [], "มี 44", [n("44")]))
    assert outcome(made) == [("nine", None, "missing"), (None, "44", "missing")]


def test_facts_of_different_kinds_do_not_contradict() -> None:
    made = bitext(("in 1939", [day("1939", 1939)], "45%", [number("45%", "45", unit="percent")]))
    assert [relation for *_, relation in outcome(made)] == ["missing", "missing"]


def test_names_are_left_to_the_names() -> None:
    fact = Fact("name", (0, 3), "Ann", number("3", "3").readings)
    assert outcome(bitext(("Ann", [fact], "แอน", []))) == []


def test_no_facts_no_pairs() -> None:
    assert outcome(bitext(("Ann", [], "แอน", []))) == []
    assert outcome(bitext()) == []
