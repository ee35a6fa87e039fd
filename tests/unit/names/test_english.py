from __future__ import annotations

import pytest

from thiap.names import find_names
from thiap.names.english import find_runs
from thiap.names.entities import resolve
from thiap.readers import read_text


def names(text: str) -> list[str]:
    return [fact.text for fact in find_names(read_text("source.txt", text, lang="en"))]


def keys(text: str) -> list[str]:
    return [fact.value for fact in find_names(read_text("source.txt", text, lang="en"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("He met Anna Lindqvist there.", ["Anna Lindqvist"], id="inside-a-sentence"),
        pytest.param("However, nobody came. Meanwhile it rained.", [], id="sentence-openers"),
        pytest.param(
            "Lindqvist came. Later Lindqvist left.", ["Lindqvist", "Lindqvist"], id="opens-a-sentence"
        ),
        pytest.param("On Monday, in March, they voted.", [], id="days-and-months"),
        pytest.param("The painter Ludwig van der Berg died.", ["Ludwig van der Berg"], id="particles"),
        pytest.param("Anna's house and Lindqvist’s car", ["Anna", "Lindqvist"], id="possessives"),
        pytest.param("It was signed by General Henryk Zalewski.", ["Henryk Zalewski"], id="title-left-out"),
        pytest.param("the Orlov–Brandt treaty", ["Orlov", "Brandt"], id="dash-parts-two-names"),
        pytest.param("We've seen it. I'm here.", [], id="contractions"),
        pytest.param("The KDTV crew filmed it.", ["KDTV"], id="acronym"),
        pytest.param("She polished the table and ate turkey.", [], id="lower-case-words"),
    ],
)
def test_spans(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_title_case_headline_names_only_names() -> None:
    text = "Mayor Opens New Bridge After Visit From Lindqvist\n\nThe mayor thanked Lindqvist for the bridge."
    assert names(text) == ["Lindqvist", "Lindqvist"]


def test_nationalities_belong_to_their_country() -> None:
    assert keys("Polish farmers met Poles from Poland.") == ["poland"] * 3


def test_a_city_in_a_persons_name_is_no_city() -> None:
    assert keys("The critic Jack London wrote it.") == ["jack london"]


def test_short_forms_belong_to_the_long_one() -> None:
    assert keys("He met Anna Lindqvist. Then Lindqvist left.") == ["anna lindqvist"] * 2


def test_a_surname_of_two_people_keeps_both_readings() -> None:
    facts = find_names(
        read_text("source.txt", "He met Anna Lindqvist and Erik Lindqvist. Then Lindqvist left.", lang="en")
    )
    last = {reading.value for reading in facts[-1].readings}
    assert {"anna lindqvist", "erik lindqvist"} <= last


def test_full_and_short_mentions_are_counted_together() -> None:
    doc = read_text("source.txt", "Anna Lindqvist came. Lindqvist spoke. Then Lindqvist left.", lang="en")
    cast = resolve(find_runs(doc))
    assert len(cast.entities["anna lindqvist"].spans) == 3


def test_other_languages_have_no_names_yet() -> None:
    assert find_names(read_text("x.txt", "Der Bürgermeister Anton Huber kam.", lang="de")) == ()
