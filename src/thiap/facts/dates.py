"""Dates with a day, a month or a year, and ranges of them, in any order the languages write them."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from thiap.facts.build import Found, make_fact
from thiap.facts.calendars import ce_years, date_reading, days_in_month, interval, never_existed, weekday
from thiap.facts.numbers import read_number
from thiap.facts.parsed_date import Moment, east_asian, numeric
from thiap.facts.tokens import Tokens, at
from thiap.facts.weekdays import is_weekday, read_weekday
from thiap.facts.years import Year, read_year
from thiap.languages import Language
from thiap.languages.cues import cue
from thiap.model import DateParts, Document, Fact, Reading

_THAT, _ON_DAY = cue("that"), cue("on_day")


def read_date(doc: Document, tokens: Tokens, index: int, language: Language) -> Found | None:
    """The date or range of dates at ``index``."""
    between = "between" in at(tokens, index).senses or (
        language.grammar == "thai" and "from" in at(tokens, index).senses
    )
    start = index
    moment = read_moment(tokens, index + between, language, joined=between)
    if moment is None:
        return None
    ended = _range_end(tokens, moment, language, between=between or "from" in at(tokens, index - 1).senses)
    if between and ended is None:
        return None
    if ended is not None:
        moment, last = ended
        return [_range_fact(doc, tokens, replace(moment, first=start), last)], last.end
    return [_date_fact(doc, tokens, moment)], moment.end


def read_moment(tokens: Tokens, index: int, language: Language, *, joined: bool = False) -> Moment | None:
    """One date at ``index``, the longest form that fits; ``joined`` lets "17 and 20 September" be a range."""
    start = index
    token = at(tokens, index)
    if "guard" in token.senses:
        return None
    if token.form == "cjk":
        return east_asian(tokens, index)
    if token.form in ("iso", "slash", "month"):
        return numeric(tokens, index, language)
    part = token.senses.get("part")
    if part is not None:
        index += 1
        index += "dash" in at(tokens, index).senses and not at(tokens, index).gap
        index += "month_mark" in at(tokens, index).senses or "the" in at(tokens, index).senses
        moment = _month_first(tokens, index, language) or _year_only(tokens, index, language)
        if moment is None or moment.day is not None:
            return None
        return replace(moment, first=start, part=part)
    named, index = read_weekday(tokens, index, language)
    moment = _day_first(tokens, index, language, joined=joined) or _month_first(tokens, index, language)
    if named is not None and moment is None and at(tokens, index - 1).text == _THAT:
        moment = _day_only(tokens, index, language, marked=True)
    if named is not None and (moment is None or moment.day is None):
        return Moment(start, start + 1, weekday=named) if is_weekday(tokens, start, language) else None
    if moment is None:
        moment = _day_only(tokens, index, language) or _year_only(tokens, index, language)
        moment = _east_asian_era(tokens, moment)
    return None if moment is None else replace(moment, first=start, weekday=named)


def _east_asian_era(tokens: Tokens, moment: Moment | None) -> Moment | None:
    """A year of an era with the month and day behind it: 平成30年6月."""
    if moment is None or moment.year is None or moment.year.era is None:
        return moment
    scan = moment.end + ("year_after" in at(tokens, moment.end).senses)
    if at(tokens, scan).form != "cjk" or at(tokens, scan).gap:
        return moment
    rest = east_asian(tokens, scan)
    return moment if rest.year is not None else replace(rest, first=moment.first, year=moment.year)


def _day(tokens: Tokens, index: int, language: Language) -> tuple[int, int] | None:
    """A day of the month: its number and the index after it."""
    token = at(tokens, index)
    if token.form in ("number", "ordinal") and token.amount is not None:
        digits = token.form == "ordinal" or (token.text.isdigit() and len(token.text) <= 4)
        if digits and 1 <= token.amount <= 31:
            return int(token.amount), index + 1
        return None
    if language.grammar != "thai" and "ordinal" in token.senses and token.text != "ii":
        return int(token.senses["ordinal"]), index + 1
    in_words = language.grammar != "english" and "digit" in token.senses
    if in_words or "multiplier" in token.senses:
        number = read_number(tokens, index, language)
        if number is not None and number.whole and 1 <= number.low <= 31:
            return int(number.low), number.end
    return None


def _month(tokens: Tokens, index: int, *, clipped: bool = False) -> tuple[int, int] | None:
    index += "month_mark" in at(tokens, index).senses
    senses = at(tokens, index).senses
    value = senses.get("month") or (senses.get("month_clipped") if clipped else None)
    return (int(value), index + 1) if value is not None else None


def _day_first(tokens: Tokens, index: int, language: Language, *, joined: bool = False) -> Moment | None:
    """17 September 1939, วันที่ 17 กันยายน ค.ศ. 1939, 17–20 September, "the 17th of September"."""
    start = index
    index += "day_mark" in at(tokens, index).senses or (
        "the" in at(tokens, index).senses and language.grammar != "thai"
    )
    day = _day(tokens, index, language)
    if day is None:
        return None
    number, index = day
    last_day = None
    link = at(tokens, index)
    if "dash" in link.senses or "range" in link.senses or "and" in link.senses:
        skip = "day_mark" in at(tokens, index + 1).senses or "the" in at(tokens, index + 1).senses
        second = _day(tokens, index + 1 + skip, language)
        if second is not None and second[0] > number:
            tail = second[1] + ("of" in at(tokens, second[1]).senses)
            if _month(tokens, tail) is not None:
                if "and" in link.senses and not joined:
                    return None
                last_day, index = second[0], second[1]
    link = at(tokens, index)
    if "of" in link.senses or (not link.gap and ("dash" in link.senses or link.text == ".")):
        index += 1
    month = _month(tokens, index, clipped=True)
    if month is None or not _is_month(tokens, month[1] - 1, language, beside_day=True):
        return None
    year, end = _year_after(tokens, month[1], language)
    return Moment(start, end, year, month[0], number, last_day=last_day)


def _month_first(tokens: Tokens, index: int, language: Language) -> Moment | None:
    """September 17, 1939; September 17–20; September 1939; เดือนกันยายน ค.ศ. 1939; September."""
    start = index
    month = _month(tokens, index, clipped="month_mark" in at(tokens, index).senses)
    if month is None:
        return None
    number, index = month
    dot, after = at(tokens, index), at(tokens, index + 1)
    if dot.text == "." and not dot.gap and after.form == "number" and at(tokens, index + 2).text == ",":
        index += len(at(tokens, index + 3).text) == 4  # May. 1, 2000
    if language.grammar != "thai":
        day = _day(tokens, index, language)
        if (
            day is not None
            and "multiplier" not in at(tokens, day[1]).senses
            and at(tokens, index).form != "word"
        ):
            last_day, end = None, day[1]
            second = _day(tokens, end + 1, language) if "dash" in at(tokens, end).senses else None
            if second is not None and second[0] > day[0]:
                last_day, end = second
            year, end = _year_after(tokens, end, language)
            return Moment(start, end, year, number, day[0], last_day=last_day)
    year, end = _year_after(tokens, index, language)
    if year is None and not _is_month(tokens, index - 1, language, beside_day=False):
        return None
    return Moment(start, end, year, number)


def _is_month(tokens: Tokens, index: int, language: Language, *, beside_day: bool) -> bool:
    """Whether a month's name is one: English ones are capitalised, "May" and "March" need a sign of it."""
    token = at(tokens, index)
    if not language.capital_names:
        return True
    if not token.capital and not token.text.endswith("."):
        return False
    if beside_day or "weak_month" not in token.senses:
        return True
    before = at(tokens, index - 1)
    return bool({"year_cue", "part", "last", "weekday"} & before.senses.keys()) or before.text in (
        "last",
        "this",
        "next",
        "every",
        "each",
        "of",
        "(",
    )


