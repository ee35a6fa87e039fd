"""Ends of sentences in languages for which no list was made: their script tells what there is to know.

Where letters have capitals, a heading that an extractor glued to its paragraph may end before one. Where they
have none, a verb that ends sentences, a mark, or any blank near the beginning of a paragraph may end it. The
places are candidates: the other text and the encoder tell which of them are right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final
from unicodedata import category

from thiap.languages.cues import forms
from thiap.languages.encoded import ENCODED
from thiap.model import Span

#: Marks that end sentences in one script and stand for nothing else there: danda, Arabic full stop and more.
STOPS: Final = "।॥۔።။"
CLOSERS: Final = "\"'”’)\\]»"
OPENERS: Final = "-–—'\"‘“„«¿¡(\\["
#: A full stop at the end.
_POINT = re.compile(rf"(?<!\.)\.[{CLOSERS}]*$")
#: Where a part may end: any blank before a letter, with the word before it; a semicolon.
_BLANK = re.compile(
    rf"(?<!\S)(?P<before>[^\s;]{{1,60}}+)(?P<end>;?+)\s++(?=[{OPENERS}]*+(?P<letter>[^\W\d_]))"
)
_LETTER = re.compile(r"[^\W\d_]")
#: Characters of a paragraph within which a heading may end, and letters that tell the script of a text.
_HEADING, _SAMPLE = 120, 400
#: Characters of a sentence that says who speaks, at most ("Martin hỏi."), and marks that close a quote.
_SAYS_WHO: Final = 30
_QUOTES: Final = frozenset("\"'”’»")
_ASKED: Final = frozenset("?!")
#: Characters on either side of a full stop that tell how the text ends its sentences.
_NEAR: Final = 1_000


def is_open(lang: str) -> bool:
    """Whether ``lang`` is one of those without a list of their own."""
    return lang not in ENCODED


def has_capitals(text: str) -> bool:
    """Whether most letters of ``text``, by its beginning, are of a script with capitals."""
    letters = [found[0] for found in islice(_LETTER.finditer(text), _SAMPLE)]
    return 2 * sum(letter.lower() != letter.upper() for letter in letters) > len(letters)


def point_goes_on(text: str, before: Span, block: Span) -> bool:
    """Whether a full stop may end no sentence: it is an abbreviation's where others end in a danda."""
    tail = text[max(before[0], before[1] - 3) : before[1]]
    if not _POINT.search(tail):
        return False
    near = text[max(block[0], before[0] - _NEAR) : min(block[1], before[1] + _NEAR)]
    return any(stop in near for stop in STOPS)


def says_who(text: str, before: Span, piece: Span) -> bool:
    """Whether a sentence may only say who speaks in the quote before it, which has its own mark.

    Without capitals behind a question or an exclamation alone: elsewhere it is mostly a sentence of its own.
    """
    quoted, said = (
        text[slice(*before)],
        text[slice(*piece)].rstrip(' "“‘«'),
    )  # the next quote may open behind it
    return (
        len(said) <= _SAYS_WHO
        and quoted[-1] in _QUOTES
        and said.endswith((".", *STOPS))
        and _QUOTES.isdisjoint(said)
        and (quoted[-2:-1] in _ASKED or has_capitals(said))
    )


def ends_with_verb(text: str, lang: str) -> bool:
    """Whether the last word of ``text`` is one of those that end sentences in ``lang``."""
    ends = forms("sentence_end", lang)
    return bool(ends) and text.rstrip(f".\"'”’{STOPS}").rpartition(" ")[2] in ends


def candidate_places(text: str, span: Span, lang: str, *, heads_block: bool) -> Iterator[int]:
    """Places in a sentence where a part may end that stands for itself.

    Args:
        text: of the document.
        span: of the sentence.
        lang: its language.
        heads_block: whether it is the first of its paragraph, where a heading may be glued to it.
    """
    if has_capitals(text[slice(*span)]):
        yield from (found.end() for found in _BLANK.finditer(text, *span) if _is_told(found))
        return
    heading = span[0] + _HEADING if heads_block else span[0]
    ends = frozenset(forms("sentence_end", lang))
    for found in _BLANK.finditer(text, *span):
        before = found["before"]
        if found.end() < heading or found["end"] or before in ends or category(before[-1])[0] in "PS":
            yield found.end()


def _is_told(blank: re.Match[str]) -> bool:
    return bool(blank["end"]) or blank["letter"].isupper()
