"""What each reader makes of its format, with offsets into the raw text."""

from __future__ import annotations

from pathlib import Path

import pytest

from thiap.errors import InputError
from thiap.model import Document
from thiap.readers import read_data, read_path, read_text
from thiap.readers.refused import refuse_by_name


def parts(doc: Document) -> list[tuple[str, str]]:
    return [(block.kind, doc.quote(block.span)) for block in doc.blocks]


def test_paragraph_a_line_with_a_headline() -> None:
    doc = read_text(
        "a.txt", "Storm hits coast\r\n\r\nA storm hit the coast. Many roads were closed.\r\nRain followed."
    )
    assert doc.format == "text"
    assert parts(doc) == [
        ("title", "Storm hits coast"),
        ("paragraph", "A storm hit the coast. Many roads were closed."),
        ("paragraph", "Rain followed."),
    ]


def test_wrapped_lines_are_one_paragraph() -> None:
    line = "the quick brown fox jumps over the lazy dog and runs away from"
    text = "\n".join([line] * 4 + ["home."]) + "\n\n" + "\n".join([line] * 3 + ["there."])
    doc = read_text("a.txt", text)
    assert [len(doc.quote(block.span).split("\n")) for block in doc.blocks] == [5, 4]


def test_short_lines_stay_apart() -> None:
    doc = read_text("a.txt", "one apple\ntwo pears\nthree plums of the garden\nfour")
    assert len(doc.blocks) == 4


def test_citation_marks_are_skipped_but_brackets_are_not() -> None:
    text = (
        "He died.[3][note 2] Then[citation needed] he said [sic] "
        "that [in 1939] it[12]:45 ended on the [21st]."
    )
    doc = read_text("a.txt", text)
    assert [doc.quote(span) for span in doc.skipped] == ["[3]", "[note 2]", "[citation needed]", "[12]:45"]


def test_mediawiki_headings_and_apparatus() -> None:
    text = (
        "Lead text of the page.\n\n\n== History ==\nIt began.\n\n=== Early years ===\nSmall.\n\n"
        "== See also ==\nOther page\n\n=== Lists ===\nA list\n\n"
        "== Legacy ==\nIt stays.\n\n== References ==\n[1] Book"
    )
    doc = read_text("a.txt", text)
    assert doc.format == "mediawiki"
    assert parts(doc) == [
        ("paragraph", "Lead text of the page."),
        ("heading", "History"),
        ("paragraph", "It began."),
        ("heading", "Early years"),
        ("paragraph", "Small."),
        ("heading", "Legacy"),
        ("paragraph", "It stays."),
    ]
    assert [block.level for block in doc.blocks if block.kind == "heading"] == [1, 2, 1]


def test_wikiextractor_on_one_line_finds_the_repeated_headings() -> None:
    text = (
        '<doc id="1" url="u" title="แม่น้ำยม">แม่น้ำยม แม่น้ำยมเป็นแม่น้ำในภาคเหนือ ไหลลงใต้ประวัติ ประวัติ. เดิมเรียกว่าน้ำยม '
        "ยาว 700 กม. โดยประมาณอ้างอิง อ้างอิง. </doc>\n"
    )
    doc = read_text("a.txt", text)
    assert doc.lang == "th"
    assert parts(doc) == [
        ("title", "แม่น้ำยม"),
        ("paragraph", "แม่น้ำยมเป็นแม่น้ำในภาคเหนือ ไหลลงใต้"),
        ("heading", "ประวัติ"),
        ("paragraph", "เดิมเรียกว่าน้ำยม ยาว 700 กม. โดยประมาณ"),
    ]


def test_wikiextractor_with_headings_on_lines() -> None:
    doc = read_text(
        "a.txt",
        '<doc id="1" title="Yom">\nYom\n\nA river.\n\nHistory.\nIt was long known as such, they say.\n</doc>',
    )
    assert parts(doc) == [
        ("title", "Yom"),
        ("paragraph", "A river."),
        ("heading", "History"),
        ("paragraph", "It was long known as such, they say."),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('<doc id="1" title="A">A text', "no closing"),
        ('<doc id="1" title="A">A</doc><doc id="2" title="B">B</doc>', "2 articles"),
    ],
)
def test_wikiextractor_refuses(text: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        read_text("a.txt", text)


def test_seeds_are_read_whole(seeds: Path) -> None:
    thai = read_path(str(seeds / "soviet-invasion-of-poland.th.txt"))
    assert (thai.lang, thai.format) == ("th", "wikiextractor")
    assert [block.kind for block in thai.blocks].count("heading") == 5
    english = read_path(str(seeds / "soviet-invasion-of-poland.en.txt"))
    assert (english.lang, english.format) == ("en", "mediawiki")
    assert not any("External links" in english.quote(block.span) for block in english.blocks)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("การประชุมจะมีขึ้นในวันพรุ่งนี้ at the Hilton", "th"),
        ("The talks will be held on the 3rd of May with กรุงเทพ", "en"),
        (
            "Die Gespräche finden am Montag statt und werden nicht vertagt, sagte der Minister mit dem Hut",
            "de",
        ),
        ("Les discussions auront lieu lundi dans la ville et ne sont pas pour des raisons de droit", "fr"),
        ("会談は月曜日に開かれる", "ja"),
        ("会谈将于星期一举行", "zh"),
        ("회담은 월요일에 열린다", "ko"),
        ("Переговоры пройдут в понедельник", "ru"),
        ("ستعقد المحادثات يوم الاثنين", "ar"),
    ],
)
def test_languages_are_told(text: str, lang: str) -> None:
    assert read_text("a.txt", text).lang == lang


@pytest.mark.parametrize(
    ("name", "step"),
    [
        ("a.rtf", "docx, odt or plain text"),
        ("A.ODS", "XLSX, CSV or TSV"),
        ("a.th.ass", "SubRip"),
        ("lang/th/app.php", "JSON or PO"),
        ("th.mo", "the .po"),
        ("a.idml", "XLIFF"),
        ("a.sdlppx", ".sdlxliff"),
    ],
)
def test_formats_that_are_not_read_are_refused_by_name_with_the_next_step(name: str, step: str) -> None:
    with pytest.raises(InputError, match="not read") as problem:
        read_data(name, b"Some words in English that could be a text.")
    assert step in str(problem.value)
    assert read_data(name, b"Some words in English that could be a text.", format="text").blocks


def test_no_format_that_is_read_is_refused_by_name() -> None:
    for path in (Path(__file__).parents[2] / "cases" / "formats").iterdir():
        refuse_by_name(path.name)
    for name in ("notes", "a.", ".php", "README.md", "a.ts", "a.txt"):
        refuse_by_name(name)
