"""A translator's day: a draft with 20 mistakes, five findings dismissed, ten mended, and the next run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from thiap.cli.main import main

#: English, Thai with {} for the value, the right value, the wrong one.
SENTENCES = (
    ("The old bridge over the river is 512 metres long.", "สะพานเก่าข้ามแม่น้ำมีความยาว {} เมตร", "512", "521"),
    ("The town hall was opened in 1932.", "ศาลากลางเปิดใช้ใน พ.ศ. {}", "2475", "2476"),
    ("About 45 percent of the voters stayed at home.", "ผู้มีสิทธิเลือกตั้งราวร้อยละ {} อยู่ที่บ้าน", "45", "54"),
    ("The company sold 300,000 bicycles last year.", "บริษัทขายจักรยานได้ {} คันเมื่อปีที่แล้ว", "3 แสน", "3 หมื่น"),
    ("The meeting was held on 17 September 1999.", "การประชุมจัดขึ้นเมื่อวันที่ {} 2542", "17 กันยายน", "17 ตุลาคม"),
    ("The museum holds 1,250 paintings.", "พิพิธภัณฑ์มีภาพวาด {} ภาพ", "1,250", "1,520"),
    ("The tower rises 98 metres above the square.", "หอคอยสูง {} เหนือจัตุรัส", "98 เมตร", "98 ฟุต"),
    ("The king came to the throne in 1868.", "พระราชาขึ้นครองราชย์ใน ค.ศ. {}", "1868", "1886"),
    ("The school has 24 teachers and a large garden.", "โรงเรียนมีครู {} คนและสวนขนาดใหญ่", "24", "42"),
    ("The storm destroyed 730 houses on the coast.", "พายุทำลายบ้านเรือน {} หลังบนชายฝั่ง", "730", "370"),
    (
        "The train leaves the station at 7:30 in the morning.",
        "รถไฟออกจากสถานีเวลา {} น. ตอนเช้า",
        "7.30",
        "9.30",
    ),
    ("The lake covers 86 square kilometres.", "ทะเลสาบมีพื้นที่ {} ตารางกิโลเมตร", "86", "68"),
    ("The library lends 15 million books a year.", "ห้องสมุดให้ยืมหนังสือปีละ {} เล่ม", "15 ล้าน", "15 แสน"),
    ("The war lasted six years and ruined the farmers.", "สงครามกินเวลา{}และทำลายชาวนา", "หกปี", "หกเดือน"),
    ("The ticket costs 250 baht for adults.", "ตั๋วสำหรับผู้ใหญ่ราคา {} บาท", "250", "205"),
    ("The temple was rebuilt in 1790 after a fire.", "วัดได้รับการสร้างใหม่ใน ค.ศ. {} หลังเพลิงไหม้", "1790", "1970"),
    ("The hospital treated 8,400 patients in March.", "โรงพยาบาลรักษาผู้ป่วย {} คนในเดือนมีนาคม", "8,400", "4,800"),
    ("The road to the north is 37 kilometres long.", "ถนนไปทางเหนือยาว {} กิโลเมตร", "37", "73"),
    ("The festival takes place on 5 December.", "เทศกาลจัดขึ้นในวันที่ {}", "5 ธันวาคม", "6 ธันวาคม"),
    ("The factory burns 90 tons of coal a day.", "โรงงานเผาถ่านหินวันละ {} ตัน", "90", "900"),
)
DISMISSED, MENDED = range(5), range(5, 15)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "source.txt").write_text("\n".join(row[0] for row in SENTENCES), encoding="utf-8")
    return tmp_path


def draft(mended: range) -> list[str]:
    return [row[1].format(row[2] if i in mended else row[3]) for i, row in enumerate(SENTENCES)]


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    return int(str(stopped.value.code))


def check(name: str, *more: str) -> list[dict[str, Any]]:
    assert run("check", "source.txt", "draft.txt", "--format", "jsonl", "-o", name, *more) == 0
    found = [json.loads(line) for line in Path(name).read_text(encoding="utf-8").splitlines()]
    return [finding for finding in found if finding["severity"] != "neutral"]


def sentence(finding: dict[str, Any], lines: list[str]) -> int:
    """Number of the draft's sentence that a finding is about."""
    offset = finding["target"][0][0]
    return "\n".join(lines)[:offset].count("\n")


def test_round_trip(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = draft(range(0))
    (folder / "draft.txt").write_text("\n".join(lines), encoding="utf-8")
    first = check("first.jsonl", "--run", "first.json")
    told = {sentence(finding, lines) for finding in first if finding["target"]}
    assert told == set(range(20)), "every mistake is found, each in its own sentence"

    dismissed = [finding["id"] for finding in first if sentence(finding, lines) in DISMISSED]
    assert run("review", "dismiss", "first.json", *dismissed, "--reason", "as the client wants it") == 0

    lines = draft(MENDED)
    (folder / "draft.txt").write_text("\n".join(lines), encoding="utf-8")
    capsys.readouterr()
    decided = ("--decisions", "thiap-decisions.json")
    second = check("second.jsonl", *decided, "--baseline", "first.json", "--run", "second.json")
    assert not {finding["id"] for finding in second} & set(dismissed)
    assert {sentence(finding, lines) for finding in second} == set(range(15, 20))
    said = capsys.readouterr().err
    assert f"{len(dismissed)} dismissed findings not shown" in said
    mended = len(first) - len(dismissed) - len(second)
    assert f"since the baseline: 0 new, {mended} fixed, {len(second)} remaining" in said
    assert "stale" not in said

    # One dismissed place is edited: its decision expires and is listed, the rest still holds.
    lines[0] = lines[0].replace("521", "531")
    (folder / "draft.txt").write_text("\n".join(lines), encoding="utf-8")
    third = check("third.jsonl", *decided, "--baseline", "second.json", "--only-new")
    assert [sentence(finding, lines) for finding in third] == [0]
    assert "1 stale" in capsys.readouterr().err
