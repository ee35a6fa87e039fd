"""Languages that have no tables of their own: what CLDR (through Babel) knows of them.

Numerals, months, weekdays, multipliers (Millionen, tỷ, 億), common units and currency signs; number words,
hedges and classifiers are for Thai and English only. Loaded when such a text is read.
"""

from __future__ import annotations

from functools import cache

from thiap.languages.language import Language, fold

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
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "฿": "THB"}
#: Words between day, month and year.
_OF = {"es": ("de", "del"), "pt": ("de",), "vi": ("năm",), "it": ("del",)}
#: Words behind the number of a year; they are units as well.
_YEAR_AFTER = {"ru": ("год", "года", "году", "г."), "pl": ("roku", "rok", "r.")}
#: Multipliers that CLDR gives in patterns without a blank.
_EAST_ASIAN = dict(zip("万萬만億亿억兆조", (10**4,) * 3 + (10**8,) * 3 + (10**12,) * 2, strict=True))
_UNSPACED = frozenset({"ja", "zh", "ko", "lo", "km", "my"})


@cache
def cldr_language(code: str) -> Language | None:
    """A language as CLDR knows it, or None."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(code.replace("-", "_"))
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
        capital_names=locale.language == "de",
    )


def cldr_lexicon(code: str) -> dict[str, dict[str, str]]:
    """Words of facts of a language as CLDR has them, folded; see ``Lexicon``."""
    from babel import Locale

    locale = Locale.parse(code.replace("-", "_"))
    lexicon: dict[str, dict[str, str]] = {"%": {"percent": "percent"}, "％": {"percent": "percent"}}

    def add(surface: str, sense: str, value: str) -> None:
        if surface.strip():
            lexicon.setdefault(fold(surface.strip()), {}).setdefault(sense, value)

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
    return lexicon


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
