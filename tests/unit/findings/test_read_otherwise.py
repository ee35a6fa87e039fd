"""Values that two grammars read by half are remarks; beside each stands what stays an alarm."""

from __future__ import annotations

import pytest

from thiap import Settings
from thiap.pipeline import check_documents
from thiap.readers import read_text


def alarms(english: str, thai: str) -> set[str]:
    """Checks that raise an alarm over one sentence and its translation."""
    source, target = read_text("a.txt", english, lang="en"), read_text("b.txt", thai, lang="th")
    findings = check_documents([source], target, Settings(mode="translation")).findings
    return {finding.check for finding in findings if finding.severity != "neutral"}


@pytest.mark.parametrize(
    ("english", "thai"),
    [
        ("The ferry leaves at a quarter of four, so come early.", "เรือออกตอนบ่ายสามโมงสี่สิบห้า มาแต่เนิ่น ๆ นะ"),
        ("They met at half eight outside the station.", "พวกเขานัดเจอกันตอนสองทุ่มครึ่งหน้าสถานี"),
        ("It was coming up on ten of six when she rang.", "ตอนเธอโทรมาก็เกือบห้าโมงห้าสิบแล้ว"),
        ("Come at nine or ten, whichever suits.", "มาตอนเก้าโมงหรือสิบโมงก็ได้ แล้วแต่สะดวก"),
        ("Pimjai Saenkham, a teacher, wrote to us.", "ครูพิมพ์ใจ แสนคำ เขียนมาเล่าให้ฟัง"),
        ("Side effects were seen in 5 out of 100 patients.", "พบผลข้างเคียงราว 5 รายในผู้ป่วยทุก 100 ราย"),
    ],
)
def test_what_is_read_by_half_raises_no_alarm(english: str, thai: str) -> None:
    assert alarms(english, thai) == set()


@pytest.mark.parametrize(
    ("english", "thai", "check"),
    [
        (
            "The ferry leaves at ten to four, so come early.",
            "เรือออกตอนบ่ายสามโมงยี่สิบ มาแต่เนิ่น ๆ นะ",
            "time-mismatch",
        ),
        ("The gates close at half past seven in winter.", "หน้าหนาวประตูจะปิดเร็วกว่าปกติ", "number-missing"),
        ("He bought 19 goats and seven cows at the market.", "เขาซื้อแพะ 39 ตัวกับวัวที่ตลาด", "number-mismatch"),
        ("He bought 19 goats and seven cows at the market.", "เขาซื้อแพะ 39 ตัวกับวัวที่ตลาด", "number-missing"),
        ("Come at nine, whichever suits.", "มาตอนเก้าโมงหรือสิบโมงก็ได้ แล้วแต่สะดวก", "date-missing"),
        ("Pimjai Thongdee, a teacher, wrote to us.", "ครูพิมพ์ใจ ทองดี เขียนเล่ามาแสนคำ", "number-missing"),
        ("She sold twelve paintings in March.", "เดือนมีนาคมเธอขายภาพเขียนได้ 30 ภาพ", "number-mismatch"),
        (
            "Side effects were seen in 5 out of 100 patients in March.",
            "เดือนมีนาคม พบผลข้างเคียงราว 15 รายในผู้ป่วยทุก 100 ราย",
            "number-mismatch",
        ),
    ],
)
def test_one_value_without_answer_or_two_read_alike_stay_alarms(english: str, thai: str, check: str) -> None:
    assert check in alarms(english, thai)
