"""Dates against dates: by what is written of them, and by the days they cover."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Final

from thiap.compare.values.intervals import opposed
from thiap.compare.values.likeness import DATES
from thiap.compare.values.match import Match
from thiap.facts.calendars import PARTS
from thiap.facts.describe import describe_reading
from thiap.languages.cues import cues
from thiap.model import Aspect, DateParts, Fact, Reading

_LAST_MONTH: Final = 12
_NO_LEAP_YEAR: Final = 2001

_PARTS: Final[tuple[Aspect, ...]] = ("year", "month", "day")


def relate_dates(source: Fact, target: Fact) -> Match | None:
    """The best relation any reading of one date has to any reading of the other.

    None where the two have nothing in common that could be compared (a weekday, a year).
    """
    best: Match | None = None
    for first in source.readings:
        for second in target.readings:
            match = _relate_readings(source, first, target, second)
            if match and match.agrees and (_by_old_year(source, first) or _by_old_year(target, second)):
                match = Match("conflict", DATES.old_year, match.rule, ("year", "era"))
            if match and match.relation == "less_precise" and _to_the_last_day(source, target, first, second):
                match = Match("compatible", match.likeness, match.rule)
            if match and match.relation == "equal" and source.qualifier != target.qualifier:
                # "by 28 September", "since 28 September": one day, another statement about it.
                if opposed(source.qualifier, target.qualifier):
                    match = Match("conflict", DATES.opposed, match.rule, ("hedge",))  # before, after
                else:
                    match = Match("less_precise", DATES.hedged, match.rule, ("hedge",))
            if match and (best is None or match.rank > best.rank):
                best = match
    return best


def _to_the_last_day(source: Fact, target: Fact, first: Reading, second: Reading) -> bool:
    """Whether one is the end of a month or year and the other its last day: สิ้นเดือนมิถุนายน, 30 June."""
    return _ends_with(source, first, second) or _ends_with(target, second, first)


def _ends_with(end: Fact, reading: Reading, day: Reading) -> bool:
    period, last = reading.date, day.date
    if end.subtype != "late" or period is None or last is None or "/" in day.value:
        return False
    if not end.text.lower().startswith((*cues("ends"), *cues("ends", "en"))):
        return False
    if last.month is None or last.day is None or period.day is not None:
        return False
    month = _LAST_MONTH if period.month is None else period.month
    return last.month == month and last.day == monthrange(last.year or _NO_LEAP_YEAR, month)[1]


def _by_old_year(fact: Fact, reading: Reading) -> bool:
    """Whether a year alone is read as if only its January to March were meant (BE − 542).

    Before 1941 those months still belonged to the old year, so the reading is right for them; for a year
    with no month it is the usual miscount.
    """
    first, this = fact.readings[0].date, reading.date
    if first is None or this is None or this.month is not None or this.era in (None, "CE", "BCE"):
        return False
    return first.year is not None and this.year == first.year + 1


def _relate_readings(source: Fact, first: Reading, target: Fact, second: Reading) -> Match | None:
    if first.date and second.date and _is_plain(source, first) and _is_plain(target, second):
        match = _by_parts(first, first.date, second, second.date)
        if match and match.agrees and _parts_apart(source, target):
            match = Match("conflict", DATES.same_span, "", ("value",))  # early against late 2009
    elif None not in (first.low, first.high, second.low, second.high):
        match = _by_days(first, second)
        alike = source.subtype == target.subtype is not None  # two decades, two centuries
        if match and match.likeness == DATES.unlike and (alike or _period_and_year(source, target)):
            match = Match("conflict", DATES.same_span, "", ("value",))
    elif first.value == second.value:
        match = Match("equal", 1.0, "the same")
    elif first.date and second.date and ("/" in first.value) == ("/" in second.value):
        # Two ranges without a year: their first days are what is known of them.
        match = _by_parts(first, first.date, second, second.date)
        possible = source.problem is None and target.problem is None
        if possible and match and match.relation == "equal" and _ends_apart(first, second):
            match = Match("conflict", DATES.ranges[0], "", ("value",))  # 28 to 30, 28 to 31 October
    else:
        match = None
    if match is None:
        return None
    return Match(match.relation, match.likeness, _said(source, first, target, second, match), match.aspects)


def _period_and_year(source: Fact, target: Fact) -> bool:
    """Whether one is a decade or century and the other a year: the early 2000s, early in 1997."""
    one, other = (fact.subtype in ("decade", "century") for fact in (source, target))
    year = target.readings[0] if one else source.readings[0]
    return one != other and year.date is not None and year.date.year is not None and year.date.month is None


def _parts_apart(source: Fact, target: Fact) -> bool:
    """Whether two dates are of parts of one period that share no day."""
    one, other = PARTS.get(source.subtype or ""), PARTS.get(target.subtype or "")
    return one is not None and other is not None and (one[1] <= other[0] or other[1] <= one[0])


def _ends_apart(first: Reading, second: Reading) -> bool:
    """Whether two ranges that begin alike end on days, or in months, that differ."""
    ends = first.value.partition("/")[2], second.value.partition("/")[2]
    return bool(ends[0] and ends[1]) and len(ends[0]) == len(ends[1]) and ends[0][4:] != ends[1][4:]


def _is_plain(fact: Fact, reading: Reading) -> bool:
    """Whether the written parts say all: no range, no decade or century."""
    return (
        "/" not in reading.value
        and "X" not in reading.value.replace("XXXX", "")
        and fact.subtype not in ("decade", "century")
    )


def _written(reading: Reading, parts: DateParts) -> dict[Aspect, int]:
    """The parts that the text itself gives, as numbers of the common era."""
    return {
        part: value
        for part in _PARTS
        if (value := getattr(parts, part)) is not None and part not in reading.inferred
    }


def _weekday(reading: Reading, parts: DateParts) -> int | None:
    if parts.weekday is not None:
        return parts.weekday
    if None not in (parts.year, parts.month, parts.day) and reading.low is not None:
        return date.fromordinal(int(reading.low)).isoweekday() if 0 < reading.low < 3_000_000 else None
    return None


def _by_parts(first: Reading, a: DateParts, second: Reading, b: DateParts) -> Match | None:
    here, there = _written(first, a), _written(second, b)
    common = [part for part in _PARTS if part in here and part in there]
    differing = [part for part in common if here[part] != there[part]]
    both_weekdays = a.weekday is not None and b.weekday is not None
    weekday_differs = both_weekdays and a.weekday != b.weekday
    if not common:
        return _without_common_parts(first, second, bare=not here and not there)
    if differing or weekday_differs:
        if weekday_differs:
            differing.append("weekday")
        agreeing = len(common) + both_weekdays - len(differing)
        likeness = DATES.differing[min(agreeing, 3)]
        if not agreeing and len(differing) == 1:
            likeness = DATES.one_part if set(here) == set(there) else DATES.one_of_more
        return Match("conflict", likeness, "", tuple(differing))
    only_one: list[Aspect] = [part for part in _PARTS if (part in here) != (part in there)]
    if only_one:
        month_or_year = DATES.precise_month if "month" in common else DATES.precise_year
        sure = DATES.precise_day if "day" in common else month_or_year
        return Match("less_precise", sure, "", tuple(only_one))
    if (a.weekday is None) != (b.weekday is None):
        return Match("compatible", DATES.weekday_lost, "", ("weekday",))
    return Match("equal", 1.0, "")


def _without_common_parts(first: Reading, second: Reading, *, bare: bool) -> Match | None:
    """Weekdays against weekdays or whole dates; a year against a day whose year is inferred."""
    a, b = first.date, second.date
    assert a is not None and b is not None
    one, other = _weekday(first, a), _weekday(second, b)
    if one is not None and other is not None and (a.weekday is not None or b.weekday is not None):
        if one == other:
            return (
                Match("equal", 1.0, "")
                if bare
                else Match("less_precise", DATES.weekday_alone, "", ("precision",))
            )
        return Match("conflict", DATES.weekdays, "", ("weekday",)) if bare else None
    if None not in (first.low, first.high, second.low, second.high):
        match = _by_days(first, second)
        if match and match.agrees:
            return Match("less_precise", DATES.inside_inferred, "", ("precision",))
    return None


def _by_days(first: Reading, second: Reading) -> Match | None:
    a, b, c, d = first.low, first.high, second.low, second.high
    if a is None or b is None or c is None or d is None:
        return None
    if (a, b) == (c, d):
        return Match("equal", 1.0, "")
    if _ranges_alike(first, second):
        # Two spans from day to day, or year to year, are two statements even if one holds the other.
        return Match("conflict", DATES.ranges[0 if a == c or b == d else 1], "", ("value",))
    if (a <= c and d <= b) or (c <= a and b <= d):
        wide, narrow = max(b - a, d - c) + 1, min(b - a, d - c) + 1
        likeness = DATES.inside[0 if wide < 12 * narrow else 1 if wide < 60 * narrow else 2]
        return Match("less_precise", likeness, "", ("precision",))
    if a <= d and c <= b:
        return Match("conflict", DATES.overlapping, "", ("value",))
    # Alike in length, near in time: two statements of one event; else two events.
    alike = (b - a) == (d - c) or max(b - a, d - c) < 2 * min(b - a, d - c)
    if (first.value.find("/") < 0) != (second.value.find("/") < 0):
        alike = False
    return Match("conflict", DATES.near if alike else DATES.unlike, "", ("value",))


def _ranges_alike(first: Reading, second: Reading) -> bool:
    """Whether both are ranges whose ends are written to the same part."""
    ends = first.value.split("/"), second.value.split("/")
    if len(ends[0]) != 2 or len(ends[1]) != 2:
        return False
    return [len(end) for end in ends[0]] == [len(end) for end in ends[1]]


def _said(source: Fact, first: Reading, target: Fact, second: Reading, match: Match) -> str:
    """The relation in words: "17 กันยายน พ.ศ. 2482 = 17 September 1939: BE − 543"."""
    sign = {"equal": "=", "compatible": "=", "less_precise": "≈"}.get(match.relation, "≠")
    text = f"{target.text} {sign} {source.text}"
    notes = [
        note for fact, reading in ((target, second), (source, first)) if (note := _era_note(fact, reading))
    ]
    if "year" in (*first.inferred, *second.inferred):
        notes.append("a year is taken from the text around")
    if match.relation == "less_precise":
        notes.append(f"{describe_reading(second)} against {describe_reading(first)}")
    return f"{text}: {'; '.join(notes)}" if notes else text


def _era_note(fact: Fact, reading: Reading) -> str | None:
    parts = reading.date
    if parts is None or parts.year is None or parts.written_year is None or parts.written_year == parts.year:
        return None
    shift = parts.written_year - parts.year
    era = parts.era or "BE"
    if era in ("BE", "RS", "CS") and "year" not in reading.inferred:
        return f"{era} {'−' if shift > 0 else '+'} {abs(shift)}"
    return None
