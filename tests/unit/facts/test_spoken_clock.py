"""Hours and minutes as the languages say them."""

from __future__ import annotations

import pytest

from thiap.facts import extract_facts
from thiap.readers import read_text

SAID = (
    ("de", "Der Zug kommt um zehn vor acht an.", "07:50"),
    ("de", "Der Zug kommt um fünf nach sieben an.", "07:05"),
    ("de", "Es war zwanzig Minuten vor drei.", "02:40"),
    ("de", "Er kam um sechs Uhr fünfzehn.", "06:15"),
    ("de", "Die Sitzung endet um fünf vor halb neun.", "08:25"),
    ("nl", "De trein komt om tien voor acht aan.", "07:50"),
    ("nl", "De bus vertrekt om vijf over zeven.", "07:05"),
    ("nl", "Het is tien voor half negen.", "08:20"),
    ("nl", "Hij kwam om zes uur vijftien.", "06:15"),
    ("fr", "Le train arrive à huit heures moins dix.", "07:50"),
    ("fr", "Le train arrive à huit heures vingt.", "08:20"),
    ("fr", "Il est neuf heures moins le quart.", "08:45"),
    ("fr", "Il est parti à neuf heures et quart.", "09:15"),
    ("es", "El tren llega a las ocho menos diez.", "07:50"),
    ("es", "El tren llega a las ocho y veinte.", "08:20"),
    ("es", "El tren sale a las seis y cuarto.", "06:15"),
    ("es", "Abre a las nueve menos cuarto.", "08:45"),
    ("it", "Il treno arriva alle otto meno dieci.", "07:50"),
    ("it", "Il treno arriva alle otto e venti.", "08:20"),
    ("it", "Il treno parte alle sei e un quarto.", "06:15"),
    ("it", "Sono le nove meno un quarto.", "08:45"),
    ("pt", "O trem chega às dez para as oito.", "07:50"),
    ("pt", "O comboio chega às oito menos dez de hoje.", "07:50"),
    ("pt", "O trem parte às seis e quinze.", "06:15"),
    ("pt", "O trem parte às seis e vinte.", "06:20"),
    ("ru", "Поезд прибывает без десяти восемь.", "07:50"),
    ("ru", "Поезд отправляется в четверть седьмого.", "06:15"),
    ("ru", "Было десять минут восьмого.", "07:10"),
    ("ru", "Он пришёл без четверти девять.", "08:45"),
    ("pl", "Pociąg przyjeżdża za dziesięć ósma.", "07:50"),
    ("pl", "Pociąg odjeżdża kwadrans po szóstej.", "06:15"),
    ("pl", "Przyszedł dziesięć po ósmej.", "08:10"),
    ("pl", "Spotkanie zaczyna się o ósmej piętnaście.", "08:15"),
    ("tr", "Tren sekize on kala varıyor.", "07:50"),
    ("tr", "Tren altıyı çeyrek geçe kalkıyor.", "06:15"),
    ("tr", "Saat dokuza çeyrek var.", "08:45"),
    ("tr", "Toplantı yediyi yirmi geçe başladı.", "07:20"),
    ("hi", "ट्रेन सवा छह बजे चलती है।", "06:15"),
    ("hi", "बैठक पौने आठ बजे शुरू हुई।", "07:45"),
    ("hi", "वह सात बजकर पचास मिनट पर पहुँची।", "07:50"),
    ("hi", "आठ बजने में दस मिनट पर गाड़ी आई।", "07:50"),
    ("ar", "يغادر القطار في السادسة والربع.", "06:15"),
    ("ar", "يصل القطار في الثامنة إلا عشر دقائق.", "07:50"),
    ("ar", "يبدأ العرض الساعة التاسعة إلا ربعًا.", "08:45"),
    ("ar", "وصل في الثامنة وعشر دقائق.", "08:10"),
    ("ar", "يفتح المتجر في الساعة العاشرة صباحًا.", "10:00"),
    ("id", "Kereta tiba pukul delapan kurang sepuluh.", "07:50"),
    ("id", "Kereta berangkat pukul enam lewat seperempat.", "06:15"),
    ("id", "Rapat mulai pukul tujuh lewat dua puluh.", "07:20"),
    ("id", "Toko buka pukul sembilan kurang seperempat.", "08:45"),
    ("vi", "Tàu khởi hành lúc sáu giờ mười lăm.", "06:15"),
    ("vi", "Tàu đến lúc tám giờ kém mười.", "07:50"),
    ("vi", "Cửa hàng mở lúc bảy giờ hai mươi phút.", "07:20"),
    ("ja", "9時15分前に始まる。", "08:45"),
    ("ja", "列車は7時50分に到着する。", "07:50"),
    ("ja", "六時十五分に出発した。", "06:15"),
    ("ja", "8時10分前に着いた。", "07:50"),
    ("zh", "火车六点一刻出发。", "06:15"),
    ("zh", "火车七点五十分到达。", "07:50"),
    ("zh", "火车差十分八点到达。", "07:50"),
    ("zh", "他八点三刻才来。", "08:45"),
    ("zh", "差一刻九点开门。", "08:45"),
    ("zh", "七点二十开会。", "07:20"),
    ("ko", "기차는 여덟 시 십 분 전에 도착한다.", "07:50"),
    ("ko", "기차는 여섯 시 십오 분에 출발한다.", "06:15"),
    ("ko", "9시 15분 전에 시작한다.", "08:45"),
    ("sv", "Tåget kommer klockan tio i åtta.", "07:50"),
    ("en", "The train arrives at ten to eight.", "07:50"),
    ("en", "It was ten to eight when she left.", "07:50"),
    ("en", "It starts at five past seven.", "07:05"),
    ("en", "It closes at twenty to nine.", "08:40"),
)
NO_TIMES = (
    ("de", "Er war zehn vor acht Jahren."),
    ("de", "Zehn nach acht Spielen gewonnene Punkte."),
    ("nl", "Het is vijf voor tien euro."),
    ("nl", "Er waren vijf over tien dagen."),
    ("es", "Vinieron dos y diez se fueron."),
    ("it", "Vennero otto e venti persone partirono."),
    ("it", "Se sei e resti, va bene."),
    ("ru", "Он остался без десяти человек."),
    ("ru", "В первые десять минут восьмого раунда он упал."),
    ("pl", "Za dziesięć złotych kupił osiem bułek."),
    ("pl", "Za dwa, trzy tygodnie wróci."),
    ("tr", "Ona on lira verdi."),
    ("tr", "Onda beş kişi var."),
    ("zh", "他十分高兴。"),
    ("ja", "8時間10分前に来た。"),
    ("ko", "10분 전에 왔다."),
    ("ar", "فاز في المرة السادسة."),
    ("ar", "في السادسة من عمره بدأ العزف."),
    ("en", "He put the number at five to ten people."),
    ("en", "They won ten to eight."),
)


@pytest.mark.parametrize(("lang", "text", "time"), SAID)
def test_an_hour_as_it_is_said(lang: str, text: str, time: str) -> None:
    (fact,) = extract_facts(read_text("text", text, lang=lang))
    assert fact.kind == "time"
    assert time in [reading.value for reading in fact.readings]


@pytest.mark.parametrize(("lang", "text"), NO_TIMES)
def test_numbers_that_are_no_hour(lang: str, text: str) -> None:
    assert "time" not in [fact.kind for fact in extract_facts(read_text("text", text, lang=lang))]


def test_minutes_before_an_hour_may_be_before_the_hour_and_minutes() -> None:
    (fact,) = extract_facts(read_text("text", "9時15分前に始まる。", lang="ja"))
    assert {"08:45", "09:15"} <= {reading.value for reading in fact.readings}
