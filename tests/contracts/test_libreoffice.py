# ruff: noqa: E501 (XML as it is)
"""LibreOffice opens what is written, and what it writes is read right (Debian: libreoffice-calc, -writer)."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from samples.reports import canal_report, hostile_report, make_alignment
from thiap.cli.main import main
from thiap.model import Document
from thiap.readers import read_path
from thiap.renderers import RENDERERS
from thiap.renderers.alignment import write_beads
from thiap.renderers.wording import flat

Convert = Callable[..., list[Path]]
#: Every sheet, UTF-8, commas, quotes where needed, formulas shown as such.
ALL_SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,true,false,false,-1"


@pytest.fixture(scope="module")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    program = shutil.which("soffice")
    if not program:
        pytest.skip(
            "no LibreOffice: apt-get install --no-install-recommends libreoffice-calc libreoffice-writer"
        )
    profile = tmp_path_factory.mktemp("profile")

    def run(to: str, *files: Path, reader: str | None = None) -> list[Path]:
        """The files that LibreOffice made of ``files``, in a folder beside them."""
        folder = files[0].parent / to.partition(":")[0]
        command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless"]
        command += [f"--infilter={reader}"] if reader else []
        done = subprocess.run(
            [*command, "--convert-to", to, "--outdir", folder, *files],
            capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        made = sorted(folder.iterdir())
        assert made, done.stdout + done.stderr
        return made

    return run


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_calc_reads_every_cell_of_a_workbook(convert: Convert, tmp_path: Path) -> None:
    files = {}
    for name, report in (("canal", canal_report()), ("hostile", hostile_report())):
        files[name] = tmp_path / f"{name}.xlsx"
        data = RENDERERS["xlsx"].render(report)
        assert isinstance(data, bytes)
        files[name].write_bytes(data)
    lines = (("=1+1", "ก =2", 0.5), ("a,b;\tc", "“ที่นี่”", 0.93))
    source, target, alignment = make_alignment(lines, "a.txt", "b.txt")
    files["beads"] = tmp_path / "beads.xlsx"
    files["beads"].write_bytes(write_beads(alignment, source, target, "xlsx"))
    made = {path.stem: rows(path) for path in convert(ALL_SHEETS, *files.values())}
    for name, report in (("canal", canal_report()), ("hostile", hostile_report())):
        head, *body = made[f"{name}-Findings"]
        assert len(body) == len(report.findings)
        for row, finding in zip(body, report.findings, strict=True):
            cells = dict(zip(head, row, strict=True))
            assert cells["Id"] == finding.id
            assert cells["Severity"] == finding.severity
            # LibreOffice shows U+FFFD and the like as they are, so equal texts are equal cells.
            for key, text in (
                ("Message", finding.message),
                ("Source text", finding.source_quote),
                ("Target text", finding.target_quote),
                ("Suggestion", finding.suggestion or ""),
            ):
                assert cells[key] == flat(text)
        assert made[f"{name}-Run"][1][0] == "Note"
    assert [row[4:] for row in made["beads-alignment"]] == [
        ["source", "target"],
        *([a, b] for a, b, _ in lines),
    ]


HTML = """<html><head><meta charset="utf-8"></head><body><h1>สะพานเก่า</h1>
<p>สะพานเปิดใน <b>ค.ศ. 19</b>32 เพื่อรับ<i>รถไฟ</i></p><h2>ค่าใช้จ่าย</h2>
<table border="1"><tr><td>ปี</td><td>บาท</td></tr><tr><td>1932</td><td>3 ล้าน</td></tr></table>
<ul><li>หนึ่ง</li><li>สอง</li></ul><p>Line<br>break&nbsp;and &lt;tag&gt;</p></body></html>"""
#: A flat OpenDocument text with tracked changes, a footnote, an endnote, a comment and a run of blanks.
ODF = "urn:oasis:names:tc:opendocument:xmlns:"
FODT = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="{ODF}office:1.0" xmlns:text="{ODF}text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>
<text:tracked-changes><text:changed-region text:id="c1" xml:id="c1"><text:insertion><office:change-info>
<dc:creator>a</dc:creator><dc:date>2020-01-01T00:00:00</dc:date></office:change-info></text:insertion>
</text:changed-region><text:changed-region text:id="c2" xml:id="c2"><text:deletion><office:change-info>
<dc:creator>a</dc:creator><dc:date>2020-01-01T00:00:00</dc:date></office:change-info><text:p>ลบ 1942</text:p>
</text:deletion></text:changed-region></text:tracked-changes>
<text:h text:outline-level="1">บทที่ 1</text:h>
<text:p>สะพาน<text:change-start text:change-id="c1"/>ใหม่<text:change-end text:change-id="c1"/>เปิดใน <text:change
 text:change-id="c2"/>1932<text:note text:id="n1" text:note-class="footnote"><text:note-citation>1</text:note-citation>
<text:note-body><text:p>เชิงอรรถ 7</text:p></text:note-body></text:note><office:annotation><dc:creator>b</dc:creator>
<text:p>ความเห็น</text:p></office:annotation> ครับ</text:p>
<text:p>ก<text:s text:c="3"/>ข<text:tab/>ค</text:p>
<text:p>ท้าย<text:note text:id="n2" text:note-class="endnote"><text:note-citation>i</text:note-citation><text:note-body>
<text:p>หมายเหตุท้าย</text:p></text:note-body></text:note></text:p>
</office:text></office:body></office:document>"""


