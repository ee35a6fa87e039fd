"""Times of day: 4:00 a.m., 7pm, half past six, 02.00 น., the Thai six-hour clock (ตีสอง, สองทุ่มครึ่ง)."""

from __future__ import annotations

import re

from thiap.facts.build import Found, make_fact, near, time_reading
from thiap.facts.numbers import read_number
from thiap.facts.numerals import after_hyphen
from thiap.facts.parts_of_day import part_of_day, within
from thiap.facts.spoken_clock import counts, said_hour, twelve
from thiap.facts.thai_clock import hour_after, hour_before, minutes_behind, past
from thiap.facts.tokens import Token, Tokens, at
from thiap.languages import Language
from thiap.languages.han_and_hangul import HALF_HOUR, MINUTE
from thiap.model import Document

#: Senses of what stands behind a number that is an amount or a day, and no hour.
_HOUR = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d", re.ASCII)
_FOUR_DIGITS = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d", re.ASCII)
#: Before minutes that are told before their hour, and behind a time of day: at ten to eight on Friday.
_AT, _IS = frozenset({"at", "until", "till"}), frozenset({"is", "was", "'s"})
_IT_IS, _OPENS = frozenset({"it's", "it’s"}), frozenset({"from", "between"})
_HARDLY = frozenset({"nearly", "almost", "just"})
_BEHIND_TIME = frozenset(
    "in on at from and but or when while as after before because so each every sharp tomorrow today"
    " yesterday tonight with to".split()
)
_HALF_DAY = 720
_CUES = frozenset({"time_cue", "before", "date_before"})
_JOINS = frozenset({"range", "dash"})
_AMOUNT = frozenset({"unit", "multiplier", "percent", "month", "counted"})


def read_time(doc: Document, tokens: Tokens, index: int, language: Language) -> Found | None:
    """The time of day at ``index``."""
    token = at(tokens, index)
    if "guard" in token.senses:
        return None
    if {"between", "from"} & token.senses.keys() and (
        hours := _opening(doc, tokens, index, language)
    ) is not None:
        return hours
    if (hours := _listed_hours(doc, tokens, index, language)) is not None:
        return hours
    readers = (
        (said_hour, _spoken, _hour_in_words, _clock, _moment, hour_before, hour_after)
        if token.senses
        else (said_hour, _hour_in_words, _four_digits, _parted, _clock, hour_after)
    )
    for reader in readers:
        found = reader(tokens, index, language)
        if found is not None:
            minutes, end = found
            readings = [time_reading(value % 1440, reader.__name__.strip("_")) for value in minutes]
            return [make_fact(doc, tokens, index, end, kind="time", readings=readings)], end
    return None


def _clock(tokens: Tokens, index: int, language: Language) -> tuple[tuple[int, ...], int] | None:
    """Digits with a mark: 16:00, 4.30 p.m., 7pm, 02.00 น., 19 นาฬิกา."""
    token, end = at(tokens, index), index + 1
    if not token.gap and at(tokens, index - 1).text == "#":
        return None  # a message's first argument: #1 น.
    if token.form == "clock":
        hour, minute = (int(part) for part in token.text.split(":")[:2])
        marked = True
    elif token.form == "number" and token.text.replace(".", "").isdecimal() and len(token.text) <= 5:
        hour_text, _, minute_text = token.text.partition(".")
        if len(minute_text) not in (0, 2):
            return None
        hour, minute = int(hour_text), int(minute_text or 0)
        on_a_day = minute_text and _told_before(tokens, index) and part_of_day(tokens, end)
        marked = bool(on_a_day) or hours_from_to(tokens, index, language)
    else:
        return None
    if minute > 59 or hour > 24:
        return None
    mark_at = mark_behind_range(tokens, end)
    before = at(tokens, index - 1).senses
    half = at(tokens, mark_at).senses.get("ampm")
    if (told := before.get("ampm_before")) is not None and 1 <= hour <= 12:
        after = end + ("clock" in at(tokens, end).senses)
        if marked or after > end:  # 午後7時, रात 8 बजे
            more, after = _minutes_of_clock(tokens, after, language)
            return (hour % 12 * 60 + minute + more + (720 if told == "pm" else 0),), after
    if "clock_before" in before and (
        token.form == "clock" or "." in token.text or not _AMOUNT & at(tokens, end).senses.keys()
    ):
        return (hour * 60 + minute,), end
    if half in ("am", "pm") and mark_at != end and _is_later(tokens, end + 1, hour, minute):
        half = "am" if half == "pm" else "pm"  # open from 9:30 to 6pm
    if half in ("am", "pm") and 1 <= hour <= 12:
        return (within(half, hour, minute),), end + (mark_at == end)
    if "clock" in at(tokens, mark_at).senses:
        if mark_at != end:
            return (hour * 60 + minute,), end
        if language.grammar != "thai" and (hour <= 12 or language.numerals):
            more, after = _minutes_of_clock(tokens, end + 1, language)
            face = hour * 60 + minute + more
            return (face, face % 720 + 720) if hour <= 12 else (face,), after
        more, after = (0, end + 1) if minute else minutes_behind(tokens, index, end + 1, language)
        return (hour * 60 + minute + more,), after
    if marked and half == "night" and 1 <= hour <= 12:
        return (within(half, hour, minute),), end + (mark_at == end)
    if marked and 1 <= hour <= 12 and (part := part_of_day(tokens, end)) is not None:
        return (within(part, hour, minute),), end
    return ((hour * 60 + minute,), end) if marked else None


