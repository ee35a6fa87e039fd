from __future__ import annotations

import pytest

from thiap.model import Alignment, Bead, Document, NameEntry, Term
from thiap.names import find_names, learn_names
from thiap.names.acronyms import acronym_keys
from thiap.names.fold import fold_thai
from thiap.names.thai import begins_cut
from thiap.readers import read_text


def lines(doc: Document) -> list[tuple[int, int]]:
    spans, at = [], 0
    for line in doc.text.splitlines(keepends=True):
        if line.strip():
            spans.append((at, at + len(line.rstrip())))
        at += len(line)
    return spans


def table(
    source: str, target: str, mode: str = "translation"
) -> tuple[dict[str, NameEntry], list[tuple[str, str]]]:
    left = read_text("s.txt", source, lang="en")
    right = read_text("t.txt", target, lang="th")
    beads = tuple(Bead((s,), (t,), 0.9) for s, t in zip(lines(left), lines(right), strict=True))
    alignment = Alignment(beads, "comparable" if mode == "comparable" else "translation", "none", (1.0, 1.0))
    entries, facts = learn_names(left, right, alignment, find_names(left), find_names(right))
    return {entry.source: entry for entry in entries}, [(fact.text, fact.value) for fact in facts]


def test_a_name_is_found_by_its_sound_and_has_the_sources_key() -> None:
    entries, facts = table("The engineer Viktor Grigoriev drew the plan.", "วิศวกรวิกเตอร์ กริกอรีเยฟ เป็นผู้ร่างแผน")
    assert entries["Viktor Grigoriev"].target == ("วิกเตอร์ กริกอรีเยฟ",)
    assert ("วิกเตอร์ กริกอรีเยฟ", "viktor grigoriev") in facts


def test_short_forms_are_found_where_the_full_one_taught_them() -> None:
    entries, _ = table(
        "Viktor Grigoriev drew the plan.\nLater Grigoriev sold it.",
        "วิกเตอร์ กริกอรีเยฟ เป็นผู้ร่างแผน\nต่อมากริกอรีเยฟขายมันไป",
    )
    assert set(entries["Viktor Grigoriev"].target) == {"วิกเตอร์ กริกอรีเยฟ", "กริกอรีเยฟ"}
    assert entries["Viktor Grigoriev"].count == (2, 2)


def test_a_latin_name_stands_as_it_is() -> None:
    entries, _ = table("She moved to Częstowice in May.", "เธอย้ายไป Częstowice ในเดือนพฤษภาคม")
    assert entries["Częstowice"].target == ("Częstowice",)


def test_an_acronym_is_read_letter_by_letter() -> None:
    entries, _ = table("The KDTV crew filmed it.", "ทีมงานเคดีทีวีถ่ายทำไว้")
    assert entries["KDTV"].target == ("เคดีทีวี",)


def test_countries_are_known_by_heart_and_people_belong_to_them() -> None:
    entries, facts = table("Dutch ships left Spain.", "เรือของชาวเนเธอร์แลนด์ออกจากสเปน")
    assert {value for _, value in facts} == {"netherlands", "spain"}
    assert entries["Spain"].score == 1.0


@pytest.mark.parametrize(
    ("source", "target", "name", "rendering"),
    [
        ("the Treaty of Brandberg", "สนธิสัญญาบรันด์แบร์ก", "Treaty of Brandberg", "สนธิสัญญาบรันด์แบร์ก"),
        ("the Spanish government", "รัฐบาลสเปน", "Spanish government", "รัฐบาลสเปน"),
        ("Swedes and Danes in Western Sweden", "ชาวสวีเดนในสวีเดนตะวันตก", "Western Sweden", "สวีเดนตะวันตก"),
        (
            "the Norwegian invasion of Sweden",
            "การบุกครองสวีเดนของนอร์เวย์",
            "invasion of Sweden",
            "การบุกครองสวีเดน",
        ),
    ],
)
def test_composites_stand_together(source: str, target: str, name: str, rendering: str) -> None:
    entries, _ = table(f"They spoke of {source} at length.", f"พวกเขาพูดถึง{target}อย่างยืดยาว")
    if name == "invasion of Sweden":
        name, rendering = "Norwegian invasion of Sweden", "การบุกครองสวีเดนของนอร์เวย์"
    assert rendering in entries[name].target


def test_who_acts_is_not_whom_it_befalls() -> None:
    entries, _ = table("After the invasion of Sweden they fled.", "หลังการบุกครองของสวีเดนพวกเขาหนีไป")
    assert "invasion of Sweden" not in entries


def test_a_slip_of_one_letter_is_still_the_name() -> None:
    target = "นอร์เวย์จับปลา\nนอร์เวย์ขายปลา\nเรือของนอร์เวยแล่นเร็ว"
    _, facts = table("Norway fished.\nNorway sold fish.\nThe ships of Norway were fast.", target)
    assert [value for _, value in facts] == ["norway"] * 3


def test_in_comparable_texts_names_are_found_beyond_the_beads() -> None:
    source = "The old town lies on a hill.\nThe painter Konstantin Abernathy lived there."
    left = read_text("s.txt", source, lang="en")
    right = read_text("t.txt", "เมืองเก่าตั้งอยู่บนเนินเขา\nจิตรกรชื่ออาเบอร์นาธีเคยอาศัยอยู่", lang="th")
    bead = Bead((lines(left)[0],), (lines(right)[0],), 0.9)
    alignment = Alignment((bead,), "comparable", "none", (0.5, 0.5))
    entries, _ = learn_names(left, right, alignment, (), ())
    assert any("อาเบอร์นาธี" in entry.target for entry in entries)


def test_known_names_inside_other_words_are_left_alone() -> None:
    facts = find_names(read_text("t.txt", "หลังการประชุม ภูเขาไฟพ่นลาวาออกมา", lang="th"))
    assert facts == ()


def test_a_syllable_cut_open_is_no_word_around_a_name() -> None:
    """In จีนอีก the letters นอ are half a syllable and no horn; ศจี is a name."""
    facts = find_names(read_text("t.txt", "โรงงานในประเทศจีนอีกสองแห่งปิดลง ชาวจีนก็กังวล", lang="th"))
    assert [fact.text for fact in facts] == ["จีน", "จีน"]


@pytest.mark.parametrize(("form", "cut"), [("ร์นา", True), ("ด์", True), ("นาร์ด", False), ("", False)])
def test_a_silenced_letter_begins_no_word(form: str, cut: bool) -> None:
    assert begins_cut(form) is cut


def test_acronym_spellings() -> None:
    assert fold_thai("เอฟเอโอ").units in acronym_keys("FAO")
    assert acronym_keys("x") == ()


def test_a_name_of_the_glossary_needs_no_sound() -> None:
    left = read_text("s.txt", "The barge Morning Star sank. Later the Morning Star was raised.", lang="en")
    right = read_text("t.txt", "เรือบรรทุกดาวประกายพรึกจมลง ต่อมาดาวประกายพรึกถูกกู้ขึ้น", lang="th")
    bead = Bead(((0, len(left.text)),), ((0, len(right.text)),), 0.9)
    alignment = Alignment((bead,), "translation", "none", (1.0, 1.0))
    terms = (Term("Morning Star", "ดาวประกายพรึก", "required"),)
    entries, _ = learn_names(left, right, alignment, (), (), terms=terms)
    assert [entry.target for entry in entries if entry.source == "Morning Star"] == [("ดาวประกายพรึก",)]
