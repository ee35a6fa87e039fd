from __future__ import annotations

import csv
import io
import json

import pytest
from lxml import etree

from thiap.languages.names import load_english_words, load_name_words, load_pieces, rows
from thiap.model import NameEntry
from thiap.names.gazetteer import load_gazetteer
from thiap.names.table import merge_tables
from thiap.renderers.name_table import FORMATS, write_names

ENTRIES = (
    NameEntry("Viktor <G>", ("วิกเตอร์", "วิคเตอร์"), "person", (3, 2), 0.81, ((0, 5),), ((1, 3), (5, 9))),
    NameEntry("=Spain", ("สเปน",), "country", (1, 1), 1.0, ((9, 12),), ((20, 24),)),
)


def test_the_cldr_table_is_that_of_the_installed_babel() -> None:
    babel = pytest.importorskip("babel")
    first = next(iter(_lines("cldr_names.tsv")))
    if f"Babel {babel.__version__}," not in first:
        pytest.skip("another version of Babel than the table was made from")
    english, thai = babel.Locale("en"), babel.Locale("th")
    names = {english.territories[code].split(" (")[0]: code for code in english.territories}
    for kind, name, rendering in rows("cldr_names.tsv"):
        if kind == "country":
            assert thai.territories[names[name]].split(" (")[0] == rendering


def _lines(name: str) -> list[str]:
    from importlib.resources import files

    return files("thiap.languages").joinpath("data", name).read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    "name",
    [
        "exonyms.tsv",
        "cldr_names.tsv",
        "name_words.tsv",
        "name_traps.tsv",
        "translit.tsv",
        "spellings.tsv",
        "english_words.txt",
        "given_names.txt",
        "given_name_forms.tsv",
    ],
)
def test_every_table_says_where_it_comes_from(name: str) -> None:
    assert _lines(name)[0].startswith("# ")


def test_keys_are_unique_and_forms_unambiguous() -> None:
    keys = [row[0] for row in rows("exonyms.tsv")]
    assert len(keys) == len(set(keys))
    forms = [form for row in rows("exonyms.tsv") for form in row[2].split("|")]
    assert sorted(form for form in set(forms) if forms.count(form) > 1) == []


def test_ranks_have_a_height() -> None:
    assert all((word.height is not None) == (word.role == "rank") for word in load_name_words())


def test_pieces_are_short() -> None:
    assert all(1 <= len(latin) <= 3 and len(thai) <= 3 for latin, thai, _ in load_pieces())
    assert len(load_english_words()) > 5000


def test_relatives_in_use_are_kin() -> None:
    gazetteer = load_gazetteer()
    assert gazetteer.kin("united kingdom", "england")
    assert not gazetteer.kin("norway", "sweden")


def test_tables_of_two_sources_become_one() -> None:
    other = NameEntry("viktor <g>", ("วิกเตอร์",), "person", (2, 2), 0.9, ((4, 6),), ((1, 3), (7, 8)))
    merged = merge_tables([ENTRIES, [other]])
    assert [entry.source for entry in merged] == ["Viktor <G>", "=Spain"]
    assert merged[0].count == (5, 3)


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_table_is_valid(form: str) -> None:
    assert isinstance(write_names((), form, source_lang="en", target_lang="th"), str)


def test_json_lines() -> None:
    first = json.loads(write_names(ENTRIES, "jsonl", source_lang="en", target_lang="th").splitlines()[0])
    assert first == {
        "source": "Viktor <G>",
        "target": ["วิกเตอร์", "วิคเตอร์"],
        "type": "person",
        "count": [3, 2],
        "score": 0.81,
    }


def test_csv_has_a_line_for_each_rendering_and_no_formula() -> None:
    table = list(csv.reader(io.StringIO(write_names(ENTRIES, "csv", source_lang="en", target_lang="th"))))
    assert [row[2] for row in table[1:]] == ["preferred", "admitted", "preferred"]
    assert table[3][0] == "'=Spain"


def test_tbx_is_well_formed_and_escaped() -> None:
    text = write_names(ENTRIES, "tbx", source_lang="en", target_lang="th")
    root = etree.fromstring(text.encode())
    terms = [term.text for term in root.iter("{urn:iso:std:iso:30042:ed-2}term")]
    assert terms == ["Viktor <G>", "วิกเตอร์", "วิคเตอร์", "=Spain", "สเปน"]
