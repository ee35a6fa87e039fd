"""Beads as rows of the side-by-side view.

The target is the text under review, so rows follow it; what only a source has stands after what
precedes it in that source. With several sources, the beads of the first make the rows and those of
the others join the row whose target text they share most.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise

from thiap.model import Bead, Bitext, Document, Report, Span, Spans
from thiap.renderers.html.marked_text import Group, Marker
from thiap.spans import merge, overlap, trim


@dataclass(frozen=True, slots=True)
class Part:
    """One span of a cell; ``kind`` is that of its block, ``apart`` says that text lies before it."""

    groups: tuple[Group, ...]
    kind: str
    apart: bool


@dataclass(slots=True)
class Row:
    """One row: a cell of spans for each source, and one for the target."""

    sources: list[Spans]
    target: Spans
    score: float
    moved: bool
    order: int = 0  # place in the order of the first source
    different: bool = False
    cells: list[tuple[Part, ...]] = field(default_factory=list)

    @property
    def alone(self) -> bool:
        """Whether one side has no counterpart."""
        return not self.target or not any(self.sources)


def make_rows(report: Report) -> list[Row]:
    """All text of all documents in rows, none of it lost, in order of the target."""
    count = len(report.bitexts)
    beads = [all_beads(bitext) for bitext in report.bitexts]
    cuts = sorted({cut for others in beads[1:] for bead in others for span in bead.target for cut in span})
    rows: list[Row] = []
    follow: dict[int, list[Row]] = {}  # number of a row -> rows of text that only a source has
    homes: list[list[int | None]] = [[None] * len(side) for side in beads]
    aimed = sorted((i for i, bead in enumerate(beads[0]) if bead.target), key=lambda i: beads[0][i].target[0])
    for index in aimed:
        bead = beads[0][index]
        homes[0][index] = len(rows)
        blank: list[Spans] = [()] * (count - 1)
        if bead.source:
            rows.append(Row([bead.source, *blank], bead.target, bead.score, bead.moved))
        else:
            for span in bead.target:
                rows += [Row([(), *blank], (part,), 0.0, False) for part in _cut(report.target, span, cuts)]
    for number, side in enumerate(beads[1:], 1):
        _join(rows, side, number, homes[number])
    for number, side in enumerate(beads):
        last = -1
        for index, bead in enumerate(side):
            home = homes[number][index]
            if home is not None:
                last = home if bead.source else last
                continue
            sources: list[Spans] = [()] * count
            sources[number] = bead.source
            follow.setdefault(last, []).append(Row(sources, (), 0.0, False))
    ordered = follow.get(-1, [])
    for number, row in enumerate(rows):
        ordered.append(row)
        ordered += follow.get(number, [])
    ordered = _together(ordered, report)
    _number(ordered)
    return ordered


def fill(rows: list[Row], report: Report, sources: list[Marker], target: Marker) -> None:
    """Put the marked text into the cells of ``rows``, and say which rows hold a difference."""
    kinds = [_Kinds(doc) for doc in (*report.sources, report.target)]
    for row in rows:
        cells = zip((*row.sources, row.target), kinds, (*sources, target), strict=True)
        row.cells = [_parts(spans, kind, marker) for spans, kind, marker in cells]
        held = any(group.findings for cell in row.cells for part in cell for group in part.groups)
        row.different = row.alone or held


class RowFinder:
    """Finds the row that shows a place of one document, by bisection."""

    def __init__(self, places: list[tuple[Span, int]]) -> None:
        self._places = sorted(places)
        self._starts = [span[0] for span, _ in self._places]

    def __call__(self, offset: int) -> int | None:
        """Number of the row at ``offset``, or of the nearest before it; None in an empty text."""
        if not self._places:
            return None
        return self._places[max(0, bisect_right(self._starts, offset) - 1)][1]


def finders(rows: list[Row], count: int) -> tuple[list[RowFinder], RowFinder]:
    """A finder for each of ``count`` sources, and one for the target."""
    sources = [
        RowFinder([(span, i) for i, row in enumerate(rows) for span in row.sources[number]])
        for number in range(count)
    ]
    return sources, RowFinder([(span, i) for i, row in enumerate(rows) for span in row.target])


def all_beads(bitext: Bitext) -> list[Bead]:
    """Beads of a bitext, with one-sided beads added for content that none of them holds."""
    beads = [bead for bead in bitext.alignment.beads if bead.source or bead.target]
    missed = _missed(bitext.source, [span for bead in beads for span in bead.source])
    for span in missed:
        place = next((i for i, bead in enumerate(beads) if bead.source and bead.source[0] > span), len(beads))
        beads.insert(place, Bead((span,), (), 0.0))
    beads += [
        Bead((), (span,), 0.0)
        for span in _missed(bitext.target, [span for bead in beads for span in bead.target])
    ]
    return beads


def _missed(doc: Document, spans: list[Span]) -> list[Span]:
    """Parts of the blocks that ``spans`` leave out and that hold more than blanks and skipped text."""
    held, missed = merge([*spans, *doc.skipped]), []
    starts = [span[0] for span in held]
    for block in doc.blocks:
        at = block.span[0]
        for start, end in held[max(0, bisect_right(starts, at) - 1) : bisect_right(starts, block.span[1])]:
            if start > at:
                missed.append(trim(doc.text, (at, min(start, block.span[1]))))
            at = max(at, end)
        if at < block.span[1]:
            missed.append(trim(doc.text, (at, block.span[1])))
    return [span for span in missed if span[0] < span[1]]


def _cut(doc: Document, span: Span, cuts: list[int]) -> list[Span]:
    """``span`` in parts that end at ``cuts``."""
    first, last = bisect_right(cuts, span[0]), bisect_right(cuts, span[1] - 1)
    edges = [span[0], *cuts[first:last], span[1]]
    parts = [trim(doc.text, pair) for pair in pairwise(edges)]
    return [part for part in parts if part[0] < part[1]]


def _join(rows: list[Row], beads: list[Bead], number: int, homes: list[int | None]) -> None:
    """Put the beads of source ``number`` into the rows that share most of their target text."""
    places = sorted((span, index) for index, row in enumerate(rows) for span in row.target)
    starts = [span[0] for span, _ in places]
    for index, bead in enumerate(beads):
        shared: dict[int, int] = {}
        for span in bead.target:
            at = max(0, bisect_right(starts, span[0]) - 1)
            while at < len(places) and places[at][0][0] < span[1]:
                row = places[at][1]
                shared[row] = shared.get(row, 0) + overlap(span, places[at][0])
                at += 1
        if not bead.source:
            homes[index] = -1  # the target text stands in its row already
        elif shared and (best := max(shared, key=lambda row: (shared[row], -row))) is not None:
            if not shared[best]:
                continue
            homes[index] = best
            rows[best].sources[number] = merge((*rows[best].sources[number], *bead.source))
            rows[best].score = max(rows[best].score, bead.score)


def _together(rows: list[Row], report: Report, longest: int = 600) -> list[Row]:
    """Neighbours that only one text has, and that one paragraph holds, as one row."""
    docs = (*report.sources, report.target)
    starts = [[block.span[0] for block in doc.blocks] for doc in docs]

    def home(row: Row) -> tuple[int, int] | None:
        """Document and block of a row of one text."""
        held = [n for n, spans in enumerate((*row.sources, row.target)) if spans]
        if len(held) != 1:
            return None
        spans = (*row.sources, row.target)[held[0]]
        return held[0], bisect_right(starts[held[0]], spans[0][0])

    joined: list[Row] = []
    before = None
    for row in rows:
        here = home(row)
        if joined and here is not None and here == before:
            last = joined[-1]
            mine, next_ = (*last.sources, last.target)[here[0]], (*row.sources, row.target)[here[0]]
            if mine[-1][1] <= next_[0][0] and next_[-1][1] - mine[0][0] <= longest:
                both = (*mine, *next_)
                if here[0] == len(report.sources):
                    last.target = both
                else:
                    last.sources[here[0]] = both
                continue
        joined.append(row)
        before = here
    return joined


def _number(rows: list[Row]) -> None:
    """Give each row its place in the order of the first source."""
    last = -1
    keys = []
    for index, row in enumerate(rows):
        if row.sources[0]:
            last = row.sources[0][0][0]
        keys.append((last, index))
    for place, (_, index) in enumerate(sorted(keys)):
        rows[index].order = place


class _Kinds:
    """Kind of the block at an offset."""

    def __init__(self, doc: Document) -> None:
        self.text = doc.text
        self._starts = [block.span[0] for block in doc.blocks]
        self._kinds = [block.kind for block in doc.blocks]

    def __call__(self, offset: int) -> str:
        at = bisect_right(self._starts, offset) - 1
        return self._kinds[at] if at >= 0 else "paragraph"


def _parts(spans: Spans, kinds: _Kinds, marker: Marker) -> tuple[Part, ...]:
    parts = []
    for number, span in enumerate(spans):
        apart = number > 0 and bool(kinds.text[spans[number - 1][1] : span[0]].strip())
        parts.append(Part(marker.groups(span), kinds(span[0]), apart))
    return tuple(parts)
