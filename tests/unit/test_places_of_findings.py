"""One place, one finding: what stands in one passage is shown together, the weightiest first."""

from __future__ import annotations

from dataclasses import replace

from thiap import Report, Settings
from thiap.findings.places import by_place, carried, places
from thiap.pipeline import check_documents
from thiap.readers import read_text
from thiap.renderers import terminal

ENGLISH = (
    "The census of 1931 counted 38% Poles, 14% Jews and 9% Germans in the town of Arlen.\n"
    "The bridge was opened in May 1952.\n"
)
THAI = "สำมะโนประชากร ค.ศ. 1931 นับชาวโปแลนด์ในเมืองอาร์เลน\nสะพานเปิดใช้ในเดือนพฤษภาคม ค.ศ. 1957\n"


def report(*english: str, thai: str = THAI) -> Report:
    sources = [read_text(f"{n}.txt", text, lang="en") for n, text in enumerate(english)]
    return check_documents(sources, read_text("th.txt", thai, lang="th"), Settings(mode="translation"))


def alarms(found: Report) -> list[tuple[str, str]]:
    return [(f.group, f.check) for f in found.findings if f.severity != "neutral"]


def test_what_one_sentence_lacks_is_one_place() -> None:
    found = alarms(report(ENGLISH))
    missing = {group for group, check in found if check == "number-missing"}
    assert len([check for _, check in found if check == "number-missing"]) >= 2
    assert len(missing) == 1
    assert {group for group, check in found if check == "date-mismatch"}.isdisjoint(missing)


def test_the_same_passage_against_two_sources_is_one_place() -> None:
    found = [(g, c) for g, c in alarms(report(ENGLISH, ENGLISH)) if c == "date-mismatch"]
    assert len(found) == 2
    assert len(set(found)) == 1


def test_a_place_keeps_its_id_when_the_target_is_mended() -> None:
    before = dict(reversed(alarms(report(ENGLISH))))
    after = dict(reversed(alarms(report(ENGLISH, thai=THAI.replace("1957", "1952")))))
    ids = {group for group, check in before.items() if check == "number-missing"}
    assert ids == {group for group, check in after.items() if check == "number-missing"}


def test_findings_of_a_place_stand_together_and_remarks_last() -> None:
    found = report(ENGLISH)
    spots = list(places(found.findings))
    groups = [(spot.findings[0].severity == "neutral", spot.findings[0].group) for spot in spots]
    assert len(groups) == len(set(groups))
    assert [neutral for neutral, _ in groups] == sorted(neutral for neutral, _ in groups)


def test_the_order_is_by_severity_times_confidence() -> None:
    found = report(ENGLISH).findings[0]
    sure = replace(found, severity="major", confidence=0.9, group="a")
    unsure = replace(found, severity="major", confidence=0.6, group="b")
    small = replace(found, severity="minor", confidence=0.95, group="c")
    assert by_place([small, unsure, sure]) == [sure, unsure, small]


def test_no_severity_is_worse_than_its_confidence_carries() -> None:
    found = report(ENGLISH).findings[0]
    assert carried(replace(found, severity="critical", confidence=0.65)).severity == "major"
    assert carried(replace(found, severity="critical", confidence=0.5)).severity == "minor"
    assert carried(replace(found, severity="critical", confidence=0.93)).severity == "critical"
    assert carried(replace(found, severity="neutral", confidence=0.2)).severity == "neutral"


def test_the_terminal_numbers_places() -> None:
    found = report(ENGLISH)
    text = terminal.render(found, remarks=False)
    assert "in the same place:" in text
    assert f"printed in {len({group for group, _ in alarms(found)})} places" in text


def test_what_two_sources_tell_alike_differs_from_the_target_in_one_place() -> None:
    first = "The flood at Pelling killed 22,000 cattle in one night.\nThe bridge was opened in May 1952.\n"
    other = "Wool was dear.\nNobody forgot the flood at Pelling, where 22,000 were lost.\nThe town is old.\n"
    thai = "น้ำท่วมที่เพลลิงคร่าชีวิตวัวมากกว่า 20,000 ตัวในคืนเดียว\nสะพานเปิดใช้ในเดือนพฤษภาคม ค.ศ. 1952\n"
    settings = Settings(mode="comparable", min_confidence=0)
    sources = [read_text(f"{n}.txt", text, lang="en") for n, text in enumerate((first, other))]
    found = check_documents(sources, read_text("th.txt", thai, lang="th"), settings).findings
    told = [f for f in found if f.source_value == "22000"]
    assert {(f.source_index, f.kind) for f in told} == {(0, "less_precise"), (1, "less_precise")}
    assert len({f.group for f in told}) == 1