def _told_before(tokens: Tokens, index: int) -> bool:
    """Whether the word before a number says that it may be an hour: at, by, until."""
    return bool(_CUES & at(tokens, index - 1).senses.keys())


def _parted(tokens: Tokens, index: int, language: Language) -> tuple[tuple[int, ...], int] | None:
    """Hours and minutes with a blank behind their dot, as old prints have them: 9. 30 p. m."""
    hour, dot, minutes, half = (at(tokens, index + step) for step in range(4))
    if dot.text != "." or dot.gap or not (hour.text.isdecimal() and minutes.text.isdecimal()):
        return None
    told = half.senses.get("ampm")
    if told not in ("am", "pm") or len(minutes.text) != 2 or not minutes.gap or len(hour.text) > 2:
        return None
    if not 1 <= int(hour.text) <= 12 or int(minutes.text) > 59:
        return None
    return (int(hour.text) % 12 * 60 + int(minutes.text) + 720 * (told == "pm"),), index + 4


def _four_digits(tokens: Tokens, index: int, language: Language) -> tuple[tuple[int, ...], int] | None:
    """The clock of timetables: at 1530 hrs, 0600 hours; 1500 hours alone are a length of time."""
    token, unit = at(tokens, index), at(tokens, index + 1)
    if language.grammar != "english" or len(token.text) != 4 or not token.text.isdecimal():
        return None
    if unit.text not in ("hrs", "hours") or not _FOUR_DIGITS.fullmatch(token.text):
        return None
    cued = token.text.startswith("0") or "time_cue" in at(tokens, index - 1).senses
    if not cued or at(tokens, index - 1).text in ("about", "around"):
        return None
    return (int(token.text[:2]) * 60 + int(token.text[2:]),), index + 2


def _is_later(tokens: Tokens, second: int, hour: int, minute: int) -> bool:
    """Whether an hour of the clock face is behind the one at ``second``, which ends what it begins."""
    last, _, minutes = at(tokens, second).text.replace(".", ":").partition(":")
    if not last.isdecimal() or not (minutes or "0").isdecimal():
        return False
    return (hour % 12, minute) > (int(last) % 12, int(minutes or 0))


def _minutes_of_clock(tokens: Tokens, index: int, language: Language) -> tuple[int, int]:
    """Minutes behind an hour: 9時30分, 9시 반, "neuf heures et demie"; and the index behind them."""
    token, mark = at(tokens, index), at(tokens, index + 1)
    if {"half_behind", "behind_hour"} & token.senses.keys():
        return int(token.senses.get("behind_hour", 30)), index + 1
    if not language.numerals:
        return 0, index
    if token.text[:1] in HALF_HOUR and (
        len(token.text) == 1 or (language.numerals == "han" and not token.gap)
    ):
        return 30, index + 1
    if token.form == "number" and token.text.isdecimal() and int(token.text) < 60 and mark.text[:1] in MINUTE:
        return int(token.text), index + 2
    return 0, index


def _joined_hours(tokens: Tokens, first: int) -> bool:
    """Whether hours and minutes with points are joined where points part no decimals: 9.00-17.30."""
    link, behind = at(tokens, first + 1).senses, at(tokens, first + 3).senses
    hours = [at(tokens, first).text, at(tokens, first + 2).text]
    joins = {"dash", "range"} & link.keys() and all(_HOUR.fullmatch(hour) for hour in hours)
    return bool(joins) and not {"unit", "percent", "multiplier", "symbol"} & behind.keys()


