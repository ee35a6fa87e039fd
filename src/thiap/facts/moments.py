"""One date as it is written: a day, a month or a year, in any order the languages write them."""

from __future__ import annotations

from dataclasses import replace

from thiap.facts.numbers import read_number
from thiap.facts.parsed_date import Moment, east_asian, numeric
from thiap.facts.tokens import Token, Tokens, at
from thiap.facts.weekdays import is_weekday, read_weekday
from thiap.facts.years import Year, read_year, two_digit_years
from thiap.languages import Language
from thiap.languages.cues import cue

#: Words before and behind a day of the month that stands without the month.
_TO_DAY = frozenset("on until till by since".split())
_BEHIND_DAY = frozenset(
    "and but when as at in for with while where after before because so that he she they".split()
)
#: What joins two days of a month.
_LINKS = frozenset({"dash", "range"})
_THAT, _ON_DAY = cue("that"), cue("on_day")


def read_moment(tokens: Tokens, index: int, language: Language, *, joined: bool = False) -> Moment | None:
    """One date at ``index``, the longest form that fits; ``joined`` lets "17 and 20 September" be a range."""
    start = index
    token = at(tokens, index)
    if "guard" in token.senses:
        return None
    if token.form == "cjk":
        return east_asian(tokens, index)
    if token.form in ("iso", "slash", "dashed", "month"):
        return numeric(tokens, index, language)
    if "holiday" in token.senses:
        return _holiday(tokens, index, language)
    part = token.senses.get("part")
    if part is not None:
        index += 1
        index += "dash" in at(tokens, index).senses and not at(tokens, index).gap
        index += "month_mark" in at(tokens, index).senses or "the" in at(tokens, index).senses
        moment = month_first(tokens, index, language) or _year_only(tokens, index, language)
        if moment is None or moment.day is not None:
            return None
        return replace(moment, first=start, part=part)
    named, index = read_weekday(tokens, index, language)
    moment = _day_first(tokens, index, language, joined=joined) or month_first(tokens, index, language)
    if named is not None and moment is None and at(tokens, index - 1).text == _THAT:
        moment = _day_only(tokens, index, language, marked=True)
    if named is not None and (moment is None or moment.day is None):
        return Moment(start, start + 1, weekday=named) if is_weekday(tokens, start, language) else None
    if moment is None:
        moment = _day_only(tokens, index, language) or _year_only(tokens, index, language)
        moment = _east_asian_era(tokens, moment)
    return None if moment is None else replace(moment, first=start, weekday=named)


def _holiday(tokens: Tokens, index: int, language: Language) -> Moment | None:
    """A day of the year by its name, and the year behind it: Christmas Day 1066, วันขึ้นปีใหม่ พ.ศ. 2510."""
    token = at(tokens, index)
    if language.capital_names and not token.capital:
        return None
    month, day = (int(part) for part in token.senses["holiday"].split("-"))
    year, end = _year_after(tokens, index + 1, language)
    return Moment(index, end, year, month, day, part=None if year is not None else "holiday")


def _east_asian_era(tokens: Tokens, moment: Moment | None) -> Moment | None:
    """A year of an era with the month and day behind it: 平成30年6月."""
    if moment is None or moment.year is None or moment.year.era is None:
        return moment
    scan = moment.end + ("year_after" in at(tokens, moment.end).senses)
    if at(tokens, scan).form != "cjk" or at(tokens, scan).gap:
        return moment
    rest = east_asian(tokens, scan)
    return moment if rest.year is not None else replace(rest, first=moment.first, year=moment.year)


def _day(tokens: Tokens, index: int, language: Language, *, weak: bool = False) -> tuple[int, int] | None:
    """A day of the month: its number and the index after it. ``weak``: words that may be other words too."""
    token = at(tokens, index)
    if token.form in ("number", "ordinal") and token.amount is not None:
        digits = token.form == "ordinal" or (token.text.isdigit() and len(token.text) <= 4)
        if digits and 1 <= token.amount <= 31:
            return int(token.amount), index + 1
        return None
    if language.grammar != "thai" and "ordinal" in token.senses and token.text != "ii":
        return int(token.senses["ordinal"]), index + 1
    if weak and 1 <= int(token.senses.get("weak_digit", "0")) <= 31:
        return int(token.senses["weak_digit"]), index + 1
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
    of = index > start or language.grammar != "thai"  # วันที่ 5 ของเดือนมกราคม; 5 ของเดือนมกราคม are five things
    day = _day(tokens, index, language, weak=True)
    if day is None:
        return None
    number, index = day
    if language.grammar == "thai" and not of and at(tokens, index).gap and not _in_digits(at(tokens, start)):
        return None  # เสียไปสอง เดือนเมษายน …: two of something
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
    if language.grammar == "english" and at(tokens, index).text == "day":  # the 14th day of October
        index += "of" in at(tokens, index + 1).senses
    link = at(tokens, index)
    hyphen = "dash" in link.senses and not link.gap
    if (of and "of" in link.senses) or hyphen or (not link.gap and link.text == "."):
        index += 1
    month = _month(tokens, index, clipped=True)
    if month is None or not _is_month(tokens, month[1] - 1, language, beside_day=True):
        return None
    year, end = _year_hyphened(tokens, month[1], language) if hyphen else (None, month[1])
    if year is None:
        year, end = _year_after(tokens, month[1], language)
    return Moment(start, end, year, month[0], number, last_day=last_day)


