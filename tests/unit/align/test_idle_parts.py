"""A short sentence rendered freely goes with the idle end of the bead beside it; an added one does not."""

from __future__ import annotations

import pytest

from thiap.model import Bitext
from thiap.pipeline import align_pair
from thiap.readers import read_text

THAI = (
    "แม่ซื้อหม้อหุงข้าวใบใหม่เมื่อเดือนมีนาคม มีโหมดเค้ก 50 นาที แต่หน้าไม่เหลือง ส่วนโจ๊กอย่าหาทำ "
    "น้ำล้นสองครั้งซ้อน พ่อเลยกลับไปใช้หม้อใบเก่าของยาย"
)
BEFORE = (
    "Mother bought a new rice cooker in March. There is a 50-minute cake mode, but the top doesn't brown."
)
BEHIND = "It boiled over twice running. So Father went back to Grandmother's old pot."


def alone(english: str) -> list[str]:
    """What of the English stands alone."""
    bitext: Bitext = align_pair(read_text("s", THAI, lang="th"), read_text("t", english, lang="en"))
    return [
        bitext.target.quote(span).strip()
        for bead in bitext.alignment.beads
        if not bead.source
        for span in bead.target
    ]


def test_what_is_said_freely_is_linked() -> None:
    assert alone(f"{BEFORE} As for rice porridge, don't even think about it. {BEHIND}") == []


@pytest.mark.parametrize(
    "strange",
    ["The price of gold fell again on Friday.", "Her brother works for the railway in another province."],
)
def test_what_was_added_stays_alone(strange: str) -> None:
    thai = THAI.replace("ส่วนโจ๊กอย่าหาทำ ", "")
    bitext = align_pair(
        read_text("s", thai, lang="th"), read_text("t", f"{BEFORE} {strange} {BEHIND}", lang="en")
    )
    assert strange in [
        bitext.target.quote(span).strip()
        for bead in bitext.alignment.beads
        if not bead.source
        for span in bead.target
    ]
