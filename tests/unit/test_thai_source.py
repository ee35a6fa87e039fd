"""A Thai source and an English draft: every family of checks works in that direction, and says so.

The texts are the same throughout; each case changes one thing in the draft.
"""

from __future__ import annotations

import pytest

from thiap.api import check
from thiap.model import Report
from thiap.renderers import terminal
from thiap.settings import Settings

SOURCE = """เอเลนา มาร์เคตตีย้ายจากอิตาลีมาอยู่ที่หมู่บ้านริมทะเลเมื่อวันที่ 3 พฤษภาคม พ.ศ. 2538
แม่น้ำสูงขึ้น 2 เมตรในตอนกลางคืน และไม่มีใครได้รับบาดเจ็บ
สี่สิบครอบครัวนอนค้างคืนในโรงเรียน คิดเป็นร้อยละ 30 ของหมู่บ้าน
สหกรณ์แจกจ่ายข้าวสารและน้ำดื่มให้ทุกครอบครัวเวลา 9.30 น.
คลื่นสูงหกเมตร (20 ฟุต) ซัดเข้าหาชายฝั่ง
เอเลนา มาร์เคตตีเขียนจดหมายถึงนายกเทศมนตรีเพื่อขอเงิน 5 ล้านบาท"""
DRAFT = """Elena Marchetti moved from Italy to the village by the sea on 3 May 1995.
The river rose by 2 metres in the night, and nobody was injured.
Forty families, 30 percent of the village, slept in the school.
The cooperative handed out rice and drinking water to every family at 9:30.
Waves of six metres (20 feet) hit the coast.
Elena Marchetti wrote to the mayor to ask for 5 million baht."""


def report(draft: str) -> Report:
    return check(SOURCE, draft, settings=Settings(mode="translation"))


def alarms(draft: str) -> list[tuple[str, str]]:
    return [(found.check, found.kind) for found in report(draft).findings if found.severity != "neutral"]


def test_a_right_draft_is_silent_and_the_direction_is_told() -> None:
    found = report(DRAFT)
    assert [finding for finding in found.findings if finding.severity != "neutral"] == []
    assert (found.sources[0].lang, found.target.lang) == ("th", "en")
    assert dict(found.signature)["languages"] == "th-en"
    assert "the source, source, is Thai" in " ".join(terminal.render(found).split())


def test_a_lost_negation_is_remarked_on() -> None:
    found = report(DRAFT.replace("nobody was injured", "everybody was injured")).findings
    assert "negation-changed" in [finding.check for finding in found]


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        pytest.param("2 metres", "3 metres", "number-mismatch", id="quantity"),
        pytest.param("3 May 1995", "3 May 1996", "date-mismatch", id="date"),
        pytest.param("3 May 1995", "3 May 2538", "era-mismatch", id="era"),
        pytest.param("30 percent", "13 percent", "percent-mismatch", id="percent"),
        pytest.param("5 million", "5 billion", "magnitude-mismatch", id="magnitude"),
        pytest.param("at 9:30", "at 10:30", "time-mismatch", id="time"),
        pytest.param("5 million baht", "5 million dollars", "currency-mismatch", id="currency"),
        pytest.param("from Italy", "from Spain", "name-mismatch", id="country"),
        pytest.param(" (20 feet)", "", "parenthesis-missing", id="bracket"),
        pytest.param(DRAFT.splitlines()[3] + "\n", "", "segment-missing", id="lost sentence"),
        pytest.param(DRAFT.splitlines()[3], SOURCE.splitlines()[3], "untranslated-text", id="left in Thai"),
        pytest.param(
            DRAFT.splitlines()[3],
            DRAFT.splitlines()[3]
            + "\nThe minister of transport promised a new bridge and left for the capital.",
            "segment-added",
            id="added sentence",
        ),
        pytest.param(
            DRAFT.splitlines()[3], "\n".join(DRAFT.splitlines()[3:4] * 2), "segment-repeated", id="repetition"
        ),
    ],
)
def test_each_family_finds_its_error(right: str, wrong: str, expected: str) -> None:
    assert right in DRAFT
    found = alarms(DRAFT.replace(right, wrong))
    assert expected in [name for name, _ in found]
    assert len(found) <= 2, found


def test_a_year_of_the_buddhist_era_left_in_english_has_the_right_year() -> None:
    (finding,) = [f for f in report(DRAFT.replace("1995", "2538")).findings if f.check == "era-mismatch"]
    assert "1995" in f"{finding.message} {finding.suggestion}"


def test_names_are_learnt_from_thai_to_english() -> None:
    table = {entry.source: entry.target for entry in report(DRAFT).bitexts[0].names}
    assert table["เอเลนา มาร์เคตตี"] == ("Elena Marchetti",)


def test_messages_name_the_sides_as_they_are() -> None:
    (finding,) = [f for f in report(DRAFT.replace("Italy", "Spain")).findings if f.check == "name-mismatch"]
    assert finding.message == "The target names “Spain” here, the source “อิตาลี”, another name."
    assert (finding.source_quote, finding.target_quote) == ("อิตาลี", "Spain")
