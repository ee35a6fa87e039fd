"""The base of a language: what CLDR (through Babel) knows of it, and its own tables laid over that.

Numerals, months, weekdays, multipliers (Millionen, tỷ, 億), common units and currency signs come from CLDR;
number words from its rule-based formats (``data/numbers``); ``data/CODE.words.tsv`` adds what CLDR has not
and goes before it. Loaded when such a text is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from thiap.languages.language import Language, fold, table
from thiap.languages.senses import known

if TYPE_CHECKING:
    from babel import Locale

#: CLDR's unit names by ours.
UNITS = {
    "length-meter": "meter",
    "length-kilometer": "kilometer",
    "length-centimeter": "centimeter",
    "length-mile": "mile",
    "length-foot": "foot",
    "length-inch": "inch",
    "area-square-kilometer": "kilometer ** 2",
    "area-square-mile": "mile ** 2",
    "volume-cubic-meter": "meter ** 3",
    "volume-cubic-kilometer": "kilometer ** 3",
    "volume-liter": "liter",
    "mass-gram": "gram",
    "length-millimeter": "millimeter",
    "area-square-meter": "meter ** 2",
    "area-hectare": "hectare",
    "area-acre": "acre",
    "mass-kilogram": "kilogram",
    "mass-metric-ton": "metric_ton",
    "mass-tonne": "metric_ton",
    "mass-pound": "pound",
    "speed-kilometer-per-hour": "kilometer_per_hour",
    "speed-mile-per-hour": "mile_per_hour",
    "duration-day": "day",
    "duration-week": "week",
    "duration-month": "month",
    "duration-year": "year",
    "duration-hour": "hour",
    "duration-minute": "minute",
    "duration-second": "second",
}
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "฿": "THB", "₹": "INR", "₩": "KRW", "₽": "RUB"}
#: Words between day, month and year.
_OF = {"es": ("de", "del"), "pt": ("de",), "vi": ("năm",), "it": ("del",)}
#: Words behind the number of a year; they are units as well.
_YEAR_AFTER = {"ru": ("год", "года", "году", "г."), "pl": ("roku", "rok", "r.")}
#: Multipliers that CLDR gives in patterns without a blank.
_EAST_ASIAN = dict(zip("万萬만億亿억兆조", (10**4,) * 3 + (10**8,) * 3 + (10**12,) * 2, strict=True))
#: Languages that write number words in one, with what may stand between two of them.
_COMPOUNDS = {"de": ("und",), "nl": ("en", "ën"), "it": (), "sv": (), "da": ("og",), "no": ("og",), "fi": ()}
_ORDINAL_SUFFIXES = {
    "fr": ("er", "ère", "re", "e", "ème", "nd", "nde"),
    "es": ("º", "ª", ".º", ".ª", "er"),
    "it": ("º", "ª", "°"),
    "pt": ("º", "ª", "°", ".º", ".ª"),
    "nl": ("e", "de", "ste"),
    "sv": (":a", ":e"),
    "ru": tuple(f"-{end}" for end in "й го м е х я ю ый ой ого ому ым ом ая ую ые ых му ми".split()),
    "hi": ("वें", "वीं", "वां", "वाँ", "वा", "वी", "वे"),
    "tr": ("'inci", "'ıncı", "'uncu", "'üncü", "inci", "ıncı", "uncu", "üncü"),
}
_NUMERALS: dict[str, Literal["han", "hangul"]] = {"ja": "han", "zh": "han", "ko": "hangul"}
#: First and second are adverbs, and names of months and ranks, too often to count.
_LEAST_ORDINAL = 3
_CURRENCIES = ("USD", "EUR", "GBP", "JPY", "CNY", "INR", "KRW", "RUB", "THB", "CHF", "TRY", "BRL")
#: Symbols that every language writes beside its own.
_METRIC = {
    "km": "kilometer",
    "km/h": "kilometer_per_hour",
    "kg": "kilogram",
    "cm": "centimeter",
    "m": "meter",
}
#: What is written in one with the word behind it: and, with, for.
_CLITICS = {"ar": ("و", "ب", "ل", "ف", "ك")}
_UNSPACED = frozenset({"ja", "zh", "ko", "lo", "km", "my"})


@cache
def cldr_locale(code: str) -> Locale:
    """A locale of Babel with data of its own.

    Babel's locales share what they inherit, and write into it what they find there for themselves: without a
    copy the months of French that stand alone are Chinese once Chinese was asked for them.

    Raises:
        UnknownLocaleError: CLDR does not know it.
        ValueError: it is no code of a language.
    """
    from babel import Locale, localedata

    locale = Locale.parse(code.replace("-", "_"))
    data = localedata.load(str(locale))  # the dictionary that the locale reads
    data.update(deepcopy(data))
    return locale


@cache
def cldr_language(code: str) -> Language | None:
    """A language as CLDR knows it, or None."""
    from babel import UnknownLocaleError

    try:
        locale = cldr_locale(code)
    except (UnknownLocaleError, ValueError):
        return None
    symbols = locale.number_symbols.get("latn", {})
    return Language(
        code=code,
        name=locale.english_name or code,
        spaced=locale.language not in _UNSPACED,
        words="",
        bare_years=((1500, 2100, "CE"),),
        day_first=True,
        decimal_comma=symbols.get("decimal") == ",",
        compounds=_COMPOUNDS.get(locale.language),
        numerals=_NUMERALS.get(locale.language),
        clitics=_CLITICS.get(locale.language, ()),
        ordinal_suffixes=_ORDINAL_SUFFIXES.get(locale.language, ()),
        capital_names=locale.language == "de",
    )


def cldr_lexicon(code: str) -> dict[str, dict[str, str]]:
    """Words of facts of a language as CLDR has them, folded; see ``Lexicon``."""
    from babel.numbers import get_currency_name

    locale = cldr_locale(code)
    lexicon: dict[str, dict[str, str]] = {"%": {"percent": "percent"}, "％": {"percent": "percent"}}

    def add(surface: str, sense: str, value: str) -> None:
        if surface.strip():
            lexicon.setdefault(fold(surface.strip()), {}).setdefault(sense, value)

    for sense, value, surface in own_words(locale.language):
        add(surface, sense, value)
    for sign, currency in _SIGNS.items():
        add(sign, "symbol", currency)
        add(sign, "unit", currency)
    for word in _OF.get(locale.language, ()):
        add(word, "of", "1")
    for word in _YEAR_AFTER.get(locale.language, ()):
        add(word, "year_after", "1")
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in locale.months[context].get(width, {}).items():
                if len(name) >= 3:
                    add(name, "month", str(number))
        for number, name in locale.days[context].get("wide", {}).items():
            add(name, "weekday", str(number + 1))
    for plural in locale.compact_decimal_formats.get("long", {}).values():
        for size, pattern in plural.items():
            text = getattr(pattern, "pattern", str(pattern))
            if text.count("0") == 1 and text.startswith("0"):
                add(text[1:], "multiplier", str(size))
    if locale.language in ("ja", "zh", "ko"):
        for word, size in _EAST_ASIAN.items():
            add(word, "multiplier", str(size))
    for surface, unit in _unit_names(code.replace("-", "_")):
        add(surface, "unit", unit)
    for surface, unit in _METRIC.items():
        add(surface, "unit", unit)
    for currency in _CURRENCIES:
        for count in (None, 1, 2, 5):
            name = get_currency_name(currency, count=count, locale=locale)
            if name != currency:
                add(name, "unit", currency)
    return lexicon


def own_words(code: str) -> Iterator[tuple[str, str, str]]:
    """Sense, value and surface of what the tables of a language say beside CLDR's locale data."""
    multipliers = set()
    if has_table(f"{code}.words.tsv"):
        for sense, value, surfaces in table(f"{code}.words.tsv"):
            for surface in surfaces.split("|"):
                if sense == "multiplier":
                    multipliers.add(fold(surface))
                yield known(sense, code), value, surface
    if code in _NUMERALS or not has_table(f"numbers/{code}.tsv"):
        return
    for sense, value, surfaces in table(f"numbers/{code}.tsv"):
        for surface in surfaces.split("|"):
            yield from _number_words(sense, value, surface, multiplier=fold(surface) in multipliers)


