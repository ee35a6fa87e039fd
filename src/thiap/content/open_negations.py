"""Negations of one of two texts that nothing in the other answers, neither a negator nor what renders one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from thiap.content.standing import standing
from thiap.languages.cues import cue
from thiap.languages.negation import Cue, excused, negations, negative_base, undone
from thiap.model import Span, Spans
from thiap.spans import overlap, overlaps_any

#: What is weighed: Thai negators, or English ones.
Kind = Literal["thai", "english"]

_LATIN, _THAI = re.compile(r"[A-Za-z]"), re.compile(r"[\u0e00-\u0e7f]")
#: Latin letters for each Thai one in a text that is hardly translated.
_UNTRANSLATED: Final = 1.0
#: Characters of a Thai stretch that renders one word and no other: ไม่เหมาะสม, not ไม่ได้.
_SPECIFIC: Final = 7
#: Characters from an English negator to a word whose rendering takes the same negator in (not … until).
_CLOSE: Final = 40

_BRACKET: Final = re.compile(r"\([^()\n]{1,200}\)")
_OR: Final = re.compile(r"\b(?:n?or)\b", re.IGNORECASE)
#: What parts a Thai negator from the same one for the next of two: words, *or*, and what begins a noun.
_THAI_OR: Final = re.compile(rf"\A\S*?\s?(?:{cue('or')}|{cue('and')})(?:{cue('act_of')})?\Z")


@dataclass(frozen=True, slots=True)
class Open:
    """The negations of one side that nothing on the other answers.

    Attributes:
        kind: what negates.
        cues: each of them, offsets in the text of that side.
        count: how many of them are too many.
        others: negators of the other side.
        taken: words of the other side that render others of this one.
    """

    kind: Kind
    cues: tuple[Cue, ...]
    count: int
    others: int
    taken: Spans = ()


def open_negations(english: str, thai: str) -> Open | None:
    """The negations of one of two texts that the other does not answer; None if all are."""
    if len(_LATIN.findall(thai)) > _UNTRANSLATED * len(_THAI.findall(thai)):
        return None
    kept = standing(english, thai)
    first = [cue for cue in negations(english, "en") if not overlaps_any(cue.span, kept)]
    second = negations(thai, "th")
    if not first and not second:
        return None
    answered, answers = excused(english, thai)
    # Thai negators that render a word which is none (improper, optional) leave those that render negators.
    silent = [
        there
        for here, there in zip(answered, answers, strict=True)
        if there[1] - there[0] >= _SPECIFIC
        and not any(overlap(here, cue.span) or _takes_in(english, here, cue) for cue in first)
    ]
    second = [cue for cue in second if not overlaps_any(cue.span, silent)]
    if len(second) > len(first):
        second = _each_once(english, thai, _without_glosses(english, thai, second), least=len(first))
    surplus = len(first) - len(second)
    kind: Kind = "english" if surplus > 0 else "thai"
    mine, theirs = (first, answered) if surplus > 0 else (second, answers)
    free = tuple(cue for cue in mine if not overlaps_any(cue.span, theirs))
    free = undone(english, free, several=surplus > 1) if surplus > 0 else free
    count = abs(surplus) - (len(mine) - len(free))
    others = len(second if surplus > 0 else first)
    taken = tuple(answers if surplus > 0 else answered)
    return Open(kind, free, count, others, taken) if count > 0 else None


def _without_glosses(english: str, thai: str, cues: list[Cue]) -> list[Cue]:
    """Thai negators but those in brackets where the English has fewer of them: what a translator explains."""
    glosses = [match.span() for match in _BRACKET.finditer(thai)]
    if len(glosses) <= len(_BRACKET.findall(english)):
        return cues
    return [cue for cue in cues if not overlaps_any(cue.span, glosses)]


def _each_once(english: str, thai: str, cues: list[Cue], *, least: int) -> list[Cue]:
    """Thai negators but those said again before the next of two: not copy or print, ไม่คัดลอกหรือไม่พิมพ์.

    No fewer are left than the ``least`` that the English has: don't read or don't write, ไม่อ่านหรือไม่เขียน.
    """
    again = (
        [cue for before, cue in pairwise(cues) if _again(thai, before, cue)] if _OR.search(english) else []
    )
    spared = again[: len(cues) - least]
    return [cue for cue in cues if cue not in spared]


def _again(thai: str, before: Cue, cue: Cue) -> bool:
    """Whether a negator is the one before it, said again behind *or*, in one phrase."""
    between = thai[before.span[1] : cue.span[0]]
    same = thai[slice(*before.span)] == thai[slice(*cue.span)]
    return same and len(between) <= _CLOSE and _THAI_OR.search(between) is not None


def _takes_in(english: str, here: Span, cue: Cue) -> bool:
    """Whether a word's rendering takes in the negator close before it: not *improper*, that has its own."""
    close = 0 <= here[0] - cue.span[1] <= _CLOSE
    return close and negative_base(english[slice(*here)]) is None
