"""Years, eras and days as numbers: the Thai calendar's rules, and EDTF (ISO 8601-2) notation.

Eras: CE = BE − 543 from 1941. Before that the Thai year began on 1 April, so January to March of a BE
year lie in CE = BE − 542; 2483 had nine months. RS years likewise, CE = RS + 1781 (April to December).
"""

from __future__ import annotations

from decimal import Decimal

from thiap.model import DateParts, Reading

#: The last BE year that began on 1 April.
LAST_APRIL_YEAR = 2483
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
#: A BE year is the CE year and this many, from 1941 on.
BE_OFFSET = 543
_OFFSETS = {"RS": 2324, "CS": 1181, "MS": 621, "BE": 0}
#: Years of other eras than the Buddhist: written year and offset give the common year.
_CE_OFFSETS = {
    "REIWA": 2018,
    "HEISEI": 1988,
    "SHOWA": 1925,
    "TAISHO": 1911,
    "MEIJI": 1867,
    "ROC": 1911,
    "VIKRAM": -57,
}
#: Ten-thousandths of a common year in a lunar one, and the beginning of the Hijra (July 622).
_LUNAR_DAYS, _HIJRA = 9_702, 6_215_774
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}
#: Which share of a period "early", "mid" and "late" stand for; generous, since nobody agrees.
PARTS = {
    "early": (0.0, 0.42),
    "mid": (0.25, 0.75),
    "late": (0.58, 1.0),
    "first-half": (0.0, 0.5),
    "second-half": (0.5, 1.0),
}


def ordinal(year: int, month: int, day: int) -> int:
    """Day of the proleptic Gregorian calendar, 0001-01-01 is 1; any year (algorithm of H. Hinnant)."""
    year -= month <= 2
    era, of_era = divmod(year, 400)
    of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 305


def weekday(days: int) -> int:
    """ISO weekday of a day number, 1 for Monday."""
    return (days - 1) % 7 + 1