def hours_from_to(tokens: Tokens, index: int, language: Language) -> bool:
    """Whether a numeral is one of two hours with minutes: from 11.30 to 13.00."""
    if language.grammar == "thai":
        return False
    if language.decimal_comma and (_joined_hours(tokens, index) or _joined_hours(tokens, index - 2)):
        return True
    first = index if {"from", "between"} & at(tokens, index - 1).senses.keys() else index - 2
    if not {"from", "between"} & at(tokens, first - 1).senses.keys():
        return False
    hours = [at(tokens, first).text, at(tokens, first + 2).text]
    link = at(tokens, first + 1).senses.keys()
    if not {"range", "dash", "and"} & link or not all(_HOUR.fullmatch(hour) for hour in hours):
        return False
    told = {"unit", "percent", "multiplier", "counted", "symbol"} & at(tokens, first + 3).senses.keys()
    return not told and not near(tokens, first, "change")


def _spoken(tokens: Tokens, index: int, language: Language) -> tuple[tuple[int, ...], int] | None:
    """Half past twelve, a quarter to five, ten past six, twenty minutes to nine."""
    if language.grammar == "thai":
        return None
    scan = index + ("article" in at(tokens, index).senses)
    part = at(tokens, scan).senses
    named = "half" in part or "quarter" in part
    if named:
        minutes, scan = (30 if "half" in part else 15), scan + 1
    else:
        number = read_number(tokens, index, language) if "digit" in part else None
        if number is None or not number.whole or not 1 <= number.low <= 29:
            return None
        minutes, scan = int(number.low), number.end
        named = at(tokens, scan).senses.get("unit") == "minute"
        scan += named
    scan += "dash" in at(tokens, scan).senses
    link = at(tokens, scan).text
    hour = at(tokens, scan + 1)
    moment = hour.senses.get("moment")
    # "ten to six" may be a range; "ten past six" is a time, and so is "twenty-five to midnight"
    named = named or (moment is not None and minutes > 12) or _at_so_many_to(tokens, index, scan, minutes)
    if link != "past" and not (link in ("to", "before", "after") and named and minutes != 30):
        return None
    if moment is not None:
        base, end, half = int(moment[:2]), scan + 2, "known"
    else:
        literal = hour.text if hour.form == "number" and hour.text.isdecimal() else "0"
        value = hour.senses.get("digit") or literal
        if len(value) > 2 or not 1 <= int(value) <= 12:
            return None
        base, end, half = int(value) % 12, scan + 2, at(tokens, scan + 2).senses.get("ampm", "")
        if {"unit", "counted", "multiplier", "percent", "month"} & at(tokens, end).senses.keys():
            return None
        end += bool(half) + ("clock" in at(tokens, end).senses)
    total = base * 60 + (minutes if link in ("past", "after") else -minutes)
    if half == "known":
        return (total,), end
    if half in ("pm", "night"):
        return (within(half, base, total - base * 60),), end
    return ((total,) if half else (total, total + 720)), end


def _at_so_many_to(tokens: Tokens, index: int, link: int, minutes: int) -> bool:
    """Whether two numbers are no range, since nothing they could count follows: at ten to eight, she left."""
    first = index - (at(tokens, index - 1).text in _HARDLY)
    before, hour, behind = at(tokens, first - 1), at(tokens, link + 1), at(tokens, link + 2)
    cued = before.text in _AT or (before.text in _IS and at(tokens, first - 2).text == "it")
    cued = cued or before.text in _IT_IS or ("ampm" in behind.senses and not _OPENS & before.senses.keys())
    ends = (
        behind.form in ("mark", "")
        or behind.text in _BEHIND_TIME
        or {"weekday", "ampm"} & behind.senses.keys()
    )
    return bool(cued and ends) and not minutes % 5 and hour.form != "number" and "dash" not in behind.senses


def _hour_in_words(tokens: Tokens, index: int, language: Language) -> tuple[tuple[int, ...], int] | None:
    """Eight in the evening, six o'clock, at nine at night: what part of the day it is, is said in words."""
    hour = twelve(tokens, index) if language.grammar != "thai" else None
    if hour is None:
        return None
    value, end = hour
    cued = {"clock_before", "time_cue"} & at(tokens, index - 1).senses.keys()
    past = at(tokens, end).senses
    if cued and {"half_behind", "half_amid", "behind_hour"} & past.keys():  # alle sette e mezza
        face = (value * 60 + int(past.get("behind_hour", 30))) % 720
        return (face, face + 720), end + 1
    if (spoken := _minutes_in_words(tokens, index, end, language)) is not None:
        return spoken
    clock = "clock" in at(tokens, end).senses
    end += clock
    minutes, end = _minutes_of_clock(tokens, end, language) if clock else (0, end)
    half = at(tokens, end).senses.get("ampm")
    # "three in the morning" may be three people, "at three in the morning" is a time
    told = clock or _told_before(tokens, index)
    if told and half is None and (part := part_of_day(tokens, end)) is not None:
        return (within(part, value, minutes),), end
    if half is None or not told:
        face = value % 12 * 60 + minutes
        return ((face, face + 720), end) if clock and at(tokens, index).form != "number" else None
    return (within(half, value, minutes),), end + 1


