"""What a number is about, what arithmetic explains, and what a text says of itself."""

from __future__ import annotations

import pytest

from thiap import Report, Settings
from thiap.compare.pairing.subject import Subjects, surroundings
from thiap.model import Bitext, Fact, Pair
from thiap.pipeline import check_documents
from thiap.readers import read_text


def checked(source: str, target: str, mode: str = "translation") -> Report:
    settings = Settings(mode=mode)  # type: ignore[arg-type]
    texts = read_text("en.txt", source, lang="en"), read_text("th.txt", target, lang="th")
    return check_documents([texts[0]], texts[1], settings)


def pairs(source: str, target: str) -> tuple[Pair, ...]:
    return checked(source, target).bitexts[0].pairs


def fact(bitext: Bitext, side: int, text: str) -> Fact:
    facts = bitext.target_facts if side else bitext.source_facts
    return next(found for found in facts if text in found.text)


SOURCE = (
    "The army drove 4,500 families from the valley, and 3,200 horses died on the road.\n"
    "The bridge was rebuilt by the town.\n"
)
TARGET = "กองทัพขับไล่ครอบครัว 4,500 ครอบครัวออกจากหุบเขา และม้า 3,200 ตัวตายบนถนน\nสะพานถูกสร้างขึ้นใหม่โดยเมือง\n"


def test_a_number_is_about_the_words_around_it() -> None:
    bitext = checked(SOURCE, TARGET).bitexts[0]
    subjects = Subjects(bitext)
    families, horses = fact(bitext, 0, "4,500"), fact(bitext, 0, "3,200")
    families_th, horses_th = fact(bitext, 1, "4,500"), fact(bitext, 1, "3,200")
    right = subjects.answer(families, families_th), subjects.answer(horses, horses_th)
    wrong = subjects.answer(families, horses_th), subjects.answer(horses, families_th)
    assert min(right) > max(wrong)
    assert all(0 <= value <= 1 for value in (*right, *wrong))


def test_the_surroundings_end_with_the_sentence_and_cut_no_word() -> None:
    doc = read_text(
        "a.txt", "One ended. Then 12 ships left the harbour of Pelling. The rest stayed.", lang="en"
    )
    at = doc.text.index("12")
    around = surroundings(doc, (at, at + 2))
    assert doc.quote(around.before).strip() == "Then"
    assert doc.quote(around.after).strip().startswith("ships left the harbour")
    assert "The rest" not in doc.quote(around.after)


def test_without_a_dictionary_nothing_is_known() -> None:
    source = read_text("de.txt", "Es kamen 12 Schiffe.\nDas Dorf ist alt.", lang="de")
    target = read_text("th.txt", "เรือ 12 ลำมาถึง\nหมู่บ้านเก่าแก่", lang="th")
    bitext = check_documents([source], target, Settings(encoder="none", mode="translation")).bitexts[0]
    assert Subjects(bitext).answer(fact(bitext, 0, "12"), fact(bitext, 1, "12")) == 0.5


@pytest.mark.parametrize(
    ("source", "target", "rule"),
    [
        pytest.param(
            "The school has 120 boys and 140 girls.\nIt lies by the river.",
            "โรงเรียนมีนักเรียนชายหญิงรวมทั้งสิ้น 260 คน\nโรงเรียนอยู่ริมแม่น้ำ",
            "120 + 140 = 260",
            id="sum",
        ),
        pytest.param(
            "Some 37% are weavers, 14.5% potters and 40% clerks.\nThe guild is old.",
            "ช่างทอผ้ากับช่างปั้นรวมกันคิดเป็น 50% และเสมียน 40%\nสมาคมเก่าแก่",
            "37% + 14.5% = 51.5%",
            id="rounded",
        ),
        pytest.param(
            "A total of 260 children attend the school.\nIt lies by the river.",
            "มีนักเรียนชาย 120 คน และนักเรียนหญิง 140 คน\nโรงเรียนอยู่ริมแม่น้ำ",
            "= 260",
            id="parts-in-the-target",
        ),
    ],
)
def test_arithmetic_explains_a_difference(source: str, target: str, rule: str) -> None:
    explained = [pair for pair in pairs(source, target) if "derived" in pair.aspects]
    assert len(explained) == 2
    assert all(rule in pair.rule for pair in explained)
    assert {pair.relation for pair in explained} <= {"compatible", "less_precise"}


def test_a_rounded_sum_names_its_parts() -> None:
    report = checked(
        "Some 37% are weavers, 14.5% potters and 40% clerks.\nThe guild is old.",
        "ช่างทอผ้ากับช่างปั้นรวมกันคิดเป็น 50% และเสมียน 40%\nสมาคมเก่าแก่",
    )
    found = [f for f in report.findings if f.check == "precision-lost"]
    assert len(found) == 1
    assert len(found[0].source) == 2
    assert "37% + 14.5% = 51.5%" in found[0].message


def test_a_text_that_says_elsewhere_what_the_other_says_is_quoted() -> None:
    filler = "The harbour is quiet in winter and the boats are mended.\n" * 40
    source = (
        "The Treaty of Arlen with Duke Pelling was signed on 23 August 1839.\n"
        + filler
        + "On 24 August 1839 the envoys signed the Treaty of Arlen with Duke Pelling.\n"
    )
    quiet = "ท่าเรือเงียบสงบในฤดูหนาว และเรือได้รับการซ่อมแซม\n" * 40
    target = (
        "สนธิสัญญาอาร์เลนกับดยุกเพลลิงลงนามเมื่อวันที่ 23 สิงหาคม ค.ศ. 1839\n"
        + quiet
        + "เมื่อวันที่ 23 สิงหาคม ค.ศ. 1839 คณะทูตลงนามในสนธิสัญญาอาร์เลนกับดยุกเพลลิง\n"
    )
    found = [f for f in checked(source, target).findings if f.check == "date-mismatch"]
    assert len(found) == 1
    assert "The source itself says 23 August 1839 in line 1." in found[0].message


@pytest.mark.parametrize(
    ("last", "told"),
    [
        ("Poland was divided by what Molotov and Ribbentrop had signed on 24 August 1939.", True),
        ("The harvest was brought in on 24 August 1939.", False),
    ],
    ids=["of-one-thing", "of-another"],
)
def test_a_text_of_two_sentences_says_what_it_says_itself(last: str, told: bool) -> None:
    source = f"Ribbentrop and Molotov signed the pact on 23 August 1939.\n{last}"
    target = (
        "ริบเบนทรอพและโมโลตอฟลงนามในสนธิสัญญาเมื่อวันที่ 23 สิงหาคม ค.ศ. 1939\n"
        "โปแลนด์ถูกแบ่งตามที่โมโลตอฟและริบเบนทรอพลงนามไว้เมื่อวันที่ 23 สิงหาคม ค.ศ. 1939"
    )
    found = [f for f in checked(source, target).findings if f.check == "date-mismatch"]
    assert len(found) == 1
    assert ("The source itself says 23 August 1939 in line 1." in found[0].message) == told
