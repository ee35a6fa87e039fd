"""Findings as notes: on the right unit, where the schema wants them, and nothing else changes."""

from __future__ import annotations

import codecs
import re
import zipfile
from pathlib import Path

import polib
import pytest
from lxml import etree

from thiap.cli.main import main
from thiap.readers import read_path

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


def run(*arguments: str, code: int = 0) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == code


def annotated(path: Path, output: Path) -> etree._Element:
    run(
        "check",
        str(path),
        "--encoder",
        "none",
        "-q",
        "--state",
        "fuzzy",
        "--state",
        "translated",
        "-o",
        f"{output}.txt",
        "--notes",
        str(output),
    )
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


#: Files in shapes that a parser would tidy: everything but the notes must stay, byte for byte.
HEAD_1 = """<?xml version='1.0' encoding='{encoding}' standalone="no" ?>\r\n<!-- a > b -->\r\n"""
ODD_1 = (
    HEAD_1 + """<x:xliff  version='1.2' xmlns:x="urn:oasis:names:tc:xliff:document:1.2"\r\n"""
    """\txmlns:sdl='urn:sdl'>"""
    """<x:file original="a&#x20;&gt;.htm" datatype='html' source-language="en"\ttarget-language='th'>\r\n"""
    """<x:body><x:trans-unit id='b' sdl:note="x"  ><x:source><![CDATA[It & opened in"""
    """ 1932.]]></x:source>\r\n"""
    """<x:target\r\n>เปิด&quot;ใน&#160;ค.ศ. 1942 &#x27;</x:target ><sdl:seg-defs/>"""
    """<x:note from='pm'>a</x:note>"""
    """</x:trans-unit ><x:trans-unit id="c"><x:source>Good.</x:source><x:target/></x:trans-unit>"""
    """</x:body></x:file></x:xliff>\r\n<?end x?>\r\n"""
)
ODD_2 = (
    HEAD_1 + """<xliff version="2.0" srcLang='en' trgLang="th" """
    """xmlns='urn:oasis:names:tc:xliff:document:2.0'>"""
    """<file id="f">\r\n<unit id='b'>\r\n <notes >\r\n <note id="n">keep</note>\r\n </notes >\r\n <segment>"""
    """<source>It opened in 1932.</source>\r\n<target  >เปิดใน ค.ศ. 1942 &amp;</target></segment>\r\n"""
    """</unit>\r\n"""
    """</file></xliff>"""
)
ODD_TMX = (
    HEAD_1
    + """<!DOCTYPE tmx SYSTEM 'tmx14.dtd'>\r\n<tmx  version="1.4"><header creationtool='t' srclang="en" """
    """creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" datatype="plaintext"/><body>\r\n"""
    """<tu tuid='e'><tuv xml:lang="en"><seg/></tuv><tuv xml:lang="th"><seg/></tuv></tu>\r\n"""
    """<tu tuid='b' ><note>keep</note>\r\n<tuv xml:lang='en'><seg>It <bpt i="1">&lt;b></bpt>opened"""
    """<ept i="1"/> in 1932.</seg></tuv>"""
    """<tuv xml:lang="th"><seg><bpt i="1">&lt;b></bpt>เปิด<ept i="1"/>ใน ค.ศ. 1942</seg></tuv></tu>"""
    """</body></tmx>"""
)
ODD_PO = (
    '# เจ้าของ\nmsgid ""\nmsgstr ""\n"Language: th\\n"\n"Content-Type: text/plain; charset={encoding}\\n"\n\n'
    '#. for the door\n#: a.c:3\n#, fuzzy\n#| msgid "It shut"\nmsgctxt "m"\nmsgid ""\n"It opened "\n'
    '"in 1932."\n'
    'msgstr "เปิดใน ค.ศ. 1942"\n\n#~ msgid "old"\n#~ msgstr "เก่า"\n\n'
    '# of the translator\nmsgid "Good"\nmsgstr "ดี"\n'
)
ODD = {"a.xlf": ODD_1, "b.xlf": ODD_2, "c.tmx": ODD_TMX, "d.po": ODD_PO}
OURS = re.compile(
    r"<(x:)?note (from|category)=.thiap.*?</(x:)?note>|<note>thiap: .*?</note>|# thiap: [^\n]*\n", re.DOTALL
)


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        (name, encoding)
        for name in ODD
        for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp874")
        if not (name == "d.po" and encoding.startswith("utf-16"))  # PO files extend ASCII
    ],
)
def test_all_but_the_notes_stays_byte_for_byte(tmp_path: Path, name: str, encoding: str) -> None:
    declared = {"utf-8-sig": "utf-8", "utf-16-be": "utf-16", "cp874": "windows-874"}.get(encoding, encoding)
    if encoding == "cp874" and name != "d.po":
        declared = "TIS-620"  # the name that libxml2 knows
    text = ODD[name].format(encoding=declared)
    mark = codecs.BOM_UTF16_BE if encoding == "utf-16-be" else b""
    path, output = tmp_path / name, tmp_path / f"out-{name}"
    path.write_bytes(mark + text.encode(encoding))
    run(
        "check",
        str(path),
        "--encoder",
        "none",
        "-q",
        "--state",
        "fuzzy",
        "--state",
        "translated",
        "-o",
        f"{output}.txt",
        "--notes",
        str(output),
    )
    data = output.read_bytes()
    noted = data.decode("utf-16" if encoding.startswith("utf-16") else encoding)
    notes = [match[0] for match in OURS.finditer(noted)]
    assert ["1942" in note for note in notes] == [True, False][: len(notes)]
    assert len(notes) == (2 if name == "a.xlf" else 1), "the empty target is told as well"
    assert data[:2] == path.read_bytes()[:2]
    assert OURS.sub("", noted) == text

    again = tmp_path / f"again-{name}"
    states = ("--state", "fuzzy", "--state", "translated")
    run(
        "check", str(output), "--encoder", "none", "-q", *states, "-o", f"{output}.txt", "--notes", str(again)
    )
    assert again.read_bytes() == data, "notes of an earlier run are replaced"


