"""The text of one side of a bead, with the way back to the document."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise

from thiap.languages.connectives import CLAUSE_WORDS, PHRASE_WORDS
from thiap.model import Document, Span, Spans
from thiap.spans import merge, trim

#: Shortest part, in characters, whose loss is looked for; shorter ones are words, not clauses.
SHORTEST = 14
#: Largest share of a run that can be lost while the rest still counts as its translation.
LARGEST = 0.8
#: Runs of pieces looked at in one text: of a table in one line (ten thousand pieces) only short ones are.
MOST_RANGES = 40_000

_MARK = re.compile(r"[,;:()\[\]–—“”\"!?]|\s-\s|--|\.(?=\s)")
_BLANKS = re.compile(r"\s+")
#: What marks the key of a label; amid its letters it parts no word: "Dis_connect", "เลิ_กทำ".
_KEY_MARKS = ("_", "&", "~")


@dataclass(frozen=True, slots=True)
class Run:
    """Spans of a document read as one text, joined by blanks; ``skipped`` content is left out.

    Attributes:
        text: what is read.
        spans: where it stands, sorted and disjoint.
        starts: offset in ``text`` of each span.
    """

    text: str
    spans: Spans
    starts: tuple[int, ...]

    def locate(self, start: int, end: int) -> Spans:
        """Spans in the document of ``text[start:end]``."""
        found = []
        for (first, last), at in zip(self.spans, self.starts, strict=True):
            low, high = max(start, at), min(end, at + last - first)
            if low < high:
                found.append((first + low - at, first + high - at))
        return tuple(found)


def _touching(spans: Spans, start: int, end: int) -> Spans:
    """Those of sorted disjoint spans that share a code point with ``[start, end)``."""
    first = bisect_right(spans, start, key=lambda span: span[1])
    return spans[first : bisect_left(spans, end, lo=first, key=lambda span: span[0])]


def read_run(doc: Document, spans: Spans, *, without: Spans = ()) -> Run:
    """The run at ``spans``, stretches trimmed of blanks; content skipped or ``without`` is left out."""
    stretches: list[Span] = []
    for start, end in merge(spans):
        at = start
        near = _touching(doc.skipped, start, end)
        for low, high in merge((*near, *_touching(without, start, end))) if without else near:
            stretches.append((at, low))
            at = high
        stretches.append((at, end))
    kept = tuple(span for span in (trim(doc.text, stretch) for stretch in stretches) if span[0] < span[1])
    starts, parts, at = [], [], 0
    for number, span in enumerate(kept):
        if number and doc.text[kept[number - 1][1] : span[0]] not in _KEY_MARKS:
            parts.append(" ")
            at += 1
        starts.append(at)
        parts.append(doc.text[span[0] : span[1]])
        at += span[1] - span[0]
    return Run("".join(parts), kept, tuple(starts))


def cut_points(text: str, lang: str) -> list[int]:
    """Offsets where a clause or phrase of ``text`` may begin or end, its two ends included.

    Marks, brackets and connectives cut; so does every blank of a language that writes blanks
    between phrases only (Thai).
    """
    points = {0, len(text)}
    for match in _MARK.finditer(text):
        start, end = match.span()
        numeric = match[0] in ",:." and text[start - 1 : start].isdigit() and text[end : end + 1].isdigit()
        if not numeric:
            points.add(start if match[0] in "([“" else end)
    if lang == "th":
        points.update(match.start() for match in _BLANKS.finditer(text))
    words = CLAUSE_WORDS.get(lang, frozenset()) | PHRASE_WORDS.get(lang, frozenset())
    if lang != "th" and words:
        for match in re.finditer(r"(?<=\s)\w+", text):
            if match[0].lower() in words:
                points.add(match.start())
    return sorted(points)


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text cut up: ``texts`` in order, and the parts that can be tested, as ranges of pieces.

    Attributes:
        texts: what stands between two cut points, trimmed; none is empty.
        parts: (first, last) of the pieces of each part; ``last`` is not included.
        spans: offsets in the text of each part, trimmed.
    """

    texts: tuple[str, ...]
    parts: tuple[tuple[int, int], ...]
    spans: tuple[Span, ...]


def cut_up(
    text: str,
    points: list[int],
    only: tuple[Span, ...] | None = None,
    *,
    shortest: int = SHORTEST,
    largest: float = LARGEST,
) -> Pieces:
    """``text`` in pieces between ``points``.

    Args:
        text: at least one character that is not blank.
        points: where pieces begin and end; see ``cut_points``.
        only: test these parts alone, whatever their size; by default all runs of pieces of fit size.
        shortest: the least size that fits, in characters.
        largest: the greatest, as a share of the text.
    """
    if only is not None:
        points = sorted({*points, *(edge for span in only for edge in span)})
    edges = [trim(text, (a, b)) for a, b in pairwise(points)]
    edges = [edge for edge in edges if edge[0] < edge[1]]
    found: dict[Span, tuple[int, int]] = {}
    if only is not None:
        begins = {start: i for i, (start, _) in enumerate(edges)}
        ends = {end: j for j, (_, end) in enumerate(edges)}
        places = ((begins.get(start, 1), ends.get(end, 0), (start, end)) for start, end in only)
        found = {span: (i, j + 1) for i, j, span in sorted(places) if i <= j}
        return Pieces(tuple(text[a:b] for a, b in edges), tuple(found.values()), tuple(found))
    most = max(1, MOST_RANGES // max(1, len(edges)))
    for i, (start, _) in enumerate(edges):
        for j in range(i, min(len(edges), i + most)):
            span = (start, edges[j][1])
            if span[1] - span[0] > largest * len(text):
                break
            if shortest <= span[1] - span[0]:
                found[span] = (i, j + 1)
    return Pieces(tuple(text[a:b] for a, b in edges), tuple(found.values()), tuple(found))


def parts(text: str, lang: str) -> tuple[Span, ...]:
    """Parts of ``text`` whose loss can be tested: trimmed spans between any two cut points."""
    return cut_up(text, cut_points(text, lang)).spans