def _minutes_in_words(
    tokens: Tokens, index: int, end: int, language: Language
) -> tuple[tuple[int, ...], int] | None:
    """The ten forty (to Leeds), at six fifteen p.m.: hour and minutes, both in words, that make no number."""
    before = at(tokens, index - 1).senses
    if at(tokens, index).form == "number" or not {"time_cue", "the"} & before.keys():
        return None
    end = after_hyphen(tokens, end, language)  # at six-forty
    number = read_number(tokens, end, language) if "digit" in at(tokens, end).senses else None
    if number is None or number.literal or not number.whole or not 10 <= number.low <= 55 or number.low % 5:
        return None
    face = int(at(tokens, index).senses["digit"]) % 12 * 60 + int(number.low)
    half = at(tokens, number.end).senses.get("ampm")
    if half in ("am", "pm"):
        return (face + 720 * (half == "pm"),), number.end + 1
    if counts(at(tokens, number.end)):
        return None
    return (face, face + 720), number.end


def _opening(doc: Document, tokens: Tokens, index: int, language: Language) -> Found | None:
    """Two hours that are no range of numbers: between ten and six, from two to four on Sunday night."""
    first = twelve(tokens, index + 1) if language.grammar != "thai" else None
    if first is None or not _opens(at(tokens, index), at(tokens, first[1])):
        return None
    last = twelve(tokens, first[1] + 1)
    part = part_of_day(tokens, last[1]) if last is not None else None
    if last is None or not (part or (last[0] < first[0] and not counts(at(tokens, last[1])))):
        return None
    named = "between" in at(tokens, index).senses
    if not named and (part is None or near(tokens, index, "change")):
        return None  # the index rose from two to four on Monday afternoon
    told = last[1] + ("ampm" in at(tokens, last[1]).senses)
    sides = ((index + 1, first, first[1], 0), (first[1] + 1, last, told, _HALF_DAY))
    facts = []
    for start, (hour, _), end, shift in sides:
        if part:  # between 11 and 2 p.m. begins in the other half of the day
            turned = not shift and first[0] % 12 > last[0] % 12
            faces = [within(part, hour, 0) + turned * _HALF_DAY]
        else:
            faces = [hour % 12 * 60 + add for add in (shift, _HALF_DAY - shift)]
        readings = [time_reading(face % (2 * _HALF_DAY), "opening-hours") for face in faces]
        facts.append(make_fact(doc, tokens, start, end, kind="time", readings=readings))
    return facts, told


def _listed_hours(doc: Document, tokens: Tokens, index: int, language: Language) -> Found | None:
    """Two hours in words behind their day: "on Monday, ten to seven". In digits it may be a score."""
    words = language.grammar == "english" and at(tokens, index).form != "number"
    first = twelve(tokens, index) if words else None
    if first is None or not _JOINS & at(tokens, first[1]).senses.keys():
        return None
    last = twelve(tokens, first[1] + 1)
    if last is None or at(tokens, last[1]).form not in ("mark", "") or not _is_day(tokens, index - 2):
        return None
    if at(tokens, index - 1).text not in (",", ":", ";") or at(tokens, last[1]).text in ("-", "–"):
        return None
    facts = []
    for start, (hour, end), bound in ((index, first, "at_least"), (first[1] + 1, last, "at_most")):
        readings = [time_reading(hour % 12 * 60 + half, "listed-hours") for half in (0, _HALF_DAY)]
        facts.append(make_fact(doc, tokens, start, end, kind="time", readings=readings, qualifier=bound))
    return facts, last[1]


def _is_day(tokens: Tokens, index: int) -> bool:
    """Whether a weekday, or a month with its day, ends at ``index``."""
    day, before = at(tokens, index), at(tokens, index - 1)
    numbered = day.form in ("number", "ordinal") and "month" in before.senses
    named = "month" in day.senses and before.form in ("number", "ordinal")
    return "weekday" in day.senses or numbered or named


def _opens(before: Token, link: Token) -> bool:
    """Whether two words lead and join the ends of a stretch: between … and, from … to."""
    return ("between" in before.senses and "and" in link.senses) or (
        "from" in before.senses and "range" in link.senses
    )


def mark_behind_range(tokens: Tokens, end: int) -> int:
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
    minutes, end = (0, end) if language.grammar != "thai" else past(tokens, index, end, language)
    return (int(hour) * 60 + int(minute) + minutes,), end
