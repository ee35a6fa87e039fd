"""Marked text for the HTML report: a span cut where a fact or a finding begins or ends.

Marks overlap freely (a finding over two facts, two findings over one number); HTML elements only
nest. So a span becomes groups, each under one set of findings, and each group becomes pieces, each
inside one fact or none. Every cut lies between grapheme clusters, and the pieces together are the
text, character for character.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from thiap.model import Document, Span, Spans
from thiap.renderers.contexts import word_edge
from thiap.spans import block_at, graphemes_whole

#: What browsers drop, change or refuse, one to one, so that offsets hold: C0 controls but tab and
#: line ends, DEL, and surrogates, which no UTF-8 file may hold. Noncharacters break the parser's rules.
_SHOWN = (
    {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A)}
    | {0x0D: 0x20, 0x7F: 0x2421}
    | dict.fromkeys((*range(0x80, 0xA0), *range(0xD800, 0xE000), *range(0xFDD0, 0xFDF0)), 0xFFFD)
    | {plane << 16 | low: 0xFFFD for plane in range(17) for low in (0xFFFE, 0xFFFF)}
)


def shown(text: str) -> str:
    """``text`` of the same length without characters that an HTML file cannot hold."""
    return text.translate(_SHOWN)


def shown_document(doc: Document) -> Document:
    """``doc`` with a text that an HTML file can hold; all offsets stay right."""
    lang = doc.lang if doc.lang.replace("-", "").isalnum() and doc.lang.isascii() else "und"
    return replace(doc, name=shown(doc.name), text=shown(doc.text), lang=lang)


@dataclass(frozen=True, slots=True)
class Mark:
    """A fact in the text.

    Attributes:
        span: where it stands.
        id: of its element, unique in the page.
        relation: what the comparison says of it; empty where it was not compared.
        partner: id of the element of its partner, or None.
    """

    span: Span
    id: str
    relation: str
    partner: str | None


@dataclass(frozen=True, slots=True)
class Piece:
    """Text inside one fact, or plain text; ``skipped`` text is no content."""

    text: str
    mark: Mark | None = None
    first: bool = False  # carries the id of its mark
    skipped: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Pieces under the same findings (indices); ``ends`` are the findings whose span ends here."""

    findings: tuple[int, ...]
    pieces: tuple[Piece, ...]
    ends: tuple[int, ...] = ()


class Marker:
    """Cuts spans of one document at the borders of its marks, findings and skipped spans.

    A cut costs time by the marks inside the span, whatever the length of the document.
    """

    def __init__(self, doc: Document, marks: Iterable[Mark], findings: Iterable[tuple[Span, int]]) -> None:
        self._doc = doc
        self._marks = disjoint(doc.text, marks)
        self._starts = [mark.span[0] for mark in self._marks]
        whole = ((graphemes_whole(doc.text, span), index) for span, index in findings)
        self._findings = sorted(whole, key=lambda item: (item[0], item[1]))
        self._longest = max((span[1] - span[0] for span, _ in self._findings), default=0)
        self._finding_starts = [span[0] for span, _ in self._findings]
        self._skipped = [graphemes_whole(doc.text, span) for span in doc.skipped]
        self._skipped_starts = [span[0] for span in self._skipped]
        self._given: set[str] = set()

    def groups(self, span: Span) -> tuple[Group, ...]:
        """``span`` as groups of pieces, in order, without a gap."""
        start, end = graphemes_whole(self._doc.text, span)
        marks = self._marks[max(0, bisect_left(self._starts, start) - 1) : bisect_left(self._starts, end)]
        first = bisect_left(self._finding_starts, start - self._longest)
        last = bisect_left(self._finding_starts, end)
        found = [item for item in self._findings[first:last] if item[0][1] > start]
        low = max(0, bisect_left(self._skipped_starts, start) - 1)
        skipped = self._skipped[low : bisect_left(self._skipped_starts, end)]
        borders = [mark.span for mark in marks] + [item[0] for item in found] + skipped
        cuts = sorted({start, end, *(cut for pair in borders for cut in pair if start < cut < end)})
        groups: list[tuple[tuple[int, ...], list[Piece], int]] = []
        # A sweep: what begins before a cut is open until it ends, so that no cut asks after every mark.
        opened: list[tuple[Span, int]] = []
        coming = at_mark = at_skip = 0
        for left, right in pairwise(cuts):
            while coming < len(found) and found[coming][0][0] <= left:
                opened.append(found[coming])
                coming += 1
            opened = [item for item in opened if item[0][1] > left]
            over = tuple(index for (_, b), index in opened if right <= b)
            while at_mark < len(marks) and marks[at_mark].span[1] <= left:
                at_mark += 1
            near = marks[at_mark] if at_mark < len(marks) else None
            mark = near if near is not None and near.span[0] <= left and right <= near.span[1] else None
            while at_skip < len(skipped) and skipped[at_skip][1] <= left:
                at_skip += 1
            grey = at_skip < len(skipped) and skipped[at_skip][0] <= left and right <= skipped[at_skip][1]
            fresh = mark is not None and mark.id not in self._given
            if mark:
                self._given.add(mark.id)
            piece = Piece(self._doc.text[left:right], mark, fresh, grey)
            if groups and groups[-1][0] == over:
                groups[-1][1].append(piece)
                groups[-1] = (over, groups[-1][1], right)
            else:
                groups.append((over, [piece], right))
        ends = {index: min(b, end) for (_, b), index in found}
        return tuple(
            Group(over, tuple(pieces), tuple(index for index in over if ends[index] == right))
            for over, pieces, right in groups
        )


