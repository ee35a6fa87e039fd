from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from thiap.compare import compare_facts
from thiap.model import Bitext, Fact
from thiap.protocols import Vectors
from unit.compare.facts import bitext, day, number


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


def test_a_range_told_apart_is_its_two_ends() -> None:
    whole = number("415 to 587", "415", "587")
    made = bitext(("from 415 to 587", [whole], "จาก 415 เป็น 687", [n("415"), n("687")]))
    assert outcome(made) == [("415 to 587", "415", "equal"), ("415 to 587", "687", "conflict")]


def test_a_value_answered_already_stands_elsewhere_and_is_missing_here() -> None:
    date = day("6 October 1939", 1939, 10, 6), day("6 ตุลาคม 1939", 1939, 10, 6)
    made = bitext(
        ("began on 6 October 1939", [date[0]], "เริ่ม 6 ตุลาคม 1939", [date[1]]),
        ("one", [], "หนึ่ง", []),
        ("two", [], "สอง", []),
        ("on 6 October 1939 it rained", [date[0]], "ฝนตก", []),
    )
    first, second = compare_facts(made)
    assert (first.relation, second.relation) == ("equal", "elsewhere")
    assert second.bead == 3


def test_digits_no_reader_understood_are_not_missing() -> None:
    made = bitext(("in 512-511 BC", [n("512")], "ปี 512-511 ก่อนคริสตกาล", []))
    assert outcome(made) == []


def test_words_left_untranslated_are_not_missing() -> None:
    six = number("six", "6")
    assert outcome(bitext(("on six networks", [six], "ทาง six networks", []))) == []
    assert outcome(bitext(("on six networks", [six], "ทาง networks", []))) == [("six", None, "missing")]


def test_comparable_sentences_left_apart_contradict_only_in_like_words() -> None:
    facts = [n("320,000", "320000")], [n("230,000", "230000")]
    made = bitext(
        ("some 320,000 were taken", facts[0], "", []), ("", [], "ถูกจับ 230,000", facts[1]), mode="comparable"
    )
    # Without an encoder nobody can tell whether the words are alike.
    assert [relation for *_, relation in outcome(made)] == ["missing", "missing"]
    assert [p.relation for p in compare_facts(made, encoder=Same())] == ["conflict"]


def test_a_day_that_both_articles_name_is_no_slip_of_another_near_by() -> None:
    first, fourth = day("1 กันยายน 1939", 1939, 9, 1), day("14 September 1939", 1939, 9, 14)
    apart = [("on 14 September 1939", [fourth], "", []), ("", [], "เมื่อ 1 กันยายน 1939", [first])]
    named = ("on 1 September 1939", [day("1 September 1939", 1939, 9, 1)], "ใน 1 กันยายน 1939", [first])
    assert [p.relation for p in compare_facts(bitext(*apart, mode="comparable"), encoder=Same())] == [
        "conflict"
    ]
    between = [("one", [], "หนึ่ง", []), ("two", [], "สอง", []), ("three", [], "สาม", [])]
    made = bitext(*apart, *between, named, mode="comparable")
    assert "conflict" not in [p.relation for p in compare_facts(made, encoder=Same())]


def test_amounts_of_another_size_are_another_thing() -> None:
    facts = [n("16", "16")], [n("230,000", "230000")]
    made = bitext(("sixteen 16", facts[0], "", []), ("", [], "ถูกจับ 230,000", facts[1]), mode="comparable")
    assert [p.relation for p in compare_facts(made, encoder=Same())] == ["missing", "missing"]


class Same:
    """An encoder to which all texts mean the same."""

    name = "same"
    signature = ""
    calibration = None
    languages = frozenset({"en", "th"})

    def encode(self, texts: Sequence[str]) -> Vectors:
        return np.ones((len(texts), 1), dtype=np.float32)
