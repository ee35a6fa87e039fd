"""Cut a document into the smallest pieces that move as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from thiap.model import Document, Fact, Segment, Span
from thiap.segment.sentences import inner_cuts, sentence_spans
from thiap.segment.thai import phrase_spans
from thiap.text import trim

__all__ = ["plain_text", "segment_document"]


def segment_document(doc: Document, facts: Sequence[Fact] = ()) -> tuple[Segment, ...]:
    """The segments of a document in text order: Thai phrases, sentences of other languages.

    Args:
        doc: what was read; only its blocks are cut.
        facts: no cut falls inside one of them.

    Returns:
        Disjoint segments that together hold every non-blank character of every block, but for
        skipped spans at their ends.
    """
    text = masked(doc)
    kept = sorted(fact.span for fact in facts)
    segments: list[Segment] = []
    for number, block in enumerate(doc.blocks):
        if block.kind in ("title", "heading"):
            span = trim(text, block.span)
            pieces = [(span, True)] if span[0] < span[1] else []
        elif doc.lang == "th":
            pieces = phrase_spans(text, block.span)
        else:
            pieces = []
            for sentence in sentence_spans(text, block.span, doc.lang):
                cuts = inner_cuts(text, sentence, doc.lang)
                ends = [*cuts, sentence[1]]
                pieces += (
                    (trim(text, part), part[0] == sentence[0])
                    for part in zip((sentence[0], *cuts), ends, strict=True)
                )
        segments += (Segment(span, number, certain) for span, certain in _whole(pieces, kept))
    return tuple(segments)


def masked(doc: Document) -> str:
    """The text with blanks for what is skipped: same length, same offsets."""
    parts: list[str] = []
    position = 0
    for start, end in doc.skipped:
        parts += (doc.text[position:start], " " * (end - start))
        position = end
    return "".join((*parts, doc.text[position:]))


def plain_text(doc: Document, spans: Sequence[Span]) -> list[str]:
    """The text at each span without what is skipped."""
    text = masked(doc) if doc.skipped else doc.text
    return [text[start:end] for start, end in spans]


def _whole(pieces: list[tuple[Span, bool]], kept: list[Span]) -> list[tuple[Span, bool]]:
    """The pieces, those joined that share a span of ``kept`` (sorted by start)."""
    joined: list[tuple[Span, bool]] = []
    position = 0
    for (start, end), certain in pieces:
        while position < len(kept) and kept[position][1] <= start:
            position += 1
        if joined and position < len(kept) and kept[position][0] < joined[-1][0][1]:
            joined[-1] = ((joined[-1][0][0], end), joined[-1][1])
        else:
            joined.append(((start, end), certain))
    return joined
