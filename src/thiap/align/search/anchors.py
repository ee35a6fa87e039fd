"""Beads that are given: kept as they are, and used to cut the rest of both texts into parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from thiap.errors import UsageError
from thiap.model import Bead, Document, Segment, Span, Spans
from thiap.spans import merge, overlap, trim

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Gap:
    """Segments between given beads, by number; neither side holds one of a given bead."""

    source: tuple[int, ...]
    target: tuple[int, ...]


def gaps(
    fixed: Sequence[Bead], source_segments: Sequence[Segment], target_segments: Sequence[Segment]
) -> list[Gap]:
    """What is left to align between given beads.

    Given beads that stand in the same order in both texts part them; the others are only taken out.

    Raises:
        UsageError: two given beads claim the same text.
    """
    sources = [_held(source_segments, bead.source) for bead in fixed]
    targets = [_held(target_segments, bead.target) for bead in fixed]
    _check(fixed)
    chain = _chain([(s, t) for s, t in zip(sources, targets, strict=True) if s and t])
    taken = ({k for run in sources for k in run}, {k for run in targets for k in run})
    bounds = [(-1, -1), *chain, (len(source_segments), len(target_segments))]
    found = []
    for (a, c), (b, d) in pairwise(bounds):
        gap = Gap(
            tuple(k for k in range(a + 1, b) if k not in taken[0]),
            tuple(k for k in range(c + 1, d) if k not in taken[1]),
        )
        if gap.source or gap.target:
            found.append(gap)
    return found


def parted(doc: Document, segments: Sequence[Segment], spans: Sequence[Span]) -> list[Segment]:
    """The segments, cut where a given bead begins or ends inside one: its rest is still to be aligned."""
    taken = merge(spans)
    found: list[Segment] = []
    for seg in segments:
        held = [(max(seg.span[0], s), min(seg.span[1], e)) for s, e in taken if overlap(seg.span, (s, e))]
        if not held:
            found.append(seg)
            continue
        for part in sorted((*held, *_less((seg.span,), taken))):
            span = trim(doc.text, part)
            if any(char.isalnum() for char in doc.text[slice(*span)]):
                found.append(replace(seg, span=span))
    return found


def _held(segments: Sequence[Segment], spans: Spans) -> list[int]:
    return [k for k, seg in enumerate(segments) if any(overlap(seg.span, span) for span in spans)]


def _check(fixed: Sequence[Bead]) -> None:
    for side in ("source", "target"):
        spans = sorted(span for bead in fixed for span in getattr(bead, side))
        for before, behind in pairwise(spans):
            if overlap(before, behind):
                raise UsageError(f"given beads overlap in the {side}: {list(before)} and {list(behind)}")


def _chain(runs: Sequence[tuple[list[int], list[int]]]) -> list[Range]:
    """The longest chain of given beads in one order: the last source and target segment of each."""
    ordered = sorted(runs, key=lambda run: run[1])
    length = [1] * len(ordered)
    came = [-1] * len(ordered)
    for k, (source, target) in enumerate(ordered):
        for j in range(k):
            before = ordered[j]
            fits = before[0][-1] < source[0] and before[1][-1] < target[0]
            if fits and length[j] + 1 > length[k]:
                length[k], came[k] = length[j] + 1, j
    chain: list[Range] = []
    k = max(range(len(ordered)), key=lambda i: length[i], default=-1)
    while k >= 0:
        chain.append((ordered[k][0][-1], ordered[k][1][-1]))
        k = came[k]
    return chain[::-1]


def without(beads: Sequence[Bead], fixed: Sequence[Bead]) -> list[Bead]:
    """The beads less what given beads hold, where a run reaches across one of them."""
    taken = (merge(s for bead in fixed for s in bead.source), merge(s for bead in fixed for s in bead.target))
    return [
        replace(bead, source=_less(bead.source, taken[0]), target=_less(bead.target, taken[1]))
        for bead in beads
    ]


def _less(spans: Spans, taken: Spans) -> Spans:
    rest: list[Range] = []
    for start, end in spans:
        position = start
        for low, high in taken:
            if low < end and position < high:
                if position < low:
                    rest.append((position, low))
                position = max(position, high)
        if position < end:
            rest.append((position, end))
    return tuple(rest)
