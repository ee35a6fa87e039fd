"""Times of day: 4:00 a.m., 7pm, 02.00 น., and the Thai six-hour clock (ตีสอง, บ่ายสามโมง, สองทุ่มครึ่ง)."""

from __future__ import annotations

from decimal import Decimal

from thiap.facts.drafts import Found, make_fact
from thiap.facts.lexer import Tokens, at
from thiap.facts.numbers import read_number
from thiap.languages import Language
from thiap.model import Document, Reading


def read_time(doc: Document, tokens: Tokens, index: int, language: Language) -> Found | None:
    """The time of day at ``index``."""
    token = at(tokens, index)
    if "guard" in token.senses:
        return None
    for reader in (_clock, _moment, _hour_before, _hour_after) if token.senses else (_clock, _hour_after):
        found = reader(tokens, index, language)
        if found is not None:
            minutes, end = found
            readings = [_reading(value % 1440, reader.__name__.strip("_")) for value in minutes]
            return [make_fact(doc, tokens, index, end, kind="time", readings=readings)], end
    return None


def _reading(minutes: int, rule: str) -> Reading:
    value = Decimal(minutes)
    return Reading(f"{minutes // 60:02d}:{minutes % 60:02d}", value, value, rule=rule)


def _clock(tokens: Tokens, index: int, language: Language) -> tuple[tuple[int, ...], int] | None:
    """Digits with a mark: 16:00, 4.30 p.m., 7pm, 02.00 น., 19 นาฬิกา."""
    token, end = at(tokens, index), index + 1
    if token.form == "clock":
        hour, minute = (int(part) for part in token.text.split(":")[:2])
        marked = True
    elif token.form == "number" and token.text.replace(".", "").isdecimal() and len(token.text) <= 5:
        hour_text, _, minute_text = token.text.partition(".")
        if len(minute_text) not in (0, 2):
            return None
        hour, minute, marked = int(hour_text), int(minute_text or 0), False
    else:
        return None
    if minute > 59 or hour > 24:
        return None
    mark_at = _mark_behind_range(tokens, end)
    half = at(tokens, mark_at).senses.get("ampm")
    if half is not None and 1 <= hour <= 12:
        return (hour % 12 * 60 + minute + (720 if half == "pm" else 0),), end + (mark_at == end)
    if "clock" in at(tokens, mark_at).senses:
        if mark_at != end:
            return (hour * 60 + minute,), end
        if language.spaced and hour <= 12:
            return (hour * 60 + minute, hour % 12 * 60 + minute + 720), end + 1
        return (hour * 60 + minute,), end + 1
    return ((hour * 60 + minute,), end) if marked else None


def _mark_behind_range(tokens: Tokens, end: int) -> int:
    """Where the mark of a time stands: behind it, or behind the range it begins (13.30–15.00 น.)."""
    link, second = at(tokens, end), at(tokens, end + 1)
    joins = "dash" in link.senses or "range" in link.senses or "and" in link.senses
    if joins and second.form in ("number", "clock") and {"clock", "ampm"} & at(tokens, end + 2).senses.keys():
        return end + 2
    return end


def _moment(tokens: Tokens, index: int, language: Language) -> tuple[tuple[int, ...], int] | None:
    value = at(tokens, index).senses.get("moment")
    if value is None:
        return None
    hour, minute = value.split(":")
    end = index + 1
    total = int(hour) * 60 + int(minute)
    if not language.spaced and "half" in at(tokens, end).senses and not at(tokens, end).gap:
        return (total + 30,), end + 1
    return (total,), end


def _half_past(tokens: Tokens, end: int) -> tuple[int, int]:
    token = at(tokens, end)
    return (30, end + 1) if "half" in token.senses and not token.gap else (0, end)


def _hour_before(tokens: Tokens, index: int, language: Language) -> tuple[tuple[int, ...], int] | None:
    """ตีสาม, บ่ายสองโมงครึ่ง."""
    shift = at(tokens, index).senses.get("hour_before")
    if shift is None:
        return None
    number = read_number(tokens, index + 1, language)
    if number is None or not 1 <= number.low <= 5 or not number.whole:
        return None
    end = number.end
    if "hour_after" in at(tokens, end).senses:
        end += 1
    elif number.literal or {"unit", "counted", "percent", "multiplier"} & at(tokens, end).senses.keys():
        return None
    minutes, end = _half_past(tokens, end)
    return ((int(number.low) + int(shift)) * 60 + minutes,), end


def _hour_after(tokens: Tokens, index: int, language: Language) -> tuple[tuple[int, ...], int] | None:
    """หกโมงเช้า, 5 โมงเย็น, สองทุ่ม."""
    if language.spaced:
        return None
    number = read_number(tokens, index, language)
    if number is None or not number.whole or not 1 <= number.low <= 11:
        return None
    shift = at(tokens, number.end).senses.get("hour_after")
    if shift is None:
        return None
    hour = int(number.low)
    minutes, end = _half_past(tokens, number.end + 1)
    if shift == "18" and hour > 6:
        return None
    if shift == "?":
        # สี่โมง is the afternoon's, สิบโมง the morning's; between them both are said
        values = (hour, hour + 12) if hour >= 6 else (hour + 12,)
        return tuple(value * 60 + minutes for value in values), end
    return ((hour + int(shift)) * 60 + minutes,), end
