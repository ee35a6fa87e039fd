"""A surname that a whole name of another passage teaches, where the draft names somebody else."""

from __future__ import annotations

import pytest
from test_swapped import swaps

THAI = "โรเบิร์ต แฟร์นันเดส ลาออกเมื่อวันจันทร์\nปีที่แล้วฝนตกน้อย\nชาวบ้านไปต้อนรับ{}ที่สถานี"
DRAFTS = {
    "ja": (
        "ロバート・フェルナンデス氏は月曜日に辞任した。\n昨年は雨が少なかった。\n住民は駅で{}を出迎えた。",
        "フェルナンデス氏",
    ),
    "zh": ("罗伯特·费尔南德斯周一辞职。\n去年雨水很少。\n居民在车站迎接{}。", "费尔南德斯"),
}


def _told(lang: str, name: str, thai: str = "แฟร์นันเดส") -> bool:
    pair = THAI.format(thai), DRAFTS[lang][0].format(name)
    out = bool(swaps(*pair, lang, source_lang="th", alone=True))
    assert out is bool(swaps(*reversed(pair), "th", source_lang=lang, alone=True))
    return out


@pytest.mark.parametrize("lang", sorted(DRAFTS))
def test_a_taught_surname(lang: str) -> None:
    others = {"ja": ("コワルスキ氏", "メルケル氏"), "zh": ("科瓦尔斯基", "默克尔", "牛顿")}
    assert not _told(lang, DRAFTS[lang][1])
    for other in others[lang]:
        assert _told(lang, other)


@pytest.mark.parametrize(
    ("lang", "name", "thai"),
    [
        ("ja", "彼", "แฟร์นันเดส"),
        ("ja", "Fernandes氏", "แฟร์นันเดส"),
        ("ja", "フェルナンド氏", "แฟร์นันเดส"),
        ("ja", "ノルウェー人", "แฟร์นันเดส"),
        ("zh", "他", "แฟร์นันเดส"),
        ("zh", "费南德斯", "แฟร์นันเดส"),
        ("zh", "默克尔", "เขา"),
        ("zh", "默克尔", "แมร์เคิล"),
    ],
)
def test_who_is_nobody_else(lang: str, name: str, thai: str) -> None:
    """A pronoun, the original, another spelling; the Thai says he, or the other one too."""
    assert not _told(lang, name, thai)
