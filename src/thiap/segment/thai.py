"""Thai phrases: what stands between blanks, with pieces that never stand alone joined.

Thai has no mark that ends a sentence. A blank ends a phrase, and is also written around numbers,
foreign words, ๆ and brackets (Royal Society of Thailand, หลักเกณฑ์การเว้นวรรค). Pieces that only
such a blank sets off are joined here; whether a phrase ends a sentence is found by alignment.
"""

from __future__ import annotations

import re
from itertools import pairwise

from thiap.languages.cues import cue
from thiap.languages.language import table
from thiap.languages.thai_letters import CONSONANTS, REPEATED, SHORTENED
from thiap.model import Span
from thiap.spans import INVISIBLE, trim

_BLANKS = re.compile(rf"[\s{''.join(sorted(INVISIBLE))}]+")

_PHRASES = {kind: tuple(words.split()) for kind, words in table("th.phrases.tsv")}
#: Words that count or measure what the number before them says, or continue a date or a number.
COUNTERS = _PHRASES["counter"]
#: Era marks and their like, to which a number still has to follow.
_ERAS = _PHRASES["era"]
#: Words that never end a phrase: what they govern follows.
_GOVERNING = _PHRASES["governing"]
_NUMBER = re.compile(r"[~≈<>±+\-–]?[\d][\d.,:/\-–—×]*%?")
#: A name in short, whose points end nothing: กกต., พ.ร.บ.
_ABBREVIATION = re.compile(rf"(?:[{CONSONANTS}]{{1,5}}\.)+")
_OPEN, _CLOSE = "([{“«‘", ")]}”»’"
#: Before these no phrase begins.
_GOES_ON = REPEATED + SHORTENED + ",.;:!?…%" + _CLOSE
#: Marks that stand free between items of one line, as in sentences.py.
_BETWEEN_ITEMS = frozenset("·•∙▪")
#: A straight quote mark that closes: not at the start of a piece.
_STRAIGHT_CLOSE = re.compile(r'(?<=\S)"')
#: Longest content of brackets or quotes that is kept whole; longer ones hold sentences.
_ENCLOSED_MOST = 60
#: So much of a piece is read to tell whether the next one joins it.
_TAIL = 400
#: A piece this long has no blanks where it should: cuts at words are offered inside.
_UNSPACED = 200


def phrase_spans(text: str, span: Span) -> list[tuple[Span, bool]]:
    """Phrases in ``text[span]``, each with whether a blank begins it.

    A phrase that no blank begins was cut from a longer piece at a word: a candidate only.
    """
    pieces = _between_blanks(text, span)
    joined: list[Span] = []
    for piece in pieces:
        if joined and (_enclosed(text, joined[-1], piece) or _joins(text, joined[-1], piece)):
            joined[-1] = (joined[-1][0], piece[1])
        else:
            joined.append(piece)
    phrases: list[tuple[Span, bool]] = []
    for start, end in joined:
        cuts = [start, *_cuts(text, (start, end)), end]
        phrases += (((a, b), k == 0) for k, (a, b) in enumerate(pairwise(cuts)))
    return phrases


def _between_blanks(text: str, span: Span) -> list[Span]:
    pieces, position = [], span[0]
    for match in _BLANKS.finditer(text, *span):
        if match.start() > position:
            pieces.append((position, match.start()))
        position = match.end()
    if position < span[1]:
        pieces.append((position, span[1]))
    return pieces


def _joins(text: str, before: Span, piece: Span) -> bool:
    """Whether the blank between two pieces is one of spelling, not of phrasing."""
    # Of a piece that has grown long its end tells all: it is looked at again with each piece that joins.
    old, new = text[max(before[0], before[1] - _TAIL) : before[1]], text[piece[0] : piece[1]]
    last = old[_last_blank(old) :]
    if new[0] in _GOES_ON or not any(char.isalnum() or char == REPEATED for char in new):
        return True
    if last in _BETWEEN_ITEMS:
        return False
    if _ABBREVIATION.fullmatch(old):
        return True
    if _NUMBER.fullmatch(old) and _last_before(text, before[0]) in _BETWEEN_ITEMS:
        return True  # an item that its number begins: · 84 แห่ง ·
    if new.startswith(cue("and_so_on")) or old[-1] in _OPEN or not _says(text, before, old):
        return True
    if _NUMBER.fullmatch(new.rstrip(_CLOSE + ",")):
        return True
    if last.endswith(_ERAS) or last.endswith(_GOVERNING):
        return True
    return bool(_NUMBER.fullmatch(last.lstrip(_OPEN))) and new.startswith((*COUNTERS, *_ERAS))


def _last_before(text: str, at: int) -> str:
    """The last character before ``at`` that is no blank; empty where there is none."""
    end = trim(text, (0, at))[1]
    return text[max(0, end - 1) : end]


def _says(text: str, before: Span, tail: str) -> bool:
    """Whether a piece holds a letter or a digit."""
    return any(map(str.isalnum, tail)) or any(map(str.isalnum, text[before[0] : before[1] - len(tail)]))


def _last_blank(piece: str) -> int:
    return max(piece.rfind(" "), piece.rfind("\u00a0")) + 1


def _enclosed(text: str, before: Span, piece: Span) -> bool:
    """Whether a short pair of brackets or quotes spans the blank between two pieces."""
    start = max(before[0], before[1] - _ENCLOSED_MOST)  # what opens before it is closed too late
    old = text[start : before[1]]
    for opening, closing in zip(_OPEN, _CLOSE, strict=True):
        at = old.rfind(opening)
        if at >= 0 and closing not in old[at:]:
            end = text.find(closing, piece[0], start + at + _ENCLOSED_MOST)
            if end >= 0 and "\n" not in text[piece[0] : end]:
                return True
    at = max(old.rfind(' "'), 0 if start == before[0] and old[0] == '"' else -1)
    if at >= 0 and old.count('"', at) == 1:
        at += old[at] == " "
        closes = _STRAIGHT_CLOSE.search(text, piece[0], start + at + _ENCLOSED_MOST)
        return closes is not None
    return False


def _cuts(text: str, span: Span) -> list[int]:
    """Places inside a piece without blanks where a word begins that often begins a clause."""
    if span[1] - span[0] <= _UNSPACED:
        return []
    from thiap.languages.connectives import CLAUSE_WORDS
    from thiap.languages.thai_words import thai_words

    cuts: list[int] = []
    position, least = span[0], _UNSPACED // 5
    for at, word in thai_words(text[span[0] : span[1]]):
        position = span[0] + at
        if position - (cuts[-1] if cuts else span[0]) >= least and word in CLAUSE_WORDS["th"]:
            cuts.append(position)
        position += len(word)
    return cuts if position == span[1] else []
