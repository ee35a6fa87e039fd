"""Languages without tables of their own read numerals, dates and units by CLDR."""

from __future__ import annotations

import pytest

from thiap.errors import UsageError
from thiap.facts import extract_facts
from thiap.model import Block, Document


def values(text: str, lang: str) -> list[tuple[str, str]]:
    doc = Document("x", text, lang, "text", (Block("paragraph", (0, len(text))),))
    return [(fact.kind, fact.value) for fact in extract_facts(doc)]


DATE = ("date", "1939-09-17")
MANY = ("number", "13500000")


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("de", "Am 17. September 1939 kamen 13,5 Millionen", [DATE, MANY]),
        ("de", "1.000 km, 25,5 %", [("quantity", "1000"), ("quantity", "25.5%")]),
        ("de", "am Samstag", [("date", "-W-6")]),
        ("es", "El 17 de septiembre de 1939, 13.500.000 personas", [DATE, MANY]),
        ("fr", "Le 17 septembre 1939, 13,5 millions", [DATE, MANY]),
        ("pl", "17 września 1939 roku", [DATE]),
        ("ru", "17 сентября 1939 года, 13,5 миллиона", [DATE, MANY]),
        ("vi", "ngày 17 tháng 9 năm 1939, 13,5 triệu", [DATE, MANY]),
        ("ar", "١٧ سبتمبر ١٩٣٩", [DATE]),
        ("ja", "1939年9月17日に1350万人が", [DATE, MANY]),
        ("zh", "1939年9月17日,1350万人", [DATE, MANY]),
        ("ko", "1939년 9월 17일 1,350만 명", [DATE, MANY]),
    ],
)
def test_values(lang: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text, lang) == expected


def test_a_language_nobody_knows_is_refused() -> None:
    with pytest.raises(UsageError, match="xx"):
        values("1939", "xx")
