"""Aligning a pair again after an edit: what the edit cannot have touched stays as it was.

The text before the first and behind the last changed character is the same as in the run before. Beads
that lie there are kept, moved by the change in length; the ones next to the edit and the edited text
itself are aligned anew, by the same aligner on these segments alone. A full run may decide otherwise
about a bead far away, because likeness by chance is measured on the whole text: this is a first answer,
which `thiap check --watch` follows with a full run. Of short texts the full run is as quick and done at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from thiap.model import Alignment, Bead, Bitext, Document, Segment, Span, Spans
from thiap.spans import overlap

#: Beads on either side of the edit that are aligned anew.
_SEGMENTS_AROUND: Final = 4
#: Above this share of segments to align anew, all are.
_WORTH_IT: Final = 0.5
#: Characters of both texts up to which a full run takes no longer than this.
_SHORT: Final = 15_000
Aligner = Callable[[Sequence[Segment], Sequence[Segment]], Alignment]


@dataclass(frozen=True, slots=True)
class Edit:
    """The one stretch that differs between two versions of a text.

    Attributes:
        before: its span in the old text, widened by a character on each side.
        shift: how far the text behind it has moved.
    """

    before: Span
    shift: int

    def moved(self, span: Span) -> Span | None:
        """The span in the new text, None when the edit touches it."""
        if span[1] <= self.before[0]:
            return span
        if span[0] >= self.before[1]:
            return span[0] + self.shift, span[1] + self.shift
        return None


def is_short(source: Document, target: Document) -> bool:
    """Whether a pair is aligned as quickly from the beginning."""
    return len(source.text) + len(target.text) <= _SHORT


def find_edit(old: str, new: str) -> Edit:
    """The stretch between the common beginning and the common end; an empty one for equal texts."""
    if old == new:
        return Edit((len(old) + 1, len(old) + 1), 0)
    start, most = 0, min(len(old), len(new))
    low, high = 0, most
    while low < high:  # the longest common beginning, by halves: comparing slices is quick
        middle = (low + high + 1) // 2
        if old[:middle] == new[:middle]:
            low = middle
        else:
            high = middle - 1
    start = low
    low, high = 0, most - start
    while low < high:
        middle = (low + high + 1) // 2
        if old[len(old) - middle :] == new[len(new) - middle :]:
            low = middle
        else:
            high = middle - 1
    return Edit((max(0, start - 1), len(old) - low + 1), len(new) - len(old))


def align_again(
    before: Bitext,
    now: tuple[Document, Document],
    segments: tuple[Sequence[Segment], Sequence[Segment]],
    align: Aligner,
) -> tuple[Bead, ...] | None:
    """The beads of the edited pair, in order; None when a full run is as quick.

    Args:
        before: the pair as it was.
        now: source and target as they are.
        segments: all segments of both.
        align: the aligner, given the segments to align anew.
    """
    if is_short(*now):
        return None
    edits = find_edit(before.source.text, now[0].text), find_edit(before.target.text, now[1].text)
    moved = [_moved(bead, edits) for bead in before.alignment.beads]
    freed = {number for number, bead in enumerate(moved) if bead is None}
    for spans in (
        [bead.source for bead in before.alignment.beads],
        [b.target for b in before.alignment.beads],
    ):
        order = sorted((number for number, part in enumerate(spans) if part), key=spans.__getitem__)
        for place, number in enumerate(order):
            if moved[number] is None:
                freed.update(order[max(0, place - _SEGMENTS_AROUND) : place + _SEGMENTS_AROUND + 1])
    kept = {number: bead for number, bead in enumerate(moved) if bead is not None and number not in freed}
    for number in _cut({k: b.source for k, b in kept.items()}, segments[0]):
        kept.pop(number, None)
    for number in _cut({k: b.target for k, b in kept.items()}, segments[1]):
        kept.pop(number, None)
    loose = (
        _outside(segments[0], [bead.source for bead in kept.values()]),
        _outside(segments[1], [bead.target for bead in kept.values()]),
    )
    if sum(map(len, loose)) > _WORTH_IT * sum(map(len, segments)):
        return None
    fresh: tuple[Bead, ...] = ()
    if loose[0] or loose[1]:
        fresh = align(*loose).beads
    return in_order([*kept.values(), *fresh])


def in_order(beads: Sequence[Bead]) -> tuple[Bead, ...]:
    """In order of the source; a target run without counterpart behind the bead before it in the target."""
    keys: dict[int, tuple[int, int, int]] = {}
    last = -1
    for number in sorted(range(len(beads)), key=lambda k: beads[k].target[:1] or ((-1, -1),)):
        bead = beads[number]
        at = bead.target[0][0] if bead.target else 0
        keys[number] = (bead.source[0][0], 0, at) if bead.source else (last, 1, at)
        if bead.source and bead.target:
            last = bead.source[0][0]
    return tuple(beads[number] for number in sorted(keys, key=lambda k: keys[k]))


def _moved(bead: Bead, edits: tuple[Edit, Edit]) -> Bead | None:
    spans: list[Spans] = []
    for edit, old in zip(edits, (bead.source, bead.target), strict=True):
        new = [edit.moved(span) for span in old]
        if None in new:
            return None
        spans.append(tuple(span for span in new if span is not None))
    return replace(bead, source=spans[0], target=spans[1])


def _cut(kept: dict[int, Spans], segments: Sequence[Segment]) -> set[int]:
    """Beads whose ends lie inside a segment: the edit changed where segments end."""
    starts = {seg.span[0] for seg in segments}
    ends = {seg.span[1] for seg in segments}
    return {
        number
        for number, spans in kept.items()
        if any(span[0] not in starts or span[1] not in ends for span in spans)
    }


def _outside(segments: Sequence[Segment], taken: Sequence[Spans]) -> list[Segment]:
    """Segments that no kept bead holds, in order."""
    spans = sorted(span for part in taken for span in part)
    loose, position = [], 0
    for seg in segments:
        while position < len(spans) and spans[position][1] <= seg.span[0]:
            position += 1
        if position == len(spans) or not overlap(spans[position], seg.span):
            loose.append(seg)
    return loose
