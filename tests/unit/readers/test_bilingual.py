"""Bilingual files: units, languages, tags and places; what is hostile is refused in bounded time."""

from __future__ import annotations

from pathlib import Path

import pytest

from thiap.cli.main import main
from thiap.errors import InputError, UsageError
from thiap.readers import read_path
from thiap.readers.bilingual import Bilingual, read_bilingual

XLIFF_1 = (
    '<?xml version="1.0" encoding="utf-8"?><xliff version="1.2" '
    'xmlns="urn:oasis:names:tc:xliff:document:1.2">'
    '<file original="a" source-language="en-US" target-language="th-TH" datatype="html">'
    "<body>{}</body></file></xliff>"
)
XLIFF_2 = (
    '<xliff version="2.1" srcLang="en" trgLang="th" xmlns="urn:oasis:names:tc:xliff:document:2.0">'
    '<file id="f">{}</file></xliff>'
)
TMX = (
    '<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4">'
    '<header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" '
    'srclang="en" datatype="plaintext"/>'
    "<body>{}</body></tmx>"
)


def rows(found: Bilingual) -> list[tuple[str, str, str]]:
    """(place, source, target) of every bead."""
    table = []
    places = {block.span: block.place for doc in (found.source, found.target) for block in doc.blocks}
    for bead in found.beads:
        spans = (*bead.source, *bead.target)
        source = "".join(found.source.quote(span) for span in bead.source)
        target = "".join(found.target.quote(span) for span in bead.target)
        assert spans
        table.append((places[spans[0]], source, target))
    return table


