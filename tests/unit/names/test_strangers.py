"""Names in Latin letters, in Thai, that nothing on the other side can be."""

from __future__ import annotations

import re

import pytest
from babel import Locale
from test_swapped import swaps

from thiap.names.fold import fold_latin
from thiap.names.may_be import closeness, may_be, nearer, nearest


@pytest.mark.parametrize(("lang", "least", "most"), [("ja", 0.96, 0.05), ("zh", 0.93, 0.06)])
def test_cities_may_be_their_names_and_hardly_others(lang: str, least: float, most: float) -> None:
    """Names that no rule was made for: the cities of time zones, each beside its own name and another."""
    own, english = Locale(lang), Locale("en")
    both = []
    for key, zone in sorted(own.time_zones.items()):
        name = english.time_zones.get(key, {}).get("city") or key.rpartition("/")[2].replace("_", " ")
        if "city" in zone and re.fullmatch("[A-Za-z]{4,}", name) and not re.search("[A-Za-z]", zone["city"]):
            both.append((fold_latin(name), zone["city"]))
    right = sum(may_be(name, city, lang) for name, city in both)
    wrong = sum(may_be(name, city, lang) for (name, _), (_, city) in zip(both, both[7:], strict=False))
    assert right >= least * len(both)
    assert wrong <= most * len(both)


@pytest.mark.parametrize(
    ("latin", "word", "lang", "found"),
    [
        ("rosenthal", "Rosenthals", "de", True),
        ("davis", "das", "de", False),
        ("robson", "ジェームズロブソン", "ja", True),
        ("peterson", "フェルドカンプ", "ja", False),
        ("donohoe", "多诺霍", "zh", True),
        ("hamilton", "多诺霍", "zh", False),
    ],
)
def test_a_word_in_latin_letters_may_be_another(latin: str, word: str, lang: str, *, found: bool) -> None:
    assert may_be(latin, word, lang) is found


def test_a_word_is_rather_the_nearer_one() -> None:
    """Two names of one passage that sound much alike are each the one that is nearer."""
    assert nearer("donggala", "galloway", "ドンガラ", "ja")
    assert not nearer("galloway", "donggala", "ドンガラ", "ja")
    assert nearest("donggala", "ドンガラ", "ヌガラホ", "ja")
    assert not nearest("donggala", "ドンガラ", "ドンガラ", "ja")
    assert closeness("rosenthal", "Rosenthal", "de") == 100.0


@pytest.mark.parametrize(
    ("lang", "source", "target", "found"),
    [
        # a whole name, in the place of one
        ("ja", "ハンターはそう語った。", "Piotr Jankowski กล่าวเช่นนั้น", [("ハンター", "Piotr Jankowski")]),
        ("ja", "ハンターはそう語った。", "Karen Hunter กล่าวเช่นนั้น", []),
        # words that Japanese joined without a dot
        ("ja", "画家のカレンハンターはそう語った。", "จิตรกร Karen Hunter กล่าวเช่นนั้น", []),
        (
            "ja",
            "画家のカレンハンターはそう語った。",
            "จิตรกร Piotr Jankowski กล่าวเช่นนั้น",
            [("カレンハンター", "Piotr Jankowski")],
        ),
        # parted by a blank before what people are called
        ("ja", "カレン ハンター氏は語った。", "เขากล่าวเช่นนั้นมานาน", [("カレン ハンター", "")]),
        # a name that the text keeps, and one that it never has
        ("ja", "Feldkampは反対した。", "Feldkamp คัดค้านเรื่องนี้", []),
        # characters without a dot
        ("zh", "韦斯特菲尔德表示反对。", "Piotr Jankowski คัดค้านเรื่องนี้", [("韦斯特菲尔德", "Piotr Jankowski")]),
        ("zh", "韦斯特菲尔德表示反对。", "Anna Westerfield คัดค้านเรื่องนี้", []),
        # what is no person in Latin letters
        ("zh", "韦斯特菲尔德表示反对。", "แถลงการณ์ใน Newsroom คัดค้านเรื่องนี้", []),
        (
            "de",
            "Gestern sprach Präsidentin Ines Malburg.",
            "เมื่อวานนี้ Piotr Jankowski พูด",
            [("Präsidentin Ines Malburg", "Piotr Jankowski")],
        ),
        ("de", "Gestern sprach Präsidentin Ines Malburg.", "เมื่อวานนี้ Ines Malburg พูด", []),
        ("de", "Die Zahl der Opfer ist höher.", "จำนวนผู้เสียชีวิตใน Donggala สูงขึ้น", []),
        # the same behind a Thai title
        ("ja", "フェルドカンプ氏は反対した。", "นายเจนกินส์ คัดค้านเรื่องนี้", [("フェルドカンプ", "เจนกินส์")]),
        ("ja", "フェルドカンプ氏は反対した。", "นายเฟลด์แคมป์ คัดค้านเรื่องนี้", []),
        ("ja", "フェルドカンプ氏は反対した。", "เขาคัดค้านเรื่องนี้เมื่อเดือนมิถุนายนที่ผ่านมา", []),
    ],
)
def test_strangers(lang: str, source: str, target: str, found: list[tuple[str, str]]) -> None:
    """A name that the draft keeps and the source does not have stands for one that it has."""
    assert swaps(f"{source}\n1999", f"{target}\n1999", "th", source_lang=lang) == found


