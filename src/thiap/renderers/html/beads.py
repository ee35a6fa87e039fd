"""Beads by hand: what the side-by-side view needs to join and part them, in pieces of a sentence each.

A bead's run is cut where a sentence begins, so that a reader can move sentences between beads. The pieces of
a bead keep the order of their text; beads follow the target, as the rows do.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import Any

from thiap.model import Bead, Bitext, Document, Report, Segment, Spans
from thiap.renderers.html.marked_text import shown, shown_document
from thiap.renderers.html.rows import all_beads
from thiap.segment import segment_document
from thiap.spans import graphemes_whole, trim


def bead_data(report: Report) -> dict[str, Any]:
    """The texts and, for each source, its beads as lists of runs, each a list of borders of pieces.

    Nothing for the units of a file: they are aligned already, and no run takes other beads for them.
    """
    if any(bitext.alignment.alone or bitext.source.name == report.target.name for bitext in report.bitexts):
        return {}
    texts = [shown(doc.text) for doc in (report.target, *report.sources)]
    return {
        "texts": texts,
        "langs": [shown_document(doc).lang for doc in (report.target, *report.sources)],
        "print": hashlib.sha256("\x1f".join(texts).encode()).hexdigest()[:16],
        "beads": [_pieces_of(bitext) for bitext in report.bitexts],
    }


def _pieces_of(bitext: Bitext) -> list[list[list[list[int]]]]:
    sides = []
    for doc, facts in ((bitext.source, bitext.source_facts), (bitext.target, bitext.target_facts)):
        sides.append((doc, [seg.span[0] for seg in segment_document(doc, facts) if _begins(doc, seg)]))
    return [
        [_cut(*side, spans) for side, spans in zip(sides, (bead.source, bead.target), strict=True)]
        for bead in _in_order(all_beads(bitext))
    ]


def _begins(doc: Document, seg: Segment) -> bool:
    """Whether a reader sees a sentence or clause begin here; the aligner is offered more places."""
    return (
        seg.certain
        or doc.lang == "th"
        or doc.text[max(0, seg.span[0] - 8) : seg.span[0]].rstrip().endswith(";")
    )


def _in_order(beads: list[Bead]) -> list[Bead]:
    """Beads by their place in the target; what only the source has stands after what precedes it there."""
    last, places = -1, []
    for bead in beads:
        if bead.target:
            places.append((bead.target[0][0], 0))
            last = bead.target[0][0] if bead.source else last
        else:
            places.append((last, 1))
    return [beads[k] for k in sorted(range(len(beads)), key=lambda k: (places[k], k))]


def _cut(doc: Document, starts: list[int], spans: Spans) -> list[list[int]]:
    """Each span as a flat list of the borders of its pieces: start, end, start, end."""
    runs = []
    for start, end in spans:
        edges = [start, *starts[bisect_right(starts, start) : bisect_left(starts, end)], end]
        edges = [start, *(graphemes_whole(doc.text, (edge, end))[0] for edge in edges[1:-1]), end]
        pieces = (trim(doc.text, pair) for pair in pairwise(edges))
        runs.append([border for piece in pieces if piece[0] < piece[1] for border in piece])
    return [run for run in runs if run]
