"""CLDR is the base of a language; each line of its own table is laid over it, and nothing else changes."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal

import pytest

from thiap.languages import lexicon
from thiap.languages.cldr import cldr_locale

#: A fresh process, since what is read of a language is kept: lines to add, code, text; prints the values.
_READ = """
import sys
from thiap.languages import cldr
lines, code, text = sys.argv[1:]
own = cldr.table
def table(name):
    added = (tuple(line.split(",")) for line in lines.split(";") if line)
    return (*own(name), *added) if name == f"{code}.words.tsv" else own(name)
cldr.table = table
from thiap.facts import extract_facts
from thiap.model import Block, Document
page = Document("x", text, code, "text", (Block("paragraph", (0, len(text))),))
for fact in extract_facts(page):
    print(fact.kind, fact.value, fact.readings[0].unit or "-")
"""


def _facts(lines: str, text: str, code: str = "de") -> list[str]:
    command = [sys.executable, "-c", _READ, lines, code, text]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout.splitlines()


TEXT = "Am 17. September 1939 kamen 12 Schock Eier und 13,5 Kilometer."


def test_a_line_of_german_makes_german_better() -> None:
    """The line is read, and all that CLDR and the table said before stays."""
    before, after = _facts("", TEXT), _facts("multiplier,60,schock", TEXT)
    assert "number 12 -" in before and "number 720 -" in after
    assert [row for row in before if row != "number 12 -"] == [row for row in after if row != "number 720 -"]
    assert any(row.startswith("date 1939-09-17") for row in after)


def test_a_line_goes_before_what_cldr_says_of_that_word_alone() -> None:
    assert _facts("", "am Samstag") == ["date -W-6 -"]
    assert _facts("weekday,7,Samstag", "am Samstag") == ["date -W-7 -"]
    assert _facts("weekday,7,Samstag", "am Freitag") == ["date -W-5 -"]


@pytest.mark.parametrize("code", ["de", "fr", "it"])
def test_months_come_from_the_base(code: str) -> None:
    """No table of these languages has them."""
    from babel.dates import get_month_names

    from thiap.languages.cldr import own_words
    from thiap.languages.language import fold

    assert "month" not in {sense for sense, _, _ in own_words(code)}
    for number, name in get_month_names("wide", locale=code).items():
        assert lexicon(code)[fold(name)]["month"] == str(number)


def test_german_has_more_than_cldr() -> None:
    assert Decimal(lexicon("de")["mia."]["multiplier"]) == 10**9


def test_no_language_takes_over_words_of_one_that_was_asked_before() -> None:
    for code in ("zh", "fr", "th"):
        months = cldr_locale(code).months
        assert months["stand-alone"]["wide"][1] == months["format"]["wide"][1], code
