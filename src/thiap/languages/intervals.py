"""What says that something happens once in each stretch of time: *every* minute, ทุก 1 นาที."""

from __future__ import annotations

import re
from typing import Final

#: Characters before a length of time that are looked at.
_BEFORE: Final = 12
_EACH: Final[dict[str, re.Pattern[str]]] = {
    "en": re.compile(r"\b(?:every|each)\s+$", re.IGNORECASE),
    "th": re.compile(r"(?:ทุก|ทุกๆ|ทุก ๆ)\s*$"),
}


def is_each(text: str, at: int, lang: str) -> bool:
    """Whether the length of time at ``at`` is named once more each time it has passed."""
    pattern = _EACH.get(lang)
    return pattern is not None and pattern.search(text[max(0, at - _BEFORE) : at]) is not None
