"""The two ends of a range of dates; what one leaves out comes from the other."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from thiap.facts.calendars import ce_years, interval
from thiap.facts.moments import month_first, read_moment
from thiap.facts.parsed_date import Moment, date_parts, moment_years
from thiap.facts.tokens import Tokens, at
from thiap.facts.years import Year, read_year
from thiap.languages import Language


def _short(moment: Moment, language: Language) -> bool:
    """Whether the first year of a range lets a year of three digits follow."""
    return language.grammar == "thai" or (moment.year is not None and moment.year.written < 1000)


def range_end(
    tokens: Tokens, moment: Moment, language: Language, *, between: bool
) -> tuple[Moment, Moment] | None:
    """The two ends of a range that begins with ``moment``; what one end leaves out comes from the other."""
    if moment.last_day is not None:
        return moment, replace(moment, day=moment.last_day)
    link = at(tokens, moment.end)
    slash = link.text == "/" and not link.gap  # the 2018/19 season
    months = "and" in link.senses and _next_month(tokens, moment, language)
    if not ({"dash", "range"} & link.senses.keys() or slash or months or (between and "and" in link.senses)):
        return None
    scan = moment.end + 1
    token = at(tokens, scan)
    plain_year = moment.precision() == (True, False, False)
    if slash and not (plain_year and len(token.text) == 2):
        return None
    if (
        plain_year
        and ("dash" in link.senses or slash)
        and not token.gap
        and token.form == "number"
        and len(token.text) == 2
    ):
        year = moment.year
        if year is not None and token.amount is not None and year.written % 100 < token.amount:
            written = year.written - year.written % 100 + int(token.amount)
            years = tuple(value - year.written + written for value in year.ce)
            return moment, Moment(scan, scan + 1, Year(scan, scan + 1, written, year.era, years))
    second = read_moment(tokens, scan, language)
    if second is None and plain_year and token.form == "number":
        bare = read_year(tokens, scan, language, after_month=True)
        later = moment.year is not None and token.amount is not None and token.amount > moment.year.written
        fits = len(token.text) == 4 or (later and len(token.text) == 3)
        if bare is None and fits and later and len(token.text) == 3 and _short(moment, language):
            bare = Year(scan, scan + 1, int(token.text), None, (int(token.text),))
        second = Moment(scan, bare.end, bare) if bare is not None and fits else None
    if second is None:
        return None
    if moment.weekday is not None and moment.day is None:
        return None
    if second.weekday is not None and second.day is None:
        return None
    if (moment.day is None) != (second.day is None) or (moment.month is None and second.month is not None):
        return None
    if moment.month is not None and second.month is None:
        return None
    if moment.year is None:
        turns = _month_day(moment) > _month_day(second)  # November to March 2018
        moment = replace(moment, year=_shifted(second.year, -1) if turns else second.year)
    elif second.year is None:
        turns = _month_day(moment) > _month_day(second)
        second = replace(second, year=_shifted(moment.year, 1) if turns else moment.year)
    elif moment.year.era and second.year.era is None and 0 < second.year.written - moment.year.written < 300:
        ce = ce_years(second.year.written, moment.year.era, second.month)
        second = replace(second, year=replace(second.year, era=moment.year.era, ce=ce))
    return (moment, second) if range_years(moment, second) else None  # else two dates, no range


def _next_month(tokens: Tokens, moment: Moment, language: Language) -> bool:
    """Whether the next month follows, and a year they share: June and July 2018 are one stretch."""
    if moment.month is None or moment.precision() != (False, True, False) or moment.part is not None:
        return False
    second = month_first(tokens, moment.end + 1, language)
    return (
        second is not None and second.precision() == (True, True, False) and second.month == moment.month + 1
    )


def range_years(moment: Moment, last: Moment) -> list[tuple[int | None, int | None]]:
    """The years of both ends of a range, by each reading in which it does not run backwards.

    กุมภาพันธ์–พฤศจิกายน 2482 is February to November 1939, though February 2482 alone would be of 1940.
    """

    def forwards(years: tuple[int | None, int | None]) -> bool:
        first, final = interval(date_parts(moment, years[0])), interval(date_parts(last, years[1]))
        return not first or not final or first[0] <= final[1]

    alike = list(zip(moment_years(moment), moment_years(last), strict=False))
    return [pair for pair in alike if forwards(pair)] or [
        pair for pair in product(moment_years(moment), moment_years(last)) if forwards(pair)
    ]


def _month_day(moment: Moment) -> tuple[int, int]:
    return moment.month or 0, moment.day or 0


def _shifted(year: Year | None, by: int) -> Year | None:
    if year is None:
        return None
    return replace(year, written=year.written + by, ce=tuple(value + by for value in year.ce))
