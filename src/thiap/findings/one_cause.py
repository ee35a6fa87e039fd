"""One cause, one finding: what is not translated, or a bound turned round, is told once.

Every check that looks at it would tell it again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from thiap.content.foreign import find_foreign
from thiap.content.shifts import find_shifts
from thiap.content.unfinished import unfinished_units
from thiap.content.untranslated import find_stretches
from thiap.model import SIDES, Bead, Bitext, Finding, Qualifier, Span, Spans
from thiap.spans import block_at, merge, overlap, touches

_WORD = re.compile(r"\w+")
#: Words of a quotation at least.
_QUOTATION = 3
_BOUNDS: Final[dict[Qualifier, str]] = {
    "more": "least",
    "at_least": "least",
    "less": "most",
    "at_most": "most",
}
#: Checks that tell of an opposite in their own words: not enabled as enabled, South Korea as เกาหลีเหนือ.
_OPPOSITES: Final = frozenset({"negation-changed", "name-mismatch"})
#: Checks of values that are lost.
_VALUES: Final = frozenset({"number-missing", "date-missing", "address-mismatch"})
#: Checks of dates and times, and digits of a specimen of one at least.
_OF_FACTS: Final = frozenset(
    "date-missing date-mismatch time-mismatch number-missing number-mismatch address-mismatch".split()
)
_WIDE: Final = 6
#: A telephone number and nothing else, with the code of its land.
_PHONE: Final = re.compile(r"\+(\d{1,3})[ -][\d ()-]{5,20}")
#: Checks that speak of the untranslated text itself, or of what must be the same in both languages.
_SPEAK = frozenset(
    "untranslated-text wrong-language placeholder-mismatch link-mismatch code-mismatch structure-mismatch"
    " address-mismatch unit-unfinished units-shifted".split()
)


def without_consequences(bitext: Bitext, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Findings but those in rows that slipped, or where `untranslated-text` or `wrong-language` speaks.

    In a passage in the language of the source a negation cannot be lost and a number has no words: whatever
    a check says there is the stretch again; a unit of a file that is left as it is changes no value either.
    "Over 500" turned into "under 500" is told with the number, so the two words are not told once more, nor
    is a word that denies (disconnected) beside its lost negation, or a direction in the name of a land, nor
    the number of a bracket that is lost, nor the tags of what a unit adds, nor what it adds to a copy of its
    source.
    """
    findings = list(findings)
    bounds = list(_turned_bounds(bitext, findings))
    opposites = [f for f in findings if f.check in _OPPOSITES and f.severity != "neutral"]
    brackets = merge(
        span
        for f in findings
        if f.check == "parenthesis-missing" and f.severity != "neutral"
        for span in f.source
    )
    added = _units(bitext, [span for f in findings if _adds(f) for span in f.target])
    stretches = find_stretches(bitext)
    left, shifts = unfinished_units(bitext), find_shifts(bitext)
    passages = find_foreign(bitext)
    copies = _units(bitext, [foreign.span for foreign in passages if foreign.copied is not None])
    specimens = _specimens(bitext)
    same = [bead for bead in bitext.alignment.beads if bitext.alignment.alone and _unchanged(bitext, bead)]
    source = merge(
        [
            *(span for bead in same for span in bead.source),
            *(s for part in stretches for s in part.source),
            *(s for unit in left for s in unit.source),
            *(s for shift in shifts for s in shift.source),
        ]
    )
    target = merge(
        [
            *(span for bead in same for span in bead.target),
            *(span for stretch in stretches for span in stretch.target),
            *(span for unit in left for span in unit.target),
            *(span for shift in shifts for span in shift.target),
            *(foreign.span for foreign in passages),
        ]
    )
    for finding in findings:
        follows = _inside(finding.target, target) or _inside(finding.source, source) or _kept(finding)
        if finding.check == "opposite-word" and (
            any(_touch(bitext, finding, bound) for bound in bounds)
            or any(_inside(finding.source, f.source) and _inside(finding.target, f.target) for f in opposites)
        ):
            continue
        if (
            finding.kind == "missing_in_target"
            and finding.check in _VALUES
            and _inside(finding.source, brackets)
        ):
            continue
        if (
            (finding.target_value or "").startswith("<")
            and not finding.source
            and _inside(finding.target, added)
        ):
            continue
        if _adds(finding) and _inside(finding.target, copies):
            continue
        told, shown = (finding.source, specimens[0]) if finding.source else (finding.target, specimens[1])
        if finding.check in _OF_FACTS and told and touches(shown, told[0]):
            continue
        if finding.check in _SPEAK or not follows:
            yield finding


