"""What the rest of thiap may ask of a language: a frozen value, data first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Literal

from thiap.languages.senses import known

#: Surface (folded to lower case) to {sense: value}. A word may have several senses: "may" is no month
#: alone, "second" an ordinal and a unit.
Lexicon = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Language:
    """One language of facts.

    Attributes:
        code: ISO 639-1.
        name: in English.
        spaced: whether blanks separate words, and nothing else.
        grammar: how its numbers and dates are put together: "english" (thirty-one, the 3rd of May), "thai"
            (words glued, marks before years), or "digits": numerals and number words as the tables have them.
        words: file in ``languages/data`` with lines ``sense<TAB>value<TAB>surface|surface``.
        tables: sense → file with lines ``value<TAB>surface|surface``.
        guards: files of words that contain numerals and are none.
        bare_years: windows of years that need no mark, with their era: ``(first, last, era)``.
        two_digit_era: era of a two-digit year with no mark.
        era_of_large_years: the year from which a date in digits is of another era, and that era.
        day_first: whether 3/4/1999 is 3 April; None where both are common.
        decimal_comma: whether 1.000,5 is a thousand and a half.
        compounds: what may join number words to one word (und: einundzwanzig), None where none are joined.
        numerals: characters that numbers are written in beside digits: "han" (三百万), "hangul" (삼백만).
        clitics: letters of words that are written in one with a number word behind them: بأربعة.
        ordinal_suffixes: what makes digits an ordinal: 1er, 3º.
        capital_names: whether months and weekdays begin with a capital letter, and only they count.
        not_before: characters that cannot stand before the beginning of a word.
        not_after: characters that cannot stand after its end.
    """

    code: str
    name: str
    spaced: bool
    words: str
    grammar: Literal["english", "thai", "digits"] = "digits"
    tables: Mapping[str, str] = field(default_factory=dict)
    guards: tuple[str, ...] = ()
    bare_years: tuple[tuple[int, int, str], ...] = ()
    two_digit_era: str = "CE"
    era_of_large_years: tuple[int, str] | None = None
    day_first: bool | None = None
    decimal_comma: bool = False
    compounds: tuple[str, ...] | None = None
    numerals: Literal["han", "hangul"] | None = None
    clitics: tuple[str, ...] = ()
    ordinal_suffixes: tuple[str, ...] = ()
    capital_names: bool = False
    not_before: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """Rows of a data table of the package; blank lines and ``#`` comments left out."""
    text = files("thiap.languages").joinpath("data", *name.split("/")).read_text(encoding="utf-8")
    return tuple(
        tuple(cell.strip() for cell in line.split("\t"))
        for line in text.splitlines()
        if line.strip() and not line.startswith("#")
    )


def fold(text: str) -> str:
    """Lower case, one blank for every kind of blank, one apostrophe; the length stays."""
    lowered = text.lower() if len(text.lower()) == len(text) else "".join(map(_lower, text))
    return lowered.translate(_FOLD)


def _lower(char: str) -> str:
    return char.lower()[0]  # İ is i and a point in lower case


_FOLD = {ord(blank): " " for blank in "\u00a0\u2009\u202f\u2007\u200a\u2002\u2003\t\n\r\u200b\ufeff"}
_FOLD |= {ord("’"): "'", ord("ʼ"): "'"}


def _variants(surface: str) -> tuple[str, ...]:
    """Spellings of one surface: dotted Thai abbreviations also with blanks or without the last dot."""
    if "." in surface.rstrip(".") and any("\u0e00" <= char <= "\u0e7f" for char in surface):
        return (surface, surface.replace(".", ". ").strip(), surface.rstrip("."))
    return (surface,)


def build_lexicon(language: Language) -> dict[str, dict[str, str]]:
    """All surfaces of a language with their senses."""
    lexicon: dict[str, dict[str, str]] = {}

    def add(sense: str, value: str, surfaces: str) -> None:
        for surface in surfaces.split("|"):
            for spelling in _variants(fold(surface)):
                senses = lexicon.setdefault(spelling, {})
                # A homograph keeps all its values, in the order of the data.
                if sense in senses and value not in senses[sense].split("|"):
                    senses[sense] += "|" + value
                else:
                    senses.setdefault(sense, value)
            if "." in surface.rstrip(".") and not surface.isascii():
                # ก.ย. without dots is a month only beside a day, พศ an era only before a year
                bare = fold(surface).replace(".", "")
                clipped = f"{sense}_clipped" if sense == "month" else sense
                for spelling in (bare, f"{bare}.") if sense == "month" else (bare,):
                    lexicon.setdefault(spelling, {}).setdefault(clipped, value)
                if sense in ("month", "era"):
                    # แห่งหนึ่ง มีคน: มีค is no month within a word
                    lexicon[bare].setdefault("bordered", "1")

    for sense, value, surfaces in table(language.words):
        add(known(sense, language.words), value, surfaces)
    for sense, name in language.tables.items():
        for row in table(name):
            add(sense, row[0], row[1])
    for name in language.guards:
        for row in table(name):
            for word in row[0].split():
                lexicon.setdefault(fold(word), {"guard": "word"})
    return lexicon
