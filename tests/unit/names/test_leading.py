"""Somebody whom a passage begins with, beside Thai that begins with somebody else."""

from __future__ import annotations

import pytest
from test_swapped import swaps


def _told(lang: str, draft: str, thai: str) -> bool:
    out = bool(swaps(thai, draft, lang, source_lang="th", alone=True))
    assert out is bool(swaps(draft, thai, "th", source_lang=lang, alone=True))
    return out


@pytest.mark.parametrize(
    ("lang", "draft"),
    [("ja", "{}は土曜日の試合で三度得点した。"), ("zh", "{}在周六的比赛中三次得分。")],
)
@pytest.mark.parametrize("thai", ["{}ทำประตูได้สามครั้งในนัดวันเสาร์", "“{}ทำประตูได้สามครั้งในนัดวันเสาร์”"])
def test_two_who_lead_their_sentences(lang: str, draft: str, thai: str) -> None:
    """The texts name neither of them elsewhere."""
    names = {"ja": ("コワルスキ", "エルドアン"), "zh": ("科瓦尔斯基", "阿姆斯特朗")}
    right, wrong = (draft.format(name) for name in names[lang])
    for name in ("Kowalski ", "โควัลสกี"):
        assert not _told(lang, right, thai.format(name))
        assert _told(lang, wrong, thai.format(name))


@pytest.mark.parametrize(
    ("lang", "draft", "thai"),
    [
        # of the name only the surname is said
        ("ja", "コワルスキは三度得点した。", "Leo Kowalski ทำประตูได้สามครั้ง"),
        # both are named, the other first
        ("ja", "エルドアンはコワルスキに敗れた。", "Kowalski เอาชนะแอร์โดอันได้เมื่อวาน"),
        # it is not what the sentence is about, or no name of a person
        ("ja", "ボーナスの一部は来月支払われる。", "Kowalski จะได้เงินพิเศษบางส่วนในเดือนหน้า"),
        ("ja", "ノルウェーは三度得点した。", "Kowalski ทำประตูให้นอร์เวย์ได้สามครั้ง"),
        # the Thai begins with a word of its own, a loan word or a name of English words
        ("ja", "エルドアンは三度得点した。", "เขาทำประตูได้สามครั้ง"),
        ("ja", "エルドアンは一杯飲んだ。", "กาแฟหมดไปหนึ่งถ้วย"),
        ("ja", "エルドアンは記者に話した。", "Market Watch ได้คุยกับเขา"),
        ("zh", "他在周六的比赛中三次得分。", "Kowalski ทำประตูได้สามครั้งในนัดวันเสาร์"),
    ],
)
def test_what_leads_may_be_another_word(lang: str, draft: str, thai: str) -> None:
    assert not _told(lang, draft, thai)


def test_first_name_and_surname_of_one() -> None:
    """Elsewhere the text has both side by side."""
    thai = "ลีออน โควัลสกี มาถึงวันจันทร์\n{} ทำประตูได้สามครั้ง"
    draft = "レオン・コワルスキは月曜日に着いた。\nコワルスキは三度得点した。"
    assert not _told("ja", draft, thai.format("ลีออน"))
    assert _told("ja", draft, thai.format("แอร์โดอัน"))


@pytest.mark.parametrize(
    ("draft", "thai", "told"),
    [
        ("Oprah Vinterberg gab ihren Rücktritt bekannt.", "ไมเคิล จอร์แดน ประกาศลาออก", True),
        ("Auch Oprah Vinterberg gab ihren Rücktritt bekannt.", "ไมเคิล จอร์แดน ก็ประกาศลาออก", True),
        ("Oprah Vinterberg gab ihren Rücktritt bekannt.", "โอปราห์ วินเทอร์แบร์ก ประกาศลาออก", False),
        ("Libero Kowalski traf dreimal.", "โควัลสกีทำประตูได้สามครั้ง", False),
        ("Libero Kowalski traf dreimal.", "เลโอทำประตูได้สามครั้ง", True),
        ("Der Stürmer Kowalski traf dreimal.", "โควัลสกีทำประตูได้สามครั้ง", False),
        ("Viele Spieler trafen dreimal.", "โควัลสกีทำประตูได้สามครั้ง", False),
        ("Am Montag trat Oprah Vinterberg zurück.", "เมื่อวันจันทร์เธอลาออก", False),
    ],
)
def test_two_german_words_that_lead(draft: str, thai: str, told: bool) -> None:
    """Capitals show no name in German; what the Thai begins with does."""
    assert _told("de", draft, thai) is told