def _specimens(bitext: Bitext) -> tuple[Spans, Spans]:
    """Both sides of units that only show what a value looks like, each its own: Oct 00 0000, codes abroad."""
    found = [
        bead
        for bead in bitext.alignment.beads
        if bitext.alignment.alone
        and _is_specimen(*(" ".join(map(bitext.document(side).quote, bead.spans(side))) for side in SIDES))
    ]
    return merge(s for bead in found for s in bead.source), merge(s for bead in found for s in bead.target)


def _is_specimen(source: str, target: str) -> bool:
    digits = "".join(filter(str.isdigit, source))
    if len(digits) >= _WIDE and not digits.strip("0"):
        return True
    codes = [_PHONE.fullmatch(text.strip()) for text in (source, target)]
    return all(codes) and len({code[1] for code in codes if code}) > 1


def _adds(finding: Finding) -> bool:
    """Whether a finding tells that the target says more."""
    added = finding.kind == "missing_in_source" and finding.category in ("clause", "segment")
    return added and finding.severity != "neutral"


def _units(bitext: Bitext, spans: Iterable[Span]) -> Spans:
    """The target of the units of a file where spans stand."""
    blocks = [block_at(bitext.target, start) for start, _ in spans] if bitext.alignment.alone else []
    return merge(block.span for block in blocks if block is not None)


def _unchanged(bitext: Bitext, bead: Bead) -> bool:
    """Whether a unit was left as it is: "July 22, 2021" says the same whatever its language is taken for."""
    said = [" ".join(bitext.document(side).quote(span) for span in bead.spans(side)) for side in SIDES]
    return bool(said[0]) and said[0].split() == said[1].split()


def _turned_bounds(bitext: Bitext, findings: Sequence[Finding]) -> Iterator[tuple[Span, Span]]:
    """Where facts stand of which one is a least and the other a most, if a finding tells that."""
    told = {
        (span, other)
        for finding in findings
        if finding.kind == "contradicted" and finding.check != "opposite-word"
        for span in finding.source
        for other in finding.target
    }
    for pair in bitext.pairs:
        if pair.source is None or pair.target is None or (pair.source.span, pair.target.span) not in told:
            continue
        if {_BOUNDS.get(fact.qualifier) for fact in (pair.source, pair.target)} == {"least", "most"}:
            yield pair.source.span, pair.target.span


def _touch(bitext: Bitext, words: Finding, facts: tuple[Span, Span]) -> bool:
    """Whether words stand in two facts or right beside them."""
    return all(
        spans and all(_beside(doc.text, span, fact) for span in spans)
        for doc, spans, fact in zip(
            (bitext.source, bitext.target), (words.source, words.target), facts, strict=True
        )
    )


def _beside(text: str, span: Span, fact: Span) -> bool:
    between = text[min(span[1], fact[1]) : max(span[0], fact[0])]
    return overlap(span, fact) > 0 or not between.strip()


def _kept(finding: Finding) -> bool:
    """Whether both quotes are the same words: a quotation that stays as it is says what it says."""
    words = (
        _WORD.findall(finding.source_quote) if finding.category in ("negation", "clause", "segment") else []
    )
    return len(words) >= _QUOTATION and words == _WORD.findall(finding.target_quote)


def _inside(spans: Spans, others: Spans) -> bool:
    """Whether more than half of ``spans`` lies in ``others``."""
    size = sum(end - start for start, end in spans)
    return bool(size) and 2 * sum(overlap(span, other) for span in spans for other in others) > size
