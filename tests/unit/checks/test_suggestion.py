"""A replacement is offered where there is an original to follow, and only there."""

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
