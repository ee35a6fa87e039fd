"""English that a Thai text holds as it is: no translation of it, and no sign of one."""

from __future__ import annotations

import re
from typing import Final

from thiap.model import Span

#: Words of one language left standing in the other text: so many in a row are no translation.
_STANDING: Final = re.compile(r"[A-Za-z][\w'’.-]{0,60}(?:[ ,;:]+[A-Za-z][\w'’.-]{0,60}){2,}")
_QUOTED, _WORDS = re.compile(r"[\"“][^\"“”]{3,80}[\"”]"), re.compile(r"[A-Za-z][\w'’]*")
#: Words of a title in quotation marks that begin with a capital: it may stay as it is, or be spelt by sound.
_TITLE_CASE: Final = 0.6


def standing(english: str, thai: str) -> list[Span]:
    """Stretches of the English that stand unchanged in the Thai, and titles in quotation marks."""
    found = []
    for match in _QUOTED.finditer(english):
        words = _WORDS.findall(match[0])
        if len(words) > 1 and sum(word[0].isupper() for word in words) >= _TITLE_CASE * len(words):
            found.append(match.span())
    for match in _STANDING.finditer(thai):
        at = english.find(match[0].rstrip(".,;:"))
        if at >= 0:
            found.append((at, at + len(match[0])))
    return found