def _year_after(tokens: Tokens, index: int, language: Language) -> tuple[Year | None, int]:
    """The year behind a month, a comma may stand between."""
    scan = index + (at(tokens, index).text == "," or "of" in at(tokens, index).senses)
    year = read_year(tokens, scan, language, after_month=True)
    return (year, year.end) if year is not None else (None, index)


def _day_only(tokens: Tokens, index: int, language: Language, *, marked: bool = False) -> Moment | None:
    """วันที่ 17, without a month; ``marked`` where a weekday stands before it."""
    if language.grammar != "thai" or not (marked or at(tokens, index).text.endswith(_ON_DAY)):
        return None
    if at(tokens, index + (not marked)).form != "number":
        return None
    day = _day(tokens, index + (not marked), language)
    counts = {"unit", "counted", "multiplier", "percent", "lunar_day"}
    if day is None or counts & at(tokens, day[1]).senses.keys():
        return None
    return Moment(index, day[1], day=day[0])


def _year_only(tokens: Tokens, index: int, language: Language) -> Moment | None:
    year = read_year(tokens, index, language)
    return Moment(index, year.end, year) if year is not None else None


def _short(moment: Moment, language: Language) -> bool:
    """Whether the first year of a range lets a year of three digits follow."""
    return language.grammar == "thai" or (moment.year is not None and moment.year.written < 1000)


