"""A word typed twice in a row.

What it finds
    A function word twice in a row in the target (และและ, "the the"), with or without a blank, and a
    longer Thai word twice in a row with a blank between.

Why it matters
    It is the trace of an edit that was cut short, and readers notice it at once.

Example:
    "อาหารและและเครื่องดื่ม" for "อาหารและเครื่องดื่ม"; "in the the city".

When it is wrong
    Thai doubles words for effect, mostly with ๆ; and a word may begin with the letters of the word before
    it (แต่แต่ละ, เพื่อเพื่อน), which the check knows for common words only. English allows "had had" and
    "that that", which are passed over.

Sources
    MQM, "duplication"; Royal Society of Thailand, rules for the use of ไม้ยมก.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from thiap.findings.from_target_text import matches, remark
from thiap.languages.language import table
from thiap.languages.thai_letters import PHRASE, REPEATED
from thiap.model import Bitext, Category, CheckName, Finding
from thiap.mqm import IssueType
from thiap.phrases import say

name: CheckName = "word-doubled"
category: Category = "typography"
issue: IssueType = "duplication"

#: Thai function words that never follow themselves; beginnings of other words may.
_THAI_PATTERN: Final = re.compile(
    "|".join(
        rf"(?:{word}[ \u00a0]?{word}(?!{REPEATED}| {REPEATED}{'' if after == '-' else '|' + after}))"
        for word, after in table("th.undoubled.tsv")
    )
)
#: A longer run of Thai, a blank, the same run, and the end of the phrase.
_THAI_PHRASE: Final = re.compile(
    rf"(?<![\u0e00-\u0e7f])((?! )[{PHRASE}]{{4,30}}?(?<! )) \1(?![\u0e00-\u0e7f])(?! ?{REPEATED})"
)
_ENGLISH: Final = re.compile(
    r"\b(the|a|an|of|to|in|and|or|for|with|from|by|at|is|are|was|were|be|it)[ \n]+\1\b", re.I
)


def run(bitext: Bitext) -> Iterator[Finding]:
    """One finding a place, in text order for each pattern."""
    patterns = [_ENGLISH] if bitext.target.lang == "en" else [_THAI_PATTERN, _THAI_PHRASE]
    for pattern in patterns:
        for match in matches(bitext, pattern, None if pattern is _ENGLISH else "th"):
            certain = pattern is not _THAI_PHRASE
            yield remark(
                bitext,
                name,
                (match.span(),),
                say("doubled"),
                issue=issue,
                confidence=0.85 if certain else 0.6,
                suggestion=_once(match.group()),
            )


def _once(text: str) -> str:
    """The first of the two words."""
    parts = text.split()
    return parts[0] if len(parts) == 2 else text[: len(text) // 2]
