"""Glossaries as CSV, TSV and TBX; what is wrong with one is said with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from thiap.errors import ConfigError, InputError
from thiap.glossary import TermFinder, read_glossary
from thiap.model import NameEntry, Term
from thiap.renderers.name_table import write_names


def read(path: Path, text: str, name: str = "terms.csv") -> tuple[Term, ...]:
    file = path / name
    file.write_text(text, encoding="utf-8")
    return read_glossary(str(file), source_lang="en", target_lang="th")


@pytest.mark.parametrize(
    "text",
    [
        "pump,เครื่องสูบน้ำ,required\n",
        "source,target,status\npump,เครื่องสูบน้ำ,required\n",
        "status\tth\ten\nrequired\tเครื่องสูบน้ำ\tpump\n",
        "\ufeffen,th,status,note\r\npump,เครื่องสูบน้ำ,Required,in all texts\r\n",
    ],
)
def test_columns_by_name_or_by_place(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text) == (Term("pump", "เครื่องสูบน้ำ", "required"),)


def test_several_renderings_in_a_cell(tmp_path: Path) -> None:
    assert read(tmp_path, "dam,เขื่อน|ทำนบ\n") == (Term("dam", "เขื่อน"), Term("dam", "ทำนบ"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("dam,เขื่อน,banned\n", "row 1: unknown status 'banned'"),
        ("dam,\n", "row 1: a term needs both languages"),
        ("en,de\ndam,Damm\n", "has no column 'th'"),
        ("# none yet\n", "holds no term"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        read(tmp_path, text)


@pytest.mark.parametrize("form", ["csv", "tbx"])
def test_the_name_table_is_a_glossary(tmp_path: Path, form: str) -> None:
    entries = [NameEntry("Warsaw", ("วอร์ซอ", "วอร์ซอว์"), "place", (3, 3), 0.9)]
    table = write_names(entries, form, source_lang="en", target_lang="th")
    assert read(tmp_path, table, f"names.{form}") == (
        Term("Warsaw", "วอร์ซอ", "preferred"),
        Term("Warsaw", "วอร์ซอว์", "admitted"),
    )


def test_tbx_of_2008_with_a_deprecated_term(tmp_path: Path) -> None:
    text = """<martif type="TBX"><text><body><termEntry id="a">
      <langSet xml:lang="en-GB"><tig><term>dam</term></tig></langSet>
      <langSet xml:lang="th"><tig><term>ทำนบ</term>
        <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig></langSet>
      <langSet xml:lang="de"><tig><term>Damm</term></tig></langSet>
    </termEntry></body></text></martif>"""
    assert read(tmp_path, text, "a.tbx") == (Term("dam", "ทำนบ", "forbidden"),)


def test_xml_that_is_no_tbx(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is no TBX file"):
        read(tmp_path, "<html/>", "a.tbx")


def test_inflected_forms_and_abbreviations() -> None:
    finder = TermFinder(("water pump", "US"), "en")
    assert finder.find("Two water pumps, sold to us.") == {"water pump": [(4, 15)]}
    assert list(finder.find("the US's policy")) == ["US"]


def test_thai_words_are_not_found_inside_others() -> None:
    finder = TermFinder(("ตา", "อาสาสมัคร"), "th")
    found = finder.find("อาสาสมัครรับประทานอาหารตามเวลา")
    assert found == {"อาสาสมัคร": [(0, 9)]}


def test_only_a_guard_against_formulas_is_taken_off(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text("source,target\n'=1+1,'+ก\n's-Hertogenbosch,'ข'\n", encoding="utf-8")
    found = read_glossary(str(path), source_lang="en", target_lang="th")
    assert [(term.source, term.target) for term in found] == [("=1+1", "+ก"), ("'s-Hertogenbosch", "'ข'")]
