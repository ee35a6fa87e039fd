"""Dates and ranges of dates as facts."""

from __future__ import annotations

from dataclasses import replace

from thiap.facts.build import Found, make_fact
from thiap.facts.calendars import ce_years, date_reading, days_in_month, interval, never_existed, weekday
from thiap.facts.date_ranges import range_end, range_years
from thiap.facts.moments import read_moment
from thiap.facts.parsed_date import Moment, date_parts, moment_years
from thiap.facts.tokens import Tokens, at
from thiap.languages import Language
from thiap.model import Document, Fact, Reading


def read_date(doc: Document, tokens: Tokens, index: int, language: Language) -> Found | None:
    """The date or range of dates at ``index``."""
    named = "between" in at(tokens, index).senses
    between = named or (language.grammar == "thai" and "from" in at(tokens, index).senses)
    started = language.grammar != "thai" and "from" in at(tokens, index - 1).senses
    start = index
    moment = read_moment(tokens, index + between, language, joined=named)
    if moment is None:
        return None
    ended = range_end(tokens, moment, language, between=named or started)
    if between and ended is None:
        return None
    if ended is not None:
        moment, last = ended
        return [_range_fact(doc, tokens, replace(moment, first=start), last)], last.end
    return [_date_fact(doc, tokens, moment)], moment.end


def _date_fact(doc: Document, tokens: Tokens, moment: Moment) -> Fact:
    readings: list[Reading] = []
    problem = None
    rule = "date" if moment.year is None or moment.year.era is None else f"date-{moment.year.era}"
    for year in moment_years(moment):
        readings.append(date_reading(date_parts(moment, year), part=moment.part, rule=rule))
    if moment.either:
        turned = replace(moment, day=moment.month, month=moment.day)
        readings.append(date_reading(date_parts(turned, moment_years(turned)[0]), rule="day-month-turned"))
    year = moment_years(moment)[0]
    if not _exists(moment):
        problem = "impossible-date"
    elif moment.weekday and moment.day and year is not None:
        fitting = [r for r in readings if r.low is not None and weekday(int(r.low)) == moment.weekday]
        problem = None if fitting or _fits_buddhist(moment, year) else "wrong-weekday"
        readings = fitting + [r for r in readings if r not in fitting]
    elif moment.day:  # the day decides between the two readings of a year that began in April
        readings.sort(key=lambda reading: reading.low is None)
    subtype = moment.part
    if moment.month is None and moment.day is None and moment.year is None:
        subtype = "weekday"
    return make_fact(
        doc,
        tokens,
        moment.first,
        moment.end,
        kind="date",
        readings=readings,
        subtype=subtype,
        problem=problem,
    )


def _fits_buddhist(moment: Moment, year: int) -> bool:
    """Whether the weekday is right once a year of the Buddhist Era is converted: Friday, August 19, 2537."""
    if not 2400 <= year <= 2600:
        return False
    days = interval(date_parts(moment, ce_years(year, "BE", moment.month)[0]))
    return days is not None and weekday(days[0]) == moment.weekday


def _exists(moment: Moment) -> bool:
    """Whether some calendar has the day, by any reading of its year (29 February 2467 is 1924 or 1925)."""
    if moment.year and never_existed(moment.year.written, moment.year.era, moment.month):
        return False
    if moment.month is None or moment.day is None:
        return True
    return any(moment.day <= days_in_month(year, moment.month) for year in moment_years(moment))


def _range_fact(doc: Document, tokens: Tokens, moment: Moment, last: Moment) -> Fact:
    readings = []
    for year, end_year in range_years(moment, last) or zip(
        moment_years(moment), moment_years(last), strict=False
    ):
        readings.append(
            date_reading(
                date_parts(moment, year), end=date_parts(last, end_year), part=moment.part, rule="date-range"
            )
        )
    return make_fact(
        doc,
        tokens,
        moment.first,
        last.end,
        kind="date",
        readings=readings,
        subtype="range",
        problem=None if _exists(moment) and _exists(last) else "impossible-date",
    )
