"""A negation that one side has and the other lacks, and the clause it stands in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from thiap.content.runs import cut_points
from thiap.languages.cues import cues, either
from thiap.model import Side, Span, Spans
from thiap.spans import trim

#: Characters of a clause to the left and right of a negator, at most.
_LEFT: Final = 50
_RIGHT: Final = 80
#: Characters from a negator to the end of its clause, at least.
_NEAREST: Final = 15
#: How much more alike the sides of a unit must be without a ไม่ whose word the dictionary does not find, and
#: how alike where it does. Fitted on real files, of whose ten false ones one is within; on others twelve of
#: thirteen were wrong (docs/false-alarms.md).
_TURNED_UNIT: Final = 0.06
_NAMED_UNIT: Final = 0.5
#: How alike they are in a literal rendering, whatever the dictionary has.
_LITERAL_UNIT: Final = 0.75
#: What a Thai attribute begins with, and how much better it, or what it denies, must be answered without its
#: negator.
_ATTRIBUTE: Final = re.compile(rf"(?:{either('attribute')})(?:{either('still')})?\Z")
_HARDLY: Final = cues("hardly_ever")
_SAID_UNIT: Final = 0.08
#: How much better the sides, or what is negated, must be answered without a lost *not* whose word the
#: dictionary does not find. Of six false ones in 17,400 units none is, of 46 true ones all but one.
_LOST_UNIT: Final = 0.03
#: How much better a file of strings must answer what is negated, and both its sides, without the negator, and
#: how alike they must be with it: of those told before it was asked, added ones passed eight of twelve right
#: and one of fourteen wrong, lost ones all six and none of four. By far: how much better both sides alone
#: suffice, and how alike they are then, which no wrong one passed.
_WORD_OF_STRINGS, _SIDES_OF_STRINGS, _ALIKE_OF_STRINGS = 0.02, 0.02, 0.3
_SIDES_BY_FAR, _ALIKE_BY_FAR = 0.095, 0.5
#: Negators of a verb, which may be said by its opposite.
_OF_VERB: Final = re.compile(r"n[o'’]t\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reversal:
    """A negation that the other side lacks.

    Attributes:
        side: the side that negates.
        cue: where the negator stands on that side.
        source, target: the clause and its counterpart.
        probability: that a reader would agree, 0 to 1.
        located: the other side is seen to say what is negated without a sign.
        plain: no free rendering: the sides are much alike, or the dictionary has the word behind the negator.
        named: the dictionary has that word on the other side.
        turned: what is negated, and of a negator too many both sides, are answered better without it.
    """

    side: Side
    cue: Spans
    source: Spans
    target: Spans
    probability: float
    located: bool
    plain: bool = True
    named: bool = True
    turned: bool = True


def clause_of(text: str, span: Span, lang: str) -> Span:
    """The pieces of ``text`` around a word, no more than its near surroundings."""
    points = cut_points(text, lang)
    low, high = max(0, span[0] - _LEFT), min(len(text), span[1] + _RIGHT)
    starts = [p for p in points if low <= p <= span[0]]
    wider = [p for p in starts if span[0] - p >= _NEAREST]
    start = max(wider) if wider else min(starts, default=low)
    end = min((p for p in points if span[1] + _NEAREST <= p <= high), default=high)
    start, end = trim(text, (start, end))
    return min(start, span[0]), max(end, span[1])


def is_turned(kind: str, known: Mapping[str, float]) -> bool:
    """Whether a string says the same without the negator: where one word says what it denies, it does not.

    Args:
        kind: what negates, "thai" or "english".
        known: the features of the negation.
    """
    word = known["word"] >= _WORD_OF_STRINGS
    if kind == "english":
        return word
    if known["without"] >= _SIDES_BY_FAR and known["alike"] >= _ALIKE_BY_FAR:
        return True
    return word and known["without"] >= _SIDES_OF_STRINGS and known["alike"] >= _ALIKE_OF_STRINGS


def _may_be_a_word(text: str, cue: Span, *, named: bool) -> bool:
    """Whether a negator of Thai makes an attribute, or says hardly ever: what English has adjectives for."""
    attribute = _ATTRIBUTE.search(text, 0, cue[0]) is not None
    return text.startswith(_HARDLY, cue[1]) or (attribute and not named)


def clear_in_unit(kind: str, known: Mapping[str, float], text: str, cue: Span, *, named: bool) -> bool:
    """Whether a unit is rendered plainly enough for an alarm: labels are often put the other way round.

    A ไม่ that is too many (discard as ไม่สนใจ) counts where the dictionary has the word behind it, or the two
    sides are clearly more alike without it, or much alike; in an attribute (วงเล็บที่ไม่เข้าคู่, a stray bracket)
    and of what is hardly ever so, which English says in a word, only where that word is found or they are so
    by far. A lost *not* counts where the dictionary has the word behind it, or the sides, or what it negates,
    are answered better without it: "not shown" may be ซ่อน. A lost "no" counts, but not that of "No, cancel".

    Args:
        kind: what negates, "thai" or "english".
        known: the features of the negation.
        text: its own side.
        cue: where the negator stands there.
        named: the dictionary has the word right behind the negator on the other side.
    """
    apart = max(known["without"], known["word"])
    if kind == "thai" and apart < _SAID_UNIT and _may_be_a_word(text, cue, named=named):
        return False
    if kind == "thai":
        literal = known["alike"] >= (_NAMED_UNIT if named else _LITERAL_UNIT)
        return literal or known["without"] >= _TURNED_UNIT
    if text.startswith(",", cue[1]):
        return False
    of_verb = _OF_VERB.search(text[slice(*cue)]) is not None
    return named or not of_verb or max(known["without"], known["word"]) >= _LOST_UNIT
