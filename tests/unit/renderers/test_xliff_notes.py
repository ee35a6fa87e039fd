"""Findings as notes: on the right unit, where the schema wants them, and nothing else changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from thiap.cli.main import main

FILES = {
    "1.2": (
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" '
        'datatype="html" '
        'source-language="en" target-language="th"><body><group id="g">'
        '<trans-unit id="a"><source>The road is 500 metres long.</source><target>ถนนยาว 500 เมตร</target>'
        '<note from="pm">keep</note></trans-unit>'
        '<trans-unit id="b"><source>It <g id="1">opened</g> in 1932.</source>'
        '<target><g id="1">เปิด</g>ใน ค.ศ. 1942</target><note from="pm">keep</note></trans-unit>'
        "</group></body></file></xliff>"
    ),
    "2.1": (
        '<xliff version="2.1" srcLang="en" trgLang="th" xmlns="urn:oasis:names:tc:xliff:document:2.0">'
        '<file id="f"><unit id="a"><segment><source>The road is 500 metres long.</source>'
        "<target>ถนนยาว 500 เมตร</target></segment></unit>"
        '<unit id="b"><originalData><data id="d">x</data></originalData>'
        '<segment><source>It <pc id="1">opened</pc> in 1932.</source>'
        '<target><pc id="1">เปิด</pc>ใน ค.ศ. 1942</target></segment></unit></file></xliff>'
    ),
}
#: Content models of the schemas, as far as the elements above go.
ORDER = {"1.2": ["source", "target", "note", "note"], "2.1": ["notes", "originalData", "segment"]}


def annotated(path: Path, output: Path) -> etree._Element:
    with pytest.raises(SystemExit) as stopped:
        main(
            [
                "check",
                str(path),
                "--encoder",
                "none",
                "-q",
                "-o",
                str(output) + ".txt",
                "--notes",
                str(output),
            ]
        )
    assert stopped.value.code == 0
    return etree.parse(output).getroot()


@pytest.mark.parametrize("version", list(FILES))
def test_notes(tmp_path: Path, version: str) -> None:
    path, output = tmp_path / "a.xlf", tmp_path / "b.xlf"
    path.write_text(FILES[version], encoding="utf-8")
    root = annotated(path, output)
    notes = root.xpath("//*[local-name()='note'][@from='thiap' or @category='thiap']")
    assert len(notes) == 1
    assert "1942" in (notes[0].text or "")
    unit = notes[0].xpath("ancestor::*[@id='b']")[0]
    assert [etree.QName(child).localname for child in unit] == ORDER[version]
    assert etree.QName(notes[0]).namespace == etree.QName(unit).namespace

    again = tmp_path / "c.xlf"
    annotated(output, again)
    assert again.read_bytes() == output.read_bytes(), "notes of an earlier run are replaced"

    path.write_text(FILES[version].replace("1942", "1932"), encoding="utf-8")
    clean = annotated(path, tmp_path / "d.xlf")
    assert etree.tostring(clean, method="c14n") == etree.tostring(etree.parse(path), method="c14n")


def test_notes_need_one_xliff_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.tsv"
    path.write_text("en\tth\nIt opened in 1932.\tเปิดใน ค.ศ. 1932\n", encoding="utf-8")
    for texts in ([str(path)], ["a.txt", "b.txt"]):
        with pytest.raises(SystemExit) as stopped:
            main(["check", *texts, "--encoder", "none", "--notes", str(tmp_path / "n.xlf")])
        assert stopped.value.code == 2
    assert not (tmp_path / "n.xlf").exists()