def _range_end(
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
    return (moment, second) if _range_years(moment, second) else None  # else two dates, no range


def _next_month(tokens: Tokens, moment: Moment, language: Language) -> bool:
    """Whether the next month follows, and a year they share: June and July 2018 are one stretch."""
    if moment.month is None or moment.precision() != (False, True, False) or moment.part is not None:
        return False
    second = _month_first(tokens, moment.end + 1, language)
    return (
        second is not None and second.precision() == (True, True, False) and second.month == moment.month + 1
    )


def _range_years(moment: Moment, last: Moment) -> list[tuple[int | None, int | None]]:
    """The years of both ends of a range, by each reading in which it does not run backwards.

    กุมภาพันธ์–พฤศจิกายน 2482 is February to November 1939, though February 2482 alone would be of 1940.
    """

    def forwards(years: tuple[int | None, int | None]) -> bool:
        first, final = interval(_parts(moment, years[0])), interval(_parts(last, years[1]))
        return not first or not final or first[0] <= final[1]

    alike = list(zip(_years(moment), _years(last), strict=False))
    return [pair for pair in alike if forwards(pair)] or [
        pair for pair in product(_years(moment), _years(last)) if forwards(pair)
    ]


def _month_day(moment: Moment) -> tuple[int, int]:
    return moment.month or 0, moment.day or 0


def _shifted(year: Year | None, by: int) -> Year | None:
    if year is None:
        return None
    return replace(year, written=year.written + by, ce=tuple(value + by for value in year.ce))


def _parts(moment: Moment, year: int | None) -> DateParts:
    return DateParts(
        year,
        moment.month,
        moment.day,
        moment.weekday,
        moment.year.era if moment.year else None,
        moment.year.written if moment.year else None,
    )


def _years(moment: Moment) -> tuple[int | None, ...]:
    """CE years of a moment; the rule for years that began in April needs the month."""
    year = moment.year
    if year is None:
        return (None,)
    if year.era in ("BE", "RS", "CS", "MS"):
        return ce_years(year.written, year.era, moment.month)
    return year.ce


def _date_fact(doc: Document, tokens: Tokens, moment: Moment) -> Fact:
    readings: list[Reading] = []
    problem = None
    rule = "date" if moment.year is None or moment.year.era is None else f"date-{moment.year.era}"
    for year in _years(moment):
        readings.append(date_reading(_parts(moment, year), part=moment.part, rule=rule))
    if moment.either:
        turned = replace(moment, day=moment.month, month=moment.day)
        readings.append(date_reading(_parts(turned, _years(turned)[0]), rule="day-month-turned"))
    year = _years(moment)[0]
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
    days = interval(_parts(moment, ce_years(year, "BE", moment.month)[0]))
    return days is not None and weekday(days[0]) == moment.weekday


def _exists(moment: Moment) -> bool:
    """Whether some calendar has the day, by any reading of its year (29 February 2467 is 1924 or 1925)."""
    if moment.year and never_existed(moment.year.written, moment.year.era, moment.month):
        return False
    if moment.month is None or moment.day is None:
        return True
    return any(moment.day <= days_in_month(year, moment.month) for year in _years(moment))


def _range_fact(doc: Document, tokens: Tokens, moment: Moment, last: Moment) -> Fact:
    readings = []
    for year, end_year in _range_years(moment, last) or zip(_years(moment), _years(last), strict=False):
        readings.append(
            date_reading(
                _parts(moment, year), end=_parts(last, end_year), part=moment.part, rule="date-range"
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
