"""Reports in Thai: not a word of English that thiap says itself, in any format people read."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pytest
from rich.cells import cell_len

from samples.reports import canal_report
from thiap.frozen import FrozenMap
from thiap.model import Document, Finding, Report
from thiap.phrases import say
from thiap.renderers import markdown, terminal, wikitext, xlsx

#: What is no sentence in any language: names of checks and files, options, ids.
CODE = re.compile(
    r"--[\w-]+|[a-z]+(?:-[a-z]+)+|[\w./ -]*\.(?:txt|md)\b|\w+:[\w.+]+|`[^`]*`|</?nowiki>|\bid\b"
)


def thai_report() -> Report:
    """A report whose texts and messages hold no English of their own."""
    report = canal_report()

    def plain(doc: Document) -> Document:
        return replace(doc, text=re.sub("[A-Za-z]", "ก", doc.text), name=f"บทความ-{doc.lang}.txt")

    def told(finding: Finding) -> Finding:
        said = say("no-counterpart", side=say("target"))
        return replace(
            finding,
            said=said,
            message=str(said),
            suggestion="ก" if finding.suggestion else None,
            source_value="1" if finding.source_value else None,
            target_value="2" if finding.target_value else None,
            source_quote=re.sub("[A-Za-z]", "ก", finding.source_quote),
            target_quote=re.sub("[A-Za-z]", "ก", finding.target_quote),
        )

    return replace(
        report,
        bitexts=tuple(replace(b, source=plain(b.source), target=plain(b.target)) for b in report.bitexts),
        findings=tuple(map(told, report.findings)),
        problems=(),
        signature=FrozenMap(),
    )


def english(text: str) -> list[str]:
    ids = {finding.id for finding in canal_report().findings}
    for known in ids:
        text = text.replace(known, "")
    return re.findall(r"[A-Za-z]{3,}", CODE.sub(" ", text))


@pytest.mark.parametrize("render", [markdown.render, wikitext.render, terminal.render])
def test_no_english_is_left(render: object) -> None:
    text = render(thai_report(), lang="th")  # type: ignore[operator]
    assert english(text) == []
    assert "ไม่มีข้อความคู่ในฉบับที่ตรวจ" in text


def test_the_workbook_speaks_thai() -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx.render(thai_report(), lang="th"))) as book:
        sheets = re.findall('<sheet name="([^"]*)"', book.read("xl/workbook.xml").decode())
        strings = re.findall("<t[^>]*>([^<]*)</t>", book.read("xl/sharedStrings.xml").decode())
    assert sheets == ["ข้อสังเกต", "ชื่อ", "การทำงาน"]
    assert [head for head in strings[:19] if re.search("[A-Za-z]", head)] == []


def test_words_meant_stand_in_brackets_without_colours() -> None:
    report = canal_report()
    text = terminal.render(report, width=400)
    finding = next(f for f in report.findings if len(f.target) == 1 and len(f.target_quote) < 60)
    assert f"[{finding.target_quote}]" in text
    assert f"[{finding.target_quote}]" not in terminal.render(report, width=400, color=True)


@pytest.mark.parametrize("lang", ["en", "th"])
@pytest.mark.parametrize("width", [60, 80])
def test_further_lines_stand_in(lang: str, width: int) -> None:
    text = terminal.render(canal_report(), lang=lang, width=width)
    lines = text.split("\n")
    assert max(cell_len(line) for line in lines) <= width
    began = [line for line in lines if line and not line.startswith(" ")]
    labels = ("source", "target", "note", "problem", "ปัญหา", "ต้นฉบับ", "ฉบับที่ตรวจ", "หมายเหตุ")
    foot = lines[max(n for n, line in enumerate(lines) if line.startswith("    ")) + 1 :]
    assert [line for line in began if not line.startswith(labels) and line not in foot] == []
