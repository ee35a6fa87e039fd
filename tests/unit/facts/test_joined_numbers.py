"""Numbers in one word with what they count, shares, quarters of an hour and parts of a second."""

from __future__ import annotations

import pytest

from thiap.facts import extract_facts
from thiap.readers import read_text


def values(text: str, lang: str) -> list[str]:
    """What a text counts and measures."""
    return [fact.readings[0].value for fact in extract_facts(read_text("text", text, lang=lang))]


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("de", "ein neunstöckiges Haus", "9"),
        ("de", "eine vierzigtägige Frist", "P40D"),
        ("de", "die fünfundzwanzigjährige Frau", "P25Y"),
        ("de", "Sie läutete siebenmal.", "7"),
        ("nl", "een vierdaagse reis", "P4D"),
        ("ru", "девятиэтажный дом", "9"),
        ("ru", "сорокадневный срок", "P40D"),
        ("ru", "двадцатипятилетняя женщина", "P25Y"),
        ("pl", "dziewięciopiętrowy dom", "9"),
        ("pl", "czterdziestodwuletni mężczyzna", "P42Y"),
        ("fr", "trois quarts d'heure", "PT45M"),
        ("fr", "un quart d'heure", "PT15M"),
        ("es", "tres cuartos de hora", "PT45M"),
        ("it", "un quarto d'ora", "PT15M"),
        ("nl", "drie kwartier", "PT45M"),
        ("pl", "trzy kwadranse", "PT45M"),
        ("de", "eine Dreiviertelstunde", "PT45M"),
        ("fr", "au moins une heure et demie", "PT1.5H"),
        ("vi", "ít nhất một tiếng rưỡi", "PT1.5H"),
        ("id", "satu setengah jam", "PT1.5H"),
        ("ar", "ساعتين ونصف الساعة", "PT2.5H"),
        ("hi", "साढ़े तीन लाख लोग", "350000"),
        ("hi", "पौने दो लाख लोग", "175000"),
        ("nl", "twee derde van de stemmen", "0.666667"),
        ("vi", "Hai phần ba số phiếu", "0.666667"),
        ("pl", "jedną czwartą głosów", "0.25"),
        ("hi", "एक चौथाई वोट", "0.25"),
        ("ja", "100メートルを9秒8で走った。", "PT9.8S"),
        ("ja", "0秒15差で負けた。", "PT0.15S"),
        ("ko", "제12조에 따라 통지한다.", "12"),
        ("ko", "예산은 12조 원이다.", "12000000000000"),
        ("ar", "لويس الرابع عشر", "14"),
        ("ar", "خمسًا وأربعين دقيقة", "PT45M"),
        ("ar", "بأربعة أجزاء من الماء", "4"),
        ("zh", "请在三秒内按下。", "PT3S"),
        ("zh", "等待十分钟。", "PT10M"),
        ("zh", "兑四份水。", "4"),
        ("ko", "석 달 동안", "P3M"),
        ("ko", "여덟 조각으로 자른다.", "8"),
        ("zh", "切成八块。", "8"),
        ("de", "seit einem Vierteljahrhundert", "P25Y"),
        ("fr", "depuis un demi-siècle", "P50Y"),
        ("ja", "四半世紀住んでいる。", "P25Y"),
        ("de", "eine Stunde und zwanzig Minuten", "PT1H20M"),
        ("es", "una hora y veinte minutos", "PT1H20M"),
        ("ru", "Фильм идёт час двадцать минут.", "PT1H20M"),
        ("pl", "godzinę i dwadzieścia minut", "PT1H20M"),
        ("ar", "ساعة وعشرون دقيقة", "PT1H20M"),
        ("zh", "影片长一小时二十分钟。", "PT1H20M"),
        ("ru", "Миллион человек остались.", "1000000"),
        ("ar", "بقي مليون شخص.", "1000000"),
        ("pl", "Co najmniej tuzin osób zmarło.", "12"),
        ("hi", "100 किमी/घंटा", "100"),
        ("es", "de 60 a 80 personas", "60/80"),
        ("it", "dal 4 al 7", "4/7"),
        ("ar", "من 4 إلى 7", "4/7"),
        ("ru", "на двадцатый день", "20"),
        ("tr", "yirminci gün", "20"),
        ("ru", "Десятки тысяч человек прошли.", "10000/100000"),
        ("pl", "Dziesiątki tysięcy ludzi przeszły.", "10000/100000"),
        ("tr", "On binlerce kişi yürüdü.", "10000/100000"),
        ("ar", "سار عشرات الآلاف في العاصمة.", "10000/100000"),
        ("id", "Puluhan ribu orang berpawai.", "10000/100000"),
        ("zh", "在三到五周内康复。", "P3W/P5W"),
        ("vi", "Cô là em út trong năm chị em gái.", "5"),
        ("pl", "czynny od 9.00 do 17.30", "17:30"),
        ("tr", "9.00-17.30 arasında açık", "17:30"),
    ],
)
def test_what_is_said(lang: str, text: str, value: str) -> None:
    assert value in values(text, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Zweifellos war er dreister als sonst."),
        ("fr", "Il a passé un mauvais quart d'heure."),
        ("ru", "Он был на семинаре."),
        ("ar", "لست متأكدا"),
        ("zh", "他十分高兴。"),
        ("th", "เด็กครึ่งราคา"),
        ("ko", "조건을 조사한다."),
    ],
)
def test_words_that_count_nothing(lang: str, text: str) -> None:
    assert not values(text, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "im 5. Jahrhundert v. Chr."),
        ("nl", "in de vijfde eeuw voor Christus"),
        ("ar", "في القرن الخامس قبل الميلاد"),
        ("ja", "紀元前5世紀に"),
        ("zh", "公元前5世纪"),
        ("ko", "기원전 5세기에"),
        ("vi", "thế kỷ 5 trước Công nguyên"),
    ],
)
def test_a_century_before_christ(lang: str, text: str) -> None:
    assert values(text, lang) == ["-0499/-0400"]


