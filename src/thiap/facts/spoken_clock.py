"""Hours and minutes as they are said: zehn vor acht, las ocho menos diez, sekize on kala, 差十分八点.

Which words stand between the two, before or behind them, is the language's (``languages/senses.py``); what
order they stand in is read here. A number that counts something behind it is no hour.
"""

from __future__ import annotations

from collections.abc import Iterator

from thiap.facts.tokens import Token, Tokens, at
from thiap.languages import Language
from thiap.languages.han_and_hangul import MINUTE

#: Times of day in minutes, both halves of the day where it is not said which; and the index behind them.
Said = tuple[tuple[int, ...], int]

_HALF_DAY, _STEP, _LAST_BEFORE, _LAST = 720, 5, 29, 59
_QUARTER = 15
_CUES = frozenset({"time_cue", "clock_before"})
_NO_HOUR = frozenset(
    {"unit", "counted", "countable", "multiplier", "percent", "month", "ampm", "clock", "digit"}
)


def counts(token: Token) -> bool:
    """Whether a word behind a number says that it is no hour."""
    return bool(_NO_HOUR & token.senses.keys()) or token.amount is not None or "dash" in token.senses


def twelve(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """An hour of the clock face in a word or digits, and the index behind it: "eight", "11"."""
    token = at(tokens, index)
    text = token.text if token.form == "number" and token.text.isdecimal() else token.senses.get("digit", "0")
    return (int(text), index + 1) if len(text) <= 2 and 1 <= int(text) <= 12 else None


def said_hour(tokens: Tokens, index: int, language: Language) -> Said | None:
    """The time of day at ``index`` of a language that has its words for it in a table."""
    if language.grammar != "digits":
        return None
    for reader in (_ahead_of_hour, _led, _minutes_first, _hour_first):
        if (found := reader(tokens, index, language)) is not None:
            return found
    return None


def _faces(tokens: Tokens, index: int, minutes: int, end: int) -> Said:
    """The times that minutes of the clock face from ``index`` to ``end`` may be."""
    face = minutes % _HALF_DAY
    half = at(tokens, end).senses.get("ampm")
    if half in ("am", "pm"):
        return (face + _HALF_DAY * (half == "pm"),), end + 1
    half = at(tokens, index - 1).senses.get("ampm_before")
    if half in ("am", "pm"):
        return (face + _HALF_DAY * (half == "pm"),), end
    return (face, face + _HALF_DAY), end


def _hour(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """An hour by its number, its place (ósma) or a name of its own (السادسة), and the index behind it."""
    senses = at(tokens, index).senses
    named = senses.get("hour") or senses.get("ordinal", "")
    if named.isdecimal() and 1 <= int(named) <= 12:
        return int(named), index + 1
    if "article" in senses and "time_cue" in at(tokens, index - 1).senses:
        return 1, index + 1  # a la una y media
    return twelve(tokens, index)


def _minutes(tokens: Tokens, index: int) -> Iterator[tuple[int, int, bool]]:
    """Minutes at ``index``, the index behind them and whether they are called so; the longest first."""
    first, second = at(tokens, index), at(tokens, index + 1)
    quarter = index + ("article" in first.senses)
    if "quarter" in at(tokens, quarter).senses:
        yield _QUARTER, quarter + 1, False
    named = at(tokens, index).senses.get("behind_hour", "0")
    if named.isdecimal() and int(named):
        yield int(named), index + 1, False
    literal = first.form == "number" and first.text.isdecimal()
    text = first.text if literal else first.senses.get("digit", "0")
    value = int(text) if text.isdecimal() and len(text) <= 2 else 0
    found = []
    unit = second.senses.get("digit", "")
    if value >= 20 and not value % 10 and not literal and len(unit) == 1 and unit != "0":
        found.append((value + int(unit), index + 2))
    found.append((value, index + 1))
    for minutes, end in found:
        if 1 <= minutes <= _LAST:
            behind = at(tokens, end)
            called = behind.senses.get("unit") == "minute" or behind.text in MINUTE
            yield minutes, end + called, called


def _sign(token: Token, sense: str) -> int:
    """What a word does with minutes, or nought: adds them to the hour, or takes them from it."""
    return int(token.senses.get(sense, "0"))


def _ahead_of_hour(tokens: Tokens, index: int, language: Language) -> Said | None:
    """Minutes and the hour behind them, in a word: halb acht, половина восьмого, Viertel vor neun."""
    token = at(tokens, index)
    if (share := token.senses.get("half_ahead")) is not None:  # साढ़े सात बजे
        hour = twelve(tokens, index + 1)
        if hour is None or "clock" not in at(tokens, hour[1]).senses:
            return None
        return _faces(tokens, index, hour[0] * 60 + int(60 * float(share)), hour[1] + 1)
    minutes = token.senses.get("before_hour")
    hour = _hour(tokens, index + 1) if minutes is not None else None
    if minutes is None or hour is None:
        return None
    end = hour[1] + ("clock" in at(tokens, hour[1]).senses)
    if end == hour[1] and counts(at(tokens, end)):
        return None
    return _faces(tokens, index, hour[0] * 60 + int(minutes), end)


def _led(tokens: Tokens, index: int, language: Language) -> Said | None:
    """A word that says what minutes do, they, and the hour: без десяти восемь, za pięć ósma, 差十分八点."""
    sign = _sign(at(tokens, index), "minutes_lead")
    for minutes, end, called in _minutes(tokens, index + 1) if sign else ():
        hour = _hour(tokens, end)
        if hour is None:
            continue
        clock = "clock" in at(tokens, hour[1]).senses
        round_ = called or not minutes % _STEP
        if (clock or not (language.numerals or counts(at(tokens, hour[1])))) and round_:
            return _faces(tokens, index, hour[0] * 60 + sign * minutes, hour[1] + clock)
    return None


def _minutes_first(tokens: Tokens, index: int, language: Language) -> Said | None:
    """Minutes, what they do, and the hour: um zehn vor acht, tien over half negen, dziesięć po ósmej."""
    cued = bool(_CUES & at(tokens, index - 1).senses.keys())
    for minutes, end, called in _minutes(tokens, index):
        running = at(tokens, end).senses.get("running_hour")
        if running is not None and called and at(tokens, end + 1).form in ("mark", ""):
            return _faces(tokens, index, (int(running) - 1) * 60 + minutes, end + 1)  # десять минут восьмого
        sign = _sign(at(tokens, end), "minutes_link")
        if not sign or minutes > _LAST_BEFORE:
            continue
        if (cued or called) and (half := _ahead_of_hour(tokens, end + 1, language)) is not None:
            return _faces(tokens, index, half[0][0] + sign * minutes, half[1])
        hour = _hour(tokens, end + 1)
        if hour is None:
            continue
        marked = {"clock", "ampm"} & at(tokens, hour[1]).senses.keys()
        told = cued or called or marked or "ordinal" in at(tokens, end + 1).senses
        if told and (marked or not counts(at(tokens, hour[1]))):
            return _faces(
                tokens, index, hour[0] * 60 + sign * minutes, hour[1] + ("clock" in marked if marked else 0)
            )
    return None


def _hour_first(tokens: Tokens, index: int, language: Language) -> Said | None:
    """The hour, then minutes: las ocho menos diez, huit heures vingt, sáu giờ mười lăm, sekize on kala."""
    hour = _hour(tokens, index)
    if hour is None:
        return None
    face, before = hour[0] * 60, at(tokens, index - 1).senses
    named, clock = "hour" in at(tokens, index).senses, "clock" in at(tokens, hour[1]).senses
    cued = bool(_CUES & before.keys())
    end = hour[1] + clock
    link = at(tokens, end)
    shift = link.senses.get("behind_hour") or ("30" if "half_behind" in link.senses else None)
    if shift is not None and (named or ((cued or clock) and "ordinal" not in at(tokens, index).senses)):
        return _faces(tokens, index, face + int(shift), end + 1)
    if (found := _with_tail(tokens, index, end, face, language, told=named or clock)) is not None:
        return found
    sign = _sign(link, "hour_link")
    told = cued or clock or named or (bool(sign) and "and" not in link.senses)
    for minutes, stop, called in _minutes(tokens, end + bool(sign)) if told else ():
        if not (cued or clock or named or called):
            continue  # सात बजकर पचास मिनट
        if counts(at(tokens, stop)) and not (called and "ampm" in at(tokens, stop).senses):
            continue
        if sign and (called or not minutes % _STEP) and minutes <= (_LAST if sign > 0 else _LAST_BEFORE):
            return _faces(tokens, index, face + sign * minutes, stop)
        if not sign and _follow(tokens, index, end, minutes, called=called, cued=cued, language=language):
            return _faces(tokens, index, face + minutes, stop)
    marked = "ampm" in at(tokens, end).senses
    if named and ("clock_before" in before or marked):
        return _faces(tokens, index, face, end)
    return None


def _with_tail(
    tokens: Tokens, index: int, end: int, face: int, language: Language, *, told: bool
) -> Said | None:
    """Hour and minutes, and behind them what these do: sekize on kala, 8時10分前."""
    for minutes, stop, called in _minutes(tokens, end) if told else ():
        sign = _sign(at(tokens, stop), "minutes_tail")
        if not sign or (language.numerals and not called):
            continue
        told_faces = _faces(tokens, index, face + sign * minutes, stop + 1)
        if not language.numerals:
            return told_faces
        # 9時15分前 is a quarter to nine, or before a quarter past
        return (*told_faces[0], *_faces(tokens, index, face + minutes, stop + 1)[0]), told_faces[1]
    return None


def _follow(
    tokens: Tokens, index: int, end: int, minutes: int, *, called: bool, cued: bool, language: Language
) -> bool:
    """Whether minutes may follow their hour with nothing between: huit heures vingt, 七点二十."""
    if "clock" not in at(tokens, end - 1).senses:
        ordinal = "ordinal" in at(tokens, index).senses  # o ósmej piętnaście
        return cued and ordinal and minutes >= 10 and not minutes % _STEP
    if called:
        return cued or bool(language.numerals)
    if at(tokens, end).form == "number" and not language.numerals:
        return cued and len(at(tokens, end).text) == len("30")  # lúc 9 giờ 30
    glued = bool(language.numerals) and not at(tokens, end).gap
    return (cued or glued) and minutes >= 10 and (glued or not minutes % _STEP)
