"""What is told of passages that one page lacks."""

from __future__ import annotations

from thiap.model import Finding
from thiap.pipeline import check_documents
from thiap.readers import read_text
from thiap.settings import Settings

SETTINGS = Settings(mode="translation", select=("segment-missing", "segment-added"))
HEAD = "# Pump\n\nThe pump stands beside the well.\n\n"
THAI = "# ปั๊ม\n\nปั๊มตั้งอยู่ข้างบ่อน้ำ\n\n"


def findings(source: str, target: str) -> list[Finding]:
    documents = read_text("a.md", HEAD + source, lang="en"), read_text("a.th.md", THAI + target, lang="th")
    return list(check_documents([documents[0]], documents[1], SETTINGS).findings)


def test_a_short_cell_is_there_where_both_tables_have_as_many() -> None:
    rows = "|:--|:--|\n| 1 | The bucket hangs on the rope. |\n| 2 | The rope runs over the wheel. |\n"
    thai = "|:--|:--|\n| 1 | ถังแขวนอยู่บนเชือก |\n| 2 | เชือกพาดผ่านล้อ |\n"
    found = findings("| # | Part of the well |\n" + rows, "| ลำดับ | ส่วนของบ่อน้ำ |\n" + thai)
    assert [f for f in found if f.severity != "neutral"] == []


def test_a_lost_row_is_told() -> None:
    rows = "| Part |\n|:--|\n| The bucket hangs on the rope. |\n| Nobody counts the birds in winter. |\n"
    thai = "| ส่วน |\n|:--|\n| ถังแขวนอยู่บนเชือก |\n"
    found = findings(rows, thai)
    assert "segment-missing" in [f.check for f in found if f.severity != "neutral"]


def test_a_short_sentence_that_is_lost_is_told() -> None:
    source = "It rained. The workers moved the long table into the barn. They sang until midnight.\n"
    target = "คนงานย้ายโต๊ะยาวเข้าไปในยุ้งฉาง พวกเขาร้องเพลงจนถึงเที่ยงคืน\n"
    assert "segment-missing" in [f.check for f in findings(source, target) if f.severity != "neutral"]


LINES = "The rope is wet. The bucket is old.\n\n"
THAI_LINES = "เชือกเปียก ถังเก่าแล้ว\n\n"


def alarms(source: str, target: str) -> list[str]:
    return [f.check for f in findings(source, target) if f.severity != "neutral"]


def test_a_line_that_sends_to_the_page_in_the_other_language_is_a_remark() -> None:
    thai = "[อ่านหน้านี้เป็นภาษาอังกฤษได้ที่นี่](docs/{})\n\n"
    assert alarms(LINES, thai.format("guide.en.md") + THAI_LINES) == []
    assert alarms(LINES, thai.format("prizes.md") + THAI_LINES) == ["segment-added"]


def test_words_beside_the_code_of_their_sentence_are_a_remark() -> None:
    source = "Set `depth` before you start; the value is written as `3`, or as `4` in winter.\n\n"
    thai = "ตั้งค่า `depth` ก่อนเริ่ม โดยค่าจะเขียนเป็น `3` หรือในฤดูหนาวจะใส่เป็น `4` แทน\n\n"
    assert alarms(source, thai) == []
