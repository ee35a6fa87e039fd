"""ๆ, ฯ and ฯลฯ where they cannot stand.

What it finds
    ๆ with no word before it (after a digit, a bracket or at the start of a paragraph), ๆ typed twice, and
    broken forms of ฯลฯ.

Why it matters
    ๆ repeats the word before it; where there is none, something was lost or moved in an edit.

Example:
    "(ๆ" at the start of a bracket; "ต่างๆๆ"; "ฯล" for "ฯลฯ".

When it is wrong
    Texts about the marks themselves quote them alone. Two ๆ are seen in playful writing. A blank before ๆ
    is not looked at: the rule asks for one, most writers leave it out, and both are accepted.

Sources
    Royal Society of Thailand, rules for the use of punctuation marks (ไม้ยมก, ไปยาลน้อย, ไปยาลใหญ่).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from thiap.findings.from_target_text import matches, remark
from thiap.languages.cues import cue
from thiap.languages.thai_letters import ETC_LETTER, REPEATED, SHORTENED
from thiap.model import Bitext, Category, CheckName, Finding
from thiap.mqm import IssueType
from thiap.phrases import say

#: The mark of a shortened word, and the letter between two of them: and so on.
_M, _L = SHORTENED, ETC_LETTER

name: CheckName = "repetition-mark"
category: Category = "typography"
issue: IssueType = "typography"

_SLIPS: Final = tuple(
    (re.compile(pattern, re.MULTILINE), key)
    for pattern, key in (
        (rf"{REPEATED}(?: ?{REPEATED})+", "repeat-twice"),
        (rf"(?:^|(?<=[0-9\u0e50-\u0e59(\[“‘,;:!?]))[ \u00a0]*{REPEATED}", "repeat-nothing"),
        (
            rf"{_M}[ ]{_L}{_M}|{_M}{_L}[ ]{_M}|{_M}{_L}(?![{_M}\u0e00-\u0e7f])|(?<!{_M}){_L}{_M}(?=\s|$)",
            "repeat-etc",
        ),
    )
)


def run(bitext: Bitext) -> Iterator[Finding]:
    """One finding a place."""
    for pattern, key in _SLIPS:
        for match in matches(bitext, pattern, "th"):
            yield remark(
                bitext,
                name,
                (match.span(),),
                say(key),
                confidence=0.8,
                suggestion=cue("and_so_on") if _L in match.group() else None,
            )
