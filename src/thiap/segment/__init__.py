"""Cut a document into the smallest pieces that move as a whole."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from thiap.model import Document, Fact, Segment, Span
from thiap.segment.sentences import adverb_places, inner_cuts, sentence_spans
from thiap.segment.thai import phrase_spans
from thiap.spans import masked, trim

__all__ = ["plain_text", "segment_document"]


def segment_document(doc: Document, facts: Sequence[Fact] = ()) -> tuple[Segment, ...]:
    """The segments of a document in text order: Thai phrases, sentences of other languages.

    Args:
        doc: what was read; only its blocks are cut.
        facts: no cut falls inside one of them, but for foreign names in a Thai text.

    Returns:
        Disjoint segments that together hold every non-blank character of every block, but for
        skipped spans at their ends.
    """
    text = masked(doc)
    kept = sorted(part for fact in facts if not _foreign(doc, fact) for part in _parts(doc, fact))
    reach = list(accumulate((span[1] for span in kept), max))  # how far they go up to each
    segments: list[Segment] = []
    for number, block in enumerate(doc.blocks):
        if block.kind in ("title", "heading"):
            span = trim(text, block.span)
            pieces = [(span, True)] if span[0] < span[1] else []
        elif doc.lang == "th":
            pieces = phrase_spans(text, block.span)
        else:
            pieces = []
            for place, sentence in enumerate(sentence_spans(text, block.span, doc.lang)):
                cuts = inner_cuts(text, sentence, doc.lang, heads_block=place == 0)
                ends = [*cuts, sentence[1]]
                pieces += (
                    (trim(text, part), part[0] == sentence[0])
                    for part in zip((sentence[0], *cuts), ends, strict=True)
                )
        near = bisect_right(reach, block.span[0])  # those before it end before the block
        segments += (Segment(span, number, certain) for span, certain in _whole(pieces, kept, near))
    return tuple(segments)


def _foreign(doc: Document, fact: Fact) -> bool:
    """Whether a fact is a run of Latin words in a Thai text: two names side by side look like one."""
    return doc.lang == "th" and fact.kind == "name" and fact.text.isascii() and " " in fact.text


def _parts(doc: Document, fact: Fact) -> list[Span]:
    """The span of a fact; of an English name what an adverb with a capital begins is a part of its own."""
    if doc.lang != "en" or fact.kind != "name":
        return [fact.span]
    start, end = fact.span
    cuts = sorted(adverb_places(doc.text, (start, min(end + 1, len(doc.text)))))
    return [trim(doc.text, part) for part in zip((start, *cuts), (*cuts, end), strict=True)]


def plain_text(doc: Document, spans: Sequence[Span]) -> list[str]:
    """The text at each span without what is skipped."""
    text = masked(doc)
    return [text[start:end] for start, end in spans]


def _whole(pieces: list[tuple[Span, bool]], kept: list[Span], position: int) -> list[tuple[Span, bool]]:
    """The pieces, those joined that share a span of ``kept`` (sorted by start) from ``position`` on."""
    joined: list[tuple[Span, bool]] = []
    for (start, end), certain in pieces:
        while position < len(kept) and kept[position][1] <= start:
            position += 1
        if joined and position < len(kept) and kept[position][0] < joined[-1][0][1]:
            joined[-1] = ((joined[-1][0][0], end), joined[-1][1])
        else:
            joined.append(((start, end), certain))
    return joined
