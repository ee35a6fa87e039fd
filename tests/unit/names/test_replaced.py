"""Somebody in Thai letters whom nothing on the other side asks for, in the place of a name."""

from __future__ import annotations

import pytest
from test_swapped import swaps

from thiap.model import Block, Document
from thiap.names.fold import fold_roman, fold_thai
from thiap.names.named import people_in
from thiap.names.no_thai import foreign_stretches, is_loan_word
from thiap.names.translit import SearchText

#: Sentences of one story in several languages: A and B, whole and by surname.
STORY = {
    "ja": (
        "{A}氏は月曜日に辞任した。",
        "昨年は雨が少なかった。",
        "{a}氏によると、橋は来月完成する。",
        "{B}氏も会議に出席した。",
        "住民は駅で{a}氏を出迎えた。",
        "図書館は日曜日に閉まる。",
        "{b}氏は支持者に感謝した。",
    ),
    "zh": (
        "{A}周一辞职。",
        "去年雨水很少。",
        "据{a}称，大桥将于下个月完工。",
        "{B}也出席了会议。",
        "居民在车站迎接{a}。",
        "图书馆星期天关门。",
        "{b}向支持者表示感谢。",
    ),
    "de": (
        "{A} trat am Montag zurück.",
        "Im vergangenen Jahr regnete es wenig.",
        "Laut {a} wird die Brücke im nächsten Monat fertig.",
        "Auch {B} nahm an der Konferenz teil.",
        "Die Bewohner empfingen {a} am Bahnhof.",
        "Die Bibliothek ist sonntags geschlossen.",
        "{b} dankte seinen Anhängern.",
    ),
}
THAI = (
    "{A} ลาออกเมื่อวันจันทร์",
    "ปีที่แล้วฝนตกน้อย",
    "{a}ระบุว่าสะพานจะเสร็จในเดือนหน้า",
    "{B} ก็เข้าร่วมการประชุมด้วย",
    "ชาวบ้านไปต้อนรับ{a}ที่สถานี",
    "ห้องสมุดปิดวันอาทิตย์",
    "{b}กล่าวขอบคุณผู้สนับสนุน",
)
NAMES = {
    "ja": {"A": "ロバート・フェルナンデス", "B": "レオ・コワルスキ"},
    "zh": {"A": "罗伯特·费尔南德斯", "B": "利奥·科瓦尔斯基"},
    "de": {"A": "Robert Fernandes", "B": "Leo Kowalski"},
}
OURS = {"A": "โรเบิร์ต แฟร์นันเดส", "B": "เลโอ โควัลสกี"}


def _surnames(names: dict[str, str], marks: str) -> dict[str, str]:
    words = {name: names[name].translate(str.maketrans(marks, " " * len(marks))).split() for name in "AB"}
    return names | {name.lower(): words[name][-1] for name in "AB"}


def _story(lang: str, at: int = 0, **others: str) -> tuple[str, str]:
    """The story in a language and in Thai, where line ``at`` of the Thai has other names."""
    source = [line.format(**_surnames(NAMES[lang], "・·")) for line in STORY[lang]]
    ours = _surnames(OURS, "")
    target = [line.format(**(ours | others if k == at else ours)) for k, line in enumerate(THAI)]
    return "\n".join(source), "\n".join(target)


@pytest.mark.parametrize("lang", sorted(STORY))
def test_the_same_people_are_not_told(lang: str) -> None:
    assert swaps(*_story(lang), "th", source_lang=lang) == []


@pytest.mark.parametrize("lang", sorted(STORY))
@pytest.mark.parametrize("other", ["ลินด์ควิสต์", "เฟลด์คัมป์", "เบิร์กสตรอม"])
def test_a_surname_gives_way_to_one_that_neither_text_has(lang: str, other: str) -> None:
    found = swaps(*_story(lang, 2, a=other), "th", source_lang=lang)
    assert [theirs for _, theirs in found] == [other]


@pytest.mark.parametrize("lang", sorted(STORY))
def test_a_surname_gives_way_to_another_of_the_text(lang: str) -> None:
    assert swaps(*_story(lang, 4, a="โควัลสกี"), "th", source_lang=lang) != []


@pytest.mark.parametrize("lang", sorted(STORY))
@pytest.mark.parametrize("other", ["ลินด์ควิสต์", "เฟลด์คัมป์"])
def test_out_of_thai_too(lang: str, other: str) -> None:
    """The Thai names somebody whom nothing of the draft sounds like, and the draft somebody else."""
    draft, thai = _story(lang)
    assert swaps(thai, draft, lang, source_lang="th") == []
    draft, thai = _story(lang, 2, a=other)
    assert [ours for ours, _ in swaps(thai, draft, lang, source_lang="th")] == [other]


