"""Weekdays, alone, in rows, and before the day of a date."""

from __future__ import annotations

from thiap.facts.tokens import Tokens, at
from thiap.languages import Language
from thiap.languages.cues import cue


def read_weekday(tokens: Tokens, index: int, language: Language) -> tuple[int | None, int]:
    """The ISO number of the weekday at ``index``, or None, and the index behind it and its marks."""
    token = at(tokens, index)
    value = token.senses.get("weekday")
    bare = "weekday_bare" in token.senses
    dated = "ordinal_mark" in at(tokens, index + 1).senses and at(tokens, index + 2).amount is not None
    if bare and (dated or _listed_weekday(tokens, index)):  # อาทิตย์ที่แล้ว is last week
        value = token.senses["weekday_bare"]
    if value is None or (language.capital_names and not token.capital):
        return None, index
    index += 1
    if language.grammar != "thai":
        index += at(tokens, index).text in (",", "(")
        index += "the" in at(tokens, index).senses
    else:
        index += at(tokens, index).text in ("(", ",")
        index += at(tokens, index).text in (cue("that"), cue("on_day"))
    return int(value), index


def _listed_weekday(tokens: Tokens, index: int) -> bool:
    """Whether a weekday without วัน stands in a row of them: วันจันทร์ พุธ และศุกร์, จันทร์-ศุกร์."""
    link, after = at(tokens, index + 1).senses, at(tokens, index + 2).senses
    if {"dash", "range"} & link.keys() and {"weekday", "weekday_bare"} & after.keys():
        return True
    scan = index
    for _ in range(6):  # a week has no more days before it
        here, scan = scan, scan - 1
        while {"dash", "range", "and", "or"} & at(tokens, scan).senses.keys() or at(tokens, scan).text == ",":
            scan -= 1
        if scan == here - 1 and (not at(tokens, here).gap or at(tokens, here).text == cue("sunday_end")):
            return False  # อาทิตย์ is also a week
        senses = at(tokens, scan).senses
        if "weekday" in senses or "weekday_bare" not in senses:
            return "weekday" in senses
        link = at(tokens, scan + 1).senses
        if {"dash", "range"} & link.keys():
            return True
    return False


def is_weekday(tokens: Tokens, index: int, language: Language) -> bool:
    """Whether a weekday's name stands for the day; "Sun" and "Wed" alone do not, nor "The Sunday Post"."""
    token, after = at(tokens, index), at(tokens, index + 1)
    if (
        language.grammar != "thai"
        and at(tokens, index - 1).text == "the"
        and after.capital
        and not after.senses
    ):
        return False
    return not (language.grammar != "thai" and "weak_weekday" in token.senses)