def disjoint(text: str, marks: Iterable[Mark]) -> list[Mark]:
    """Marks that do not overlap, the longer one winning, sorted."""
    whole = [replace(mark, span=graphemes_whole(text, mark.span)) for mark in marks]
    kept: list[Mark] = []
    for mark in sorted(whole, key=lambda m: (m.span[0], -m.span[1])):
        if mark.span[0] >= mark.span[1]:
            continue
        if kept and mark.span[0] < kept[-1].span[1]:
            if mark.span[1] - mark.span[0] > kept[-1].span[1] - kept[-1].span[0]:
                kept[-1] = mark
            continue
        kept.append(mark)
    return kept


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A quote in its context; a long quote is cut in the middle (``rest`` follows an ellipsis)."""

    before: str
    quote: str
    rest: str
    after: str
    opens: bool  # whether text was cut off before ``before``
    closes: bool


def excerpts(doc: Document, spans: Spans, *, context: int = 70, most: int = 4) -> tuple[Excerpt, ...]:
    """Up to ``most`` of ``spans`` in their context of about ``context`` characters a side."""
    return tuple(_excerpt(doc, span, context) for span in spans[:most])


def _excerpt(doc: Document, span: Span, context: int, longest: int = 420) -> Excerpt:
    text = doc.text
    start, end = graphemes_whole(text, span)
    holder = block_at(doc, start)
    block = holder.span if holder is not None else (start, end)
    low, high = min(block[0], start), max(block[1], end)
    left, right = start - context, end + context
    if left <= low:
        left = low
    else:
        blank = text.find(" ", left, min(start, left + 30))
        left = blank + 1 if blank >= 0 else min(start, word_edge(text, left, limit=start))
    if right >= high:
        right = high
    else:
        blank = text.rfind(" ", max(end, right - 30), right)
        right = blank if blank >= 0 else min(high, word_edge(text, right, limit=high))
    quote, rest = text[start:end], ""
    if end - start > longest:
        head = graphemes_whole(text, (start, start + longest * 2 // 3))[1]
        tail = graphemes_whole(text, (end - longest // 4, end))[0]
        quote, rest = text[start:head], text[tail:end]
    return Excerpt(text[left:start], quote, rest, text[end:right], left > low, right < high)


def pieces_text(groups: Sequence[Group]) -> str:
    """The text that groups hold, for tests and for search."""
    return "".join(piece.text for group in groups for piece in group.pieces)
