"""Dates in English within a text of another language, at the head of a page: Thursday May 25, 2023."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from thiap.languages import lexicon

_MONTH: Final = (
    r"(?P<month>(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
    r"|JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?"
    r"|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)\.?)"
)
_WEEKDAY: Final = (
    r"(?:(?:Mon|Tue|Tues|Wed|Wednes|Thu|Thur|Thurs|Fri|Sat|Satur|Sun)(?:day)?\.?,? |"
    r"(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY,? )?"
)
_DAY: Final = r"(?P<{}>[0-2]?[0-9]|3[01])(?:st|nd|rd|th)?"
_YEAR: Final = r"(?P<{}>(?:19|20|24|25)[0-9]{{2}})(?![0-9])"
_DATE: Final = re.compile(
    rf"(?<![A-Za-z0-9]){_WEEKDAY}(?:(?:{_DAY.format('before')}[ -]?)?{_MONTH}[ ,-]{{1,2}}"
    rf"(?:{_DAY.format('after')},? )?{_YEAR.format('year')})"
)
_FIRST_LETTERS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()


@dataclass(frozen=True, slots=True)
class EnglishDate:
    """Where a date ends, and its year, month and day as digits."""

    end: int
    text: str
    form: str


@cache
def _writes_latin(code: str) -> bool:
    """Whether a language has a month of its own in Latin letters, and readers for its dates."""
    return any("month" in senses and word.isascii() for word, senses in lexicon(code).items())


def english_dates(raw: str, code: str) -> Mapping[int, EnglishDate]:
    """Each date with an English month, by where it begins; none where months are written in Latin letters."""
    if _writes_latin(code):
        return {}
    found = {}
    for match in _DATE.finditer(raw):
        day = match["before"] or match["after"]
        if (match["before"] and match["after"]) or day == "0":
            continue
        month = _FIRST_LETTERS.index(match["month"][:3].lower()) + 1
        if day is None:
            date = EnglishDate(match.end(), f"{month:02d}/{match['year']}", "month")
        else:
            date = EnglishDate(match.end(), f"{match['year']}-{month:02d}-{int(day):02d}", "iso")
        found[match.start()] = date
    return found