def test_a_surname_joined_to_its_first_name_is_known() -> None:
    source, target = _story("ja", 6, b="เฟลด์คัมป์")
    joined = source.replace("コワルスキ氏は支持者", "レオコワルスキは支持者")
    assert [theirs for _, theirs in swaps(joined, target, "th", source_lang="ja")] == ["เฟลด์คัมป์"]
    source, target = _story("ja")
    joined = source.replace("コワルスキ氏は支持者", "レオコワルスキは支持者")
    assert swaps(joined, target, "th", source_lang="ja") == []


@pytest.mark.parametrize("lang", sorted(STORY))
def test_a_pronoun_or_an_office_is_nobody_else(lang: str) -> None:
    assert swaps(*_story(lang, 2, a="เขา"), "th", source_lang=lang) == []
    assert swaps(*_story(lang, 4, a="รัฐมนตรี"), "th", source_lang=lang) == []


@pytest.mark.parametrize("lang", sorted(STORY))
def test_a_loan_word_beside_a_pronoun_is_nobody(lang: str) -> None:
    source, target = _story(lang, 2, a="เขา")
    assert swaps(source, target.replace("สะพาน", "แร็ปเปอร์และสตูดิโอ"), "th", source_lang=lang) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("รัฐบาลของยานคอฟสกีประกาศมาตรการ", ["ยานคอฟสกี"]),
        ("คณะกรรมการเลือกเฟลด์คัมป์เป็นประธาน", ["เฟลด์คัมป์"]),
        ("คณะกรรมการเลือกประธานคนใหม่ในเดือนหน้า", []),
        ("ชาวบ้านไปที่สถานีรถไฟในขณะที่ฝนตก", []),
    ],
)
def test_words_that_are_no_thai(text: str, names: list[str]) -> None:
    found = [text[slice(*span)] for span, sure in foreign_stretches(text, (0, len(text))) if sure]
    assert found == names


def test_loan_words_and_letters_are_no_names() -> None:
    assert all(map(is_loan_word, ["สตูดิโอ", "แร็ปเปอร์", "ดับเบิลยู"]))
    assert not any(map(is_loan_word, ["ยานคอฟสกี", "จอร์จ"]))


@pytest.mark.parametrize(
    ("lang", "name", "thai", "other"),
    [
        ("zh", "斯皮尔伯格", "สปีลเบิร์ก", "เฮมิงเวย์"),
        ("zh", "纳瓦罗", "นาวาร์โร", "เฟอร์กูสัน"),
        ("ja", "ナバロ", "นาวาร์โร", "เฟอร์กูสัน"),
        ("ja", "ファーガソン", "เฟอร์กูสัน", "นาวาร์โร"),
    ],
)
def test_names_of_another_script_are_heard_in_thai(lang: str, name: str, thai: str, other: str) -> None:
    """By what both spell Latin letters with: better than by the Latin letters of the one script alone."""
    heard = SearchText([fold_thai(thai), fold_thai(other)], "th", lang)
    right, wrong = heard.shares(fold_roman(name).units)
    assert right > 0.3 > wrong


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("记者采访了法尔范总统。", ["法尔范"]),
        ("参议员费尔南德斯在会上发言。", ["费尔南德斯"]),
        ("巴西总统在会上发言。", []),
        ("新任总统在会上发言。", []),
    ],
)
def test_what_people_are_called_shows_a_name_in_characters(text: str, names: list[str]) -> None:
    doc = Document("x", text, "zh", "text", (Block("paragraph", (0, len(text))),))
    assert [doc.quote(span) for span in people_in(doc)] == names


def test_a_party_beside_a_pronoun_is_nobody() -> None:
    source, target = _story("ja", 2, a="เขา")
    assert swaps(source, target.replace("สะพาน", "พรรคเดโมแครท"), "th", source_lang="ja") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("居·里尔森也到了。", ["居·里尔森"]),
        ("画家玛丽·居尔达在家。", ["玛丽·居尔达"]),
        ("金·科瓦尔斯卡也出席了会议。", ["金·科瓦尔斯卡"]),
        ("喬治·費爾南德斯也出席了會議。", ["喬治·費爾南德斯"]),
        ("罗伯特•费尔南德斯说，", ["罗伯特•费尔南德斯"]),
        ("罗伯特·费尔南德斯和利奥·科瓦尔斯基来了。", ["罗伯特·费尔南德斯", "利奥·科瓦尔斯基"]),
        ("罗伯特·路易·科瓦尔斯基来了。", ["罗伯特·路易·科瓦尔斯基"]),
    ],
)
def test_what_stands_beside_a_dot_is_a_name(text: str, names: list[str]) -> None:
    """One character, one that few names have, and traditional ones too."""
    doc = Document("x", text, "zh", "text", (Block("paragraph", (0, len(text))),))
    assert [doc.quote(span) for span in people_in(doc)] == names


