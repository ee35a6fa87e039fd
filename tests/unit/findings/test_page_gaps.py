"""Gaps of pages that tell too little to be alarms."""

from __future__ import annotations

import pytest

from thiap.content.gaps import Gap
from thiap.findings.page_gaps import is_doubtful
from thiap.model import Alignment, Bead, Bitext
from thiap.readers import read_text


def doubtful(source: str, target: str, run: str, near: str, *, name: str = "a.md") -> bool:
    """Whether a run of the target that nothing answers is doubtful, with the text of the source around it."""
    first, second = read_text(name, source, lang="en"), read_text(name, target, lang="th")
    beads = Alignment((), "translation", "muse", (0.5, 0.5))
    start, low = second.text.index(run), first.text.index(near)
    gap = Gap("target", ((start, start + len(run)),), ((low, low + len(near)),), 0.95, True, True)
    return is_doubtful(Bitext(first, second, 0, beads, (), ()), gap, 0.95)


MENU = "<ul><li><a href='{}'>{}</a></li><li><a href='{}'>{}</a></li></ul>"


@pytest.mark.parametrize(("link", "told"), [("b.html", True), ("/th/b.html", True), ("c.html", False)])
def test_a_label_stands_where_its_link_stands(link: str, told: bool) -> None:
    source = MENU.format("a.html", "Causes", "b.html", "Projects")
    target = MENU.format("a.html", "โครงการที่เราสนับสนุน", link, "หมู่บ้านคู่มิตรของเรา")
    run = "หมู่บ้านคู่มิตรของเรา"
    assert doubtful(source, target, run, "Projects", name="a.html") is told


def test_a_link_that_one_page_has_more_often_proves_nothing() -> None:
    source = MENU.format("a.html", "Causes", "b.html", "Projects")
    target = MENU.format("b.html", "โครงการที่เราสนับสนุน", "b.html", "หมู่บ้านคู่มิตรของเรา")
    assert not doubtful(source, target, "หมู่บ้านคู่มิตรของเรา", "Projects", name="a.html")


@pytest.mark.parametrize(("code", "told"), [("`...`", True), ("`+++`", False)])
def test_a_few_words_at_their_code_are_a_piece_of_a_sentence(code: str, told: bool) -> None:
    source = "The number may be unknown: put `...` before the name."
    target = f"จำนวนอาจไม่แน่นอน ได้หลายค่า จะต้องใส่เครื่องหมาย {code} ไว้หน้าชื่อ"
    run = "จะต้องใส่เครื่องหมาย"
    assert doubtful(source, target, run, source) is told


def test_words_far_from_code_are_told() -> None:
    source = "The number may be unknown: put `...` before the name."
    target = "จำนวนอาจไม่แน่นอน ถามคนขายที่ตลาดก่อนนะ แล้วใส่ `...` ไว้หน้าชื่อ"
    assert not doubtful(source, target, "ถามคนขายที่ตลาดก่อนนะ", source)


@pytest.mark.parametrize(("value", "told"), [("`0`", True), ("`9`", False)])
def test_a_run_cut_by_code_stands_where_all_its_code_stands(value: str, told: bool) -> None:
    often = "\n\n".join(["`true` `1` `false` `0`"] * 3)
    source = "It reads words as numbers: `true` is `1`, `false` is `0`."
    run = f"โดยที่ `true` นั้นมีค่าเป็น `1` ส่วนคำว่า `false` นั้นมีค่าเป็น {value} เท่านั้น"
    assert doubtful(f"{source}\n\n{often}", f"ระบบอ่านคำเป็นตัวเลข {run}\n\n{often}", run, source) is told


@pytest.mark.parametrize(
    ("second", "told"), [("[German](/de/pump)", True), ("[the mill](/de/mill)", False)], ids=["bar", "links"]
)
def test_a_bar_of_languages_is_each_page_for_itself(second: str, told: bool) -> None:
    run = f"ภาษา: [French](/fr/pump) · {second}"
    source = "The pump stands here.\n\nIt is old."
    assert doubtful(source, f"ปั๊มตั้งอยู่ที่นี่\n\n{run}\n\nมันเก่า", run, source) is told


LIST = "The pump needs:\n\n- a rope\n- a bucket\n\nIt is old."


