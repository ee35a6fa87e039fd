"""Where a finding stands, as it is told of a unit, of plain text and of a package."""

from __future__ import annotations

import json
from pathlib import Path

import thiap
from thiap.model import Report
from thiap.renderers import RENDERERS


def rendered(report: Report, name: str) -> str:
    text = RENDERERS[name].render(report)
    assert isinstance(text, str)
    return text


def strings(folder: Path) -> Report:
    (folder / "en.json").write_text(
        '{"a": "Open the file {name}", "b": "Delete after 30 days", "c": "Close the file"}', "utf-8"
    )
    (folder / "th.json").write_text('{\n "c": "ปิดไฟล์",\n "b": "ลบหลังจาก 20 วัน",\n "a": "เปิดไฟล์"\n}', "utf-8")
    return thiap.check(folder / "en.json", folder / "th.json")


def test_a_unit_by_its_key_and_the_line_of_its_translation(tmp_path: Path) -> None:
    lines = [json.loads(line) for line in rendered(strings(tmp_path), "jsonl").splitlines()]
    found = {line["check"]: (line["unit"], line["line"], line["column"]) for line in lines}
    assert found == {"placeholder-mismatch": ("a", 4, 8), "duration-mismatch": ("b", 3, 8)}


def test_sarif_points_into_the_file(tmp_path: Path) -> None:
    results = json.loads(rendered(strings(tmp_path), "sarif"))["runs"][0]["results"]
    (found,) = [result for result in results if result["ruleId"] == "duration-mismatch"]
    (place,) = found["locations"]
    assert place["physicalLocation"]["region"] == {"startLine": 3, "startColumn": 8}
    assert place["logicalLocations"] == [{"fullyQualifiedName": "key b"}]


def test_a_quote_stays_in_its_unit(tmp_path: Path) -> None:
    shown = rendered(strings(tmp_path), "text")
    assert "th key b, line 3  ลบหลังจาก [20 วัน]\n" in shown
    assert "Close the file" not in shown


def test_plain_text_has_lines_and_no_unit(tmp_path: Path) -> None:
    (tmp_path / "en.txt").write_text("The mail is here.\nIt is deleted after 30 days.\n", "utf-8")
    (tmp_path / "th.txt").write_text("จดหมายอยู่ที่นี่\nจดหมายจะถูกลบหลังจาก 20 วัน\n", "utf-8")
    report = thiap.check(tmp_path / "en.txt", tmp_path / "th.txt")
    (line,) = [json.loads(line) for line in rendered(report, "jsonl").splitlines()]
    assert (line["unit"], line["line"]) == (None, 2)
