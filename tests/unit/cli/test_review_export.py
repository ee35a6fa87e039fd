"""Handing over: chosen findings with what was decided, in the forms that clients and talk pages read."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import fastexcel
import pytest
from click.testing import CliRunner, Result

from samples.reports import canal_report, hostile_report
from thiap.cli.main import cli
from thiap.model import Report
from thiap.project.decisions import decide, dump_decisions
from thiap.renderers import word_table
from thiap.renderers.run_json import dump_run


@pytest.fixture
def report() -> Report:
    return canal_report()


@pytest.fixture
def folder(tmp_path: Path, report: Report) -> Path:
    """A saved run, the first finding accepted with words of the reviewer, the second dismissed."""
    first, second = report.findings[:2]
    made = [
        decide(first, "accepted", reason="other", note="ask the client"),
        decide(second, "dismissed", reason="intended"),
    ]
    (tmp_path / "run.json").write_text(dump_run(report), encoding="utf-8")
    (tmp_path / "decisions.json").write_text(dump_decisions(made), encoding="utf-8")
    return tmp_path


def export(folder: Path, name: str, *options: str) -> Result:
    files = ["-o", str(folder / name), "--decisions", str(folder / "decisions.json")]
    return CliRunner().invoke(cli, ["review", "export", str(folder / "run.json"), *files, *options])


def test_a_word_table_holds_open_and_accepted_findings(folder: Path, report: Report) -> None:
    assert export(folder, "client.docx").exit_code == 0
    document = docx.Document(str(folder / "client.docx"))
    (table,) = document.tables
    assert len(table.rows) == len(report.findings)  # the head, and all but the dismissed one
    first = [cell.text for cell in table.rows[1].cells]
    assert report.findings[0].source_quote in first[1]
    assert report.findings[0].target_quote in first[2]
    assert "canal.en.txt:" in first[1]
    assert "Decision: accepted – other; ask the client" in first[3]
    assert "Decision" not in table.rows[2].cells[3].text
    assert table.rows[0]._tr.trPr.xpath("./w:tblHeader")


def test_a_word_table_in_thai(folder: Path) -> None:
    assert export(folder, "client.docx", "--lang", "th", "--state", "dismissed").exit_code == 0
    (table,) = docx.Document(str(folder / "client.docx")).tables
    assert "ผลการพิจารณา: ละเว้นแล้ว – ผู้แปลตั้งใจ" in table.rows[1].cells[3].text
    assert table.rows[0].cells[3].text == "ข้อสังเกต"


def test_a_workbook_has_the_decisions_filled_in(folder: Path) -> None:
    assert export(folder, "client.xlsx", "--state", "accepted", "--state", "dismissed").exit_code == 0
    sheet = fastexcel.read_excel(folder / "client.xlsx").load_sheet(0).to_polars()
    assert sheet["Decision"].to_list() == ["accepted", "dismissed"]
    assert sheet["Note"].to_list() == ["other; ask the client", "intended by the translator"]


@pytest.mark.parametrize(
    ("name", "lang", "said"),
    [
        ("talk.wiki", "th", "** <nowiki>ผลการพิจารณา: ยืนยันแล้ว – อื่น ๆ; ask the client</nowiki>"),
        ("talk.wiki", "en", "** <nowiki>Decision: accepted – other; ask the client</nowiki>"),
        ("pull.md", "en", "- Decision: accepted – other; ask the client"),
    ],
)
def test_lists_say_what_was_decided(folder: Path, name: str, lang: str, said: str) -> None:
    assert export(folder, name, "--lang", lang, "--state", "accepted").exit_code == 0
    assert said in (folder / name).read_text(encoding="utf-8")


def test_nothing_chosen_writes_nothing(folder: Path) -> None:
    (folder / "decisions.json").unlink()
    done = export(folder, "client.docx", "--state", "accepted")
    assert done.exit_code == 0
    assert "nothing was written" in done.output
    assert not (folder / "client.docx").exists()


def test_a_reviewers_own_words_are_the_suggestion(folder: Path, report: Report) -> None:
    made = replace(decide(report.findings[0], "accepted"), suggestion="หนึ่งพันสองร้อยล้าน")
    (folder / "decisions.json").write_text(dump_decisions([made]), encoding="utf-8")
    assert export(folder, "talk.wiki", "--state", "accepted").exit_code == 0
    assert "suggestion: หนึ่งพันสองร้อยล้าน" in (folder / "talk.wiki").read_text(encoding="utf-8")


def test_hostile_texts_make_a_sound_document() -> None:
    raw = word_table.render(hostile_report())
    assert zipfile.ZipFile(io.BytesIO(raw)).testzip() is None
    assert docx.Document(io.BytesIO(raw)).tables


def test_a_long_path_makes_a_sound_document() -> None:
    report = hostile_report()
    target = replace(report.target, name="folder/" * 60 + "draft.txt")
    raw = word_table.render(replace(report, bitexts=(replace(report.bitexts[0], target=target),)))
    assert docx.Document(io.BytesIO(raw)).core_properties.title.endswith("folder/draft.txt")


def test_findings_alone_are_not_enough(folder: Path) -> None:
    (folder / "run.json").write_text('{"id": "x"}\n', encoding="utf-8")
    assert "no saved run" in str(export(folder, "client.docx").exception)
