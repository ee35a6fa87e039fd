"""Somebody named in full, where the Thai names somebody else; sentences that stand alone."""

from __future__ import annotations

import pytest
from test_swapped import swaps

#: One sentence about somebody, and how each language has two people in full.
SAID = {
    "ja": "{}氏は月曜日に図書館を訪れた。",
    "zh": "{}周一参观了图书馆。",
    "de": "{} besuchte am Montag die Bibliothek.",
}
THAI = "{} เยี่ยมชมห้องสมุดเมื่อวันจันทร์"
ONE = {
    "ja": "ロバート・フェルナンデス",
    "zh": "罗伯特·费尔南德斯",
    "de": "Robert Fernandes",
    "th": "โรเบิร์ต แฟร์นันเดส",
}
TWO = {"ja": "レオ・コワルスキ", "zh": "利奥·科瓦尔斯基", "de": "Leo Kowalski", "th": "เลโอ โควัลสกี"}
#: Another with the first name of the first.
MIXED = {"ja": "ロバート・コワルスキ", "zh": "罗伯特·格林伍德", "de": "Robert Kowalski"}


def _found(lang: str, name: str, thai: str, *, out: bool = True) -> list[tuple[str, str]]:
    """Swaps of one sentence; ``out``: of Thai, else into it."""
    pair = THAI.format(thai), SAID[lang].format(name)
    if out:
        return swaps(*pair, lang, source_lang="th", alone=True)
    return swaps(*reversed(pair), "th", source_lang=lang, alone=True)


@pytest.mark.parametrize("lang", sorted(SAID))
@pytest.mark.parametrize("out", [True, False])
def test_the_same_person_is_not_told(lang: str, out: bool) -> None:
    assert _found(lang, ONE[lang], ONE["th"], out=out) == []
    assert _found(lang, TWO[lang], TWO["th"], out=out) == []


@pytest.mark.parametrize("lang", sorted(SAID))
@pytest.mark.parametrize("out", [True, False])
def test_another_person_is(lang: str, out: bool) -> None:
    assert _found(lang, TWO[lang], ONE["th"], out=out) != []


@pytest.mark.parametrize("lang", sorted(SAID))
def test_behind_a_first_name_that_is_heard_stands_its_surname(lang: str) -> None:
    found = _found(lang, MIXED[lang], ONE["th"])
    assert [ours for ours, _ in found] == ["แฟร์นันเดส"]


@pytest.mark.parametrize("lang", sorted(SAID))
@pytest.mark.parametrize("thai", ["โรเบิร์ต", "เขา", "แฟร์นันเดส", "โรเบิร์ต เอฟ. แฟร์นันเดส", "Robert Fernandes"])
def test_less_of_a_name_is_nobody_else(lang: str, thai: str) -> None:
    assert _found(lang, ONE[lang], thai) == []


def test_two_german_nouns_are_no_name() -> None:
    thai = "นักกีฬามีปัญหาในทัวร์นาเมนต์เป็นส่วนใหญ่"
    assert (
        swaps(thai, "Der Sportler hatte während des Turniers Probleme.", "de", source_lang="th", alone=True)
        == []
    )


def test_a_name_that_no_list_has_is_one_where_thai_has_two_words() -> None:
    other = "Auch Kofi Almstedt nahm an der Sitzung teil."
    thai = "{} ก็เข้าร่วมการประชุมด้วย"
    assert swaps(thai.format(ONE["th"]), other, "de", source_lang="th", alone=True) != []
    assert swaps(thai.format("โคฟี อัลมชเตดท์"), other, "de", source_lang="th", alone=True) == []
    assert swaps(thai.format("รัฐมนตรี"), other, "de", source_lang="th", alone=True) == []


def test_a_quotation_in_japanese_may_begin_with_a_name() -> None:
    draft = "「{}が図書館にしていることが心配だ」と彼女は言った。"
    thai = "“ฉันกังวลกับสิ่งที่โรเบิร์ต แฟร์นันเดสกำลังทำกับห้องสมุด” เธอกล่าว"
    assert swaps(thai, draft.format(ONE["ja"]), "ja", source_lang="th", alone=True) == []
    assert swaps(thai, draft.format(MIXED["ja"]), "ja", source_lang="th", alone=True) != []


def test_a_word_that_is_somebody_elsewhere_is_a_name() -> None:
    """Without what people are called too, in the place of a name in Latin letters."""
    thai = "เลโอ โควัลสกี มาถึงวันจันทร์\nBrandvold ปลูกต้นไม้ในสวน"
    draft = "レオ・コワルスキ氏は月曜日に着いた。\n{}庭に木を植えた。"
    assert swaps(thai, draft.format("コワルスキは"), "ja", source_lang="th", alone=True) == [
        ("Brandvold", "コワルスキ")
    ]
    assert swaps(thai, draft.format("ブランドボルドは"), "ja", source_lang="th", alone=True) == []
    assert swaps(thai, draft.format("彼は"), "ja", source_lang="th", alone=True) == []


def test_a_german_word_in_small_letters_explains_no_name() -> None:
    """A syllable of a name sounds like teil or der by chance."""
    lines = "Leo Kowalski kam am Montag.\nKowalski blieb.\nAm Tag darauf nahm {} an der Sitzung teil."
    thai = "เลโอ โควัลสกี มาถึงวันจันทร์\nโควัลสกีอยู่ต่อ\nวันต่อมาทิลเลนเดอร์เข้าร่วมด้วย"
    found = swaps(thai, lines.format("Kowalski"), "de", source_lang="th", alone=True)
    assert [ours for ours, _ in found] == ["ทิลเลนเดอร์"]
    assert swaps(thai, lines.format("Tillender"), "de", source_lang="th", alone=True) == []


def test_a_weekday_explains_no_name() -> None:
    """San Diego sounds like Sonntag."""
    thai = "เขาจะลงเล่นในวันอาทิตย์ที่ซานดิเอโก"
    draft = "Er wird am Sonntag in {} spielen."
    assert swaps(thai, draft.format("Martin Lindqvist"), "de", source_lang="th", alone=True) != []
    assert swaps(thai, draft.format("San Diego"), "de", source_lang="th", alone=True) == []


def test_one_of_several_names_side_by_side() -> None:
    """A list without commas: what is asked for parts the names."""
    thai = "เขาเคยเล่นให้ คาร์ดิฟฟ์ แฮลิแฟกซ์ เซนต์ แบร์นาเวน และ Redmoor"
    draft = "Er spielte für Cardiff, Halifax, {} und Redmoor."
    assert swaps(thai, draft.format("Saint Barnaven"), "de", source_lang="th", alone=True) == []
    assert swaps(thai, draft.format("einen Dorfverein"), "de", source_lang="th", alone=True) == []
    assert swaps(thai, draft.format("Second Division"), "de", source_lang="th", alone=True) != []
