"""A replacement is offered where there is an original to follow and one change of words makes it right."""

from __future__ import annotations

from typing import Literal

import pytest

from thiap.pipeline import check_documents
from thiap.readers import read_text
from thiap.settings import Settings

SOURCE = (
    "The old ferry stopped running that year. The bridge was opened on 4 May 1932. It is 500 metres long. "
    "The toll house was torn down after the war."
)
TARGET = (
    "เรือข้ามฟากเดิมหยุดให้บริการในปีนั้น สะพานเปิดใช้เมื่อวันที่ 4 พฤษภาคม 1932 สะพานมีความยาว 600 เมตร "
    "ด่านเก็บค่าผ่านทางถูกรื้อหลังสงคราม"
)


@pytest.mark.parametrize(("mode", "offered"), [("translation", True), ("comparable", False)])
def test_suggestion(mode: Literal["translation", "comparable"], offered: bool) -> None:
    source, target = read_text("a.txt", SOURCE, lang="en"), read_text("b.txt", TARGET, lang="th")
    report = check_documents([source], target, Settings(mode=mode))
    (finding,) = [f for f in report.findings if f.kind == "contradicted"]
    assert (finding.suggestion is not None) is offered


@pytest.mark.parametrize(
    ("source", "target", "suggestion"),
    [
        ("The bank lent 3 billion dollars.", "ธนาคารให้รัฐกู้ 3 ล้านดอลลาร์", "3 พันล้านดอลลาร์"),
        ("The city has 2.4 million inhabitants.", "เมืองนี้มีประชากร 2.4 แสนคน", "2.4 ล้านคน"),
        ("The channel had 2.94 million viewers.", "ช่องนี้มีผู้ชม 294 ล้านคน", "2.94 ล้านคน"),
        ("The river carries 13.5 million tonnes.", "แม่น้ำพัดพาตะกอน 15.3 ล้านตัน", "13.5 ล้านตัน"),
        ("The fund holds two billion baht.", "กองทุนมีเงินสองล้านบาท", "สองพันล้านบาท"),
        ("ในปี 2566 มีผู้ชม 3 พันล้านคน", "In 2023 it had 3 million viewers.", "3 billion"),
        ("He was born on 4 May 1932.", "เขาเกิดเมื่อวันที่ 4 พ.ย. 1932", "วันที่ 4 พ.ค. 1932"),
        ("He was born on 4 March 1932.", "เขาเกิดเมื่อวันที่ 4 มกราคม พ.ศ. 2475", "วันที่ 4 มีนาคม พ.ศ. 2475"),
        ("The train leaves at 14:30.", "รถไฟออกเวลา ๑๓:๔๐ น.", "๑๔:๓๐ น."),
        (
            "The meeting is on Friday, 12 May 2023.",
            "การประชุมจัดในวันเสาร์ที่ 12 พฤษภาคม 2566",
            "วันศุกร์ที่ 12 พฤษภาคม 2566",
        ),
        ("They came in the 19th century.", "พวกเขามาในศตวรรษที่ 18", "ศตวรรษที่ 19"),
        ("It has four wheels.", "มันมีหกล้อ", None),
        ("The toll is 5 pounds.", "ค่าผ่านทาง 5 ยูโร", None),
    ],
)
def test_one_change_of_words(source: str, target: str, suggestion: str | None) -> None:
    languages = ("th", "en") if source[0] > "z" else ("en", "th")
    sides = [read_text("x", text, lang=lang) for text, lang in zip((source, target), languages, strict=True)]
    report = check_documents([sides[0]], sides[1], Settings(mode="translation", encoder="none"))
    (finding,) = [f for f in report.findings + report.hidden if f.kind == "contradicted"]
    assert finding.suggestion == suggestion
