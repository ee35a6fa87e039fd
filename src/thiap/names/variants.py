"""Misspellings: a Thai string one letter away from a name of the same text (โปแลด์ beside โปแลนด์)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Levenshtein

from thiap.languages.thai_letters import is_consonant
from thiap.model import Document, Fact, Span
from thiap.names.fold import Folded, fold_thai
from thiap.names.thai import cuts_well, is_thai_wording, marked, name_fact, snap

#: Shorter names have too many neighbours among ordinary words.
_SHORTEST = 6
#: A spelling counts as the usual one when it stands this often.
_USUAL = 2


def find_variants(target: Document, facts: Sequence[Fact]) -> Iterator[Fact]:
    """Places that spell a frequent name with one letter missing, added or changed.

    What is made of ordinary Thai words is left alone, and so is what a name already covers.
    """
    counts = Counter(fact.text for fact in facts)
    sample: dict[str, Fact] = {}
    for fact in facts:
        units = fold_thai(fact.text).units
        if counts[fact.text] >= _USUAL and len(units) >= _SHORTEST and is_consonant(units[0]):
            sample.setdefault(units, fact)
    if not sample:
        return
    covered = marked(target, [fact.span for fact in facts])
    by_head: dict[str, list[str]] = defaultdict(list)
    for units in sample:
        by_head[units[:2]].append(units)
    for block in target.blocks:
        folded = fold_thai(target.quote(block.span), block.span[0])
        for at in range(len(folded.units) - _SHORTEST + 2):
            for units in by_head.get(folded.units[at : at + 2], ()):
                span = _one_off(target, folded, at, units)
                if span is None or any(covered[slice(*span)]):
                    continue
                fact = sample[units]
                keys = [reading.value for reading in fact.readings]
                yield name_fact(target, span, keys, subtype=fact.subtype or "other", rule="variant")
                covered[slice(*span)] = bytes([1]) * (span[1] - span[0])
                break


def _one_off(target: Document, folded: Folded, at: int, units: str) -> Span | None:
    for size in (len(units), len(units) - 1, len(units) + 1):
        piece = folded.units[at : at + size]
        if len(piece) < size or "\n" in piece or piece[-1] != units[-1]:
            continue
        if Levenshtein.distance(piece, units, score_cutoff=1) != 1:
            continue
        span = folded.starts[at], folded.ends[at + size - 1]
        whole = snap(target.text, span)
        if whole == span and cuts_well(target.text, *span) and not is_thai_wording(target.quote(span)):
            return span
    return None
