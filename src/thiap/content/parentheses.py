"""Bracketed text of the source that the target does not bracket."""

from __future__ import annotations

import re
from dataclasses import dataclass

from thiap.facts.calendars import BE_OFFSET
from thiap.model import Bitext, Span, Spans
from thiap.spans import arabic_digits, masked, merge, overlap

_BRACKETS = re.compile(r"[(（]([^()（）]{1,400})[)）]")
_NUMBERS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class LostParenthesis:
    """A parenthesis of the source without an equal in the target.

    Attributes:
        span: in the source, brackets included.
        target: the text it should stand in.
        told: whether its numbers stand in that text without brackets.
    """

    span: Span
    target: Spans
    told: bool


def _numbers(text: str) -> set[int]:
    return {int(number) for number in _NUMBERS.findall(arabic_digits(text).replace(",", ""))}


def _same(numbers: set[int], others: set[int]) -> bool:
    """Whether one set of numbers can render the other, era apart."""
    return bool(numbers & others) or bool({n + BE_OFFSET for n in numbers} & others)


def _brackets(text: str) -> list[tuple[Span, str]]:
    return [(match.span(), match[1]) for match in _BRACKETS.finditer(text)]


def originals(bitext: Bitext) -> Spans:
    """Brackets of the target that repeat running words of the source: คานธี (Gandhi) adds nothing to it."""
    source = _BRACKETS.sub(" ", masked(bitext.source)).casefold()
    return tuple(
        span
        for span, content in _brackets(masked(bitext.target))
        if any(char.isalpha() for char in content) and content.strip().casefold() in source
    )


def lost_parentheses(bitext: Bitext) -> tuple[LostParenthesis, ...]:
    """Parentheses of aligned source text that outnumber those of the target.

    A parenthesis answers one with a number in common, else any other, of its bead or of one next to it
    on the target side; what is then left over is lost. A target may bracket more than its source (an
    original name, an abbreviation).
    """
    theirs = _brackets(masked(bitext.target))
    beads = sorted(
        (bead for bead in bitext.alignment.beads if bead.source and bead.target), key=lambda bead: bead.target
    )
    asked = []
    for span, content in _brackets(masked(bitext.source)):
        own = [k for k, bead in enumerate(beads) if any(overlap(span, part) for part in bead.source)]
        if own:
            asked.append((own, span, _numbers(content)))
    # The surest partners first: a common number here, then next door, then any bracket here.
    for reach, strict in ((0, True), (1, True), (0, False), (1, False)):
        left = []
        for own, span, numbers in asked:
            near = tuple(
                s for bead in beads[max(0, own[0] - reach) : own[-1] + reach + 1] for s in bead.target
            )
            partner = None
            for number, (place, content) in enumerate(theirs):
                others = _numbers(content)
                fits = _same(numbers, others) if strict else not (numbers and others)
                if fits and any(overlap(place, part) for part in near):
                    partner = number
                    break
            if partner is None:
                left.append((own, span, numbers))
            else:
                del theirs[partner]
        asked = left
    lost = []
    for own, span, numbers in asked:
        target = merge(part for k in own for part in beads[k].target)
        said = _numbers(" ".join(bitext.target.quote(part) for part in target))
        lost.append(LostParenthesis(span, target, bool(numbers) and _same(numbers, said)))
    return tuple(lost)
