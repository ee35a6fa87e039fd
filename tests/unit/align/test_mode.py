"""What a pair is taken for when nobody says: a draft with holes stays a translation."""

from __future__ import annotations

from thiap.pipeline import align_pair
from thiap.readers import read_text

ENGLISH = (
    "The old market by the river opened again on Monday.",
    "It had been closed for two years after the flood.",
    "Traders carried baskets of fruit through the new gate.",
    "The mayor thanked the volunteers who had cleaned the halls.",
    "A school band played for an hour in the rain.",
    "Most of the stalls sell vegetables, fish and flowers.",
    "Visitors can reach it by boat from the railway station.",
    "The city plans a second building for craftsmen next year.",
)
THAI = (
    "ตลาดเก่าริมแม่น้ำเปิดอีกครั้งเมื่อวันจันทร์",
    "หลังจากปิดไปสองปีเพราะน้ำท่วม",
    "พ่อค้าแม่ค้าหาบตะกร้าผลไม้ผ่านประตูใหม่",
    "นายกเทศมนตรีขอบคุณอาสาสมัครที่ทำความสะอาดอาคาร",
    "วงดนตรีของโรงเรียนบรรเลงอยู่หนึ่งชั่วโมงท่ามกลางสายฝน",
    "แผงส่วนใหญ่ขายผัก ปลา และดอกไม้",
    "นักท่องเที่ยวเดินทางมาได้โดยเรือจากสถานีรถไฟ",
    "เมืองมีแผนสร้างอาคารหลังที่สองสำหรับช่างฝีมือในปีหน้า",
)


def mode(english: tuple[str, ...], thai: tuple[str, ...]) -> str:
    source = read_text("a.txt", " ".join(english), lang="en")
    return align_pair(source, read_text("b.txt", " ".join(thai), lang="th")).mode


def test_whole_translation() -> None:
    assert mode(ENGLISH, THAI) == "translation"


def test_a_draft_that_lost_two_sentences_is_still_a_translation() -> None:
    assert mode(ENGLISH, THAI[:2] + THAI[3:5] + THAI[6:]) == "translation"


def test_texts_that_share_a_little_are_comparable() -> None:
    assert mode(ENGLISH[:5], THAI[3:]) == "comparable"


def test_a_draft_that_breaks_off_is_a_translation() -> None:
    assert mode(ENGLISH, THAI[:4]) == "translation"


def test_a_text_of_which_only_the_beginning_was_translated_is_one() -> None:
    assert mode(ENGLISH[:3], THAI) == "translation"


def test_texts_that_part_after_a_common_beginning_are_comparable() -> None:
    assert mode(ENGLISH[:2] + ENGLISH[5:], THAI[:5]) == "comparable"
