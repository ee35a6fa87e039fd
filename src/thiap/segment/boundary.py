"""How likely a sentence begins at a segment, judged by the words on both sides of the blank.

Thai writes connectives at the head of a phrase and leaves verbs of saying, prepositions and
classifiers at its end: "ซึ่ง …" goes on with a sentence, "อย่างไรก็ตาม …" begins one, "… กล่าวว่า" has
its object still to come. The values are log-odds. Their signs follow Iwasaki & Ingkaphirom, *A
Reference Grammar of Thai* (2005), chapters 19 to 24; their sizes were set on the 774 sentences of
the benchmark's development documents (see docs/alignment.md).
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Final

from thiap.languages.cues import cue
from thiap.languages.language import table
from thiap.model import Document, Segment, Span
from thiap.segment.by_script import is_open
from thiap.segment.cuts import common_words, cut_odds

#: Log-odds of a boundary between two phrases of middling length with no telling word.
_BASE: Final = -1.2
#: Change for each e-fold of the length of the phrase before and behind the blank, from 25 characters.
_BEFORE, _BEHIND = 0.5, 0.3
_MIDDLING: Final = 25.0


def _table(side: str) -> dict[str, float]:
    return {
        word: float(odds)
        for of, odds, words in table("th.boundaries.tsv")
        if of == side
        for word in words.split()
    }


#: By the first word of the phrase behind the blank, and by the end of the phrase before it.
FIRST: Final = _table("first")
LAST: Final = _table("last")
_LONGEST = max(map(len, (*FIRST, *LAST)))
#: At a sentence's mark in other languages.
_SENTENCE: Final = 6.0
#: Characters in which the first words of a sentence stand.
_WORDS_BEHIND: Final = 60
#: Between two Latin words: nearly always one name.
_LATIN: Final = -1.2


def boundary_odds(doc: Document, segments: Sequence[Segment]) -> list[float]:
    """Log-odds that a sentence begins at each segment; 6 at the start of a block.

    In languages that mark the ends of sentences every segment begins one.
    """
    odds = []
    heads_block = True
    common = common_words(doc.text, doc.lang)
    for before, seg in zip((None, *segments), segments, strict=False):
        heads_block = not seg.certain and heads_block
        if before is None or before.block != seg.block:
            odds.append(6.0)
            heads_block = True
        elif doc.lang != "th" and seg.certain:
            odds.append(_SENTENCE)
        elif doc.lang != "th":
            parts = (doc.quote(before.span), doc.quote(_with_words_behind(doc, seg)))
            gap = " " * (seg.span[0] - before.span[1])
            odds.append(cut_odds(*parts, gap, doc.lang, heads_block=heads_block, common=common))
        else:
            odds.append(_thai(doc.quote(before.span), doc.quote(seg.span), seg.certain))
    return odds


def _with_words_behind(doc: Document, seg: Segment) -> Span:
    """The span of a segment; where each capital may begin one, of the first words of what goes on from it."""
    if not is_open(doc.lang):
        return seg.span
    return seg.span[0], max(seg.span[1], min(doc.blocks[seg.block].span[1], seg.span[0] + _WORDS_BEHIND))


#: A number and what it counts: นาย behind it is a classifier, before a name it is a title.
_COUNTED: Final = re.compile(rf"\d ?{cue('counted_man')}$")


def _thai(before: str, behind: str, certain: bool) -> float:
    odds = _BASE + _longest(FIRST, behind, start=True)
    if not _COUNTED.search(before):
        odds += _longest(LAST, before, start=False)
    odds += _BEFORE * math.log(len(before) / _MIDDLING) + _BEHIND * math.log(len(behind) / _MIDDLING)
    if before[-1].isascii() and before[-1].isalpha() and behind[0].isascii() and behind[0].isalpha():
        odds += _LATIN
    return odds - (0 if certain else 2.0)


def _longest(known: dict[str, float], piece: str, *, start: bool) -> float:
    for length in range(min(_LONGEST, len(piece)), 0, -1):
        if (value := known.get(piece[:length] if start else piece[-length:])) is not None:
            return value
    return 0.0