def test_rooms_of_a_flat_may_be_counted_otherwise() -> None:
    (fact,) = extract_facts(read_text("text", "eine Dreizimmerwohnung", lang="de"))
    assert fact.subtype == "pronoun"


@pytest.mark.parametrize(
    ("lang", "text"), [("de", "9,00-17,30 Euro"), ("tr", "9.00-17.30 lira"), ("en", "9.00-17.30")]
)
def test_prices_are_no_hours(lang: str, text: str) -> None:
    kinds = [fact.kind for fact in extract_facts(read_text("text", text, lang=lang))]
    assert "time" not in kinds


def test_since_a_year_and_an_amount_are_no_range() -> None:
    assert values("2011 से 360000 से अधिक लोग मर चुके हैं।", "hi")[0] == "2011"


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("en", "It fell 4200 1/2 feet in 2,600 2/3 seconds.", ["4200.5", "PT2600.666667S"]),
        ("vi", "trong 4200 2/3 trận", ["4200.666667"]),
        ("en", "In 2018 1/3 of them had left.", ["2018", "0.333333"]),
        ("th", "ปี 2543 1/3 ของพวกเขาย้ายออก", ["2000", "0.333333"]),
    ],
)
def test_a_fraction_goes_on_from_any_whole_but_a_year(lang: str, text: str, told: list[str]) -> None:
    assert values(text, lang) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ba năm trước", ["P3Y"]),
        ("mười năm sau", ["P10Y"]),
        ("hai mươi năm", ["P20Y"]),
        ("hai triệu năm trước", ["P2000000Y"]),
        ("năm năm trước", ["P5Y"]),
        ("năm người", ["5"]),
        ("hai mươi lăm người", ["25"]),
        ("một trăm năm mươi người", ["150"]),
        ("cụ bà 91 tuổi", ["P91Y"]),
    ],
)
def test_a_word_for_five_behind_a_number_is_a_year_in_vietnamese(text: str, told: list[str]) -> None:
    assert values(text, "vi") == told
