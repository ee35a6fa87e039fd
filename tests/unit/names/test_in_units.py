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
    fact = Fact("name", (at, at + len(part)), part, (Reading("style", rule=rule),))
    assert is_wording(bitext, fact) is wording
