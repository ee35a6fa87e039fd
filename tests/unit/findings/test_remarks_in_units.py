"""Classes of findings that are remarks in a unit of a file, and beside each what stays an alarm there."""

from __future__ import annotations

from pathlib import Path

import pytest

from samples.units import told
from thiap import check


def severities(folder: Path, english: str, thai: str, name: str) -> set[str]:
    return {finding.severity for finding in told(folder, english, thai) if finding.check == name}


@pytest.mark.parametrize(
    ("name", "english", "thai"),
    [
        ("number-mismatch", "The pump sent zero bytes.", "ปั๊มส่งหนึ่งไบต์"),
        ("percent-mismatch", "The share of the lamp, e.g. 8%", "ส่วนแบ่งของโคมไฟ เช่น 10%"),
        ("address-mismatch", "Name a host, for example lamp.co.uk", "ระบุชื่อโฮสต์ เช่น lamp.com"),
        ("number-missing", "Choose the certificate of the lamp.", "เลือกใบรับรอง X.509 ของโคมไฟ"),
        ("number-missing", "The lamp takes a while to light.", "โคมไฟใช้เวลา 5-6 วินาทีจึงจะติด"),
        ("date-missing", "Counted since the lamp was lit.", "นับจากวันที่ 1 มกราคม 2513 ที่จุดโคมไฟ"),
        ("unit-mismatch", "A wick of 12 km", "ไส้ตะเกียงยาว 12 ม."),
        ("opposite-word", "Light the lamp of the house when they log out", "จุดโคมไฟของบ้านเมื่อพวกเขาเข้าสู่ระบบ"),
        ("placeholder-mismatch", "No lamp was found in your $LAMPS folder.", "ไม่พบโคมไฟในโฟลเดอร์โคมไฟของคุณ"),
        ("placeholder-mismatch", "Lit at {0:h tt}", "จุดเมื่อ {0:%H}"),
        ("negation-changed", "A box of the lamp with yes/no buttons", "กล่องของโคมไฟพร้อมปุ่ม ใช่/ไม่ใช่"),
        ("negation-changed", "Lit after the end (of a word).", "จุดไฟหลังจบ (ไม่ใช่ของคำ)"),
        ("name-mismatch", "It rains in Central Europe.", "ฝนตกในเอเชียกลาง"),
    ],
)
def test_a_class_that_was_seldom_right_is_a_remark(
    tmp_path: Path, name: str, english: str, thai: str
) -> None:
    assert severities(tmp_path, english, thai, name) <= {"neutral"}


@pytest.mark.parametrize(
    ("name", "english", "thai"),
    [
        ("number-mismatch", "The pump sent 7 bytes.", "ปั๊มส่ง 9 ไบต์"),
        ("percent-mismatch", "The share of the lamp is 8%.", "ส่วนแบ่งของโคมไฟคือ 10%"),
        ("address-mismatch", "Lamps are sold at lamp.co.uk only.", "โคมไฟมีขายที่ lamp.com เท่านั้น"),
        (
            "number-missing",
            "The name of the lamp has at most a few letters.",
            "ชื่อของโคมไฟมีได้ไม่กี่ตัวอักษร คือ 32 ตัว",
        ),
        ("negation-changed", "Shown lamps", "โคมไฟที่ไม่แสดง"),
        ("negation-changed", "The lamp will be lit.", "โคมไฟจะไม่ถูกจุด"),
        ("unit-mismatch", "A lens of 35 mm", "เลนส์ 35 ซ.ม."),
        ("opposite-word", "Lock the lamp", "ปลดล็อกโคมไฟ"),
        (
            "opposite-word",
            "Light the lamp to the left of the door of the house",
            "จุดโคมไฟทางด้านขวาของประตูบ้าน",
        ),
        ("placeholder-mismatch", "Lit at {0:h tt}", "จุดเมื่อ {1:%H}"),
        ("placeholder-mismatch", "No lamp was found in {folder}.", "ไม่พบโคมไฟในโฟลเดอร์"),
        ("placeholder-mismatch", "Light <a>the lamp</a> now.", "จุดโคมไฟเดี๋ยวนี้"),
        ("name-mismatch", "French", "ภาษาญี่ปุ่น"),
        ("negation-changed", "Changes here will not affect the lamp.", "การเปลี่ยนแปลงที่นี่จะส่งผลต่อโคมไฟ"),
        (
            "clause-missing",
            "Light the lamp in the hall, then close the windows of the house before you leave.",
            "จุดโคมไฟในห้องโถง",
        ),
    ],
)
def test_its_opposite_stays_an_alarm(tmp_path: Path, name: str, english: str, thai: str) -> None:
    assert severities(tmp_path, english, thai, name) - {"neutral"}


@pytest.mark.parametrize(
    ("english", "thai", "name"),
    [
        ("Quarterly", "ทุก 4 เดือน", "number-missing"),
        ("It rains in Central Europe.", "ฝนตกในเอเชียกลาง", "name-mismatch"),
        ("The month, with a leading zero", "เดือน พร้อมสองนำหน้า", "number-mismatch"),
        ("The lamp may fill one quarter of the room.", "โคมไฟอยู่ได้ที่หนึ่งส่วนสามของห้อง", "number-mismatch"),
        ("a view for one or more weeks", "มุมมองภายใน 1 สัปดาห์", "duration-mismatch"),
        ("Write it in hex", "เขียนเป็นเลขฐานแปด", "number-mismatch"),
        ("The time zone of Paris", "เขตเวลาของกรุงเทพฯ", "name-mismatch"),
        ("It is one ten-millionth of the way.", "เป็นหนึ่งในสิบของระยะทาง", "magnitude-mismatch"),
        ("Lighting a lamp takes a few seconds.", "การจุดโคมไฟใช้เวลา 7-8 วินาที", "number-missing"),
        (
            "Yesterday Martin Feldkamp opened a new bakery in the old town.",
            "เมื่อวาน Piotr Jankowski เปิดร้านขนมปังใหม่ในเมืองเก่า",
            "name-mismatch",
        ),
    ],
)
def test_an_error_of_a_class_that_is_seldom_right_is_a_remark(
    english: str, thai: str, name: str, tmp_path: Path
) -> None:
    findings = told(tmp_path, english, thai)
    assert {f.severity for f in findings if f.check == name} == {"neutral"}
    assert not [f for f in findings if f.severity != "neutral"]


def test_prose_keeps_its_alarms(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Six lamps were lit in the hall of the old house.\n", "utf-8")
    (tmp_path / "b.txt").write_text("มีการจุดโคมไฟเก้าดวงในห้องโถงของบ้านหลังเก่า\n", "utf-8")
    found = check(tmp_path / "a.txt", tmp_path / "b.txt", source_lang="en", target_lang="th").findings
    assert {one.severity for one in found if one.check == "number-mismatch"} - {"neutral"}
