"""Values that two grammars read differently, told by what is left over beside them.

"Twenty to four" is บ่ายสามโมงสี่สิบ, "5 out of 100" is 5 ใน 100 ราย, and there is always one more way to say
such a thing. Where one was read by half, a passage has more than one value without an answer: a moment here
and a small number there, or a value in digits against one in words and another that stands alone. A moment
that is really lost leaves no number behind; one that is changed is read on both sides and told as another.
Nor is a moment lost whose hour is a number across ("nine or ten", เก้าโมงหรือสิบโมง), or a number in words that
is heard there as a name: ครูพิมพ์ใจ แสนคำ is no hundred thousand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from typing import Final

from thiap.findings.passages import bead_index, facts_in
from thiap.model import SIDES, Bead, Bitext, Fact, Finding, Side
from thiap.names.consonants import is_said
from thiap.vocabulary import other_side

_MOMENT: Final = re.compile(r"\d\d:\d\d(?:/\d\d:\d\d)?")
_HOUR: Final = re.compile(r"\d\d:00")
_CAPITAL: Final = re.compile(r"\b[A-Z][a-z]{3,30}")
#: A number, or minutes, that may be part of a moment, or of a span of two.
_OF_CLOCK: Final = re.compile(r"[1-5]?\d(?:\.[0-5]?\d)?(?:/[1-5]?\d)?|PT[1-5]?\dM")
#: A value below this may be the rest of any other, in a smaller unit: หนึ่งเมตรยี่สิบ.
_SMALL: Final = Decimal(100)
#: Letters between two parts of a value, at most.
_BEHIND: Final = 1
#: Values of one passage without an answer up to which two may be parts of one; more are a table's.
_MOST: Final = 12
_DIGITS: Final = re.compile(r"\d[\d.,]*")
_LOST: Final = frozenset({"date-missing", "number-missing"})
_CHANGED: Final = frozenset({"number-mismatch", "magnitude-mismatch"})
_PARTED: Final = (
    frozenset("time-mismatch duration-mismatch currency-mismatch unit-mismatch".split()) | _CHANGED
)


def with_doubts(bitext: Bitext, findings: Iterable[Finding]) -> list[Finding]:
    """The findings; values of one passage that were most likely read by half as remarks."""
    findings = list(findings)
    told = {at: f for at, f in enumerate(findings) if f.check in _LOST | _PARTED and f.severity != "neutral"}
    doubted: set[int] = set()
    for bead, passage in _by_passage(bitext, told).items():
        doubted |= {at for at in passage if _stands_across(bitext, bitext.alignment.beads[bead], told[at])}
        for one, other in combinations(passage, 2) if len(passage) <= _MOST else ():
            if any(
                _is_moment_by_half(a, b) or _is_pair_by_half(bitext, a, b) or _is_parted(bitext, a, b)
                for a, b in ((told[one], told[other]), (told[other], told[one]))
            ):
                doubted |= {one, other}
    return [replace(f, severity="neutral") if at in doubted else f for at, f in enumerate(findings)]


def _stands_across(bitext: Bitext, bead: Bead, lost: Finding) -> bool:
    """Whether the other side of a passage has the hour of a moment as a number, or a number as a name."""
    if lost.check not in _LOST:
        return False
    here = _side(lost)
    there = other_side(here)
    value, other = _value(lost, here), bitext.document(there)
    if _HOUR.fullmatch(value):
        hours = {str(hour) for hour in (int(value[:2]), int(value[:2]) % 12 or 12)}
        across = (fact for fact in facts_in(bitext.facts(there), bead.spans(there)) if fact.kind == "number")
        return any(not hours.isdisjoint(fact.value.split("/")) for fact in across)
    word = lost.source_quote or lost.target_quote
    if bitext.document(here).lang != "th" or _DIGITS.search(word):
        return False
    names = {name for span in bead.spans(there) for name in _CAPITAL.findall(other.quote(span))}
    return any(is_said(name, word) for name in names)


def _is_moment_by_half(moment: Finding, number: Finding) -> bool:
    """Whether a moment has no answer and a number of the other side, which may be part of one, has none."""
    if moment.check not in _LOST:
        return False
    here = _side(moment)
    told, part = _value(moment, here), _value(number, other_side(here))
    if not _MOMENT.fullmatch(told) or not _OF_CLOCK.fullmatch(part):
        return False
    return part.startswith("PT") or not _parts(told).isdisjoint(int(float(end)) for end in part.split("/"))


def _parts(moment: str) -> set[int]:
    """Numbers that a moment may be told with: its hour, the next one, the minutes past and those to it."""
    found: set[int] = set()
    for clock in moment.split("/"):
        hour, minute = map(int, clock.split(":"))
        found |= {hour, hour % 12 or 12, hour % 12 + 1, minute, 60 - minute}
    return found


def _is_pair_by_half(bitext: Bitext, changed: Finding, lost: Finding) -> bool:
    """Whether two values were held together for want of better: unlike, one in words, or of like digits."""
    if changed.check not in _CHANGED or lost.check not in _LOST:
        return False
    quotes = (changed.source_quote, changed.target_quote, lost.source_quote or lost.target_quote)
    source, target, alone = (set(_DIGITS.findall(quote)) for quote in quotes)
    if not source or not target:
        one, other = (_shape(_fact(bitext, changed, side)) for side in SIDES)
        return bool(source or target) and one != other
    return bool(source & target and alone) and alone <= source | target


def _is_parted(bitext: Bitext, changed: Finding, lost: Finding) -> bool:
    """Whether a value without an answer stands right behind one that differs: the rest of it, read apart."""
    if changed.check not in _PARTED or lost.check not in _LOST:
        return False
    side = _side(lost)
    whole, rest = _fact(bitext, changed, side), _fact(bitext, lost, side)
    if whole is None or rest is None or not 0 <= rest.span[0] - whole.span[1] <= _BEHIND:
        return False
    size, more = whole.readings[0].low, rest.readings[0].low
    return size is not None and more is not None and more < max(size, _SMALL)


def _fact(bitext: Bitext, finding: Finding, side: Side) -> Fact | None:
    return next(facts_in(bitext.facts(side), finding.spans(side)), None)


def _side(lost: Finding) -> Side:
    """The side that a finding quotes which quotes one alone."""
    return "source" if lost.source else "target"


def _shape(fact: Fact | None) -> tuple[object, ...]:
    """What two values must share to be held against each other: what they measure, and whether as a range."""
    return (fact.kind, fact.readings[0].unit, "/" in fact.value) if fact is not None else ()


def _value(finding: Finding, side: Side) -> str:
    """What a finding says that one side tells; nothing where it quotes nothing there."""
    return finding.value(side) or "" if finding.spans(side) else ""


def _by_passage(bitext: Bitext, told: Mapping[int, Finding]) -> Mapping[int, Sequence[int]]:
    """The findings of each bead, by number."""
    found: dict[int, list[int]] = {}
    for at, finding in told.items():
        bead = bead_index(bitext).home(finding)
        if bead is not None:
            found.setdefault(bead, []).append(at)
    return found
