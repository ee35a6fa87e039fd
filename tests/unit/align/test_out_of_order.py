"""What stands alone on both sides of a translation and says the same is linked, whatever the order."""

from __future__ import annotations

import pytest

from thiap.model import Bitext
from thiap.pipeline import align_pair
from thiap.readers import read_text

ENGLISH = [
    "The old mill burned down last spring.",
    "Nobody was hurt in the fire.",
    "The village council has bought the land.",
    "A school will be built there.",
    "Their teacher used to be an architect.",
]
THAI = [
    "โรงสีเก่าไฟไหม้เมื่อฤดูใบไม้ผลิที่แล้ว",
    "ไม่มีใครบาดเจ็บจากเพลิงไหม้",
    "สภาหมู่บ้านได้ซื้อที่ดินผืนนั้นไว้แล้ว",
    "จะมีการสร้างโรงเรียนขึ้นที่นั่น",
    "ครูของพวกเขาเคยเป็นสถาปนิก",
]


def links(bitext: Bitext) -> set[tuple[str, str]]:
    """The sentences that are linked, as text."""
    source, target = bitext.source, bitext.target
    return {
        (source.quote(bead.source[0]).strip(), target.quote(bead.target[0]).strip())
        for bead in bitext.alignment.beads
        if bead.source and bead.target
    }


@pytest.mark.parametrize("order", [(0, 2, 1, 3, 4), (0, 1, 2, 4, 3)])
def test_two_neighbours_may_change_places(order: tuple[int, ...]) -> None:
    thai = " ".join(THAI[k] for k in order)
    bitext = align_pair(read_text("s", " ".join(ENGLISH), lang="en"), read_text("t", thai, lang="th"))
    assert links(bitext) == set(zip(ENGLISH, THAI, strict=True))


def test_a_lost_sentence_and_a_strange_one_stay_alone() -> None:
    thai = " ".join([THAI[0], *THAI[2:4], "ราคาข้าวในตลาดขึ้นเมื่อวานนี้", THAI[4]])
    bitext = align_pair(read_text("s", " ".join(ENGLISH), lang="en"), read_text("t", thai, lang="th"))
    assert ENGLISH[1] not in {english for english, _ in links(bitext)}
