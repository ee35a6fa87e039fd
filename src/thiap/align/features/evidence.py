"""Evidence besides meaning: values, names and words that stand on both sides.

Each item is something both texts can hold (a date, a number, a name in one script, a dictionary
word), with the segments that hold it on either side. Two runs are alike as far as they hold the
same items, weighted by rarity: the cosine of their item vectors. It is normalised by all items the
two runs hold, so a larger window gains nothing by holding more.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from thiap.align.features.runs import Runs
from thiap.facts.keys import AnchorKey, anchor_keys
from thiap.model import Document, Fact, Segment, Span
from thiap.spans import arabic_digits, overlap

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
_IDENTICAL = re.compile(r"[A-Za-zÀ-ɏ][\w'’-]{2,}|\d[\d.,:]*\d|\d")
#: Characters of the longest fact that may begin before a region and reach into it.
_LONGEST_FACT = 10_000
#: Segments of either side that may hold a rare value.
_RARE = 2
#: Runs of the target whose items are held against the source's at a time.
_BATCH = 128


@dataclass(frozen=True, slots=True)
class Item:
    """Something to be found on both sides; a side may be empty.

    Attributes:
        source, target: indices of the segments that hold it, distinct.
        trust: 0 to 1, how surely the two are the same.
        value: whether it is a number, a date or their like.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    trust: float = 1.0
    value: bool = False


class Evidence:
    """How much two runs agree in items."""

    def __init__(self, items: Sequence[Item], n: int, m: int) -> None:
        count = len(items)
        self._source = np.zeros((n, count), dtype=bool)
        self._target = np.zeros((m, count), dtype=bool)
        weight = np.zeros(count, dtype=np.float32)
        for k, item in enumerate(items):
            self._source[list(item.source), k] = True
            self._target[list(item.target), k] = True
            share = max(len(item.source) / max(1, n), len(item.target) / max(1, m), 1 / max(n, m, 1))
            weight[k] = item.trust * -np.log(min(1.0, share))
        self._weight = weight
        self._rare = np.array(
            [k for k, item in enumerate(items) if item.value and _is_rare(item)], dtype=np.int64
        )

    def rare_values(self, sources: Runs, targets: Runs) -> tuple[Floats, Floats] | None:
        """Which rare values of both texts each run holds, as 0 and 1; None where there are none.

        Returns:
            Arrays of shape ``(len(sources), values)`` and ``(len(targets), values)``.
        """
        if not len(self._rare):
            return None
        return _held(self._source[:, self._rare], sources), _held(self._target[:, self._rare], targets)

    def agreement(self, sources: Runs, targets: Runs, *, enough: float) -> Iterator[tuple[slice, Floats]]:
        """Cosine of the items of all pairs of runs, as far as there is evidence behind it.

        Args:
            sources: runs of the source.
            targets: runs of the target, by their ends.
            enough: weight of the items of the poorer run from which on the cosine counts in full.

        Yields:
            Runs of the target, in order, and their agreement with all of the source, shape
            ``(runs, len(sources))``, 0 to 1; the array is used again.
        """
        left = _held(self._source, sources)
        left_mass = left @ self._weight
        left *= _shrink(left_mass)
        left = np.ascontiguousarray(left.T)
        left_trust = np.minimum(1, left_mass / np.float32(enough))
        both = np.array(self._source.any(axis=0))
        space = np.empty((min(_BATCH, len(targets)), len(sources)), dtype=np.float32)
        # Runs that end near each other hold few of all items: a product of those few at a time.
        for start in range(0, len(targets), _BATCH):
            rows = slice(start, start + _BATCH)
            first, last = targets.first[rows], targets.last[rows]
            near = slice(int(first.min()), int(last.max()))
            items = np.flatnonzero(self._target[near].any(axis=0))
            right = _union(self._target[near][:, items], first - near.start, last - near.start)
            right *= self._weight[items]
            mass = right.sum(axis=1)
            right *= _shrink(mass)
            shared = both[items]
            agreement = np.matmul(right[:, shared], left[items[shared]], out=space[: len(first)])
            agreement *= np.minimum(mass[:, None] / np.float32(enough), left_trust)
            yield slice(start, start + len(first)), agreement

    def agreement_of(
        self, sources: Runs, targets: Runs, pairs: tuple[Ints, Ints], *, enough: float
    ) -> Floats:
        """The same for some pairs: numbers of target runs and of source runs, in step."""
        t, s = pairs
        left = _union(self._source, sources.first[s], sources.last[s])
        right = _union(self._target, targets.first[t], targets.last[t])
        masses = left @ self._weight, right @ self._weight
        cosine = (left * right) @ self._weight
        cosine /= np.sqrt(np.maximum(masses[0], np.float32(1e-12)) * np.maximum(masses[1], np.float32(1e-12)))
        agreement: Floats = cosine * np.minimum(1, np.minimum(*masses) / np.float32(enough))
        return agreement


