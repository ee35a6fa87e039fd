"""Decades and centuries as the languages name them."""

from __future__ import annotations

import pytest

from thiap.facts import extract_facts
from thiap.readers import read_text

EIGHTIES = (
    ("de", "In den 80er-Jahren sank die Zahl."),
    ("de", "In den 1980er Jahren sank die Zahl."),
    ("de", "Anfang der Achtzigerjahre sank die Zahl."),
    ("nl", "In de jaren 80 daalde het aantal."),
    ("nl", "In de jaren tachtig daalde het aantal."),
    ("nl", "In de jaren 1980 daalde het aantal."),
    ("fr", "Dans les années 80, le nombre a baissé."),
    ("fr", "Dans les années quatre-vingt, le nombre a baissé."),
    ("fr", "Dans les années 1980, le nombre a baissé."),
    ("es", "En los años 80 bajó el número."),
    ("es", "En la década de los ochenta bajó el número."),
    ("es", "En la década de 1980 bajó el número."),
    ("it", "Negli anni '80 il numero è calato."),
    ("it", "Negli anni 80 il numero è calato."),
    ("it", "Negli anni Ottanta il numero è calato."),
    ("it", "Negli anni 1980 il numero è calato."),
    ("pt", "Nos anos 80 o número caiu."),
    ("pt", "Na década de 1980 o número caiu."),
    ("pt", "Nos anos oitenta o número caiu."),
    ("pt", "Na década de 80 o número caiu."),
    ("ru", "В 80-х годах число упало."),
    ("ru", "В 1980-х годах число упало."),
    ("ru", "В восьмидесятых годах число упало."),
    ("ru", "В 1980-е годы число упало."),
    ("pl", "W latach 80. liczba spadła."),
    ("pl", "W latach 80. XX wieku liczba spadła."),
    ("pl", "W latach osiemdziesiątych liczba spadła."),
    ("pl", "W latach 1980. liczba spadła."),
    ("tr", "1980'lerde sayı düştü."),
    ("tr", "80'li yıllarda sayı düştü."),
    ("tr", "Seksenli yıllarda sayı düştü."),
    ("hi", "1980 के दशक में संख्या घटी।"),
    ("hi", "अस्सी के दशक में संख्या घटी।"),
    ("hi", "80 के दशक में संख्या घटी।"),
    ("ar", "في ثمانينيات القرن الماضي انخفض العدد."),
    ("ar", "في الثمانينيات انخفض العدد."),
    ("ar", "في ثمانينيات القرن العشرين انخفض العدد."),
    ("id", "Pada 1980-an jumlahnya turun."),
    ("id", "Pada tahun 80-an jumlahnya turun."),
    ("id", "Pada dekade 1980-an jumlahnya turun."),
    ("vi", "Vào thập niên 1980 con số giảm."),
    ("vi", "Vào những năm 1980 con số giảm."),
    ("vi", "Vào những năm 80 con số giảm."),
    ("vi", "Vào thập niên 80 con số giảm."),
    ("ja", "1980年代に数は減った。"),
    ("ja", "80年代に数は減った。"),
    ("zh", "上世纪80年代数量下降。"),
    ("zh", "二十世纪八十年代数量下降。"),
    ("ko", "1980년대에 수가 줄었다."),
    ("ko", "80년대에 수가 줄었다."),
    ("sv", "På 1980-talet sjönk antalet."),
    ("sv", "På 80-talet sjönk antalet."),
    ("en", "In the 1980s the number fell."),
)


def dates(text: str, lang: str) -> list[str]:
    """The dates of a text."""
    facts = extract_facts(read_text("text", text, lang=lang))
    return [fact.readings[0].value for fact in facts if fact.kind == "date"]


@pytest.mark.parametrize(("lang", "text"), EIGHTIES)
def test_a_decade(lang: str, text: str) -> None:
    facts = extract_facts(read_text("text", text, lang=lang))
    assert [fact.readings[0].value for fact in facts] == ["198X"]


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("pl", "W latach 90. XIX wieku liczba spadła.", ["189X"]),
        ("es", "En los años 80 del siglo XIX bajó.", ["188X"]),
        ("it", "Gli anni Trenta del Novecento.", ["193X"]),
        ("it", "Nacque alla fine dell'Ottocento.", ["18XX"]),
        ("ar", "في ثمانينيات القرن التاسع عشر انخفض العدد.", ["188X"]),
        ("fr", "Les années 1980 à 1985 furent dures.", ["1980/1985"]),
        ("es", "Los años 1980 y 1981 fueron duros.", ["1980", "1981"]),
        ("id", "Pada tahun 1980 jumlahnya turun.", ["1980"]),
        ("ru", "В 1980 году число упало.", ["1980"]),
        ("tr", "1980'de sayı düştü.", ["1980"]),
    ],
)
def test_its_century_and_years_that_are_none(lang: str, text: str, found: list[str]) -> None:
    assert dates(text, lang) == found


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Er lebte 80 Jahre."),
        ("nl", "In de laatste jaren 80 mensen."),
        ("it", "Negli ultimi anni 80 persone sono morte."),
        ("it", "Le ottocento persone sono partite."),
        ("pl", "Od lat 80 osób choruje."),
        ("ru", "Он жил 80 лет."),
        ("vi", "Trong 80 năm con số giảm."),
        ("ar", "هو في الستينيات من عمره."),
    ],
)
def test_what_is_no_decade(lang: str, text: str) -> None:
    assert not dates(text, lang)
