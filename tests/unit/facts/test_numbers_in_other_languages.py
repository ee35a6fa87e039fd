"""Numbers that a language says in its own way: dozens, below zero, shares, quarters of an hour, decades."""

from __future__ import annotations

import pytest

from thiap.facts import extract_facts
from thiap.readers import read_text


def values(text: str, lang: str) -> list[str]:
    return [
        reading.value for fact in extract_facts(read_text("t", text, lang=lang)) for reading in fact.readings
    ]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Zwei Dutzend Eier genügen."),
        ("fr", "Deux douzaines d'œufs suffisent."),
        ("es", "Bastan dos docenas de huevos."),
        ("it", "Bastano due dozzine di uova."),
        ("pt", "Duas dúzias de ovos bastam."),
        ("nl", "Twee dozijn eieren is genoeg."),
        ("ru", "Двух дюжин яиц достаточно."),
        ("ja", "卵は2ダースで足りる。"),
        ("ko", "달걀은 두 다스면 충분하다."),
    ],
)
def test_dozens(lang: str, text: str) -> None:
    assert "24" in values(text, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Es sank auf minus fünf Grad."),
        ("fr", "Il a fait moins cinq degrés."),
        ("es", "Bajó a cinco grados bajo cero."),
        ("it", "La temperatura scese a meno cinque gradi."),
        ("pt", "Desceu a cinco graus negativos."),
        ("nl", "Het werd min vijf graden."),
        ("ru", "Похолодало до минус пяти градусов."),
        ("ja", "氷点下5度まで下がった。"),
        ("zh", "气温降到零下五度。"),
        ("ko", "영하 5도까지 떨어졌다."),
    ],
)
def test_below_zero(lang: str, text: str) -> None:
    assert values(text, lang) == ["-5"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Moins de cinq personnes."),
        ("it", "Meno di cinque persone."),
        ("pt", "Vieram menos cinco pessoas."),
    ],
)
def test_less_is_not_below_zero(lang: str, text: str) -> None:
    assert "-5" not in values(text, lang)


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("ja", "物価は3分の1上がった。", "0.333333"),
        ("ko", "유권자의 4분의 3이 찬성했다.", "0.75"),
        ("it", "Tre quarti degli elettori erano d'accordo.", "0.75"),
        ("es", "Tres cuartas partes de los votantes.", "0.75"),
        ("ja", "15分の休憩がある。", "PT15M"),
        ("ko", "10분의 휴식이 있다.", "PT10M"),
    ],
)
def test_shares_and_the_minutes_that_look_like_them(lang: str, text: str, value: str) -> None:
    assert value in values(text, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Es beginnt um Viertel vor neun."),
        ("nl", "Het begint om kwart voor negen."),
        ("ru", "Начинается без четверти девять."),
        ("es", "Empieza a las nueve menos cuarto."),
        ("it", "Inizia alle nove meno un quarto."),
        ("pt", "Começa às nove menos um quarto."),
    ],
)
def test_a_quarter_to_nine(lang: str, text: str) -> None:
    assert "08:45" in values(text, lang)


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("de", "In den Neunzigerjahren stiegen sie.", "199X"),
        ("it", "Negli anni Novanta aumentarono.", "199X"),
        ("nl", "In de jaren negentig stegen ze.", "199X"),
        ("es", "Fue en los años sesenta.", "196X"),
        ("es", "Recorrió los sesenta kilómetros.", "60"),
        ("it", "Aveva meno di trent'anni.", "P30Y"),
    ],
)
def test_decades_in_words(lang: str, text: str, value: str) -> None:
    assert value in values(text, lang)


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("ja", "1万5000円かかる。", "15000"),
        ("ja", "1億2000万人が住む。", "120000000"),
        ("ja", "2万3,000円かかる。", "23000"),
        ("ko", "1만5000유로가 든다.", "15000"),
        ("ja", "1万 5000人", "10000"),
        ("ja", "2020年5000人が来た。", "5000"),
    ],
)
def test_digits_behind_ten_thousand(lang: str, text: str, value: str) -> None:
    assert value in values(text, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Le magasin ouvre à midi et ferme à minuit."),
        ("es", "La tienda abre a mediodía y cierra a medianoche."),
        ("it", "Il negozio apre a mezzogiorno e chiude a mezzanotte."),
        ("ru", "Магазин открывается в полдень и закрывается в полночь."),
        ("ko", "가게는 정오에 열고 자정에 닫는다."),
        ("zh", "商店正午开门，午夜关门。"),
    ],
)
def test_noon_and_midnight(lang: str, text: str) -> None:
    assert values(text, lang) == ["12:00", "00:00"]


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("zh", "第二版于十年后问世。", ["2", "P10Y"]),
        ("zh", "他是三年级学生。", []),
        ("zh", "这里有六套房子。", ["6"]),
        ("ja", "それは数十年前のことだ。", []),
        ("ja", "三年生の時に転校した。", []),
        ("zh", "出口下降了2.3个百分点。", ["2.3"]),
        ("ko", "수출은 2.3%포인트 감소했다.", ["2.3"]),
    ],
)
def test_years_and_points_in_characters(lang: str, text: str, found: list[str]) -> None:
    assert values(text, lang) == found