def _shrink(mass: Floats) -> Floats:
    """What brings vectors whose squares add up to ``mass`` to length 1, one a row."""
    factor: Floats = np.reciprocal(np.sqrt(np.maximum(mass, np.float32(1e-12))))
    return factor[:, None]


def _is_rare(item: Item) -> bool:
    return 1 <= len(item.source) <= _RARE and 1 <= len(item.target) <= _RARE


def _held(presence: NDArray[np.bool_], runs: Runs) -> Floats:
    """Which items each run holds, as 0 and 1."""
    return _union(presence, runs.first, runs.last)


def _union(presence: NDArray[np.bool_], first: Ints, last: Ints) -> Floats:
    """Which columns any of the rows from ``first`` to ``last`` has, as 0 and 1."""
    sums = np.zeros((len(presence) + 1, presence.shape[1]), dtype=np.int32)
    np.cumsum(presence, axis=0, out=sums[1:])
    return (sums[last] > sums[first]).astype(np.float32)


def has_dictionary(source: Document, target: Document) -> bool:
    """Whether words of the two languages can be told to mean the same."""
    return {source.lang, target.lang} == {"en", "th"}


def collect_items(
    source: Document,
    target: Document,
    source_segments: Sequence[Segment],
    target_segments: Sequence[Segment],
    source_facts: Sequence[Fact],
    target_facts: Sequence[Fact],
) -> list[Item]:
    """All items of a pair."""
    find_source, find_target = _finder(source_segments), _finder(target_segments)
    regions = (_region(source_segments), _region(target_segments))
    source_facts, target_facts = _inside(source_facts, regions[0]), _inside(target_facts, regions[1])
    numbers = not (source_facts and target_facts)
    items = _identical(source, target, regions, find_source, find_target, numbers=numbers)
    items += _values(source_facts, target_facts, find_source, find_target)
    if not has_dictionary(source, target):
        return items
    if source.lang == "en":
        items += _sounds(source_facts, target, target_segments, target_facts, find_source)
        return items + _words(source, target, source_segments, regions[1], find_target)
    turned = _sounds(target_facts, source, source_segments, source_facts, find_target)
    turned += _words(target, source, target_segments, regions[0], find_source)
    return items + [Item(item.target, item.source, item.trust, item.value) for item in turned]


def _inside(facts: Sequence[Fact], region: Span) -> list[Fact]:
    """Facts that overlap a region, found by bisection: a book is asked for block after block."""
    first = bisect_left(facts, region[0] - _LONGEST_FACT, key=lambda fact: fact.span[0])
    last = bisect_left(facts, region[1], key=lambda fact: fact.span[0])
    return [fact for fact in facts[first:last] if overlap(fact.span, region)]


def _finder(segments: Sequence[Segment]) -> Callable[[int], int]:
    """A function from an offset to the segment that holds it, -1 for none."""
    starts = [seg.span[0] for seg in segments]
    ends = [seg.span[1] for seg in segments]

    def find(offset: int) -> int:
        k = bisect_right(starts, offset) - 1
        return k if k >= 0 and offset < ends[k] else -1

    return find


def _region(segments: Sequence[Segment]) -> Span:
    return segments[0].span[0], segments[-1].span[1]


def _places(spans: Iterable[Span], find: Callable[[int], int]) -> tuple[int, ...]:
    return tuple(sorted({k for start, _ in spans if (k := find(start)) >= 0}))


