"""The language tables against the libraries that know better: Babel (CLDR), pint, PyThaiNLP."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from thiap.facts.units import dimension, to_base, units
from thiap.languages import LANGUAGES, lexicon
from thiap.languages.language import fold, table


@pytest.mark.parametrize("lang", ["en", "th"])
@pytest.mark.parametrize("width", ["wide", "abbreviated"])
def test_months_are_those_of_cldr(lang: str, width: str) -> None:
    from babel.dates import get_month_names

    for number, name in get_month_names(width, context="stand-alone", locale=lang).items():
        senses = lexicon(lang)[fold(name)]
        assert str(number) in senses["month"].split("|"), name


@pytest.mark.parametrize("lang", ["en", "th"])
def test_weekdays_are_those_of_cldr(lang: str) -> None:
    from babel.dates import get_day_names

    for number, name in get_day_names("wide", locale=lang).items():
        assert lexicon(lang)[fold(name)]["weekday"] == str(number + 1), name


#: Units of ours by CLDR's names of them.
CLDR_UNITS = {
    "length-meter": "meter",
    "length-kilometer": "kilometer",
    "length-centimeter": "centimeter",
    "length-millimeter": "millimeter",
    "length-mile": "mile",
    "length-yard": "yard",
    "length-foot": "foot",
    "length-inch": "inch",
    "area-square-kilometer": "kilometer ** 2",
    "area-square-mile": "mile ** 2",
    "area-hectare": "hectare",
    "area-acre": "acre",
    "mass-kilogram": "kilogram",
    "mass-gram": "gram",
    "mass-pound": "pound",
    "mass-ounce": "ounce",
    "volume-liter": "liter",
    "volume-gallon": "gallon",
    "duration-day": "day",
    "duration-week": "week",
    "duration-month": "month",
    "duration-year": "year",
    "duration-hour": "hour",
    "duration-minute": "minute",
    "duration-second": "second",
}


@pytest.mark.parametrize("lang", ["en", "th"])
@pytest.mark.parametrize("cldr", CLDR_UNITS)
def test_unit_names_of_cldr_are_read(lang: str, cldr: str) -> None:
    from babel.units import format_unit

    from thiap.facts import extract_facts
    from thiap.model import Block, Document

    text = format_unit(5, cldr, length="long", locale=lang)
    if cldr in text:
        pytest.skip("this build of Babel has no name for it")
    doc = Document("x", text, lang, "text", (Block("paragraph", (0, len(text))),))
    (fact,) = extract_facts(doc)
    assert fact.readings[0].unit == CLDR_UNITS[cldr], text


@pytest.mark.parametrize("lang", ["en", "th"])
@pytest.mark.parametrize("code", ["USD", "GBP", "EUR", "JPY", "THB", "INR", "CNY"])
def test_currencies_of_cldr_are_read(lang: str, code: str) -> None:
    from babel.numbers import format_currency

    from thiap.facts import extract_facts
    from thiap.model import Block, Document

    text = format_currency(1250, code, locale=lang, format_type="name")
    doc = Document("x", text, lang, "text", (Block("paragraph", (0, len(text))),))
    (fact,) = extract_facts(doc)
    assert code in [reading.unit for reading in fact.readings], text


@pytest.fixture(scope="module")
def registry() -> Any:
    return pytest.importorskip("pint").UnitRegistry(autoconvert_offset_to_baseunit=True)


#: Units pint does not have: the Thai ones, and those it would need a definition for.
NOT_IN_PINT = {"rai", "ngan", "wa", "wa ** 2", "sok", "sen", "yot", "baht_mass", "decibel"}
NOT_IN_PINT |= {"decade", "kilobit_per_second", "megabit_per_second", "gigabit_per_second"}


@pytest.mark.parametrize("name", [row[0] for row in table("units.tsv") if row[0] not in NOT_IN_PINT])
def test_factors_are_those_of_pint(name: str, registry: Any) -> None:
    unit = units()[name]
    bases = [row[0] for row in table("units.tsv") if row[1] == unit.dimension and Decimal(row[2]) == 1]
    if unit.dimension == "temperature":
        found = registry.Quantity(100, name).to("degree_Celsius").magnitude
        assert float(to_base(Decimal(100), name) or 0) == pytest.approx(found, rel=1e-6)
        return
    found = registry.Quantity(1.0, name).to(bases[0] if bases else "bit").magnitude
    # pint's acre is the survey acre, 4 millionths larger
    assert float(unit.factor) == pytest.approx(found, rel=1e-5)


def test_thai_units_hold_together() -> None:
    rai = to_base(Decimal(1), "rai")
    assert rai == to_base(Decimal(4), "ngan") == to_base(Decimal(400), "wa ** 2") == 1600
    assert to_base(Decimal(1), "kilometer ** 2") == to_base(Decimal(625), "rai")
    assert to_base(Decimal(1), "wa") == to_base(Decimal(4), "sok") == 2


@pytest.mark.parametrize("lang", list(LANGUAGES))
def test_every_unit_of_a_language_is_known(lang: str) -> None:
    for row in table(f"{lang}.units.tsv"):
        assert row[0] in ("CENT", "PENNY", "SATANG", "SALUENG", "none") or dimension(row[0]) is not None, row


def test_guards_are_words_of_the_thai_dictionary() -> None:
    from pythainlp.corpus import thai_words

    known = thai_words()
    guards = [word for row in table("th.guards.tsv") for word in row[0].split()]
    missing = [word for word in guards if word not in known]
    assert len(missing) <= len(guards) // 50, missing[:20]
