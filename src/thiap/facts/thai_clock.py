"""The Thai clock of six hours: ตีสอง, บ่ายสองโมงครึ่ง, สองทุ่ม, สี่โมงขาดสิบนาที; สามถึงห้าทุ่ม."""

from __future__ import annotations

from thiap.facts.numbers import read_number
from thiap.facts.tokens import Tokens, at
from thiap.languages import Language
from thiap.languages.cues import cues

_JOINS = frozenset({"range", "dash"})
#: Senses of what stands behind a number that is no hour.
_COUNTS = frozenset({"unit", "counted", "percent", "multiplier", "hour_after"})


def minutes_behind(tokens: Tokens, index: int, end: int, language: Language) -> tuple[int, int]:
    """The minutes behind an hour of Thai: บ่ายสองโมงสิบห้านาที, 8 โมง 15 นาที, สองทุ่มสี่สิบ, สี่โมงขาดสิบนาที."""
    if language.grammar != "thai" or at(tokens, index - 1).senses.get("date_before") in ("less", "more"):
        return 0, end  # ก่อนเที่ยง 15 นาที
    if at(tokens, end).text in cues("minutes_to"):
        short = read_number(tokens, end + 1, language)
        told = short is not None and at(tokens, short.end).senses.get("unit") == "minute"
        return (-int(short.low), short.end + 1) if short is not None and told else (0, end)
    number = read_number(tokens, end, language)
    if number is None or not number.whole or not 1 <= number.low <= 59:
        return 0, end
    if at(tokens, end).gap and not number.literal:
        return 0, end
    after = at(tokens, number.end).senses
    if after.get("unit") == "minute" and "guard" not in after:
        return int(number.low), number.end + 1
    round_number = number.low >= 10 and number.low % 5 == 0
    counts = bool({"unit", "counted", "percent", "clock"} & after.keys()) and not at(tokens, number.end).gap
    if at(tokens, end).gap or not round_number or counts:  # บ่ายสี่โมงสิบห้า วันนั้น: no 15 days
        return 0, end
    return int(number.low), number.end


def _half_past(tokens: Tokens, end: int) -> tuple[int, int]:
    token = at(tokens, end)
    return (30, end + 1) if "half" in token.senses and not token.gap else (0, end)


def past(tokens: Tokens, index: int, end: int, language: Language) -> tuple[int, int]:
    """Minutes past a Thai hour that ends at ``end``, and the index behind them."""
    minutes, after = _half_past(tokens, end)
    return (minutes, after) if minutes else minutes_behind(tokens, index, end, language)


def hour_before(tokens: Tokens, index: int, language: Language) -> tuple[tuple[int, ...], int] | None:
    """ตีสาม, บ่ายสองโมงครึ่ง."""
    shift = at(tokens, index).senses.get("hour_before")
    if shift is None:
        return None
    if (parted := _hour_and_minutes(tokens, index + 1, language)) is not None:
        hour, minutes, end = parted
        return ((hour + int(shift)) * 60 + minutes,), end
    number = read_number(tokens, index + 1, language)
    if number is None or not 1 <= number.low <= 5 or not number.whole:
        return None
    end = number.end
    if "hour_after" in at(tokens, end).senses:
        end += 1
    elif number.literal or (
        not at(tokens, end).gap  # ตีห้า เมือง… is an hour, behind which another clause begins
        and {"unit", "counted", "percent", "multiplier"} & at(tokens, end).senses.keys()
    ):
        return None
    minutes, end = past(tokens, index, end, language)
    return ((int(number.low) + int(shift)) * 60 + minutes,), end


def _hour_and_minutes(tokens: Tokens, index: int, language: Language) -> tuple[int, int, int] | None:
    """An hour and minutes that look like one number: ตีสามสิบนาที is ten past three, and not thirty minutes."""
    hour = at(tokens, index).senses.get("digit", "")
    number = read_number(tokens, index + 1, language) if hour in ("1", "2", "3", "4", "5") else None
    if number is None or number.literal or not 1 <= number.low <= 59 or at(tokens, index + 1).gap:
        return None
    told = at(tokens, number.end).senses.get("unit") == "minute"
    return (int(hour), int(number.low), number.end + 1) if told else None


def hour_after(tokens: Tokens, index: int, language: Language) -> tuple[tuple[int, ...], int] | None:
    """หกโมงเช้า, 5 โมงเย็น, สองทุ่ม, ทุ่มครึ่ง; the first of สามถึงห้าทุ่ม and the second of ตีสองถึงสี่."""
    if language.grammar != "thai":
        return None
    half = at(tokens, index + 1)
    if at(tokens, index).senses.get("hour_after") == "18" and "half" in half.senses and not half.gap:
        return (19 * 60 + 30,), index + 2
    number = read_number(tokens, index, language)
    if number is None or not number.whole or not 1 <= number.low <= 11:
        return None
    if (begun := _second_of_two(tokens, index, number.end)) is not None:
        return ((int(number.low) + begun) * 60,), number.end
    shift = at(tokens, number.end).senses.get("hour_after")
    hour, joined = int(number.low), shift is None
    if joined:
        shift = _said_behind_second(tokens, number.end, language)
    if shift is None:
        return None
    minutes, end = (0, number.end) if joined else past(tokens, index, number.end + 1, language)
    if shift == "18" and hour > 6:
        return None
    if shift == "?":
        # สี่โมง is the afternoon's, สิบโมง the morning's; between them both are said
        values = (hour, hour + 12) if hour >= 6 else (hour + 12,)
        return tuple(value * 60 + minutes for value in values), end
    return ((hour + int(shift)) * 60 + minutes,), end


def _said_behind_second(tokens: Tokens, link: int, language: Language) -> str | None:
    """What stands behind the second of two hours, said once for both: สามถึงห้าทุ่ม, 9-11 โมง."""
    second = read_number(tokens, link + 1, language) if _JOINS & at(tokens, link).senses.keys() else None
    if second is None or not second.whole or not 1 <= second.low <= 11:
        return None
    return at(tokens, second.end).senses.get("hour_after")


def _second_of_two(tokens: Tokens, index: int, end: int) -> int | None:
    """Hours to add to the second of two hours, of which the first says its half of the day: ตีสองถึงสี่."""
    if not (_JOINS & at(tokens, index - 1).senses.keys() and "digit" in at(tokens, index - 2).senses):
        return None
    shift = at(tokens, index - 3).senses.get("hour_before")
    later = int(at(tokens, index).senses.get("digit", "0")) > int(at(tokens, index - 2).senses["digit"])
    return int(shift) if shift is not None and later and not _COUNTS & at(tokens, end).senses.keys() else None