def write(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


def test_xliff_1_with_tags_untranslated_and_locked_units(tmp_path: Path) -> None:
    units = (
        '<trans-unit id="u1"><source>Open <g id="1">the <x id="2"/>door</g></source><target><g '
        'id="1">เปิด<x id="2"/></g>ประตู</target></trans-unit>'
        '<trans-unit id="u2"><source>Closed</source></trans-unit>'
        '<trans-unit id="u3" translate="no"><source>code</source></trans-unit>'
        '<trans-unit id="u4"><source>A <ph id="1">&lt;br&gt;</ph>b</source><target '
        'state="new">ก</target></trans-unit>'
    )
    found = read_bilingual(write(tmp_path, "a.xlf", XLIFF_1.format(units)))
    assert (found.source.lang, found.target.lang, found.source.format) == ("en", "th", "xliff")
    assert rows(found) == [
        ("unit u1", "Open <g1>the <x2/>door</g1>", "<g1>เปิด<x2/></g1>ประตู"),
        ("unit u2", "Closed", ""),
        ("unit u4", "A <ph1/>b", ""),  # what is marked as not translated is no counterpart
    ]
    assert [found.target.quote(span) for span in found.target.skipped] == ["<g1>", "<x2/></g1>", "ก"]


def test_sdlxliff_segments_answer_each_other_by_mid(tmp_path: Path) -> None:
    unit = (
        '<trans-unit id="u1"><source>One. Two.</source>'
        '<seg-source><mrk mtype="seg" mid="1">One.</mrk> <mrk mtype="seg" mid="2">Two.</mrk></seg-source>'
        '<target><mrk mtype="seg" mid="2">สอง</mrk><mrk mtype="seg" mid="1">หนึ่ง</mrk></target></trans-unit>'
    )
    found = read_bilingual(write(tmp_path, "a.sdlxliff", XLIFF_1.format(unit)))
    assert rows(found) == [("unit u1 segment 1", "One.", "หนึ่ง"), ("unit u1 segment 2", "Two.", "สอง")]


def test_xliff_2(tmp_path: Path) -> None:
    units = (
        '<unit id="u1"><segment id="s1"><source>Open <pc id="1">it</pc></source><target>เปิด<pc '
        'id="1">มัน</pc></target></segment>'
        '<ignorable><source> </source></ignorable><segment><source>Two <mrk id="m" '
        'type="term">x</mrk></source></segment></unit>'
        '<unit id="u2"><segment><source>Three</source><target>สาม</target></segment></unit>'
    )
    found = read_bilingual(write(tmp_path, "a.xlf", XLIFF_2.format(units)))
    assert rows(found) == [
        ("unit u1 segment s1", "Open <pc1>it</pc1>", "เปิด<pc1>มัน</pc1>"),
        ("unit u1 segment 2", "Two x", ""),
        ("unit u2", "Three", "สาม"),
    ]


def test_several_files_and_what_is_not_translated(tmp_path: Path) -> None:
    unit = '<trans-unit id="1"{}><source>One {}</source><target>หนึ่ง {}</target></trans-unit>'
    first = XLIFF_1.format(unit.format("", 1, 1)).removesuffix("</xliff>")
    second = (
        '<file original="b.docx" source-language="en" target-language="th" datatype="x"><body>'
        f'<group translate="no">{unit.format("", 2, 2)}' + unit.format(' translate="yes"', 3, 3) + "</group>"
        "</body></file></xliff>"
    )
    found = rows(read_bilingual(write(tmp_path, "a.xlf", first + second)))
    assert found == [("a: unit 1", "One 1", "หนึ่ง 1"), ("b.docx: unit 1", "One 3", "หนึ่ง 3")]
    unit = '<unit id="1"{}><segment><source>One {}</source><target>หนึ่ง {}</target></segment></unit>'
    one = XLIFF_2.replace('<file id="f">', '<file id="f" translate="no">')
    text = one.format(unit.format("", 1, 1) + unit.format(' translate="yes"', 2, 2))
    assert rows(read_bilingual(write(tmp_path, "b.xlf", text))) == [("unit 1", "One 2", "หนึ่ง 2")]


def test_tmx_chooses_languages(tmp_path: Path) -> None:
    unit = (
        '<tu tuid="7"><tuv xml:lang="th-TH"><seg>หนึ่ง</seg></tuv><tuv xml:lang="EN-US"><seg>One<ph '
        'x="1">&lt;b&gt;</ph></seg></tuv></tu>'
        '<tu><tuv xml:lang="en"><seg>Two</seg></tuv><tuv xml:lang="fr"><seg>Deux</seg></tuv><tuv '
        'xml:lang="th"><seg>สอง</seg></tuv></tu>'
    )
    found = read_bilingual(write(tmp_path, "a.tmx", TMX.format(unit)))
    assert rows(found) == [("unit 7", "One<ph1/>", "หนึ่ง"), ("unit 2", "Two", "สอง")]


def test_po_with_plurals_context_and_fuzzy(tmp_path: Path) -> None:
    text = (
        'msgid ""\nmsgstr "Language: th\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgctxt "menu"\nmsgid "Open %s"\nmsgstr "เปิด %s"\n\n'
        '#, fuzzy\nmsgid "{n} file"\nmsgid_plural "{n} files"\nmsgstr[0] "{n} แฟ้ม"\n\n'
        '#~ msgid "old"\n#~ msgstr "เก่า"\n'
    )
    found = read_bilingual(write(tmp_path, "a.po", text))
    assert [row[1:] for row in rows(found)] == [("Open %s", "เปิด %s"), ("{n} files", "")]
    assert rows(found)[1][0].endswith(", fuzzy")
    assert [block.unit for block in found.source.blocks] == ["menu|Open %s", "{n} file"]
    asked = read_bilingual(str(tmp_path / "a.po"), states=("fuzzy",))
    assert [row[1:] for row in rows(asked)] == [("Open %s", ""), ("{n} files", "{n} แฟ้ม")]


def test_what_po_says_to_translators_in_brackets_is_no_text(tmp_path: Path) -> None:
    head = 'msgid ""\nmsgstr "Language: th\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
    said = 'msgid "lamp[ as in a list of lamps ]"\nmsgstr "โคมไฟ"\n\nmsgid "lamp[s]"\nmsgstr "โคมไฟ"\n\n'
    kept = 'msgid "lamp[ red ]"\nmsgstr "โคมไฟ[ แดง ]"\n'
    found = read_bilingual(write(tmp_path, "a.po", head + said + kept))
    assert [row[1:] for row in rows(found)] == [
        ("lamp", "โคมไฟ"),
        ("lamp[s]", "โคมไฟ"),
        ("lamp[ red ]", "โคมไฟ[ แดง ]"),
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.tsv", 'id\ten\tth\n1\tThe "red" car\tรถสีแดง\n2\tTwo\tสอง\n'),
        ("a.csv", 'id,source,target\n1,"The ""red"" car",รถสีแดง\n2,Two,สอง\n'),
        ("b.csv", '1;"The ""red"" car and the road";รถสีแดง และถนน\n2;Two;สอง\n'),
    ],
)
def test_tables_find_their_columns(tmp_path: Path, name: str, text: str) -> None:
    found = read_bilingual(write(tmp_path, name, text))
    first, last = rows(found)[0], rows(found)[-1]
    assert first[1].startswith('The "red" car')
    assert first[2].startswith("รถสีแดง")
    assert last[1:] == ("Two", "สอง")
    assert last[0] == ("row 3" if name.startswith("a.") else "row 2")
    assert (found.source.lang, found.target.lang) == ("en", "th")


@pytest.mark.parametrize(
    "head",
    ["en-US\tth_TH", "Source\tTarget", "อังกฤษ\tไทย", "source_spans\ttarget_spans\tscore\tsource\ttarget"],
)
def test_heads_of_tables(tmp_path: Path, head: str) -> None:
    """Language codes with a region, Thai names, and the tables that ``thiap align`` writes."""
    before = "0:11\t0:9\t0.9\t" if "spans" in head else ""
    found = read_bilingual(
        write(tmp_path, "a.tsv", f"{head}\n{before}It is 500 metres long.\tยาว 500 เมตร\n")
    )
    assert rows(found) == [("row 2", "It is 500 metres long.", "ยาว 500 เมตร")]


