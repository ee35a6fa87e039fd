"""Messages that hold their forms by number in one text: "%d file;%d files", "{n} file|{n} files"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from thiap.model import Span, Spans
from thiap.readers.marks import find_marks

#: Signs between the forms: the bar of Symfony and Laravel, the semicolon of Mozilla.
_BETWEEN: Final = "|;"
_WORD: Final = re.compile(r"[^\W\d_]+")
#: Parts that are looked at, and letters that the forms of a word share (entry, entries).
_MOST_FORMS: Final = 8
_STEM: Final = 3


@lru_cache(maxsize=1024)
def later_forms(text: str) -> Spans:
    """The forms behind the first, which say it once more; empty where a text is no such message.

    All have the same marks and most of the words: "{{ a }} | {{ b }}" holds two things.
    """
    for sign in _BETWEEN:
        first, *others = _parts(text, sign)
        if not others:
            continue
        marks, words = _said(text[slice(*first)])
        if words and all(
            marks == there and 2 * len(words & said) >= len(words | said)
            for there, said in (_said(text[slice(*other)]) for other in others)
        ):
            return tuple(others)
    return ()


def _parts(text: str, sign: str) -> list[Span]:
    parts, start = [], 0
    for piece in text.split(sign)[:_MOST_FORMS]:
        parts.append((start, start + len(piece)))
        start += len(piece) + 1
    return parts


def _said(form: str) -> tuple[frozenset[str], frozenset[str]]:
    marks = find_marks(form)
    kept = frozenset(mark.key for mark in marks if mark.demand == "kept")
    for mark in reversed(marks):
        form = form[: mark.span[0]] + " " + form[mark.span[1] :]
    return kept, frozenset(word[:_STEM] for word in _WORD.findall(form.casefold()))
