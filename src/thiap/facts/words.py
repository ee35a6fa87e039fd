"""Words of the lexicon in a text: the longest that fits."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache

from thiap.languages import get_language, lexicon
from thiap.languages.han_and_hangul import HANGUL_LAST, KANA_FIRST
from thiap.spans import is_thai

#: Letters of a number word that is known behind another word's letter: لست is no six.
_SHORTEST = 4


@cache
def _index(code: str) -> tuple[dict[str, tuple[int, ...]], dict[str, dict[str, str]]]:
    """Lengths of the words that begin with two characters, longest first; and the words."""
    words = lexicon(code)
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[:2], set()).add(len(word))
    return {key: tuple(sorted(values, reverse=True)) for key, values in lengths.items()}, words


def _glues(char: str) -> bool:
    """Whether words of a character's script stand without blanks: Thai, kana, Han, Hangul."""
    return is_thai(char) or KANA_FIRST <= char <= HANGUL_LAST


def _in_word(char: str) -> bool:
    """Whether a character is a letter, or a vowel sign that is none by itself (Devanagari, Arabic)."""
    return char.isalpha() or unicodedata.category(char) in ("Mn", "Mc")


def _ends_word(folded: str, end: int, *, not_after: frozenset[str]) -> bool:
    """Whether a word may end at ``end``."""
    if end >= len(folded):
        return True
    after, last = folded[end], folded[end - 1]
    if last.isdecimal() and after.isdecimal():
        return False  # ทั้ง 214 is no "both" before 14
    if _in_word(last) and _in_word(after) and not (_glues(after) or _glues(last)):
        return False
    return after not in not_after and not (last.isalpha() and unicodedata.category(after) == "Mn")


def _tied(folded: str, end: int) -> bool:
    """Whether a hyphen ties the word that ends at ``end`` to one behind it."""
    return folded[end : end + 1] == "-" and folded[end + 1 : end + 2].isalpha()


@cache
def _not_after(code: str) -> frozenset[str]:
    """What stands behind no word of a language; asked at every letter."""
    return get_language(code).not_after


@cache
def _digits(code: str) -> tuple[str, ...]:
    """Number words that a multiplier may follow."""
    return tuple(word for word, senses in lexicon(code).items() if {"digit", "head_digit"} & senses.keys())


def _cuts_number(folded: str, at: int, end: int, code: str) -> bool:
    """Whether a word that would hold a number word ends inside a number: กำมือสองร้อยครั้ง has no มือสอง."""
    if not is_thai(folded[at]) or not folded[at:end].endswith(_digits(code)):
        return False
    _, senses = next(_known(folded, end, code), (end, {}))
    return "multiplier" in senses


def behind_clitic(folded: str, at: int, code: str) -> tuple[int, dict[str, str]] | None:
    """The end and senses of a number word behind a letter that is a word by itself: بأربعة, with four."""
    if folded[at] not in get_language(code).clitics or at + 1 >= len(folded):
        return None
    found = find_word(folded, at + 1, code)
    known = bool(found is not None and {"digit", "hour"} & found[1].keys() and found[0] - at > _SHORTEST)
    return found if known else None


def find_word(folded: str, at: int, code: str) -> tuple[int, dict[str, str]] | None:
    """The longest word of the lexicon at ``at``: its end and senses."""
    for end, senses in _known(folded, at, code):
        if "guard" in senses and " " in folded[at:end] and _tied(folded, end):
            continue  # the one-hour mark: "the one" is no word there
        if "guard" in senses and _cuts_number(folded, at, end, code):
            continue
        return end, senses
    return None


def _known(folded: str, at: int, code: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The words of the lexicon that end as words do, the longest first."""
    if at >= len(folded):
        return
    lengths, words = _index(code)
    not_after = _not_after(code)
    for key in (folded[at : at + 2], folded[at]):
        for length in lengths.get(key, ()):
            end = at + length
            if end > len(folded):
                continue  # a slice past the end is a shorter word, and would be given a longer span
            senses = words.get(folded[at:end])
            if senses is None or not _ends_word(folded, end, not_after=not_after):
                continue
            if "bordered" in senses and is_thai(folded[end : end + 1]):
                continue
            yield end, senses
