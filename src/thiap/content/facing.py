"""Gaps that stand in each other's place and say the same: runs without counterpart, parts of sentences.

Where code, a link or a mark cuts a sentence otherwise on one page than on the other, the alignment may leave
both halves of a pair alone. What is told of them as lost and added is one passage, rendered freely. So is a
run that one line of a longer one says, and a run beside a copy of its source: the copy was linked with the
source, which leaves the rendering alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from thiap.content.gaps import Gap, find_gaps
from thiap.content.kept import Identity
from thiap.encoders import get_encoder
from thiap.languages.prose import is_running
from thiap.model import SIDES, Bitext, Document, Side, Spans, other_side
from thiap.spans import Places, block_at, masked, trim

#: Likeness from which on two runs say the same, and the ratio of their lengths up to which they may.
_ALIKE: Final = 0.5
_LONGER: Final = 3.0
#: The likeness that is enough where two runs stand alone between the same two beads: nothing else is there.
_ALIKE_BETWEEN: Final = 0.2
#: The likeness that is enough where a part of a sentence is lost beside a run: words alone are little alike.
_ALIKE_PART: Final = 0.15


def facing(bitext: Bitext, side: Side) -> frozenset[Spans]:
    """The gaps of a side that say what one of the other side says at the same place, where one is a run.

    The last few results are kept, since those of the source are asked for again where the target's are told.
    """
    return _facing(Identity(bitext), side)


@lru_cache(maxsize=4)
def _facing(key: Identity, side: Side) -> frozenset[Spans]:
    bitext = key.bitext
    encoder = get_encoder(bitext.alignment.encoder)
    gaps = [gap for gap in find_gaps(bitext) if gap.unaligned or not gap.whole]
    beads = {which: _places(bitext, which) for which in SIDES}
    places = [(gap, _beside(beads, gap)) for gap in gaps]
    pairs = [
        (one, other, len(shared))
        for one, here in places
        for other, there in places
        if one.side == side
        and other.side != side
        and (one.unaligned or other.unaligned)
        and (shared := here & there)
    ]
    held = [
        (one, _text(bitext, one), said, _least(one, other, between))
        for one, other, between in pairs
        for said in (_text(bitext, other), *_lines(bitext, other))
    ]
    if side == "target":
        held += [
            (gap, _text(bitext, gap), copied, _ALIKE)
            for gap in gaps
            if gap.side == side and gap.unaligned
            for copied in _copied(bitext, _beside(beads, gap))
        ]
    if encoder is None or not held:
        return frozenset()
    vectors = encoder.encode([text for _, first, second, _ in held for text in (first, second)])
    return frozenset(
        gap.spans
        for k, (gap, first, second, least) in enumerate(held)
        if float(vectors[2 * k] @ vectors[2 * k + 1]) >= least and _as_long(first, second)
    )


def replaced(bitext: Bitext, told: Sequence[Gap]) -> frozenset[Spans]:
    """Added items, paragraphs or headings that stand where one of the same kind is lost.

    Each page has one there: one was put for the other, which is one thing to know.

    Args:
        bitext: the pair.
        told: the runs of the source that are told as lost.
    """
    added = [gap for gap in find_gaps(bitext) if gap.unaligned and gap.whole and gap.side == "target"]
    if not told or not added:
        return frozenset()
    beads = {side: _places(bitext, side) for side in SIDES}
    places = [(_beside(beads, gap), _block(bitext, gap)) for gap in told]
    return frozenset(
        gap.spans
        for gap in added
        if (beside := _beside(beads, gap)) and (kind := _block(bitext, gap)) and (beside, kind) in places
    )


def _block(bitext: Bitext, gap: Gap) -> str | None:
    """The kind of the block that a gap is all of; None where it is a part of one, or more than one."""
    doc = bitext.document(gap.side)
    block = block_at(doc, gap.spans[0][0])
    whole = block is not None and trim(doc.text, block.span) == (gap.spans[0][0], gap.spans[-1][1])
    return block.kind if block is not None and whole else None


def _copied(bitext: Bitext, beside: set[int]) -> list[str]:
    """What nobody translated of the source next to a run: the words of beads whose target is the same."""
    found = []
    for first, step in ((number, step) for number in beside for step in (-1, 1)):
        row: list[str] = []
        number = first
        while 0 <= number < len(bitext.alignment.beads):
            bead = bitext.alignment.beads[number]
            ours, theirs = (_words(bitext.document(side), bead.spans(side)) for side in SIDES)
            if ours.casefold() != theirs.casefold() or not is_running(ours, bitext.source.lang):
                break
            row.append(ours)
            found.append(" ".join(row[::step]))
            number += step
    return found


def _places(bitext: Bitext, side: Side) -> Places:
    """The spans of a side that are linked, with the numbers of their beads."""
    beads = enumerate(bitext.alignment.beads)
    return Places(
        (span, number) for number, bead in beads if bead.source and bead.target for span in bead.spans(side)
    )


def _beside(places: dict[Side, Places], gap: Gap) -> set[int]:
    """The beads before and behind a run, or that of a part, by their text on the other side."""
    there = places[other_side(gap.side)]
    return {number for span in gap.near for number in there.overlapping(span)}


def _text(bitext: Bitext, gap: Gap) -> str:
    return _words(bitext.document(gap.side), gap.spans)


def _lines(bitext: Bitext, gap: Gap) -> list[str]:
    """The lines of a run of several, as code or verse that a page has within its paragraph."""
    text = masked(bitext.document(gap.side))
    lines = [" ".join(line.split()) for span in gap.spans for line in text[slice(*span)].splitlines()]
    return lines if gap.unaligned and len(lines) > 1 else []


def _words(doc: Document, spans: Spans) -> str:
    text = masked(doc)
    return " ".join(" ".join(text[slice(*span)].split()) for span in spans)


def _least(one: Gap, other: Gap, between: int) -> float:
    """How alike two gaps must be that are beside ``between`` beads both."""
    if not (one.unaligned and other.unaligned):
        return _ALIKE_PART
    return _ALIKE_BETWEEN if between > 1 else _ALIKE


def _as_long(first: str, second: str) -> bool:
    return max(len(first), len(second)) <= _LONGER * min(len(first), len(second))
