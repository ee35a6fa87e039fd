"""Discourse markers: words that tie a sentence to its text and say nothing alone (of course, as well)."""

from __future__ import annotations

import re
from typing import Final

_MARKERS: Final[dict[str, re.Pattern[str]]] = {
    "en": re.compile(
        r"\b(?:of course|as well|in fact|after all|in turn|at all|as such|as usual|that said|to be sure"
        r"|needless to say|as it were|so to speak|as you like|if you like|for that matter|by the way"
        r"|on the other hand|in other words|anyway|anyhow|indeed|actually|basically|simply|naturally"
        r"|obviously|certainly|really|just|too|also|again|instead|then|now|well|though|however|moreover"
        r"|furthermore|therefore|thus|hence|and|but|or|so|yet)\b",
        re.IGNORECASE,
    ),
    "th": re.compile(
        "แน่นอนว่า|แน่นอน|ด้วยเช่นกัน|เช่นกัน|อันที่จริง|จริง ?ๆ แล้ว|ทั้งนี้|อย่างไรก็ตาม|ดังนั้น|นอกจากนี้|ด้วย|และ|แต่|หรือ|ก็"
    ),
}


def only_marks(text: str, lang: str) -> bool:
    """Whether a text is discourse markers and nothing else."""
    pattern = _MARKERS.get(lang)
    return pattern is not None and not any(map(str.isalnum, pattern.sub("", text)))
