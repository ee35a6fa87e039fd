"""Two names of a passage that changed places: every name is there, and each stands with the other's figure.

"Denmark has 5 million people and Norway 6 million" with both countries exchanged has nothing that is lost.
It is seen where each name has a figure of one kind, the figures stand in the same order on both sides, and
the names do not. A translator who turns a sentence round takes the figure along with its name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from thiap.model import Bitext, Fact
from thiap.names.by_bead import NameBead, same
from thiap.names.turned import is_turned
from thiap.spans import within

_Both = tuple[Fact, Fact]


def figures(bitext: Bitext) -> tuple[_Both, ...]:
    """Facts that agree and are no names, the English one first."""
    both = [(pair.source, pair.target) for pair in bitext.pairs if pair.relation == "equal"]
    known = [(one, other) for one, other in both if one is not None and other is not None]
    return tuple((other, one) if is_turned(bitext) else (one, other) for one, other in known)


def exchanged(bead: NameBead, agreed: Sequence[_Both]) -> Iterator[_Both]:
    """Names of a passage, each with the one that stands in its place; ``agreed`` as `figures` gives them."""
    passage, ours, theirs = bead.passage, bead.source, bead.target
    once = sorted(_once(ours, theirs), key=lambda pair: pair[0].span)
    crossed = [(first, second) for first, second in pairwise(once) if first[1].span >= second[1].span]
    if not crossed:  # as nearly always: the figures of the whole text are looked through for the others alone
        return
    agreed = [
        (one, other)
        for one, other in agreed
        if within((one.span,), passage.source) and within((other.span,), passage.target)
    ]
    for first, second in crossed:
        # what stands between the two, behind the second up to the next name, or before the first one
        between = _figure(
            agreed, (first[0].span[1], second[0].span[0]), (second[1].span[1], first[1].span[0])
        )
        here, there = (_next(side, fact) for side, fact in ((ours, second[0]), (theirs, first[1])))
        later = _figure(agreed, (second[0].span[1], here), (first[1].span[1], there))
        here, there = (_last(side, fact) for side, fact in ((ours, first[0]), (theirs, second[1])))
        earlier = _figure(agreed, (here, first[0].span[0]), (there, second[1].span[0]))
        if between is None or (later is None) == (earlier is None):
            continue
        if _alike(between[0], (later or earlier or between)[0]):
            yield first[0], second[1]
            yield second[0], first[1]


def _once(ours: Sequence[Fact], theirs: Sequence[Fact]) -> Iterator[_Both]:
    """Names that each side has once."""
    for fact in ours:
        there = [other for other in theirs if same(fact, other)]
        if len(there) == 1 and sum(same(other, there[0]) for other in ours) == 1:
            yield fact, there[0]


def _next(names: Sequence[Fact], name: Fact) -> int | None:
    """Where the next name begins."""
    return min((other.span[0] for other in names if other.span[0] >= name.span[1]), default=None)


def _last(names: Sequence[Fact], name: Fact) -> int:
    """Where the name before ends."""
    return max((other.span[1] for other in names if other.span[1] <= name.span[0]), default=0)


def _figure(
    agreed: Sequence[_Both], here: tuple[int, int | None], there: tuple[int, int | None]
) -> _Both | None:
    """The only pair of figures that begins within both."""
    found = [
        pair
        for pair in agreed
        if all(
            start <= fact.span[0] and (end is None or fact.span[0] < end)
            for fact, (start, end) in zip(pair, (here, there), strict=True)
        )
    ]
    return found[0] if len(found) == 1 else None


def _alike(one: Fact, other: Fact) -> bool:
    """Whether two figures count the same, as far as both say what: 5 million people, and 6 million."""
    if (one.kind, one.readings[0].unit) != (other.kind, other.readings[0].unit):
        return False
    return None in (one.counted, other.counted) or one.counted == other.counted
