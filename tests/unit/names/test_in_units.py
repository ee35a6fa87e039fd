"""Which Thai names of a unit are words of Thai that a name only sounds like."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest

from thiap import Settings, check
from thiap.model import Fact, Reading
from thiap.names.in_units import is_wording


@pytest.mark.parametrize(
    ("text", "part", "rule", "wording"),
    [
        ("แทนที่ข้อความที่เลือก", "ที่เลือ", "sound", True),
        ("ส่งถึงคุณบราวน์แล้ว", "บราวน์", "sound", False),
        ("แทนที่ข้อความที่เลือก", "ที่เลือ", "title", False),
    ],
)
def test_words_of_thai_are_no_name(text: str, part: str, rule: str, wording: bool, tmp_path: Path) -> None:
    path = tmp_path / "units.po"
    catalogue = polib.POFile()
    catalogue.metadata = {"Language": "th", "Content-Type": "text/plain; charset=UTF-8"}
    catalogue.append(polib.POEntry(msgid="Replaces the selected text", msgstr=text))
    catalogue.save(str(path))
    report = check(path, settings=Settings(mode="translation", select=("name-mismatch",)))
    bitext = report.bitexts[0]
    at = bitext.target.text.index(part)
    name = Fact("name", (0, 8), "Replaces", (Reading("replaces", rule="latin"),))
    heard = Fact("name", (at, at + len(part)), part, (Reading("corvish style", rule=rule),))
    assert is_wording(bitext, name, heard) is wording


def test_ordinary_words_that_a_name_sounds_like_are_no_name(tmp_path: Path) -> None:
    path = tmp_path / "units.tsv"
    path.write_text("en\tth\nReplaces the AutoText\tแทนที่ดาวโล้ดแล้ว\n", encoding="utf-8")
    bitext = check(path, settings=Settings(mode="translation", select=("name-mismatch",))).bitexts[0]
    at = bitext.target.text.index("ดาวโล้ด")
    heard = Fact("name", (at, at + 7), "ดาวโล้ด", (Reading("download", rule="sound"),))
    product = Fact("name", (4, 12), "AutoText", (Reading("autotext", rule="latin"),))
    person = Fact("name", (4, 12), "AutoText", (Reading("autotext", rule="latin"),), subtype="person")
    assert is_wording(bitext, product, heard)
    assert not is_wording(bitext, person, heard)