def parts(doc: Document) -> list[tuple[str, str]]:
    return [(block.kind, doc.quote(block.span)) for block in doc.blocks]


def test_documents_of_writer_are_read_right(convert: Convert, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(HTML, encoding="utf-8")
    (tmp_path / "changes.fodt").write_text(FODT, encoding="utf-8")
    convert("odt:writer8", tmp_path / "page.html", reader="HTML (StarWriter)")
    odts = convert("odt:writer8", tmp_path / "changes.fodt")
    docxs = convert("docx:MS Word 2007 XML", *odts)
    for files in (odts, docxs):
        changes, page = (read_path(str(path)) for path in files)
        assert parts(page) == [
            ("heading", "สะพานเก่า"),
            ("paragraph", "สะพานเปิดใน ค.ศ. 1932 เพื่อรับรถไฟ"),
            ("heading", "ค่าใช้จ่าย"),
            *(("cell", text) for text in ("ปี", "บาท", "1932", "3 ล้าน")),
            *(("paragraph", text) for text in ("หนึ่ง", "สอง", "Line\nbreak\u00a0and <tag>")),
        ]
        assert parts(changes) == [
            ("heading", "บทที่ 1"),
            ("paragraph", "สะพานใหม่เปิดใน 1932 ครับ"),
            ("paragraph", "ก   ข\tค"),
            ("paragraph", "ท้าย"),
            ("paragraph", "เชิงอรรถ 7"),
            ("paragraph", "หมายเหตุท้าย"),
        ]


def test_writer_shows_the_comments(convert: Convert, tmp_path: Path) -> None:
    import docx

    source, draft, noted = tmp_path / "a.txt", tmp_path / "draft.docx", tmp_path / "noted.docx"
    source.write_text("The bridge was opened in 1932 for the railway.\n", encoding="utf-8")
    made = docx.Document()
    line = made.add_paragraph("สะพานเปิดใน ")
    line.add_run("ค.ศ. 19").bold = True
    line.add_run("42 เพื่อรับรถไฟ")
    made.save(str(draft))
    options = ["--encoder", "none", "--mode", "translation", "-q", "-o", str(tmp_path / "x")]
    with pytest.raises(SystemExit):
        main(["check", str(source), str(draft), *options, "--notes", str(noted)])
    (shown,) = convert("odt:writer8", noted)
    with zipfile.ZipFile(shown) as package:
        content = package.read("content.xml").decode()
    assert content.count("<office:annotation ") == 1
    note, _, rest = content.partition("<office:annotation ")[2].partition("</office:annotation>")
    assert "1942" in note
    assert "thiap" in note
    words = re.sub("<[^>]*>", "", rest.partition("<office:annotation-end")[0])
    assert words == "ค.ศ. 1942"
    assert read_path(str(shown)).text == read_path(str(draft)).text