TOGETHER = (
    ("罗伯特·费尔南德斯和利奥·科瓦尔斯基来了。", "โรเบิร์ต แฟร์นันเดส และ เลโอ โควัลสกี มาแล้ว"),
    ("费尔南德斯感谢了科瓦尔斯基。", "แฟร์นันเดสขอบคุณโควัลสกี"),
    ("去年雨水很少。", "ปีที่แล้วฝนตกน้อย"),
    ("费尔南德斯和科瓦尔斯基会谈了两个小时。", "แฟร์นันเดสและโควัลสกีหารือกันสองชั่วโมง"),
    ("图书馆星期天关门。", "ห้องสมุดปิดวันอาทิตย์"),
    ("费尔南德斯后来又问了科瓦尔斯基。", "ต่อมา {} ถามโควัลสกีอีกครั้ง"),
)


@pytest.mark.parametrize(
    ("name", "found"), [("ฮอลเลนเบ็ค", [("费尔南德斯", "ฮอลเลนเบ็ค")]), ("แฟร์นันเดส", []), ("เขา", [])]
)
def test_the_name_that_goes_with_a_name_is_no_spelling_of_it(name: str, found: list[tuple[str, str]]) -> None:
    source, target = ("\n".join(side) for side in zip(*TOGETHER, strict=True))
    assert swaps(source, target.format(name), "th", source_lang="zh") == found


#: Names that characters spell less plainly, and others.
HARDLY = {"加加林": "กาการิน", "阿姆斯特朗": "อาร์มสตรอง", "穆里尼奥": "มูรีนโย", "德约科维奇": "ยอกอวิช"}


@pytest.mark.parametrize("name", sorted(HARDLY))
def test_a_name_that_is_heard_in_part_is_missed_where_another_stands(name: str) -> None:
    source = "\n".join(STORY["zh"]).format(A="罗伯特·费尔南德斯", a="费尔南德斯", B=f"利奥·{name}", b=name)
    names = {"A": "โรเบิร์ต แฟร์นันเดส", "a": "แฟร์นันเดส", "B": f"เลโอ {HARDLY[name]}", "b": HARDLY[name]}
    *lines, last = [line.format(**names) for line in THAI]
    assert swaps(source, "\n".join([*lines, last]), "th", source_lang="zh") == []
    other = last.replace(HARDLY[name], "ฮอลเลนเบ็ค")
    assert swaps(source, "\n".join([*lines, other]), "th", source_lang="zh") == [(name, "ฮอลเลนเบ็ค")]


def test_what_begins_with_a_letter_of_thai_alone_is_no_name() -> None:
    """The dictionary leaves these words out: ฤดู, ฤกษ์."""
    text = "สวนสวยงามมากในฤดูร้อนและในฤดูกาลหน้า"
    assert list(foreign_stretches(text, (0, len(text)))) == []


def test_a_word_of_thai_cut_short_is_no_name() -> None:
    text = "ผู้อ่านเชื่อว่าประธานาธิบจะมาในวันพรุ่งนี้"
    assert list(foreign_stretches(text, (0, len(text)))) == []


def test_characters_that_spell_names_show_one_in_the_place_of_another_of_the_text() -> None:
    """By surname alone, of somebody whom the draft names nowhere else, where passages stand alone."""
    thai = "เลโอ โควัลสกี มาถึงวันจันทร์\nชาวบ้านไปต้อนรับ{}ที่สถานี"
    draft = "利奥·科瓦尔斯基周一抵达。\n居民在车站迎接{}。"
    pair = thai.format("โควัลสกี"), draft.format("阿姆斯特丁")
    assert swaps(*pair, "zh", source_lang="th", alone=True) == [("โควัลสกี", "阿姆斯特丁")]
    pair = thai.format("โควัลสกี"), draft.format("科瓦尔斯基")
    assert swaps(*pair, "zh", source_lang="th", alone=True) == []
    pair = thai.format("โควัลสกี"), draft.format("他")
    assert swaps(*pair, "zh", source_lang="th", alone=True) == []


def test_a_verb_before_a_country_is_no_name() -> None:
    """The last of three characters in a row begins 美国, and the Thai words stand nowhere else."""
    thai = "เลโอ โควัลสกี มาถึงวันจันทร์\nโควัลสกีถูกโห่ไล่ในสตูดิโอหลังชมประเทศสหรัฐฯ"
    draft = "利奥·科瓦尔斯基周一抵达。\n科瓦尔斯基赞扬美国之后遭到嘘声。"
    assert swaps(thai, draft, "zh", source_lang="th", alone=True) == []
    assert swaps(thai, draft, "zh", source_lang="th") == []
