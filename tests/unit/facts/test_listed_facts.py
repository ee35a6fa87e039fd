"""What a list says once for all its members."""

from __future__ import annotations

import pytest

from thiap.facts import extract_facts
from thiap.model import Block, Document


def values(text: str) -> list[str]:
    doc = Document("case", text, "en", "text", (Block("paragraph", (0, len(text))),))
    return [fact.value for fact in extract_facts(doc)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Results for the three and six months ended well.", ["P3M", "P6M"]),
        ("It was measured after 2 and 4 weeks.", ["P2W", "P4W"]),
        ("Chapters three and six months of rain.", ["3", "P6M"]),
        ("It has the six parts and three months of work.", ["6", "P3M"]),
        ("It took between three and six months.", ["P3M/P6M"]),
    ],
)
def test_unit_of_two_lengths_of_time_stands_once(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Part 1 – 5% of the marks.", ["1", "5%"]),
        ("A share of 1 – 5% is lost.", ["1%/5%"]),
        ("We met from 12h30 – 14h00 there.", ["12:30", "14:00"]),
        ("Bake for 1h30 – 2h00 or so.", ["PT1H30M/PT2H"]),
        ("It starts at 0600 hours and at 1530 hrs.", ["06:00", "15:30"]),
        ("Profit was £20m and costs 28.1m in all.", ["20000000", "28100000"]),
        ("Pick 5 in 100.", ["5", "100"]),
        ("She ran splits of 15:53 and 15:46 and left at 16:02.", ["PT15M53S", "PT15M46S", "16:02"]),
        ("The lap took her 57:30, they lost 57:30.", ["PT57M30S", "PT57M30S"]),
        ("Jobs rose by 3,000 to 168,000.", ["3000", "168000"]),
        ("It rose by 0.3 to 3 °C.", ["0.3/3"]),
        ("Jobs for 3,000 to 168,000 people.", ["3000/168000"]),
        ("It rose from 3 km to 5 km.", ["3", "5"]),
        ("It is from 3 km to 5 km.", ["3/5"]),
        ("It edged up a tenth to 63 percent.", ["0.1", "63%"]),
        ("On July 9 to 31 people.", ["XXXX-07-09", "31"]),
        ("He met one second cousin.", ["1", "2"]),
        ("The loss is +54K; a 54K video.", ["54000", "54"]),
    ],
)
def test_what_stands_beside_a_numeral_says_what_it_is(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("The heat reached 41C, or 105.8 F.", "en", ["degree_Celsius", "degree_Fahrenheit"]),
        ("From 16C to 17C this summer.", "en", ["degree_Celsius"]),
        ("It was 40.3C.", "en", ["degree_Celsius"]),
        ("เด็กมีไข้ 39C", "th", ["degree_Celsius"]),
        ("Take seat 16C on the bus.", "en", [None]),
        ("Figure 3.1C of the book.", "en", [None]),
    ],
)
def test_letters_of_degrees(text: str, lang: str, expected: list[str | None]) -> None:
    doc = Document("case", text, lang, "text", (Block("paragraph", (0, len(text))),))
    assert [fact.readings[0].unit for fact in extract_facts(doc)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1- 6 kilograms of rice", ["1", "6"]),
        ("For 129,000฿ 12 days.", ["129000", "P12D"]),
        ("From US$5 to €3.", ["5", "3"]),
        ("The file.7z and version 2.5 of it.", ["7", "2.5"]),
    ],
)
def test_marks_beside_numerals_belong_to_one_of_them(text: str, expected: list[str]) -> None:
    assert values(text) == expected