def _identical(
    source: Document,
    target: Document,
    regions: tuple[Span, Span],
    find_source: Callable[[int], int],
    find_target: Callable[[int], int],
    *,
    numbers: bool,
) -> list[Item]:
    """Latin words that stand in both texts, and ``numbers`` as strings where no facts were read."""
    found: list[dict[str, list[Span]]] = []
    for doc, (start, end) in zip((source, target), regions, strict=True):
        places: dict[str, list[Span]] = defaultdict(list)
        for match in _IDENTICAL.finditer(arabic_digits(doc.text[start:end])):
            key = match[0].casefold().rstrip(".,:").replace(",", "")
            places[key].append((start + match.start(), start + match.end()))
        found.append(places)
    left, right = found
    items = []
    for key in sorted(left.keys() | right.keys()):
        if numbers if key[0].isdigit() else key in left and key in right:
            item = Item(_places(left.get(key, ()), find_source), _places(right.get(key, ()), find_target))
            if item.source or item.target:
                items.append(item)
    return items


def _values(
    source_facts: Sequence[Fact],
    target_facts: Sequence[Fact],
    find_source: Callable[[int], int],
    find_target: Callable[[int], int],
) -> list[Item]:
    """Facts by what they say, whichever reading the other side shares."""
    keys = [{key for fact in facts for key in anchor_keys(fact)} for facts in (source_facts, target_facts)]
    shared = keys[0] & keys[1]
    held: dict[AnchorKey, tuple[list[Span], list[Span]]] = defaultdict(lambda: ([], []))
    for side, facts in enumerate((source_facts, target_facts)):
        for fact in facts:
            options = anchor_keys(fact)
            if options:
                key = next((option for option in options if option in shared), options[0])
                held[key][side].append(fact.span)
    items = []
    for key in sorted(held, key=repr):
        places = _places(held[key][0], find_source), _places(held[key][1], find_target)
        item = Item(*places, value=key[0] not in ("name", "ordinal"))
        if item.source or item.target:
            items.append(item)
    return items


#: How well a stretch of Thai must spell a name, 0 to 1, and the shortest name looked for.
_SPELT, _NAME_LEAST = 0.72, 4


def _sounds(
    source_facts: Sequence[Fact],
    target: Document,
    target_segments: Sequence[Segment],
    target_facts: Sequence[Fact],
    find_source: Callable[[int], int],
) -> list[Item]:
    """Names of the source that no table knows, and the Thai segments that spell them."""
    from thiap.names.fold import fold_thai
    from thiap.names.translit import SearchText

    known = {reading.value for fact in target_facts if fact.kind == "name" for reading in fact.readings}
    spans: dict[str, list[Span]] = defaultdict(list)
    for fact in source_facts:
        if fact.kind == "name" and not any(reading.value in known for reading in fact.readings):
            for word in re.findall(r"[^\W\d_]+", fact.text):
                if len(word) >= _NAME_LEAST and word[0].isupper():
                    spans[word.casefold()].append(fact.span)
    if not spans:
        return []
    stretch = SearchText([fold_thai(target.quote(seg.span)) for seg in target_segments])
    items = []
    for word, places in sorted(spans.items()):
        found = tuple(np.flatnonzero(stretch.shares(word) >= _SPELT).tolist())
        held = _places(places, find_source)
        if found and held and len(found) <= 0.1 * len(target_segments) + 3:
            items.append(Item(held, found, 0.7))
    return items


#: Letters of the shortest Thai word looked for, and first letters that are looked up before any search.
_SHORTEST, _HEAD = 3, 6


def _words(
    source: Document,
    target: Document,
    segments: Sequence[Segment],
    region: Span,
    find_target: Callable[[int], int],
) -> list[Item]:
    """English words and the places of their Thai translations."""
    from thiap.languages.dictionary import translations

    text = target.text[region[0] : region[1]]
    words: dict[str, set[int]] = defaultdict(set)
    for k, seg in enumerate(segments):
        for word in re.findall(r"[a-z]{3,}", source.quote(seg.span).lower()):
            words[word].add(k)
    # Most forms stand nowhere: their first letters tell.
    heads = {text[k : k + size] for size in range(_SHORTEST, _HEAD + 1) for k in range(len(text))}
    forms: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for word, held in words.items():
        if thai := tuple(form for form in translations(word) if len(form) >= _SHORTEST):
            forms[thai] |= held
    items = []
    for thai, held in sorted(forms.items()):
        places = {
            (region[0] + at, 0) for form in thai if form[:_HEAD] in heads for at in _occurrences(text, form)
        }
        if places and (where := _places(places, find_target)):
            items.append(Item(tuple(sorted(held)), where, 0.5))
    return items


def _occurrences(text: str, form: str) -> Iterable[int]:
    at = text.find(form)
    while at >= 0:
        yield at
        at = text.find(form, at + 1)
