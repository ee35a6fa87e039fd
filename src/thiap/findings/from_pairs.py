"""From a pair of facts to the defect it is: which check reports it, how badly, in which words.

Every pair belongs to exactly one check, so one cause makes one finding. The checks themselves only
pick their own defects.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from thiap.compare.confidence import confidence
from thiap.compare.values.relate import relate
from thiap.compare.values.salience import information
from thiap.content.addresses import names_language, same_file, same_place
from thiap.content.numbered import is_renumbered
from thiap.content.page_parts import has_whole
from thiap.facts.units import is_currency
from thiap.findings.build import make_finding
from thiap.findings.counted_things import counts_things
from thiap.findings.messages import explain, worth
from thiap.findings.other_way import (
    is_all_day,
    is_gloss,
    said_the_other_way,
    says_at_all_hours,
    says_in_a_word,
    says_none,
)
from thiap.findings.own_words import agrees_with_itself
from thiap.findings.passages import facts_in
from thiap.findings.suggest import suggest
from thiap.languages.cues import cue
from thiap.model import (
    Bead,
    Bitext,
    Category,
    CheckName,
    Document,
    Fact,
    Finding,
    FindingKind,
    Mode,
    Pair,
    Side,
    Spans,
    other_side,
)
from thiap.mqm import IssueType, Severity
from thiap.phrases import Phrase, say, several
from thiap.spans import overlap

#: Contradictions less sure than this say nothing where the same value is answered in another passage.
_DOUBTFUL: Final = 0.6
_DATES: Final = frozenset({"date", "time"})
#: How a clock of twelve hours is named by what it shows.
_HALVES: Final = re.compile(
    rf"\b[ap]\.?m\.?\s*/\s*[ap]\.?m\b|{cue('before_noon')}\s*/\s*{cue('after_noon')}", re.IGNORECASE
)
_PERCENT: Final = frozenset({"percent", "percentage_point"})


@dataclass(frozen=True, slots=True)
class Defect:
    """All that a finding says but who found it."""

    check: CheckName
    kind: FindingKind
    category: Category
    severity: Severity
    confidence: float
    message: Phrase
    source: Spans
    target: Spans
    source_value: str | None
    target_value: str | None
    elsewhere: Spans = ()
    suggestion: str | None = None


def defects(bitext: Bitext, check: CheckName) -> Iterator[Defect]:
    """The defects among the pairs of a bitext that belong to one check, in order of the source."""
    changed = _changed_places(bitext.pairs)
    both = _open_both(bitext)
    for pair in bitext.pairs:
        if pair.relation in ("equal", "compatible"):
            continue
        if pair.relation == "conflict":
            found = _conflict(bitext, pair, changed.get(id(pair)))
        elif pair.relation == "less_precise":
            found = _less_precise(bitext, pair)
        else:
            found = _one_sided(bitext, pair, both)
        if found is not None and found.check == check:
            yield found


def _changed_places(pairs: tuple[Pair, ...]) -> dict[int, Pair]:
    """Pairs of contradictions near each other that would agree if two numbers changed places."""
    conflicts = [pair for pair in pairs if pair.relation == "conflict" and pair.bead is not None]
    changed: dict[int, Pair] = {}
    for first, second in pairwise(conflicts):
        if id(first) in changed or first.source is None or second.source is None:
            continue
        if first.target is None or second.target is None or abs((first.bead or 0) - (second.bead or 0)) > 2:
            continue
        crossed = relate(first.source, second.target), relate(second.source, first.target)
        if all(match is not None and match.relation == "equal" for match in crossed):
            changed[id(first)], changed[id(second)] = second, first
    return changed


def _values(source: Fact | None, target: Fact | None) -> tuple[str | None, str | None]:
    return (source.value if source else None), (target.value if target else None)


def _conflict(bitext: Bitext, pair: Pair, other: Pair | None) -> Defect | None:
    source, target = pair.source, pair.target
    assert source is not None and target is not None
    if source.kind == target.kind == "address" and _other_language(bitext, source.text, target.text):
        return None
    if says_none(bitext, pair):
        return None
    check, category = family(pair)
    sure = confidence(pair, bitext.mode, aligned=True)
    if sure < _DOUBTFUL and any(
        one.relation == "equal" and one.source is not None and one.source.span == source.span
        for one in bitext.pairs
    ):
        return None  # a passage answered twice says it as it is elsewhere
    sources, targets = [source.span], [target.span]
    if other is not None and other.source is not None and other.target is not None:
        if other.source.span < source.span:
            return None  # said with the first of the two
        sources.append(other.source.span)
        targets.append(other.target.span)
        sure = max(sure, 0.9)
    values = _values(source, target)
    return Defect(
        check=check,
        kind="contradicted",
        category=category,
        severity="neutral"
        if is_renumbered(bitext, source.span, target.span) or said_the_other_way(bitext, pair)
        else _severity(pair, bitext.mode),
        confidence=sure,
        message=several(explain(pair, swapped=other), *agrees_with_itself(bitext, pair)),
        source=tuple(sources),
        target=tuple(targets),
        source_value=values[0],
        target_value=values[1],
        suggestion=suggest(pair, bitext.target.lang) if other is None and sure >= 0.6 else None,
    )


def _other_language(bitext: Bitext, source: str, target: str) -> bool:
    """Whether two addresses are those of one page in the two languages, each page's own or the other's."""
    here, there = bitext.source.lang, bitext.target.lang
    if names_language(source, there) or names_language(target, here):
        return same_file(source, target)
    return same_place(source, target) and (names_language(source, here) or names_language(target, there))


def family(pair: Pair) -> tuple[CheckName, Category]:
    """The check that owns a contradiction, and its category."""
    source, target = pair.source, pair.target
    assert source is not None and target is not None
    units = {source.readings[0].unit, target.readings[0].unit}
    kinds = {source.kind, target.kind}
    if "address" in kinds:
        return _address_check(source, target), "address"
    if "date" in kinds:
        if pair.aspects == ("weekday",):
            return "weekday-mismatch", "date"
        if pair.slip in ("era", "unconverted"):
            return "era-mismatch", "date"
        return "date-mismatch", "date"
    if "time" in kinds:
        return "time-mismatch", "time"
    if pair.aspects == ("unit",):
        money = any(map(is_currency, units))
        return ("currency-mismatch", "currency") if money else ("unit-mismatch", "unit")
    if pair.slip == "magnitude":
        return "magnitude-mismatch", "magnitude"
    if units & _PERCENT:
        return "percent-mismatch", "percent"
    if any(map(is_currency, units)):
        return "currency-mismatch", "currency"
    if kinds == {"duration"}:
        return "duration-mismatch", "time"
    if kinds == {"ordinal"}:
        return "ordinal-mismatch", "number"
    return "number-mismatch", "number"


def _address_check(*facts: Fact) -> CheckName:
    return "version-mismatch" if any(fact.subtype == "version" for fact in facts) else "address-mismatch"


def _severity(pair: Pair, mode: Mode) -> Severity:
    if mode == "comparable" and pair.likeness < 0.6 and pair.slip is None:
        return "minor"  # it may be two things; a slip of the pen is seldom two things
    dated = pair.source is not None and pair.source.kind == "date"
    if pair.slip == "magnitude" and "unit" not in pair.aspects and not dated:
        return "critical"
    return "major"


def _less_precise(bitext: Bitext, pair: Pair) -> Defect | None:
    source, target = pair.source, pair.target
    assert source is not None and target is not None
    values = _values(source, target)
    lost = worth(pair)
    derived = "derived" in pair.aspects
    of_one = [other for other in bitext.pairs if _of_one_sum(pair, other)] if derived else [pair]
    date = "date" in (source.kind, target.kind)
    return Defect(
        check="precision-lost",
        kind="less_precise",
        category="date" if date else family(pair)[1],
        # Said more precisely than the source is for a person to know, not to mend.
        severity="minor" if lost > 0 else "neutral",
        confidence=confidence(pair, bitext.mode, aligned=True),
        message=explain(pair),
        source=tuple(other.source.span for other in of_one if other.source is not None),
        target=tuple(other.target.span for other in of_one if other.target is not None),
        source_value=values[0],
        target_value=values[1],
    )


def _of_one_sum(pair: Pair, other: Pair) -> bool:
    """Whether two pairs hold a sum and its parts."""
    return other.rule == pair.rule and other.bead == pair.bead and "derived" in other.aspects


def _one_sided(bitext: Bitext, pair: Pair, both: Sequence[int]) -> Defect | None:
    bead = bitext.alignment.beads[pair.bead] if pair.bead is not None else None
    lost = _lost_side(pair, bead)
    fact, other = (pair.target, pair.source) if lost else (pair.source, pair.target)
    assert fact is not None
    if pair.relation == "elsewhere" and pair.likeness >= 0.5:
        return None  # it stands there, and nowhere else: moved, not lost
    where: Side = "source" if lost else "target"
    there, here = bitext.document(where), bitext.document(other_side(where))
    if fact.kind == "address" and has_whole(there.text, fact.text):
        return None  # it stands there as code, or as the target of a link
    if bead is not None and _said_in_words(fact, here, there, bead.spans(where)):
        return None
    if bead is not None and _ends_range(
        fact, bitext.source_facts if lost else bitext.target_facts, bead, where
    ):
        return None
    if bead is not None and counts_things(bitext, fact, bead, other_side(where)):
        return None
    aligned = bead is not None and bool(bead.source) and bool(bead.target)
    message = say("nothing-answers", side=say(where), text=fact.text)
    if other is not None:
        message = say("stands-elsewhere", side=say(where), text=fact.text, other=other.text)
    check: CheckName = "date-missing" if fact.kind in _DATES else "number-missing"
    return Defect(
        check=_address_check(fact) if fact.kind == "address" else check,
        kind="missing_in_source" if lost else "missing_in_target",
        category=_category(fact),
        severity="neutral"
        if (lost and is_gloss(bitext, fact, bead))
        or (_in_words(bitext, fact) and not (lost and _replaces(fact, bead, both)))
        else _severity_of_loss(fact, bitext.mode, aligned=aligned),
        confidence=confidence(pair, bitext.mode, aligned=aligned),
        message=message,
        source=() if lost else (fact.span,),
        target=(fact.span,) if lost else (),
        source_value=None if lost else fact.value,
        target_value=fact.value if lost else None,
        elsewhere=(other.span,) if other is not None else (),
    )


def _ends_range(fact: Fact, others: Sequence[Fact], bead: Bead, side: Side) -> bool:
    """Whether a number is the end of a range that the other side has there: between 0 and 99, 0 ถึง 99."""
    reading = fact.readings[0]
    if fact.kind != "number" or reading.low is None or reading.low != reading.high:
        return False
    return any(
        other.readings[0].rule == "range"
        and other.readings[0].unit == reading.unit
        and reading.low in (other.readings[0].low, other.readings[0].high)
        for other in facts_in(others, bead.spans(side))
    )


def _said_in_words(fact: Fact, here: Document, there: Document, spans: Spans) -> bool:
    """Whether a passage says a fact without a number: the halves of the day, round the clock, all of it."""
    halves, all_day = fact.value == "PT12H", is_all_day(fact, here)
    said = "".join(map(there.quote, spans))
    if says_in_a_word(fact, said, there.lang):
        return True
    if not halves and not all_day:
        return False
    return bool(_HALVES.search(said)) if halves else says_at_all_hours(said, there.lang)


def _lost_side(pair: Pair, bead: Bead | None) -> bool:
    """Whether it is the target's fact that found no partner of its own, and not the source's."""
    if pair.source is None or pair.target is None:
        return pair.source is None
    if bead is None:
        return False
    # A value looked up elsewhere is paired in the bead of the fact that was looked up.
    if _touches(pair.source, bead.source):
        return pair.target.converts is not None and _touches(pair.target, bead.target)
    return True


def _touches(fact: Fact, spans: Spans) -> bool:
    return any(overlap(fact.span, span) for span in spans)


def _category(fact: Fact) -> Category:
    unit = fact.readings[0].unit
    if fact.kind == "address":
        return "address"
    if fact.kind in ("date", "time"):
        return "date" if fact.kind == "date" else "time"
    if fact.kind == "duration":
        return "time"
    if unit in _PERCENT:
        return "percent"
    if is_currency(unit):
        return "currency"
    return "unit" if unit is not None else "number"


def _in_words(bitext: Bitext, fact: Fact) -> bool:
    """Whether a number word of a unit is without answer: labels say one thing by another ("high five").

    Of sixteen in 22,000 units of real files three were an error.
    """
    return bitext.alignment.alone and fact.kind != "address" and not any(map(str.isdigit, fact.text))


def _open_both(bitext: Bitext) -> tuple[int, ...]:
    """Where the source says *both* and the target no two: a number word that it has there is another one."""
    answered = {
        pair.source.span
        for pair in bitext.pairs
        if pair.source is not None and pair.target is not None and pair.target.readings[0].unit is None
    }
    both = (fact.span for fact in bitext.source_facts if fact.subtype == "both")
    return tuple(sorted(span[0] for span in both if span not in answered))


def _replaces(fact: Fact, bead: Bead | None, both: Sequence[int]) -> bool:
    """Whether a number word of the target stands for *both* of its source."""
    if fact.subtype is not None or bead is None:
        return False
    return any(bisect_left(both, start) < bisect_left(both, end) for start, end in bead.source)


def _severity_of_loss(fact: Fact, mode: Mode, *, aligned: bool) -> Severity:
    if fact.converts is not None or (mode == "comparable" and not aligned):
        return "neutral"
    if fact.readings[0].rule == "code" and fact.text[:1].islower():
        return "neutral"  # release9996: digits in a name, no number
    if fact.kind == "address" and (mode == "comparable" or not aligned or information(fact) < 0.75):
        return "neutral"  # a page that only readers of one language are sent to
    if mode == "comparable" or not aligned:
        return "minor"
    return "major" if information(fact) >= 0.75 else "minor"


def report(bitext: Bitext, *, check: CheckName, issue: IssueType) -> Iterator[Finding]:
    """The findings of one check: its defects with quotes and ids."""
    for defect in defects(bitext, check):
        yield make_finding(
            bitext,
            kind=defect.kind,
            category=defect.category,
            check=check,
            issue=_issue(defect, issue),
            severity=defect.severity,
            confidence=defect.confidence,
            message=defect.message,
            source=defect.source,
            target=defect.target,
            source_value=defect.source_value,
            target_value=defect.target_value,
            elsewhere=defect.elsewhere,
            suggestion=defect.suggestion,
        )


def _issue(defect: Defect, issue: IssueType) -> IssueType:
    if defect.category == "address" and defect.kind != "contradicted":
        return "addition" if defect.kind == "missing_in_source" else "omission"
    return "addition" if issue == "omission" and defect.kind == "missing_in_source" else issue