@pytest.mark.parametrize(
    ("target", "told"),
    [("ปั๊มต้องใช้เชือกและถัง\n\nมันเก่า", True), ("- เชือก\n- ถัง\n\nมันเก่า", False)],
    ids=["a sentence", "a list"],
)
def test_the_line_before_a_list_is_in_the_sentence_that_says_the_list(target: str, told: bool) -> None:
    first, second = read_text("a.md", LIST, lang="en"), read_text("a.md", target, lang="th")
    intro = (0, LIST.index(":") + 1)
    rope, thai = LIST.index("a rope"), target.index("เชือก")
    bead = Bead(((rope, rope + 6),), ((thai, thai + 5),), 0.9)
    alignment = Alignment((bead,), "translation", "muse", (0.5, 0.5))
    gap = Gap("source", (intro,), ((thai, thai + 5),), 0.95, True, True)
    assert is_doubtful(Bitext(first, second, 0, alignment, (), ()), gap, 0.95) is told


ITEM = "- **Three pumps:** steam, wind and water, each of which has a tank of its own"


@pytest.mark.parametrize(
    ("source", "run", "told"),
    [
        (ITEM, "**เครื่องสูบทั้งหมด:** ไอน้ำ", True),
        (ITEM.replace("**Three pumps:** ", ""), "**เครื่องสูบทั้งหมด:** ไอน้ำ", False),
        (ITEM, "**เครื่องสูบทั้งหมด:** ซ่อมแล้วเมื่อวันจันทร์ที่ผ่านมา", False),
    ],
    ids=["a label on both", "no label there", "more than the label"],
)
def test_a_label_and_a_word_are_answered_by_the_label_of_the_item(source: str, run: str, told: bool) -> None:
    target = f"- {run} ลม และน้ำ ซึ่งแต่ละเครื่องมีถังของตัวเอง"
    first, second = read_text("a.md", source, lang="en"), read_text("a.md", target, lang="th")
    start, rest = target.index("เครื่อง"), target.index("ลม และ")
    bead = Bead(((source.index("wind"), len(source)),), ((rest, len(target)),), 0.9)
    alignment = Alignment((bead,), "translation", "muse", (0.5, 0.5))
    gap = Gap("target", ((start, 2 + len(run)),), bead.source, 0.95, True, True)
    assert is_doubtful(Bitext(first, second, 0, alignment, (), ()), gap, 0.95) is told


@pytest.mark.parametrize(
    ("run", "told"),
    [("ภาษา: ไทย | [English](./README.md)", True), ("ภาษา: เหนือ | [English](./README.md)", False)],
    ids=["names", "another word"],
)
def test_a_bar_of_two_languages_is_each_page_for_itself(run: str, told: bool) -> None:
    source = "The pump stands here.\n\nIt is old."
    assert doubtful(source, f"ปั๊มตั้งอยู่ที่นี่\n\n{run}\n\nมันเก่า", run, source) is told


@pytest.mark.parametrize(("sure", "told"), [(0.85, True), (0.95, False)])
def test_a_lost_part_of_a_sentence_counts_where_it_is_all_but_sure(sure: float, told: bool) -> None:
    source, target = "Oil the pump before it runs dry.", "หยอดน้ำมันปั๊ม"
    first, second = read_text("a.md", source, lang="en"), read_text("a.md", target, lang="th")
    gap = Gap("source", ((13, len(source)),), ((0, len(target)),), sure, False, False)
    bitext = Bitext(first, second, 0, Alignment((), "translation", "muse", (0.5, 0.5)), (), ())
    assert is_doubtful(bitext, gap, sure) is told


@pytest.mark.parametrize(("sure", "told"), [(0.6, True), (0.9, False)])
def test_a_phrase_left_alone_counts_where_it_is_likely_lost(sure: float, told: bool) -> None:
    source, target = "At first the mill had no pump.", "เมื่อแรกตั้งโรงสีนั้น โรงสียังไม่มีปั๊ม"
    first, second = read_text("a.md", source, lang="en"), read_text("a.md", target, lang="th")
    gap = Gap("target", ((0, target.index(" ")),), ((0, len(source)),), sure, True, True)
    bitext = Bitext(first, second, 0, Alignment((), "translation", "muse", (0.5, 0.5)), (), ())
    assert is_doubtful(bitext, gap, sure) is told
