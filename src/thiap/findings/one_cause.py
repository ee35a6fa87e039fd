"""One cause, one finding: what is not translated is told once, not by every check that looks at it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from thiap.content.foreign import find_foreign
from thiap.content.shifts import find_shifts
from thiap.content.unfinished import unfinished_units
from thiap.content.untranslated import find_stretches
from thiap.model import Bitext, Finding, Spans
from thiap.spans import merge, overlap

_WORD = re.compile(r"\w+")
#: Words of a quotation at least.
_QUOTATION = 3
#: Checks that speak of the untranslated text itself, or of what must be the same in both languages.
_SPEAK = frozenset(
    "untranslated-text wrong-language placeholder-mismatch link-mismatch code-mismatch structure-mismatch"
    " address-mismatch unit-unfinished units-shifted".split()
)


def without_consequences(bitext: Bitext, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Findings but those in rows that slipped, or where `untranslated-text` or `wrong-language` speaks.

    In a passage in the language of the source a negation cannot be lost and a number has no words: whatever
    a check says there is the stretch again.
    """
    stretches = find_stretches(bitext)
    left, shifts = unfinished_units(bitext), find_shifts(bitext)
    passages = find_foreign(bitext)
    source = merge(
        [
            *(s for part in stretches for s in part.source),
            *(s for unit in left for s in unit.source),
            *(s for shift in shifts for s in shift.source),
        ]
    )
    target = merge(
        [
            *(span for stretch in stretches for span in stretch.target),
            *(span for unit in left for span in unit.target),
            *(span for shift in shifts for span in shift.target),
            *(foreign.span for foreign in passages),
        ]
    )
    for finding in findings:
        follows = _inside(finding.target, target) or _inside(finding.source, source) or _kept(finding)
        if finding.check in _SPEAK or not follows:
            yield finding


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