def test_a_single_name_counts_where_the_lost_one_is_somebody() -> None:
    """A name kept elsewhere is known to be kept; the place of a plain loan word is nobody's."""
    source = "ヌグロホがそう語った。\nヌグロホは来なかった。"
    target = "Nugroho กล่าวเช่นนั้น\n{} ไม่มา"
    assert swaps(source, target.format("Jankowski"), "th", source_lang="ja", alone=True) == [
        ("ヌグロホ", "Jankowski")
    ]
    assert swaps(source, target.format("Nugroho"), "th", source_lang="ja", alone=True) == []
    assert swaps("スピードがある。", "Jankowski เร็วมาก", "th", source_lang="ja", alone=True) == []


def test_out_of_thai() -> None:
    """The Thai source keeps a name; the draft has another."""
    source = "Karen Hunter กล่าวเช่นนั้น\n1999"
    assert swaps(source, "ピョートルはそう語った。\n1999", "ja", source_lang="th") == [
        ("Karen Hunter", "ピョートル")
    ]
    assert swaps(source, "カレン・ハンターはそう語った。\n1999", "ja", source_lang="th") == []


@pytest.mark.parametrize(("last", "found"), [("伍兹是谁？", [("คาร์ลสัน", "")]), ("卡尔森是谁？", [])])
def test_out_of_thai_a_name_that_is_always_rendered(last: str, found: list[tuple[str, str]]) -> None:
    """In characters no other name is told from words, but that this one is not there is."""
    source = "คาร์ลสันมาถึงแล้ว\nฝนตกเมื่อวาน\nคาร์ลสันกลับบ้าน\nวันนี้คาร์ลสันหิวมาก\nคาร์ลสันคือใคร"
    target = f"卡尔森到了。\n昨天下雨。\n卡尔森回家了。\n今天卡尔森很饿。\n{last}\n先生卡尔·卡尔森"
    assert swaps(source + "\nนายคาร์ล คาร์ลสัน", target, "zh", source_lang="th", alone=True) == found


@pytest.mark.parametrize(
    ("lang", "source", "name"),
    [
        ("zh", "主持人凯特琳·亨特利在推特上发言。", "Ariana Grande"),
        ("ja", "ジョスリンピックマンは否定された。", "Peter Hoffman"),
    ],
)
def test_one_word_that_is_like_another_by_chance_does_not_answer_for_a_whole_name(
    lang: str, source: str, name: str
) -> None:
    found = swaps(source, f"{name} กล่าวเช่นนั้นเมื่อวานนี้", "th", source_lang=lang)
    assert [theirs for _, theirs in found] == [name]
