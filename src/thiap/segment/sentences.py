"""Sentences of languages that mark where they end."""

from __future__ import annotations

import re

from thiap.model import Span
from thiap.text import trim

#: What may close a sentence behind its mark.
_CLOSERS = "\"'”’)]»›」』）"
#: An abbreviated time of day is followed by a capital where a place names its zone
#: ("11:00 a.m. Moscow time"): the splitter sees a new sentence.
_TIME_BEFORE = re.compile(r"\d\s?[ap]\.\s?m\.\s*$", re.IGNORECASE)
#: An initial, a rank or a title the splitter may not know, before a name.
_TITLE_BEFORE = re.compile(
    r"\b(?:[A-Z]|Gen|Col|Lt|Maj|Capt|Cpl|Sgt|Adm|Cmdr|Brig|Rep|Sen|Gov|Rev|Hon|Prof|Dr|Mr|Mrs|Ms|St|No|vs|cf"
    r"|pp?|vol|art|ca?)\.\s*$"
)


def sentence_spans(text: str, span: Span, lang: str) -> list[Span]:
    """Spans of the sentences in ``text[span]``, without surrounding white space.

    Boundaries are those of sentencex (Wikimedia), an unknown language gets its fallback; two rules
    of our own join what it cuts wrongly.
    """
    from sentencex import get_sentence_boundaries

    start, end = span
    found: list[Span] = []
    for boundary in get_sentence_boundaries(lang, text[start:end]):
        piece = trim(text, (start + boundary["start_index"], start + boundary["end_index"]))
        if piece[0] >= piece[1]:
            continue
        if found and _joins(text, found[-1], piece):
            found[-1] = (found[-1][0], piece[1])
        else:
            found.append(piece)
    return found


def _joins(text: str, before: Span, piece: Span) -> bool:
    """Whether ``piece`` is no sentence of its own but goes on with the one before it."""
    if not any(char.isalnum() for char in text[piece[0] : piece[1]]):
        return True  # a closing quote or a stray mark
    tail = text[max(before[0], before[1] - 12) : before[1]]
    if _TIME_BEFORE.search(tail):
        head = text[piece[0] : piece[1]].split(maxsplit=2)
        return len(head) > 1 and head[1].rstrip(".,;").lower() in ("time", "standard", "on", "local")
    return _TITLE_BEFORE.search(tail) is not None and tail.rstrip(_CLOSERS).endswith(".")
