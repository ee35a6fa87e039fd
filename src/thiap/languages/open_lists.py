"""How a list is left open (and so on, ฯลฯ), and how a clause says that there is more than can be told.

One language ends the list with a phrase where the other spends a sentence on it.
"""

from __future__ import annotations

import re
from typing import Final

#: Characters at the end of a passage in which the phrase stands.
_TAIL: Final = 60
_OPEN: Final[dict[str, re.Pattern[str]]] = {
    "en": re.compile(
        r"\b(?:and so (?:on|forth)|and (?:much|many) (?:more|others)|etc|et cetera|(?:the|this) list goes on"
        r"|to name (?:just |only |but )?a few|and the like|among others|you name it|without end|on and on)\b",
        re.IGNORECASE,
    ),
    "th": re.compile("ฯลฯ|เป็นต้น|และอื่น|อีกมาก|นับไม่ถ้วน|และอีกหลาย"),
}
_COUNTLESS: Final[dict[str, re.Pattern[str]]] = {
    "en": re.compile(
        r"\b(?:countless|endless|innumerable|no end|too many|too numerous|more than (?:can|could)"
        r"|(?:many|much) more|goes on|could go on)\b",
        re.IGNORECASE,
    ),
    "th": re.compile("มากมาย|นับไม่ถ้วน|ไม่ถ้วน|ไม่สิ้นสุด|ไม่รู้จบ|ไม่รู้จักจบ|อีกมาก|อีกหลาย|สารพัด|ไม่หมด|เกินกว่าจะ|ไม่มีวันหมด"),
}


def is_left_open(text: str, lang: str) -> bool:
    """Whether a passage ends with a list that is left open."""
    pattern = _OPEN.get(lang)
    return pattern is not None and pattern.search(text[-_TAIL:]) is not None


def says_countless(text: str, lang: str) -> bool:
    """Whether a passage says that there are more than can be told."""
    pattern = _COUNTLESS.get(lang)
    return pattern is not None and pattern.search(text) is not None
