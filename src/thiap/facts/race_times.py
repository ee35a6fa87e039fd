"""What a race or a recording took: 2:05:11, 57:30, 1.55.75 นาที; elsewhere they are hours of a clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from thiap.facts.build import Found, duration_reading, make_fact, near
from thiap.facts.tokens import Tokens, at
from thiap.facts.units import plain
from thiap.languages import Language
from thiap.languages.cues import cues
from thiap.model import Document, Reading

_SIXTY: Final = Decimal(60)
#: The last minute of an hour, and the last hour of a clock.
_LAST_MINUTE, _LAST_HOUR = 59, 23
#: What a time is told as: a time of 57:30, splits of 15:53 and 15:46, her record (59:43).
_TOLD: Final = frozenset("time times split splits record best clocked clocking".split())
_OF: Final = frozenset({"of", "was", "is", "(", ":", ","})
#: Behind these stands a moment and no length.
_MOMENTS: Final = frozenset({"at", "by", "from", "until", "till", "since", "between"})
#: Behind these an hour that no clock shows is what has passed of a game or a recording.
_ELAPSED: Final = frozenset({"on", "at", "after", "until", "till"})
_ZONES: Final = frozenset("utc gmt est edt cst cdt mst mdt pst pdt bst cet cest et z".split())
_DATED: Final = frozenset({"iso", "slash", "dashed", "cjk"})
#: Characters before a number that are looked at.
_LEAD: Final = 16
#: Times of a list before this one that are looked at.
_LISTED = 4


def read_race_time(doc: Document, tokens: Tokens, index: int, language: Language) -> Found | None:
    """The length of time at ``index`` whose parts have colons or dots between them."""
    token = at(tokens, index)
    if token.form not in ("number", "clock", "slash") or token.senses:
        return None
    return _with_parts_of_seconds(doc, tokens, index) or _by_its_place(doc, tokens, index, language)


def _with_parts_of_seconds(doc: Document, tokens: Tokens, index: int) -> Found | None:
    """1.55.75 นาที, 1:55.75, 2:03:59 hours."""
    token, dot, parts, end = at(tokens, index), at(tokens, index + 1), at(tokens, index + 2), index + 1
    text = token.text.replace(":", ".")
    if token.form == "clock" and text.count(".") == 1 and dot.text == "." and not dot.gap:
        if parts.gap or not parts.text.isdecimal() or len(parts.text) not in (2, 3):
            return None
        text, end = f"{text}.{parts.text}", index + 3
    fields = text.split(".")
    unit = at(tokens, end).senses.get("unit", "").split("|")[0]
    if len(fields) != 3 or "/" in text or not (end > index + 1 or unit in ("minute", "hour")):
        return None
    if unit != "hour":
        fields = ["0", fields[0], f"{fields[1]}.{fields[2]}"]
    return _made(doc, tokens, index, end, fields)


def _by_its_place(doc: Document, tokens: Tokens, index: int, language: Language) -> Found | None:
    """57:30 นาที, in 14:14, a record of 59:43, 2:05:11 in a race."""
    parted = _parted(tokens, index)
    if parted is None:
        return None
    fields, end = parted
    after = at(tokens, end)
    if {"ampm", "clock"} & after.senses.keys() or after.text in _ZONES or at(tokens, index - 1).text == "[":
        return None
    told = after.senses.get("unit", "").split("|")[0] == "minute" and len(fields) == 2
    if not told and not _is_length(doc, tokens, index, fields, language):
        return None
    if len(fields) == 3:
        return _made(doc, tokens, index, end, fields)
    others = [] if told or int(fields[0]) > _LAST_HOUR else [_reading([*fields, "0"])]
    return _made(doc, tokens, index, end, ["0", *fields], others)


def _parted(tokens: Tokens, index: int) -> tuple[list[str], int] | None:
    """The two or three numbers at ``index`` with colons between, and the index behind them."""
    token, colon, last = at(tokens, index), at(tokens, index + 1), at(tokens, index + 2)
    if token.form == "clock":
        return token.text.split(":"), index + 1
    glued = colon.text == ":" and not (colon.gap or last.gap) and at(tokens, index + 3).text != ":"
    if not glued or token.form != "number" or last.form != "number" or len(last.text) != 2:
        return None
    if not (token.text.isdecimal() and last.text.isdecimal()) or int(last.text) > _LAST_MINUTE:
        return None
    if not _LAST_HOUR < int(token.text) <= _LAST_MINUTE or at(tokens, index - 1).text == ":":
        return None
    return [token.text, last.text], index + 3


def _is_length(doc: Document, tokens: Tokens, index: int, fields: Sequence[str], language: Language) -> bool:
    """Whether numbers that a clock could show, too, say how long something took."""
    before = at(tokens, index - 1)
    if len(fields) == 2 and int(fields[0]) > _LAST_HOUR and before.text in _ELAPSED:
        return True  # no clock shows 27:37
    told = _before(doc, tokens, index)
    if told.endswith(cues("at_time")) and not told.endswith(cues("took")):
        return False
    if before.text in _MOMENTS or before.form in _DATED or {"month", "clock_before"} & before.senses.keys():
        return False
    if _is_told(doc, tokens, index, language) or _is_listed(doc, tokens, index, language):
        return True
    if len(fields) == 3 and len(fields[0]) == 1 and before.form != "number":
        return True  # clocks that show seconds show hours in two digits
    no_clock = len(fields) == 3 or int(fields[0]) > _LAST_HOUR
    return no_clock and near(tokens, index, "race_cue", before=12, after=8)


def _before(doc: Document, tokens: Tokens, index: int) -> str:
    """What stands before a number."""
    start = at(tokens, index).start
    return doc.text[max(0, start - _LEAD) : start].rstrip()


def _is_told(doc: Document, tokens: Tokens, index: int, language: Language) -> bool:
    """Whether the words before say that it is a length: in 14:14, a time of 57:30, ด้วยเวลา 57:30."""
    before, lead = at(tokens, index - 1), at(tokens, index - 2)
    if language.grammar != "english":
        return _before(doc, tokens, index).endswith(cues("took"))
    return before.text in ("in", *_TOLD) or (before.text in _OF and lead.text in _TOLD)


def _is_listed(doc: Document, tokens: Tokens, index: int, language: Language) -> bool:
    """Whether the times of a list before it are lengths: times of 15:53 and 15:46."""
    for step in range(2, 2 * _LISTED + 1, 2):
        link, first = at(tokens, index - step + 1), at(tokens, index - step)
        if first.form != "clock" or not (link.text == "," or "and" in link.senses):
            return False
        if _is_told(doc, tokens, index - step, language):
            return True
    return False


def _made(
    doc: Document, tokens: Tokens, first: int, end: int, fields: Sequence[str], others: Sequence[Reading] = ()
) -> Found | None:
    """The fact of hours, minutes and seconds, and the word for them if it follows."""
    if int(fields[1]) > _LAST_MINUTE or Decimal(fields[2]) >= _SIXTY:
        return None
    end += at(tokens, end).senses.get("unit", "").split("|")[0] in ("minute", "hour")
    readings = [_reading(fields), *others]
    return [make_fact(doc, tokens, first, end, kind="duration", readings=readings)], end


def _reading(fields: Sequence[str]) -> Reading:
    hours, minutes, seconds = (Decimal(field) for field in fields)
    total = (hours * _SIXTY + minutes) * _SIXTY + seconds
    value = "PT" + "".join(
        f"{plain(number)}{letter}"
        for number, letter in ((hours, "H"), (minutes, "M"), (seconds, "S"))
        if number
    )
    return replace(duration_reading(total, total, "second", "race-time"), value=value)