def _in_digits(token: Token) -> bool:
    return token.form in ("number", "ordinal")


def month_first(tokens: Tokens, index: int, language: Language) -> Moment | None:
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
            second = _day(tokens, end + 1, language) if _LINKS & at(tokens, end).senses.keys() else None
            if second is not None and second[0] > day[0] and not _counts(tokens, end, second[1]):
                last_day, end = second
            year, end = _year_after(tokens, end, language)
            return Moment(start, end, year, number, day[0], last_day=last_day)
    elif (dated := _english_order(tokens, index, language)) is not None:
        day_number, year, end = dated
        return Moment(start, end, year, number, day_number)
    year, end = _year_after(tokens, index, language)
    if year is None and not _is_month(tokens, index - 1, language, beside_day=False):
        return None
    return Moment(start, end, year, number)


def _english_order(tokens: Tokens, index: int, language: Language) -> tuple[int, Year, int] | None:
    """The day and year behind a Thai month in the order of English: พฤษภาคม 12, 2007."""
    day = _day(tokens, index, language)
    if day is None or at(tokens, index).form != "number" or at(tokens, day[1]).text != ",":
        return None
    year = read_year(tokens, day[1] + 1, language, after_month=True)
    if year is None or len(at(tokens, year.end - 1).text) != len("2007"):
        return None
    return day[0], year, year.end


def _counts(tokens: Tokens, link: int, end: int) -> bool:
    """Whether the number behind "to" counts something, and is no day: on July 9 to 31 people."""
    behind = {"unit", "counted", "multiplier", "percent"} & at(tokens, end).senses.keys()
    return "range" in at(tokens, link).senses and bool(behind)


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


def _year_hyphened(tokens: Tokens, index: int, language: Language) -> tuple[Year | None, int]:
    """The year behind the second hyphen of 21-Nov-2024 or 21-Nov-24."""
    dash, token = at(tokens, index), at(tokens, index + 1)
    if "dash" not in dash.senses or dash.gap or token.gap or not token.text.isdecimal():
        return None, index
    if len(token.text) == 2:
        written = int(token.text)
        return Year(index + 1, index + 2, written, None, two_digit_years(written, language)), index + 2
    year = read_year(tokens, index + 1, language, after_month=True)
    return (year, year.end) if year is not None else (None, index)


def _year_after(tokens: Tokens, index: int, language: Language) -> tuple[Year | None, int]:
    """The year behind a month; a comma may stand between, or "in the year"."""
    scan = index + (at(tokens, index).text == "," or "of" in at(tokens, index).senses)
    scan += at(tokens, scan).text == "in" and "year" in at(tokens, scan + 1).senses
    year = read_year(tokens, scan, language, after_month=True)
    return (year, year.end) if year is not None else (None, index)


def _day_only(tokens: Tokens, index: int, language: Language, *, marked: bool = False) -> Moment | None:
    """วันที่ 17, without a month; ``marked`` where a weekday stands before it."""
    if language.grammar == "english":
        return _on_the(tokens, index)
    if language.grammar != "thai" or not (marked or at(tokens, index).text.endswith(_ON_DAY)):
        return None
    if at(tokens, index + (not marked)).form != "number":
        return None
    day = _day(tokens, index + (not marked), language)
    counts = {"unit", "counted", "multiplier", "percent", "lunar_day"}
    if day is None or counts & at(tokens, day[1]).senses.keys():
        return None
    return Moment(index, day[1], day=day[0])


def _on_the(tokens: Tokens, index: int) -> Moment | None:
    """A day whose month was said before: he came on the 9th, until the 9th."""
    token, behind = at(tokens, index + 1), at(tokens, index + 2)
    if at(tokens, index - 1).text not in _TO_DAY or "the" not in at(tokens, index).senses:
        return None
    if token.form != "ordinal" or token.amount is None or not 1 <= token.amount <= 31:
        return None
    if behind.form not in ("mark", "") and behind.text not in _BEHIND_DAY:
        return None
    return Moment(index, index + 2, day=int(token.amount)) if "dash" not in behind.senses else None


def _year_only(tokens: Tokens, index: int, language: Language) -> Moment | None:
    year = read_year(tokens, index, language)
    return Moment(index, year.end, year) if year is not None else None
