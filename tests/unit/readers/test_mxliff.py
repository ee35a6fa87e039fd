"""MXLIFF as Phrase writes it: states, tags in braces, what a memory offers is no text."""

from __future__ import annotations

from pathlib import Path

from thiap import Report, check
from thiap.readers.bilingual import read_bilingual

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:m="http://www.memsource.com/mxlf/2.0"'
    ' version="1.2" m:version="2.4"><file original="door.docx" source-language="en" target-language="th"'
    ' datatype="x-docx"><header/><body>\n'
)
TAIL = "</body></file></xliff>\n"


def unit(number: int, source: str, target: str, more: str = "") -> str:
    """One unit in a group of its own, with what the memory offered."""
    return (
        f'<group id="{number}" m:para-id="{number}"><trans-unit id="k:{number}" m:confirmed="1"'
        f' xml:space="preserve" {more}><source>{source}</source><target>{target}</target>'
        '<alt-trans origin="memsource-tm"><target>มี 99 บาน</target></alt-trans>'
        "</trans-unit></group>\n"
    )


def written(folder: Path, *units: str) -> Path:
    path = folder / "door.mxliff"
    path.write_text(HEAD + "".join(units) + TAIL, encoding="utf-8")
    return path


def alarms(report: Report) -> list[tuple[str, str]]:
    return [
        (finding.check, finding.source_quote) for finding in report.findings if finding.severity != "neutral"
    ]


def test_units_and_their_languages(tmp_path: Path) -> None:
    path = written(
        tmp_path, unit(0, "Open the door.", "เปิดประตู"), unit(1, "Close 2 windows.", "ปิดหน้าต่าง 2 บาน")
    )
    read = read_bilingual(str(path))
    assert (read.source.lang, read.target.lang) == ("en", "th")
    assert [block.unit for block in read.source.blocks] == ["k:0", "k:1"]
    assert "99" not in read.target.text
    assert alarms(check(path)) == []


def test_tags_in_braces_are_no_text_and_must_stay(tmp_path: Path) -> None:
    kept = unit(0, "Open the {1&gt;red&lt;1} door.", "เปิดประตู{1&gt;สีแดง&lt;1}")
    lost = unit(1, "Close the {1&gt;blue&lt;1} window.", "ปิดหน้าต่างสีน้ำเงิน")
    found = alarms(check(written(tmp_path, kept, lost)))
    assert found
    assert {check for check, _ in found} == {"placeholder-mismatch"}
    assert all(quote in ("{1>", "<1}", "{1> … <1}") for _, quote in found)


def test_a_locked_unit_is_read_and_an_empty_one_is_counted(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        unit(0, "Close 2 windows.", "ปิดหน้าต่าง 3 บาน", 'm:locked="true"'),
        unit(1, "Open the door at once.", ""),
    )
    states = [block.state for block in read_bilingual(str(path)).source.blocks]
    assert states == ["locked", "empty"]
    assert [check for check, _ in alarms(check(path))] == ["number-mismatch", "unit-unfinished"]