def _number_words(
    sense: str, value: str, surface: str, *, multiplier: bool
) -> Iterator[tuple[str, str, str]]:
    """One spelling of a number, and as people type it: ss for ß, blanks or hyphens between words."""
    if sense == "ordinal":
        if int(value) >= _LEAST_ORDINAL:
            yield sense, value, surface
        return
    if int(value) == 1:
        yield "article", "1", surface
        return
    if int(value) >= 1000 and not multiplier:
        return  # one thousand, two words
    for typed in {surface, surface.replace("-", " "), surface.replace(" ", "-"), surface.replace("ss", "ß")}:
        yield "digit", value, typed


def has_table(name: str) -> bool:
    """Whether the package has a data table of that name."""
    return files("thiap.languages").joinpath("data", *name.split("/")).is_file()


def _unit_names(locale: str) -> list[tuple[str, str]]:
    from babel.units import UnknownUnitError, format_unit

    names: list[tuple[str, str]] = []
    for cldr, unit in UNITS.items():
        for count in (1, 2, 5, 1.5):
            for length in ("long", "short"):
                try:
                    text = format_unit(count, cldr, length=length, locale=locale)
                except UnknownUnitError:  # another version of CLDR
                    continue
                surface = "".join(char for char in text if not char.isdigit()).strip(" \u00a0,.٫")
                if cldr not in text and len(surface) > 1:
                    names.append((surface, unit))
    return names