def test_po_comment_stands_with_the_translators(tmp_path: Path) -> None:
    path, output = tmp_path / "a.po", tmp_path / "b.po"
    path.write_text(ODD_PO.format(encoding="UTF-8"), encoding="utf-8")
    run(
        "check",
        str(path),
        "--encoder",
        "none",
        "-q",
        "--state",
        "fuzzy",
        "--state",
        "translated",
        "-o",
        f"{output}.txt",
        "--notes",
        str(output),
    )
    entry = polib.pofile(str(output))[0]
    assert entry.msgid == "It opened in 1932."
    assert entry.tcomment.startswith("thiap: major: ")
    assert entry.flags == ["fuzzy"], "the flag stays as it is"
    assert "line 12" in Path(f"{output}.txt").read_text(encoding="utf-8"), "the line of the msgid"


def make_docx(path: Path) -> None:
    import docx

    made = docx.Document()
    made.add_heading("สะพาน", 1)
    line = made.add_paragraph("สะพานเปิดใน ")
    line.add_run("ค.ศ. 19").bold = True
    line.add_run("42 เพื่อรับรถไฟ")
    made.add_paragraph("ถนนยาว 500 เมตร")
    made.save(str(path))


def comments(path: Path) -> list[tuple[str, str]]:
    """(the words a comment is on, its text) in order of the document."""
    import docx

    made = docx.Document(str(path))
    texts = {comment.comment_id: (comment.author, comment.text) for comment in made.comments}
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    found: list[tuple[str, str]] = []
    for start in made.element.iter(f"{w}commentRangeStart"):
        number = start.get(f"{w}id")
        words, here = "", False
        for element in made.element.iter():
            here = (here or element is start) and not (
                element.tag == f"{w}commentRangeEnd" and element.get(f"{w}id") == number
            )
            words += (element.text or "") if here and element.tag == f"{w}t" else ""
        author, text = texts[int(number or -1)]
        assert author == "thiap"
        found.append((words, text))
    assert len(found) == len(texts)
    return found


def test_comments_in_a_word_draft(tmp_path: Path) -> None:
    source, draft, output = tmp_path / "a.txt", tmp_path / "b.docx", tmp_path / "c.docx"
    source.write_text(
        "Bridge\n\nThe bridge was opened in 1932 for the railway.\n\nIt cost 3 million baht.\n\n"
        "The road is 500 metres long.\n",
        encoding="utf-8",
    )
    make_docx(draft)
    arguments = ("--encoder", "none", "--mode", "translation", "-q", "-o", f"{output}.txt", "--notes")
    run("check", str(source), str(draft), *arguments, str(output))
    found = comments(output)
    assert [words for words, text in found if "1942" in text] == ["ค.ศ. 1942"]
    assert any("It cost 3 million baht." in text for words, text in found), "what is missing is told too"
    assert read_path(str(output)).text == read_path(str(draft)).text
    again = tmp_path / "d.docx"
    run("check", str(source), str(output), *arguments, str(again))
    assert comments(again) == found, "comments of an earlier run are replaced"


def test_comments_in_a_word_table(tmp_path: Path) -> None:
    import docx

    draft, output = tmp_path / "b.docx", tmp_path / "c.docx"
    made = docx.Document()
    rows = (
        ("Source", "Target"),
        ("The road is 500 metres long.", "ถนนยาว 500 เมตร"),
        ("Not yet", ""),
        ("The bridge was opened in 1932 for the railway.", "สะพานเปิดใน ค.ศ. 1942 เพื่อรับรถไฟ"),
    )
    table = made.add_table(len(rows), 2)
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    made.save(str(draft))
    run("check", str(draft), "--encoder", "none", "-q", "-o", f"{output}.txt", "--notes", str(output))
    assert [words for words, text in comments(output) if "1942" in text] == ["ค.ศ. 1942"]


def test_notes_need_a_format_that_takes_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.tsv"
    path.write_text("en\tth\nIt opened in 1932.\tเปิดใน ค.ศ. 1932\n", encoding="utf-8")
    run("check", str(path), "--encoder", "none", "--notes", str(tmp_path / "n.xlf"), code=2)
    run("check", str(path), "-", "--encoder", "none", "--notes", str(tmp_path / "n.xlf"), code=2)
    assert not (tmp_path / "n.xlf").exists()
    assert capsys.readouterr().out == ""


def test_a_document_that_word_would_not_open(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its text can be read, but nothing can be written into it."""
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    with zipfile.ZipFile(tmp_path / "b.docx", "w") as package:
        package.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{w}"><w:body><w:p><w:r><w:t>เปิดใน ค.ศ. 1942</w:t></w:r></w:p></w:body>'
            "</w:document>",
        )
    (tmp_path / "a.txt").write_text("It opened in 1932.\n", encoding="utf-8")
    texts = (str(tmp_path / "a.txt"), str(tmp_path / "b.docx"))
    run("check", *texts, "--encoder", "none", "-q", "--notes", str(tmp_path / "c.docx"), code=3)
    said = capsys.readouterr()
    assert "takes no comments" in said.err
    assert said.out == ""
    assert not (tmp_path / "c.docx").exists()
