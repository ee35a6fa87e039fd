"""A date as parsed, and the dates written in digits alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from thiap.facts.calendars import ce_years
from thiap.facts.tokens import Tokens, at
from thiap.facts.years import Year, two_digit_years
from thiap.languages import Language
from thiap.languages.han_and_hangul import DAY, MONTH, YEAR
from thiap.model import DateParts


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as parsed, tokens ``[first, end)``; ``last_day`` for 17–20 September."""

    first: int
    end: int
    year: Year | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    last_day: int | None = None
    part: str | None = None
    either: bool = False  # day and month may be the other way round: 3/4/1999

    def precision(self) -> tuple[bool, bool, bool]:
        """Which of year, month and day are written."""
        return self.year is not None, self.month is not None, self.day is not None


def east_asian(tokens: Tokens, index: int) -> Moment:
    """1939年9月17日 and its parts."""
    parts = {
        mark: int(digits)
        for digits, mark in re.findall(rf"(\d+) ?([{YEAR}{MONTH}{DAY}])", at(tokens, index).text)
    }
    year, month, day = (
        next((parts[mark] for mark in marks if mark in parts), None) for marks in (YEAR, MONTH, DAY)
    )
    known = Year(index, index + 1, year, None, (year,)) if year is not None else None
    return Moment(index, index + 1, known, month, day)


def numeric(tokens: Tokens, index: int, language: Language) -> Moment | None:
    """1939-09-17, 17/9/2482, 17-09-2482, 9/17/39."""
    token = at(tokens, index)
    if token.form == "iso":
        year, month, day = (int(part) for part in token.text.replace("/", "-").split("-"))
        return Moment(index, index + 1, _year(index, year, month, language), month, day)
    if token.form == "month":
        month, year = (int(part) for part in token.text.split("/"))
        return Moment(index, index + 1, _year(index, year, month, language), month)
    parts = token.text.replace(".", "/").replace("-", "/").split("/")
    first, second, written = map(int, parts)
    either = language.day_first is None and first <= 12 and second <= 12 and first != second
    day, month = (first, second) if second <= 12 else (second, first)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    if len(parts[2]) == 2:
        year_value = Year(index, index + 1, written, None, two_digit_years(written, language))
    else:
        year_value = _year(index, written, month, language)
    return Moment(index, index + 1, year_value, month, day, either=either)


def _year(index: int, written: int, month: int, language: Language) -> Year:
    """The year of a date in digits; a large one may be of another era: from 2400 in Thai the Buddhist."""
    large = language.era_of_large_years
    era = large[1] if large is not None and written >= large[0] else None
    return Year(index, index + 1, written, era, ce_years(written, era, month))


def date_parts(moment: Moment, year: int | None) -> DateParts:
    """What a moment writes, with one of the years it may mean."""
    return DateParts(
        year,
        moment.month,
        moment.day,
        moment.weekday,
        moment.year.era if moment.year else None,
        moment.year.written if moment.year else None,
    )


def moment_years(moment: Moment) -> tuple[int | None, ...]:
    """CE years of a moment; the rule for years that began in April needs the month."""
    year = moment.year
    if year is None:
        return (None,)
    if year.era in ("BE", "RS", "CS", "MS"):
        return ce_years(year.written, year.era, moment.month)
    return year.ce
