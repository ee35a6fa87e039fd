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
        ("ko", "10월 사일에, 5월 이십일일부터", [("date", "XXXX-10-04"), ("date", "XXXX-05-21")]),
        ("ko", "10월 일본에서 구조 작업을 했다. 10%만이 왔다.", [("date", "XXXX-10"), ("quantity", "10%")]),
        ("ko", "나흘 뒤 09시 30분에", [("duration", "P4D"), ("time", "09:30")]),
        ("ja", "第一次世界大戦と第二次世界大戦", [("ordinal", "1"), ("ordinal", "2")]),
        ("zh", "第一次世界大战和二战", [("ordinal", "1"), ("ordinal", "2")]),
        ("ja", "世界第一の町、第一に", []),
        ("ja", "午後9時半に、19時15分から", [("time", "21:30"), ("time", "19:15")]),
        ("zh", "九月在城里，十月份，每三月一次", [("date", "XXXX-09"), ("date", "XXXX-10")]),
        ("ja", "九月に、三月間", [("date", "XXXX-09")]),
        ("zh", "第二季度新增40 000个", [("ordinal", "2"), ("number", "40000")]),
        ("zh", "第二十一条，第十条，第一夫人", [("ordinal", "21"), ("ordinal", "10")]),
        ("ja", "第二十一条、第二次、第一に", [("ordinal", "21"), ("ordinal", "2")]),
        ("zh", "上午9点30分,得了9分", [("time", "09:30"), ("number", "9")]),
        ("ar", "خلال العامين الماضيين، بعد يومين", [("duration", "P2Y"), ("duration", "P2D")]),
        ("pl", "800 km/h", [("quantity", "800")]),
        ("hi", "वे मई में आए", [("date", "XXXX-05")]),
        ("hi", "चार अक्तूबर 2017 को", [("date", "2017-10-04")]),
        ("ru", "со счётом 5/4 подряд", [("number", "5"), ("number", "4")]),
        ("ja", "1980年代に、1980年代表", [("date", "198X"), ("date", "1980")]),
        ("ko", "1990년대에", [("date", "199X")]),
        ("zh", "更新于 May 25, 2023", [("date", "2023-05-25")]),
        ("de", "Am 17. September 1939", [DATE]),
        ("it", "il sei novembre, e tu sei qui", [("date", "XXXX-11-06")]),
    ],
)
def test_values(lang: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text, lang) == expected


def test_a_language_nobody_knows_is_refused() -> None:
    with pytest.raises(UsageError, match="xx"):
        values("1939", "xx")