def is_leap(year: int) -> bool:
    """Whether a year of the Gregorian calendar has 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int | None, month: int) -> int:
    """Length of a month; February has 29 days where the year is not known."""
    return 28 if month == 2 and year is not None and not is_leap(year) else _LENGTHS[month - 1]


def ce_years(written: int, era: str | None, month: int | None) -> tuple[int, ...]:
    """CE years a written year may mean, the preferred first.

    Args:
        written: the year as the digits say.
        era: "BE", "CE", "RS" (ร.ศ.), "CS" (จ.ศ.), "MS" (ม.ศ.), "BCE" or None for CE.
        month: where it is written; decides the rule of years that began in April.
    """
    if era == "BCE":
        return (1 - written,)
    if era in _CE_OFFSETS:
        return (written + _CE_OFFSETS[era],)
    if era == "HIJRI":  # a lunar year begins in one common year and ends in that or the next
        begun = (written * _LUNAR_DAYS + _HIJRA) // 10_000
        return (begun, begun + 1)
    if era not in _OFFSETS:
        return (written,)
    buddhist = written + _OFFSETS[era]
    flat = buddhist - BE_OFFSET
    if buddhist > LAST_APRIL_YEAR:
        return (flat,)
    if month is None:
        return (flat, flat + 1)
    if month <= 3:
        # January to March 2483 never existed: only a text that subtracts flatly has such a date.
        return (flat,) if buddhist == LAST_APRIL_YEAR else (flat + 1, flat)
    return (flat,)


def year_in_era(year: int, era: str | None, month: int | None) -> int:
    """What a CE year is called in an era, the other way round of `ce_years`: 1939 is พ.ศ. 2482.

    January to March of 1940 and before belong to the BE year that began the April before: February 1939 is
    พ.ศ. 2481.
    """
    if era not in _OFFSETS:
        return year
    buddhist = year + BE_OFFSET - (month is not None and month <= 3 and year + BE_OFFSET <= LAST_APRIL_YEAR)
    return buddhist - _OFFSETS[era]


def never_existed(written: int | None, era: str | None, month: int | None) -> bool:
    """Whether a date falls in January to March of BE 2483, the year of nine months."""
    return (written, era) == (LAST_APRIL_YEAR, "BE") and month is not None and month <= 3


def edtf_year(year: int) -> str:
    """Four digits, a sign before years BCE (0 is 1 BCE)."""
    return f"{year:04d}" if year >= 0 else f"-{-year:04d}"


def edtf(parts: DateParts) -> str:
    """EDTF of what is known: 1939-09-17, 1939-09, XXXX-09-17, XXXX-XX-17; a weekday alone is -W-6.

    The last is the truncated form of ISO 8601:2000, since EDTF has no notation for a weekday.
    """
    if parts.year is None and parts.month is None and parts.day is None:
        return f"-W-{parts.weekday}"
    text = "XXXX" if parts.year is None else edtf_year(parts.year)
    if parts.month is not None:
        text += f"-{parts.month:02d}"
    elif parts.day is not None:
        text += "-XX"
    return text + (f"-{parts.day:02d}" if parts.day is not None else "")


def interval(parts: DateParts) -> tuple[int, int] | None:
    """First and last day of a date with a year; None without one, or for a day that does not exist."""
    if parts.year is None:
        return None
    if parts.month is None:
        return ordinal(parts.year, 1, 1), ordinal(parts.year, 12, 31)
    length = days_in_month(parts.year, parts.month)
    if parts.day is None:
        return ordinal(parts.year, parts.month, 1), ordinal(parts.year, parts.month, length)
    if not 1 <= parts.day <= length:
        return None
    day = ordinal(parts.year, parts.month, parts.day)
    return day, day


def narrowed(days: tuple[int, int], part: str | None) -> tuple[int, int]:
    """The early, middle or late part of an interval."""
    if part not in PARTS:
        return days
    length = days[1] - days[0] + 1
    first, last = PARTS[part]
    return days[0] + int(length * first), max(days[0] + int(length * first), days[0] + int(length * last) - 1)


def date_reading(
    parts: DateParts,
    *,
    end: DateParts | None = None,
    part: str | None = None,
    rule: str,
    inferred: tuple[str, ...] = (),
    written: DateParts | None = None,
) -> Reading:
    """The reading of a date, or of a range from ``parts`` to ``end``.

    ``part`` ("early", "mid", "late") narrows the interval, EDTF has no notation for it. ``written`` are the
    parts as written, where ``parts`` holds ``inferred`` ones.
    """
    value = edtf(parts) if end is None else f"{edtf(parts)}/{edtf(end)}"
    first, last = interval(parts), interval(end or parts)
    low = high = None
    if first is not None and last is not None:
        days = narrowed((first[0], last[1]), part)
        low, high = Decimal(days[0]), Decimal(days[1])
    return Reading(value, low, high, rule=rule, inferred=inferred, date=written or parts)


def span_reading(
    value: str,
    first_year: int,
    last_year: int,
    *,
    rule: str,
    part: str | None = None,
    date: DateParts | None = None,
) -> Reading:
    """The reading of a decade or century: from 1 January of one year to 31 December of another."""
    days = narrowed((ordinal(first_year, 1, 1), ordinal(last_year, 12, 31)), part)
    return Reading(value, Decimal(days[0]), Decimal(days[1]), rule=rule, date=date or DateParts())


def season_reading(year: int, season: int, *, rule: str) -> Reading:
    """A season of a year, EDTF 1939-22 for summer; the interval is the north's."""
    first, last = _SEASON_MONTHS[season]
    last_year, last_month = (year, last) if last <= 12 else (year + 1, last - 12)
    low = ordinal(year, first, 1)
    high = ordinal(last_year, last_month, days_in_month(last_year, last_month))
    return Reading(
        f"{edtf_year(year)}-{season}", Decimal(low), Decimal(high), rule=rule, date=DateParts(year=year)
    )
