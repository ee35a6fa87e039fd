"""Half-finished drafts: how much is left, and that nothing else is said about it."""

from __future__ import annotations

from thiap.api import check
from thiap.model import Report
from thiap.readers import read_text
from thiap.settings import Settings

SOURCE = """# Reading plan

This plan is for new librarians.

- Learn how books are bound and why the glue is not the same as paste
- Read the history of the town archive (1840) in two volumes
- Write clear labels for the old maps

Come on Monday, 3 May 2021, at 9.30. No ticket is needed.

Then bring 12 books to the desk.
"""
DONE = {
    "# Reading plan": "# แผนการอ่าน",
    "This plan is for new librarians.": "แผนนี้สำหรับบรรณารักษ์ใหม่",
    "Come on Monday, 3 May 2021, at 9.30. No ticket is needed.": (
        "มาวันจันทร์ที่ 3 พฤษภาคม 2564 เวลา 9.30 น. ไม่ต้องใช้ตั๋ว"
    ),
    "Then bring 12 books to the desk.": "แล้วนำหนังสือ 12 เล่มมาที่โต๊ะ",
}


def report(**without: str) -> Report:
    text = SOURCE
    for english, thai in DONE.items():
        if not any(english.startswith(part) for part in without.values()):
            text = text.replace(english, thai)
    docs = read_text("plan.en.md", SOURCE), read_text("plan.th.md", text)
    return check(*docs, settings=Settings(mode="translation", encoder="none"))


def test_a_list_is_one_finding_with_its_size_and_no_other_check_speaks_of_it() -> None:
    (finding,) = report().findings
    assert finding.check == "untranslated-text"
    assert finding.message == "3 list items are not translated."
    assert len(finding.source) == len(finding.target) == 3


def test_the_size_counts_by_kind() -> None:
    (finding,) = report(left="Come on").findings
    assert finding.message == "3 list items and 1 paragraph are not translated."


def test_stretches_of_a_page_are_one_finding_with_their_size_and_lines() -> None:
    (finding,) = report(first="This plan", last="Then bring").findings
    assert finding.message == "3 list items and 2 paragraphs are not translated, in 2 places: lines 3, 11."
    assert len(finding.target) == 5


def test_a_quotation_that_stays_as_it_is_negates_what_it_negates() -> None:
    english = (
        'A common slip is to forget the brackets.\nThe error then reads "this.turnPage is not a function".'
    )
    thai = 'ความผิดพลาดที่พบบ่อยคือการลืมวงเล็บ\nข้อผิดพลาดจะขึ้นว่า "this.turnPage is not a function"'
    found = check(english, thai, settings=Settings(mode="translation")).findings
    assert [finding.check for finding in found if finding.severity != "neutral"] == []
