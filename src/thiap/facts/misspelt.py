"""Months and number words with one letter wrong, read as what they mean: พฤกษภาคม, สามสิมปี, "Febuary".

A word counts only where its place says what it must be: a month beside a day or a year, a multiplier
between a digit and a unit.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from thiap.languages import lexicon
from thiap.languages.cues import cue, cues
from thiap.languages.thai_letters import CONSONANTS, LETTERS, SARA_E

#: Letters of the shortest word that may stand for another: with fewer, one letter makes another word.
_MONTH_LEAST, _MULTIPLIER_LEAST = 6, 3
#: Eras with or without their dots.
_ERAS = "|".join(era.replace(".", r"\.?") + " ?" for era in cues("era"))
#: Words before a year or a day, by language.
_DATED = {
    "th": re.compile(
        rf"(?<![{LETTERS}])[{CONSONANTS}{SARA_E}][{LETTERS}]{{4,12}}"
        rf"(?= ?(?:{_ERAS}|{cue('year')} ?)?[12]\d{{3}}(?!\d))"
    ),
    "en": re.compile(r"\b[A-Z][a-z]{4,10}(?=,? \d{1,4}(?:st|nd|rd|th)?(?![\d:%]))"),
}


@cache
def _months(code: str) -> tuple[tuple[str, str], ...]:
    """Full names of months, with their numbers."""
    words = lexicon(code)
    return tuple(
        (word, senses["month"])
        for word, senses in words.items()
        if "month" in senses and len(word) >= _MONTH_LEAST and "." not in word and "misspelt" not in senses
    )


@cache
def _multipliers(code: str) -> tuple[str, ...]:
    words = lexicon(code)
    return tuple(
        word for word, senses in words.items() if "multiplier" in senses and len(word) >= _MULTIPLIER_LEAST
    )


def one_slip(word: str, right: str) -> bool:
    """Whether ``word`` is ``right`` with one letter changed, lost, added, or two that changed places."""
    if word == right or abs(len(word) - len(right)) > 1:
        return False
    first = next((k for k, (a, b) in enumerate(zip(word, right, strict=False)) if a != b), None)
    if first is None:
        return True  # the last letter is lost or added
    if len(word) != len(right):
        short, long = sorted((word, right), key=len)
        return short[first:] == long[first + 1 :]
    if word[first + 1 :] == right[first + 1 :]:
        return True
    return (
        word[first : first + 2] == right[first : first + 2][::-1] and word[first + 2 :] == right[first + 2 :]
    )


def month_places(raw: str, folded: str, code: str) -> frozenset[int]:
    """Where a word begins that a year or a day follows."""
    pattern = _DATED.get(code)
    text = folded if code == "th" else raw
    return frozenset(match.start() for match in pattern.finditer(text)) if pattern else frozenset()


def misspelt_month(folded: str, at: int, code: str) -> tuple[int, Mapping[str, str]] | None:
    """A month with one letter wrong at ``at``, where a date is said: its end and senses."""
    for name, number in _months(code):
        if folded[at] not in name[:2]:
            continue
        for length in (len(name), len(name) + 1, len(name) - 1):
            end = at + length
            if end > len(folded) or not one_slip(folded[at:end], name):
                continue
            if folded[end : end + 1].isalpha() and folded[end].isascii():
                continue
            return end, {"month": number, "misspelt": name}
    return None


def misspelt_multiplier(folded: str, at: int, code: str) -> list[tuple[int, Mapping[str, str]]]:
    """Multipliers with one letter wrong at ``at``, with their ends; the caller looks for a unit behind."""
    words = lexicon(code)
    found: list[tuple[int, Mapping[str, str]]] = []
    for right in _multipliers(code):
        if folded.startswith(right, at):
            continue  # ร้อยกว่าคน: that ยก is a word too makes it no ร้อ ยก
        for length in (len(right), len(right) + 1, len(right) - 1):
            end = at + length
            if length < _MULTIPLIER_LEAST or end > len(folded) or folded[at:end] in words:
                continue
            if folded[at] == right[0] and one_slip(folded[at:end], right):
                found.append((end, {**words[right], "misspelt": right}))
    return found