@pytest.mark.parametrize("head", ["th\ten", "", "source\ttarget"])
def test_a_table_from_thai_into_english(tmp_path: Path, head: str) -> None:
    text = f"{head}\nยาว 500 เมตร\tIt is 500 metres long.\n".lstrip()
    found = read_bilingual(write(tmp_path, "a.tsv", text), source_lang="th", target_lang="en")
    assert rows(found)[0][1:] == ("ยาว 500 เมตร", "It is 500 metres long.")
    assert (found.source.lang, found.target.lang) == ("th", "en")


def test_xlsx(tmp_path: Path) -> None:
    writer = pytest.importorskip("xlsxwriter")
    with writer.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet()
        for line, row in enumerate([("en", "th"), ("The car is red", "รถสีแดง"), ("", ""), ("500", 500)]):
            sheet.write_row(line, 0, row)
    found = read_bilingual(str(tmp_path / "a.xlsx"))
    assert rows(found) == [("row 2", "The car is red", "รถสีแดง"), ("row 4", "500", "500")]


def test_two_column_table_in_a_docx(tmp_path: Path) -> None:
    writer = pytest.importorskip("docx")
    made = writer.Document()
    table = made.add_table(2, 2)
    texts = ("The car is red and the road is wide", "รถสีแดงและถนนกว้าง"), ("It is here", "มันอยู่ที่นี่")
    for row, cells in zip(table.rows, texts, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    made.save(tmp_path / "a.docx")
    found = read_bilingual(str(tmp_path / "a.docx"))
    assert rows(found)[1] == ("table 1 row 2", "It is here", "มันอยู่ที่นี่")


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.xlf", '<!DOCTYPE x [<!ENTITY a "b">]><xliff>&a;</xliff>', "entities"),
        ("b.xlf", '<!DOCTYPE x SYSTEM "file:///etc/passwd"><xliff>&a;</xliff>', "broken XML|entities"),
        ("c.xlf", "<xliff><file>", "broken XML"),
        ("d.xlf", "<html/>", "no XLIFF"),
        ("e.tmx", "<html/>", "no TMX"),
        ("f.tmx", TMX.format('<tu><tuv xml:lang="en"><seg>One</seg></tuv></tu>'), "two languages"),
        ("g.po", "hello\nworld", "no valid PO"),
        ("h.csv", "only,english\nwords,here", "two columns"),
        ("i.xlf", XLIFF_1.format(""), "no unit with text"),
    ],
)
def test_refuses(tmp_path: Path, name: str, text: str, words: str) -> None:
    with pytest.raises(InputError, match=words) as caught:
        read_bilingual(write(tmp_path, name, text))
    assert name in str(caught.value)


def test_many_units(tmp_path: Path) -> None:
    unit = (
        '<trans-unit id="{0}"><source>Item {0} <g id="1">is</g> here</source><target>รายการ {0} '
        '<g id="1">อยู่</g>ที่นี่</target></trans-unit>'
    )
    path = write(tmp_path, "a.xlf", XLIFF_1.format("".join(map(unit.format, range(15_000)))))
    found = read_bilingual(path)
    assert len(found.beads) == 15_000
    assert rows(found)[-1][0] == "unit 14999"


def test_one_text_alone_and_bilingual_file_as_a_side(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="at least two texts"):
        read_bilingual(write(tmp_path, "a.txt", "text"))
    path = write(tmp_path, "a.xlf", XLIFF_1.format('<trans-unit id="1"><source>One</source></trans-unit>'))
    with pytest.raises(InputError, match="alone"):
        read_path(path)


def test_findings_land_on_their_unit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    units = (
        '<trans-unit id="first"><source>It is 500 metres long.</source><target>ยาว 500 '
        "เมตร</target></trans-unit>"
        '<trans-unit id="second"><source>It opened in 1932.</source><target>เปิดใน ค.ศ. '
        "1942</target></trans-unit>"
    )
    path = write(tmp_path, "a.xlf", XLIFF_1.format(units))
    with pytest.raises(SystemExit) as stopped:
        main(["check", path, "--encoder", "none", "--fail-on", "major"])
    assert stopped.value.code == 1
    text = capsys.readouterr().out
    assert "th unit second" in text
    assert "unit first" not in text


def test_a_message_that_is_called_by_a_name_has_no_source_text(tmp_path: Path) -> None:
    path = tmp_path / "th.po"
    path.write_text(
        'msgid ""\nmsgstr "Language: th\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "label_next_lamp"\nmsgstr "โคมไฟถัดไป: ${lamp}"\n\n'
        'msgid "Open the file"\nmsgstr "เปิดไฟล์"\n\n'
        'msgid "snake_case"\nmsgstr "snake_case"\n',
        encoding="utf-8",
    )
    assert [source for _, source, _ in rows(read_bilingual(str(path)))] == ["Open the file", "snake_case"]
