"""What a list says once for all its members: the month of several days, the unit of the sides of a room.

"4 and 6 June 2018" names two days, "3 x 4 m" two lengths, though month and unit stand once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from thiap.facts.build import duration_reading
from thiap.facts.calendars import date_reading
from thiap.facts.units import dimension
from thiap.languages.cues import cue, cues
from thiap.model import Document, Fact

_LINKS = frozenset({",", "and", ", and", "&", *cues("and"), f", {cue('and')}"})
_TIMES = frozenset({"x", "×", "X", "*", "by", "-by-", cue("multiplied")})
_AND = frozenset({"and", "&", "or"})
#: What two lengths of time are told behind: the three and six months ended.
_OPENS_SPANS, _BEFORE_SPANS = ("the ", "for ", "after ", "in ", "at ", "every ", "last ", "of "), 6
#: Of these a list of sides is made.
_SIDES = frozenset({"length"})
_LAST_DAY = 31


def share_listed(doc: Document, facts: Sequence[Fact]) -> list[Fact]:
    """Numbers of a list with the month, or the unit, that stands at another member."""
    return _spans(doc, _sides(doc, _days_before(doc, _days_behind(doc, facts))))


def _between(doc: Document, first: Fact, second: Fact) -> str:
    return doc.text[first.span[1] : second.span[0]].strip(" \u00a0")


def _day(fact: Fact) -> int | None:
    """The day that a bare number, or a day without a month, may be."""
    date = fact.readings[0].date
    if fact.kind == "date" and date is not None and date.day and date.month is None and date.year is None:
        return None if date.weekday else date.day
    digits = fact.text.rstrip("stndrh")
    bare = fact.kind in ("number", "ordinal") and fact.counted is None and fact.noun is None
    if not bare or not digits.isdecimal() or fact.qualifier != "exact" or fact.subtype == "label":
        return None
    return int(digits) if 1 <= int(digits) <= _LAST_DAY else None


def _on_day(day: int, model: Fact) -> Fact:
    """The date of ``model`` on another day of its month."""
    readings = []
    for reading in model.readings:
        if reading.date is not None:
            parts = replace(reading.date, day=day, weekday=None)
            readings.append(date_reading(parts, rule=reading.rule))
    return replace(model, readings=tuple(readings), problem=None)


def _whole_day(fact: Fact) -> bool:
    date = fact.readings[0].date
    return (
        fact.kind == "date"
        and fact.subtype is None
        and date is not None
        and date.day is not None
        and date.month is not None
        and "/" not in fact.value
    )


def _days_before(doc: Document, facts: Sequence[Fact]) -> list[Fact]:
    """4, 5 and 6 June 2018: the days before a whole date that begins with its day."""
    result = list(facts)
    for index in range(len(result) - 1, 0, -1):
        model, number = result[index], result[index - 1]
        day = _day(number)
        if day is None or not _whole_day(model) or _between(doc, number, model) not in _LINKS:
            continue
        date = model.readings[0].date
        starts = model.text.removeprefix(cue("on_day")).lstrip()[:1].isdecimal()
        if not starts or date is None or date.day is None or day >= date.day:
            continue
        result[index - 1] = replace(_on_day(day, model), span=number.span, text=number.text)
    return result


def _days_behind(doc: Document, facts: Sequence[Fact]) -> list[Fact]:
    """June 4 and 5, 2018: the days behind a month and a day, and the year behind all."""
    result: list[Fact] = []
    index = 0
    while index < len(facts):
        head = facts[index]
        members: list[Fact] = []
        date = head.readings[0].date
        last = date.day if date is not None and _whole_day(head) and date.year is None else None
        if last is not None and not head.text[:1].isdecimal() and head.text.rstrip("stndrh")[-1:].isdecimal():
            for fact in facts[index + 1 :]:
                day = _day(fact)
                before = members[-1] if members else head
                if day is None or day <= last or _between(doc, before, fact) not in _LINKS:
                    break
                members.append(fact)
                last = day
        if not members:
            result.append(head)
            index += 1
            continue
        index += 1 + len(members)
        year = facts[index] if index < len(facts) else None
        model = head
        if year is not None and year.kind == "date" and _between(doc, members[-1], year) in (",", ""):
            written = year.readings[0].date
            if written is not None and written.month is None and written.day is None and written.year:
                parts = replace(written, month=date.month if date else None)
                model = replace(head, readings=(date_reading(parts, rule=head.readings[0].rule),))
                span = members[-1].span[0], year.span[1]
                members[-1] = replace(members[-1], span=span, text=doc.quote(span))
                index += 1
        first = date.day if date is not None else None
        days = [first, *(_day(fact) or _day_of(fact) for fact in members)]
        for fact, day in zip((head, *members), days, strict=True):
            assert day is not None
            result.append(replace(_on_day(day, model), span=fact.span, text=fact.text))
    return result


def _day_of(fact: Fact) -> int:
    """The day of the last member, whose text has taken the year in: "5, 2018"."""
    return int(fact.text.partition(",")[0].rstrip("stndrh "))


def _spans(doc: Document, facts: Sequence[Fact]) -> list[Fact]:
    """The three and six months: the smaller of two lengths of time, whose unit stands at the other."""
    result = list(facts)
    for index in range(len(result) - 1, 0, -1):
        model, number = result[index], result[index - 1]
        unit, amount = model.readings[0].unit, number.readings[0].low
        if model.kind != "duration" or model.subtype or model.qualifier != "exact" or unit is None:
            continue
        bare = number.kind == "number" and number.subtype is None and number.counted is number.noun is None
        if not bare or amount is None or _between(doc, number, model) not in _AND:
            continue
        before = doc.text[max(0, number.span[0] - _BEFORE_SPANS) : number.span[0]].lower()
        if not before.endswith(_OPENS_SPANS):
            continue
        reading = duration_reading(amount, amount, unit, "listed")
        if (
            reading.low is not None
            and model.readings[0].low is not None
            and reading.low < model.readings[0].low
        ):
            result[index - 1] = replace(number, kind="duration", readings=(reading,))
    return result


def _sides(doc: Document, facts: Sequence[Fact]) -> list[Fact]:
    """3 x 4 m: the sides before the one that has the unit."""
    result = list(facts)
    for index in range(len(result) - 1, 0, -1):
        model, number = result[index], result[index - 1]
        unit = model.readings[0].unit
        if model.kind != "quantity" or number.kind != "number" or unit is None:
            continue
        if dimension(unit) not in _SIDES or _between(doc, number, model) not in _TIMES:
            continue
        if number.subtype is not None or number.counted is not None or len(number.readings) != 1:
            continue
        readings = (replace(number.readings[0], unit=unit),)
        result[index - 1] = replace(number, kind="quantity", readings=readings, noun=None)
    return result
