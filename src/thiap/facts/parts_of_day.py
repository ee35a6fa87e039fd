"""The part of a day behind an hour: at nine on Sunday morning, between nine and eleven last night."""

from __future__ import annotations

from thiap.facts.tokens import Tokens, at

_HALF_DAY = 720
#: Hours of the night that stand before midnight.
_LATE = range(6, 12)


def part_of_day(tokens: Tokens, index: int) -> str | None:
    """The part told at ``index``: "am", "pm" or "night"; None where none is.

    A weekday that stands between the hour and its part is a fact of its own.
    """
    scan = index + (at(tokens, index).text == "on")
    if "weekday" in at(tokens, scan).senses:
        return at(tokens, scan + 1).senses.get("day_part")
    return at(tokens, index).senses.get("ampm")


def within(part: str, hour: int, minute: int) -> int:
    """Minutes since midnight of an hour of the clock face, 1 to 12, in a part of the day."""
    late = part == "pm" or (part == "night" and hour in _LATE)
    return hour % 12 * 60 + minute + _HALF_DAY * late
