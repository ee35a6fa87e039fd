"""Values that two grammars read differently, told by what is left over beside them.

"Twenty to four" is บ่ายสามโมงสี่สิบ, "5 out of 100" is 5 ใน 100 ราย, and there is always one more way to say
such a thing. Where one was read by half, a passage has more than one value without an answer: a moment here
and a small number there, or a value in digits against one in words and another that stands alone. A moment
that is really lost leaves no number behind; one that is changed is read on both sides and told as another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Final

from thiap.model import SIDES, Bitext, Finding, Side, Spans
from thiap.spans import Places

_MOMENT: Final = re.compile(r"\d\d:\d\d(?:/\d\d:\d\d)?")
#: A number, or minutes, that may be part of a moment, or of a span of two.
_OF_CLOCK: Final = re.compile(r"[1-5]?\d(?:\.[0-5]?\d)?(?:/[1-5]?\d)?|PT[1-5]?\dM")
_DIGITS: Final = re.compile(r"\d[\d.,]*")
_LOST: Final = frozenset({"date-missing", "number-missing"})
_CHANGED: Final = frozenset({"number-mismatch", "magnitude-mismatch"})


def with_doubts(bitext: Bitext, findings: Iterable[Finding]) -> list[Finding]:
    """The findings; values of one passage that were most likely read by half as remarks."""
    findings = list(findings)
    told = {at: f for at, f in enumerate(findings) if f.check in _LOST | _CHANGED and f.severity != "neutral"}
    doubted: set[int] = set()
    for passage in _by_passage(bitext, told).values():
        for one, other in combinations(passage, 2):
            if any(
                _is_moment_by_half(a, b) or _is_pair_by_half(a, b)
                for a, b in ((told[one], told[other]), (told[other], told[one]))
            ):
                doubted |= {one, other}
    return [replace(f, severity="neutral") if at in doubted else f for at, f in enumerate(findings)]


def _is_moment_by_half(moment: Finding, number: Finding) -> bool:
    """Whether a moment has no answer and a number of the other side, which may be part of one, has none."""
    if moment.check not in _LOST:
        return False
    here: Side = "source" if moment.source else "target"
    there: Side = "target" if moment.source else "source"
    return bool(_MOMENT.fullmatch(_value(moment, here)) and _OF_CLOCK.fullmatch(_value(number, there)))


def _is_pair_by_half(changed: Finding, lost: Finding) -> bool:
    """Whether two values, one in words or both of the same digits, were held together for want of better."""
    if changed.check not in _CHANGED or lost.check not in _LOST:
        return False
    quotes = (changed.source_quote, changed.target_quote, lost.source_quote or lost.target_quote)
    source, target, alone = (set(_DIGITS.findall(quote)) for quote in quotes)
    if not source or not target:
        return bool(source or target)
    return bool(source & target and alone) and alone <= source | target


def _value(finding: Finding, side: Side) -> str:
    """What a finding says that one side tells; nothing where it quotes nothing there."""
    told = finding.source_value if side == "source" else finding.target_value
    return told or "" if _spans(finding, side) else ""


def _spans(finding: Finding, side: Side) -> Spans:
    return finding.source if side == "source" else finding.target


def _by_passage(bitext: Bitext, told: Mapping[int, Finding]) -> Mapping[int, Sequence[int]]:
    """The findings of each bead, by number, where a bead has more than one."""
    if len(told) < 2:
        return {}
    found: dict[int, list[int]] = {}
    beads = [
        Places((span, at) for at, bead in enumerate(bitext.alignment.beads) for span in bead.spans(side))
        for side in SIDES
    ]
    for at, finding in told.items():
        places, spans = (beads[0], finding.source) if finding.source else (beads[1], finding.target)
        bead = next(places.overlapping(spans[0]), None)
        if bead is not None:
            found.setdefault(bead, []).append(at)
    return found
