"""What has one cause is told once."""

from __future__ import annotations

import pytest

import thiap
from thiap.settings import Settings


def found(source: str, target: str, *select: str) -> set[str]:
    """The checks that speak of a sentence between two that are right."""
    report = thiap.check(
        f"The engineers arrived on Monday. {source} The rain stopped in the evening.",
        f"วิศวกรมาถึงในวันจันทร์ {target} ฝนหยุดตกในตอนเย็น",
        settings=Settings(mode="translation", select=select),
    )
    return {finding.check for finding in report.findings}


@pytest.mark.parametrize(
    ("source", "target", "check"),
    [
        (
            "Visitors over 60 enter without a ticket.",
            "ผู้เข้าชมอายุต่ำกว่า 60 ปีเข้าได้โดยไม่ต้องมีตั๋ว",
            "number-mismatch",
        ),
        (
            "Members must give at least 20 days of notice.",
            "สมาชิกต้องแจ้งล่วงหน้าไม่เกิน 20 วัน",
            "duration-mismatch",
        ),
        ("Return the book before 5 June 2024.", "คืนหนังสือหลังวันที่ 5 มิถุนายน 2567", "date-mismatch"),
    ],
)
def test_a_bound_turned_round_is_told_with_its_number(source: str, target: str, check: str) -> None:
    assert found(source, target) == {check}
    assert found(source, target, "opposite-word") == {"opposite-word"}  # asked for alone


def test_another_word_turned_round_is_told_beside_the_number() -> None:
    assert found(
        "The number of visitors increased by 500 in the spring.", "จำนวนผู้เข้าชมลดลง 400 คนในฤดูใบไม้ผลิ"
    ) == {"number-mismatch", "opposite-word"}


def test_a_bound_without_a_number_is_told_by_its_words() -> None:
    assert found("Wash your hands before you enter the kitchen.", "ล้างมือหลังจากที่คุณเข้าครัว") == {"opposite-word"}
