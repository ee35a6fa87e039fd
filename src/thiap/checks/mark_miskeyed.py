"""Thai vowels or tone marks that were keyed wrong.

What it finds
    Two เ for แ, ํ and า for ำ, a vowel or tone mark typed twice, a tone mark before the vowel it belongs
    on, and a mark that stands on nothing.

Why it matters
    Most of them look right on the screen, so that nobody sees them, but search, spelling checkers and
    screen readers take the word for another one.

Example:
    "เเม่น้ำ" (two เ) for "แม่น้ำ"; "นํา" (ํ and า) for "นำ"; "ที่่" with two tone marks.

When it is wrong
    Texts about the script itself show single marks on purpose. Dialect and Pali spellings may stack marks
    that standard Thai does not; ํ with า in two strokes is how some old programs write ำ, and changes
    nothing for a reader.

Sources
    WTT 2.0 (Thai API Consortium), the input sequence check of Thai; The Unicode Standard, chapter 16.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from thiap.findings.from_target_text import matches, remark
from thiap.languages.thai_letters import AM, SARA_AE, SARA_E
from thiap.model import Bitext, Category, CheckName, Finding
from thiap.mqm import IssueType
from thiap.phrases import say
from thiap.spans import graphemes_whole

name: CheckName = "mark-miskeyed"
category: Category = "typography"
issue: IssueType = "typography"

_ABOVE, _TONES = "\u0e31\u0e34-\u0e37\u0e47\u0e4d", "\u0e48-\u0e4b"
_BELOW = "\u0e38-\u0e3a"
#: Pattern, what to put instead (None: a person must say), what is wrong.
_SLIPS: Final = tuple(
    (re.compile(pattern), repair, slip)
    for pattern, repair, slip in (
        (SARA_E * 2, SARA_AE, "double-e"),
        (rf"\u0e4d([{_TONES}]?)\u0e32", rf"\1{AM}", "split-am"),
        (
            rf"([{_TONES}{_ABOVE}{_BELOW}\u0e30\u0e32\u0e33\u0e41-\u0e44\u0e4c])\1+",
            r"\1",
            "mark-twice",
        ),
        (rf"([{_TONES}])([{_ABOVE}{_BELOW}])", r"\2\1", "tone-first"),
        (rf"[{_TONES}][{_TONES}]", None, "two-tones"),
        (
            rf"(?:(?<=[\s(\[\"“'‘0-9A-Za-z])|^)[{_ABOVE}{_BELOW}{_TONES}\u0e4c]",
            None,
            "mark-alone",
        ),
    )
)


def run(bitext: Bitext) -> Iterator[Finding]:
    """One finding a place; a place that several patterns fit is told once."""
    taken: set[int] = set()
    for pattern, repair, slip in _SLIPS:
        for match in matches(bitext, pattern, "th"):
            if match.start() in taken:
                continue
            taken.update(range(*match.span()))
            fixed = match.expand(repair) if repair else None
            yield remark(
                bitext,
                name,
                (match.span(),),
                say("miskeyed", slip=say(f"slip-{slip}")),
                confidence=0.9,
                suggestion=_in_word(bitext, match, fixed),
            )


def _in_word(bitext: Bitext, match: re.Match[str], fixed: str | None) -> str | None:
    """The repaired text with the letter it stands on, as the finding quotes it."""
    if fixed is None:
        return None
    start, end = graphemes_whole(bitext.target.text, match.span())
    text = bitext.target.text
    return text[start : match.start()] + fixed + text[match.end() : end]
