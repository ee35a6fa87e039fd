"""Halves of hours as each language says them: behind the unit, amid the number, ahead of it, to the hour."""

from __future__ import annotations

import pytest

from thiap.facts import extract_facts
from thiap.readers import read_text

#: By language: three and a half hours; at half past seven, where it is read.
HALVES = {
    "ar": ("استغرق ثلاث ساعات ونصف.", None),
    "de": ("Es dauerte dreieinhalb Stunden.", "Es beginnt um halb acht."),
    "es": (None, "Empieza a las siete y media."),
    "fr": (None, "Ça commence à sept heures et demie."),
    "hi": ("इसमें साढ़े तीन घंटे लगे।", "यह साढ़े सात बजे शुरू होता है।"),
    "id": ("Butuh tiga setengah jam.", "Mulai pukul setengah delapan."),
    "it": ("Ci sono volute tre ore e mezza.", "Inizia alle sette e mezza."),
    "ja": ("3時間半かかった。", "7時半に始まる。"),
    "ko": ("세 시간 반이 걸렸다.", "7시 반에 시작한다."),
    "nl": ("Het duurde drieënhalf uur.", "Het begint om half acht."),
    "pl": ("Trwało to trzy i pół godziny.", "Zaczyna się o wpół do ósmej."),
    "pt": (None, "Começa às sete e meia."),
    "ru": ("Это заняло три с половиной часа.", "Начинается в половине восьмого."),
    "tr": ("Üç buçuk saat sürdü.", "Saat yedi buçukta başlıyor."),
    "vi": ("Mất ba tiếng rưỡi.", "Bắt đầu lúc bảy giờ rưỡi."),
    "zh": ("用了三个半小时。", "七点半开始。"),
}


def values(text: str, lang: str) -> list[str]:
    return [
        reading.value for fact in extract_facts(read_text("t", text, lang=lang)) for reading in fact.readings
    ]


@pytest.mark.parametrize(("lang", "text"), [(lang, some) for lang, (some, _) in HALVES.items() if some])
def test_a_length_of_time(lang: str, text: str) -> None:
    assert values(text, lang) == ["PT3.5H"]


@pytest.mark.parametrize(("lang", "text"), [(lang, some) for lang, (_, some) in HALVES.items() if some])
def test_a_time_of_day(lang: str, text: str) -> None:
    assert "07:30" in values(text, lang)


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("de", "Der Sack war halb leer und wog acht Kilo.", "0.5"),
        ("es", "Quedan tres docenas y media.", "42"),
        ("fr", "Un million et demi de personnes sont venues.", "1500000"),
        ("ru", "Осталось два с половиной миллиона.", "2500000"),
        ("tr", "İki buçuk milyon kişi geldi.", "2500000"),
        ("vi", "Có ba triệu rưỡi người.", "3500000"),
        ("nl", "Half april kwamen acht gasten.", None),
    ],
)
def test_a_half_that_is_none_of_an_hour(lang: str, text: str, value: str | None) -> None:
    found = values(text, lang)
    assert not any(":" in one for one in found)
    assert value is None or value in found


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Cela a pris trois heures et demie."),
        ("es", "Tardó tres horas y media."),
        ("pt", "Demorou três horas e meia."),
    ],
)
def test_hours_in_words_may_be_a_length_of_time(lang: str, text: str) -> None:
    from thiap.compare.values.relate import relate

    english = extract_facts(read_text("s", "It took three and a half hours.", lang="en"))[0]
    other = extract_facts(read_text("t", "It took four and a half hours.", lang="en"))[0]
    said = extract_facts(read_text("t", text, lang=lang))[0]
    match = relate(english, said)
    assert match is not None and match.relation == "equal"
    assert relate(other, said) is None
