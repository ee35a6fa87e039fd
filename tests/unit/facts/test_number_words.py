"""Number words, numerals of other scripts and eras in languages made of data."""

from __future__ import annotations

import pytest

from thiap.errors import UsageError
from thiap.facts import extract_facts
from thiap.languages import lexicon
from thiap.languages.senses import known
from thiap.model import Block, Document


def values(text: str, lang: str) -> list[str]:
    doc = Document("x", text, lang, "text", (Block("paragraph", (0, len(text))),))
    return [fact.value for fact in extract_facts(doc)]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("de", "zweitausenddreihundertfünfzehn Leute", ["2315"]),
        ("de", "anderthalb Millionen Dollar", ["1500000"]),
        ("de", "1’234’567", ["1234567"]),
        ("de", "Elefanten", []),
        ("nl", "drieëntwintig huizen", ["23"]),
        ("it", "duecentocinquanta persone, 300mila", ["250", "300000"]),
        ("fr", "quatre-vingt-quinze personnes", ["95"]),
        ("fr", "un million et demi de dollars", ["1500000"]),
        ("fr", "le 1er mai 1975 à 19h30", ["1975-05-01", "19:30"]),
        ("fr", "un homme", []),
        ("es", "doscientas treinta y dos mil", ["232000"]),
        ("es", "fue de 2.53", ["2.53"]),
        ("pt", "duzentos e trinta e cinco mil", ["235000"]),
        ("pl", "trzydzieści pięć domów, 5 tys.", ["35", "5000"]),
        ("ru", "полтора миллиона долларов", ["1500000"]),
        ("ru", "двести тридцать пять тысяч", ["235000"]),
        ("ar", "خمسة وثلاثون منزلا، ٣٫٥٪", ["35", "3.5%"]),
        ("ru", "шестеро полицейских, двое детей", ["6", "2"]),
        ("pl", "sześcioro dzieci", ["6"]),
        ("ko", "팔 년 동안", ["P8Y"]),
        ("ko", "이 년", []),
        ("ar", "الثمانية أعوام", ["P8Y"]),
        ("zh", "三分之二的人", ["0.666667"]),
        ("zh", "夺得九分", ["9"]),
        ("zh", "十分有效", []),
        ("zh", "2018 年 10 月 1 日", ["2018-10-01"]),
        ("zh", "一九一八年9月29日", ["1918-09-29"]),
        ("ja", "五分の一", ["0.2"]),
        ("ar", "عام 1379 هـ", ["1959"]),
        ("ar", "5 نيسان 1975", ["1975-04-05"]),
        ("hi", "12,34,567 रुपये, ८७३", ["1234567", "873"]),
        ("hi", "डेढ़ मिलियन, 5 लाख", ["1500000", "500000"]),
        ("hi", "सौर", []),
        ("tr", "yüzde 20, otuz beş", ["20%", "35"]),
        ("vi", "ba mươi lăm ngôi nhà", ["35"]),
        ("id", "tiga puluh lima rumah, 4 miliar", ["35", "4000000000"]),
        ("zh", "这座城市有三百万居民", ["3000000"]),
        ("zh", "工厂有1万5千名工人，百分之二十", ["15000", "20%"]),
        ("zh", "条约于一九七五年十月十二日签署", ["1975-10-12"]),
        ("zh", "學校於民國107年創立", ["2018"]),
        ("zh", "一般来说，这是统一的", []),
        ("zh", "希望能拿到十分，但很难", ["10"]),
        ("zh", "得到十分满意的结果，他高兴十分，", []),
        ("ja", "その学校は令和元年に", ["2019"]),
        ("ja", "彼は４５点、生徒の3割が", ["45", "30%"]),
        ("ko", "인구는 삼백만 명, 두 명", ["3000000", "2"]),
        ("ko", "이 사람은", []),
        ("sv", "tjugofem hus", ["25"]),
        ("el", "τριάντα πέντε σπίτια", ["35"]),
        ("ja", "2500-05-06", ["2500-05-06"]),
        ("hi", "सात घरों में से एक", ["0.142857"]),
        ("hi", "सात घरों में से दो", ["7", "2"]),
        ("hi", "सैकड़ों मकान", ["100/1000"]),
        ("ko", "수백만 달러를", ["1000000/10000000"]),
        ("ko", "네 은행", ["4"]),
        ("ko", "네 이름", []),
        ("ko", "두와 1로 졌다", ["2", "1"]),
        ("ko", "셋과 2로 이겼다", ["3", "2"]),
        ("ko", "둘과 친구는 모두와 1년을", ["P1Y"]),
        ("zh", "上世纪七十年代", ["197X"]),
        ("zh", "19世纪60年代", ["186X"]),
        ("zh", "本世纪二十年代", ["202X"]),
        ("zh", "上世纪去世，过了七十年", ["P70Y"]),
        ("ko", "70년대", ["197X"]),
        ("es", "el siglo 19", ["18XX"]),
        ("fr", "4 autres millions d'euros", ["4000000"]),
        ("fr", "4 autres maisons", ["4"]),
        ("fr", "6 M€", ["6000000"]),
    ],
)
def test_values(lang: str, text: str, expected: list[str]) -> None:
    assert values(text, lang) == expected


def test_its_own_table_goes_before_cldr() -> None:
    assert "7" not in lexicon("tr").get("yedi", {}).get("weekday", "")
    assert lexicon("fr")["cents"]["multiplier"] == "100"


@pytest.mark.parametrize("lang", ["pl", "vi", "de", "es"])
def test_metres_behind_a_decimal_comma(lang: str) -> None:
    doc = Document("x", "2,15 m", lang, "text", (Block("paragraph", (0, 6)),))
    assert [(fact.value, fact.readings[0].unit) for fact in extract_facts(doc)] == [("2.15", "meter")]


def test_a_capital_before_money_is_no_metre() -> None:
    doc = Document("x", "2 M€", "es", "text", (Block("paragraph", (0, 4)),))
    assert all(fact.readings[0].unit != "meter" for fact in extract_facts(doc))


def test_a_table_with_an_unknown_sense_is_refused() -> None:
    with pytest.raises(ValueError, match=r"de\.words.*multiplyer"):
        known("multiplyer", "de.words.tsv")


def test_a_language_nobody_knows_is_refused() -> None:
    with pytest.raises(UsageError):
        values("1", "xx")
