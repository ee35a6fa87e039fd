"""Markdown, HTML, docx and odt: what is prose, where it stands, and what is refused."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from effort import growth
from thiap.errors import InputError
from thiap.model import Document
from thiap.readers import read_data, read_path, read_text, xml
from thiap.readers.xml import PART_MOST

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
)
BOMB = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


def parts(doc: Document) -> list[tuple[str, str]]:
    return [(block.kind, doc.quote(block.span)) for block in doc.blocks]


def places(doc: Document) -> list[str]:
    return [block.place for block in doc.blocks]


def package(folder: Path, name: str, files: dict[str, str | bytes]) -> str:
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in files.items():
            archive.writestr(part, content)
    return str(path)


def docx(folder: Path, body: str, **more: str) -> str:
    main = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    return package(folder, "a.docx", {"word/document.xml": main, **more})


def odt(folder: Path, body: str) -> str:
    xml = (
        f"<office:document-content {ODF}><office:body><office:text>{body}</office:text>"
        f"</office:body></office:document-content>"
    )
    return package(
        folder, "a.odt", {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": xml}
    )


def test_markdown_points_into_the_raw_text() -> None:
    text = (
        "---\ntitle: x\n---\n# The *river* #\n\nIt is **500 km** long\nand [wide](http://a.b/c_(d)).\n\n"
        "- one item\n- two\n  more of two\n\n> quoted\n> again\n\n```\ncode 12\n```\n\n    indented code\n\n"
        "Setext\n======\n\n| a | b |\n|---|:-:|\n| 1 | 2 |\n\n[ref]: http://x.y\n\n* * "
        "*\nLast.[^1]\n\n[^1]: A note.\n"
    )
    doc = read_text("a.md", text)
    assert parts(doc) == [
        ("title", "x"),
        ("heading", "The *river*"),
        ("paragraph", "It is **500 km** long\nand [wide](http://a.b/c_(d))."),
        ("paragraph", "one item"),
        ("paragraph", "two\n  more of two"),
        ("paragraph", "quoted\n> again"),
        ("heading", "Setext"),
        ("cell", "a"),
        ("cell", "b"),
        ("cell", "1"),
        ("cell", "2"),
        ("paragraph", "Last.[^1]"),
        ("paragraph", "[^1]: A note."),
    ]
    assert {doc.quote(span) for span in doc.skipped} >= {"*", "**", "[", "](http://a.b/c_(d))", "[^1]", "> "}
    assert doc.text == text


def test_markdown_leaves_snake_case_and_sums_alone() -> None:
    doc = read_text("a.md", "The file_name_here is 2 * 3 * 4 and a < b.")
    assert doc.skipped == ()


def test_html_shows_what_a_browser_shows() -> None:
    page = (
        "<!DOCTYPE html><html><head><title>T &amp; U</title><style>p{}</style></head><body>\n"
        "<nav><p>menu</p></nav><p>แม่น้ำ&nbsp;ยาว\n  <b>500</b> กม.<!-- no --> จริง</p><script>var "
        "a = 1;</script>\n"
        "<ul><li>one<li>two</ul><div>loose <p>inner</p> tail</div><p hidden>gone</p>"
        "<table><tr><td>1</td><td>2</td></tr></table><p>line<br>break</p></body></html>"
    )
    doc = read_text("a.html", page)
    assert parts(doc) == [
        ("title", "T & U"),
        ("paragraph", "แม่น้ำ\u00a0ยาว 500 กม. จริง"),
        ("paragraph", "one"),
        ("paragraph", "two"),
        ("paragraph", "loose"),
        ("paragraph", "inner"),
        ("paragraph", "tail"),
        ("cell", "1"),
        ("cell", "2"),
        ("paragraph", "line\nbreak"),
    ]
    assert places(doc)[1] == "line 2 <p>"


def test_deeply_nested_html_is_read_or_refused_quickly() -> None:
    def read_nested(depth: int) -> None:
        try:
            read_text("a.html", "<html><body>" + "<div>" * depth + "<p>text here", lang="en")
        except InputError as problem:
            assert "a.html" in str(problem)

    assert growth(read_nested, 150) < 6
    read_nested(50_000)


def test_docx_reads_changes_tables_and_notes(tmp_path: Path) -> None:
    styles = f'<w:styles {W}><w:style w:styleId="Rub1"><w:name w:val="heading 1"/></w:style></w:styles>'
    notes = (
        f'<w:footnotes {W}><w:footnote w:id="2"><w:p><w:r><w:t>A note.</w:t></w:r></w:p>'
        f"</w:footnote></w:footnotes>"
    )
    body = (
        '<w:p><w:pPr><w:pStyle w:val="Rub1"/></w:pPr><w:r><w:t>Head</w:t></w:r></w:p><w:p/>'
        '<w:p><w:r><w:t xml:space="preserve">It is </w:t></w:r><w:del><w:r>'
        "<w:delText>50</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>500</w:t><w:tab/><w:t>km</w:t></w:r></w:ins></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t>"
        "</w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    doc = read_path(
        docx(tmp_path, body, **{"word/styles.xml": styles, "word/footnotes.xml": notes}), lang="en"
    )
    assert parts(doc) == [
        ("heading", "Head"),
        ("paragraph", "It is 500\tkm"),
        ("cell", "a"),
        ("cell", "b"),
        ("paragraph", "A note."),
    ]
    assert places(doc) == [
        "paragraph 1",
        "paragraph 3",
        "table 1 row 1 cell 1",
        "table 1 row 1 cell 2",
        "footnote 2",
    ]


def test_docx_agrees_with_python_docx(tmp_path: Path) -> None:
    writer = pytest.importorskip("docx")
    made = writer.Document()
    made.add_heading("แม่น้ำ", 1)
    made.add_paragraph("สะพานยาว 500 เมตร").add_run(" จริง").bold = True
    made.save(tmp_path / "b.docx")
    doc = read_path(str(tmp_path / "b.docx"))
    assert parts(doc) == [("heading", "แม่น้ำ"), ("paragraph", "สะพานยาว 500 เมตร จริง")]
    assert doc.lang == "th"


def test_odt_reads_blanks_notes_and_cells(tmp_path: Path) -> None:
    body = (
        "<text:tracked-changes><text:p>deleted</text:p></text:tracked-changes>"
        '<text:h text:outline-level="2">Head</text:h>'
        '<text:p>It<text:s text:c="2"/>is <text:span>500<text:tab/>km</text:span> long'
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A "
        "note.</text:p></text:note-body></text:note>.</text:p>"
        "<table:table><table:table-row><table:table-cell><text:p>cell</text:p></table:table-cell>"
        "</table:table-row></table:table>"
    )
    doc = read_path(odt(tmp_path, body), lang="en")
    assert parts(doc) == [
        ("heading", "Head"),
        ("paragraph", "It  is 500\tkm long."),
        ("cell", "cell"),
        ("paragraph", "A note."),
    ]
    assert places(doc) == ["paragraph 1", "paragraph 2", "paragraph 3", "note 1"]


def test_hostile_packages_are_refused(tmp_path: Path) -> None:
    zeros = io.BytesIO()
    with (
        zipfile.ZipFile(zeros, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(PART_MOST // 1_000_000 + 1):
            part.write(bytes(1_000_000))
    (tmp_path / "zip-bomb.docx").write_bytes(zeros.getvalue())
    paths = {
        str(tmp_path / "zip-bomb.docx"): "times its size",
        package(tmp_path, "entities.docx", {"word/document.xml": BOMB + "<a>&b;</a>"}): "entities",
        package(tmp_path, "broken.docx", {"word/document.xml": "<a><b></a>"}): "broken XML",
        package(tmp_path, "lacking.docx", {"other.xml": "<a/>"}): "lacks its part",
        package(tmp_path, "sheet.odt", {"content.xml": "<a/>"}): "no text",
    }
    for path, words in paths.items():
        with pytest.raises(InputError, match=words):
            read_path(path, lang="en")
    (tmp_path / "cut.docx").write_bytes(zeros.getvalue()[:200])
    with pytest.raises(InputError, match="broken package"):
        read_path(str(tmp_path / "cut.docx"))


def test_a_package_that_unpacks_to_hundreds_of_times_its_size_is_refused(tmp_path: Path) -> None:
    text = "<w:p><w:r><w:t/></w:r></w:p>" * 500_000
    for path in (docx(tmp_path, text), odt(tmp_path, "<text:p/>" * 1_500_000)):
        assert Path(path).stat().st_size < 300_000
        with pytest.raises(InputError, match="times its size"):
            read_path(path)


def test_a_part_of_millions_of_elements_is_refused_before_a_tree_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xml, "ELEMENTS_MOST", 100)
    with pytest.raises(InputError, match="more than 100 elements"):
        read_path(docx(tmp_path, "<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 50))


def test_a_part_beyond_the_most_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml, "PART_MOST", 1_000)
    with pytest.raises(InputError, match="unpacks to more than"):
        read_path(docx(tmp_path, "<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 50))


SAMPLE = Path(__file__).parents[2] / "cases" / "formats" / "pptx.pptx"


def presentation(**changed: str | None) -> bytes:
    """The sample with some parts exchanged or left out; ``slide1`` and so on by the name of their file."""
    out = io.BytesIO()
    with zipfile.ZipFile(SAMPLE) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            stem = Path(name).name.partition(".")[0] if name.endswith(".xml") else ""
            said = changed.get(stem, old.read(name)) if stem else old.read(name)
            if said is not None:
                new.writestr(name, said)
    return out.getvalue()


def test_pptx_reads_titles_tables_and_notes_slide_by_slide() -> None:
    doc = read_path(str(SAMPLE), lang="en")
    assert [(block.place, block.kind, doc.quote(block.span)) for block in doc.blocks] == [
        ("slide 1", "heading", "The lighthouse"),
        ("slide 1", "paragraph", "It was opened in 1939."),
        ("slide 1", "paragraph", "The bridge has 24 lamps."),
        ("slide 1", "paragraph", "It is 40 metres high."),
        ("slide 1 notes", "paragraph", "Tell them about the keeper."),
        ("slide 2", "heading", "Visits"),
        ("slide 2", "cell", "Day"),
        ("slide 2", "cell", "Hours"),
        ("slide 2", "cell", "Sunday"),
        ("slide 2", "cell", "10 to 16"),
        ("slide 2", "paragraph", "Bring a lamp\nand shoes."),
    ]


def test_pptx_is_read_in_the_order_it_is_shown() -> None:
    with zipfile.ZipFile(SAMPLE) as package:
        main = package.read("ppt/presentation.xml").decode()
    first, second = re.findall(r"<p:sldId [^>]*>", main)
    turned = main.replace(first + second, second + first)
    assert turned != main
    doc = read_data("a.pptx", presentation(presentation=turned), lang="en")
    assert doc.quote(doc.blocks[0].span) == "Visits"


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"slide1": BOMB + "<a>&b;</a>"}, "entities"),
        ({"slide1": "<a><b></a>"}, "broken XML"),
        ({"slide1": None}, "lacks its part"),
        ({"slide1": "<a>" + "x" * 90_000_000 + "</a>"}, "times its size"),
        ({"presentation": "<a/>"}, "no paragraph"),
    ],
)
def test_a_presentation_of_strangers_is_refused_in_one_line(
    changed: dict[str, str | None], says: str
) -> None:
    with pytest.raises(InputError, match=says):
        read_data("a.pptx", presentation(**changed), lang="en")


def test_a_slide_that_is_shown_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("thiap.readers.pptx.PART_MOST", 1_000_000)
    with zipfile.ZipFile(SAMPLE) as package:
        main = package.read("ppt/presentation.xml").decode()
    slide = re.findall(r"<p:sldId [^>]*>", main)[0]
    data = presentation(presentation=main.replace(slide, slide * 2_000))
    with pytest.raises(InputError, match="unpack to more than"):
        read_data("a.pptx", data, lang="en")
