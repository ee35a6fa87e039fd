"""Ends of sentences that the splitter leaves alone: in quotes above all, and behind a lone small letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from thiap.languages.letters import CAPITALS
from thiap.model import Span
from thiap.segment.by_script import CLOSERS, OPENERS, STOPS, has_capitals, is_open


def _pattern(*, behind: str, marks: str, closers: str, openers: str, first: str) -> re.Pattern[str]:
    """An end by what the mark stands behind, the marks, what may enclose them, and what begins next."""
    return re.compile(
        rf"(?:(?<=[^\W\d_]{{2}})|(?<=[)\]%”’\"])|{behind})(?<![{marks}])(?P<mark>[{marks}]++)"
        rf"[{closers}]*+(?P<gap>\s++)[{openers}]*+(?P<first>{first})"
    )


#: In languages with a list of their own, and in all others, where a letter may end in a sign (Indic scripts).
_LISTED: Final = _pattern(
    behind=r"(?<=\d)|(?<=\s[b-hj-z])",
    marks=".!?…",
    closers='"”’)\\]',
    openers='"“‘(\\[',
    first=f"[{CAPITALS}]",
)
_OPEN: Final = _pattern(
    behind=r"(?<=[\d\u0900-\u0dff])",
    marks=f".!?…{STOPS}",
    closers=CLOSERS,
    openers=OPENERS,
    first=r"[^\W_]",
)


def inner_ends(text: str, span: Span, lang: str) -> Iterator[tuple[int, int]]:
    """Where sentences end inside what the splitter gave: before the mark, and where the next one begins."""
    if not is_open(lang):
        yield from ((found.start("mark"), found.end("gap")) for found in _LISTED.finditer(text, *span))
        return
    cased = has_capitals(text[slice(*span)])
    for found in _OPEN.finditer(text, *span):
        first, mark = found["first"], found["mark"]
        if first.isupper() or (not cased and "." not in mark and first.lower() == first.upper()):
            yield found.start("mark"), found.end("gap")
