"""Thai and Arabic digits mixed.

What it finds
    A number written with digits of both kinds, and the numbers in the rarer kind where a text uses both.

Why it matters
    A number in both kinds is a slip of the keyboard. A text that uses both looks careless, and official
    Thai documents ask for Thai digits throughout.

Example:
    "ค.ศ. 1๙39" mixes both in one year; "๓ คน … 12 คน" mixes them in one text.

When it is wrong
    Quoted laws and formulas keep their own digits; so do product names, e-mail addresses and web
    addresses.

Sources
    The Unicode Standard, Thai digits U+0E50 to U+0E59; the office of the prime minister's rules on
    correspondence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from thiap.findings.from_target_text import matches, remark
from thiap.model import Bitext, Category, CheckName, Finding, Span
from thiap.mqm import IssueType
from thiap.phrases import Phrase, say
from thiap.spans import arabic_digits, thai_digits

name: CheckName = "digits-mixed"
category: Category = "typography"
issue: IssueType = "typography"

_NUMBER: Final = re.compile(r"[0-9\u0e50-\u0e59](?:[.,:]?[0-9\u0e50-\u0e59])*")
#: Most numbers that the remark marks; the rest is the same fault.
_MARKED_MOST: Final = 20


def run(bitext: Bitext) -> Iterator[Finding]:
    """One finding for each mixed number, and one remark for a mixed text."""
    thai: list[Span] = []
    arabic: list[Span] = []
    for match in matches(bitext, _NUMBER, "th"):
        text = match.group()
        has_thai, has_arabic = text != arabic_digits(text), text != thai_digits(text)
        if has_thai and has_arabic:
            yield _finding(bitext, (match.span(),), say("digits-in-one"), alone=True)
            continue
        (thai if has_thai else arabic).append(match.span())
    if thai and arabic:
        rare = thai if len(thai) <= len(arabic) else arabic
        key = "digits-thai-few" if rare is thai else "digits-arabic-few"
        message = say(key, n=len(rare), others=max(len(thai), len(arabic)))
        yield _finding(bitext, tuple(rare[:_MARKED_MOST]), message, alone=False)


def _finding(bitext: Bitext, spans: tuple[Span, ...], message: Phrase, *, alone: bool) -> Finding:
    return remark(
        bitext,
        name,
        spans,
        message,
        confidence=0.9 if alone else 0.7,
        suggestion=arabic_digits(bitext.target.quote(spans[0])) if alone else None,
    )
