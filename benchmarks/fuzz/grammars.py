"""The fact grammars, the names and the segmenters, on text in which half of everything is broken."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from fuzz.target import Target, seeds, text_of, words
from thiap.facts import describe, extract_facts
from thiap.model import Block, Document
from thiap.names import find_names
from thiap.segment import segment_document
from thiap.spans import INVISIBLE


def _document(data: bytes, lang: str) -> Document:
    text = text_of(data)
    return Document("x", text, lang, "text", (Block("paragraph", (0, len(text))),) if text else ())


def _facts(lang: str, data: bytes) -> None:
    doc = _document(data, lang)
    end = 0
    for fact in extract_facts(doc):
        assert end <= fact.span[0] < fact.span[1] <= len(doc.text), fact
        assert fact.text == doc.quote(fact.span)
        assert describe(fact)
        for reading in fact.readings:
            assert reading.low is None or reading.high is None or reading.low <= reading.high, fact
        end = fact.span[1]


def _names(lang: str, data: bytes) -> None:
    doc = _document(data, lang)
    for fact in find_names(doc):
        assert 0 <= fact.span[0] < fact.span[1] <= len(doc.text)
        assert fact.text == doc.quote(fact.span)


def _segments(lang: str, data: bytes) -> None:
    """Segments are disjoint, and hold all that is not blank."""
    doc = _document(data, lang)
    spans = [segment.span for segment in segment_document(doc, extract_facts(doc))]
    assert all(0 <= start < end <= len(doc.text) for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    bounds = [0, *(place for span in spans for place in span), len(doc.text)]
    for start, end in zip(bounds[::2], bounds[1::2], strict=True):
        rest = doc.text[start:end]
        assert all(char.isspace() or char in INVISIBLE for char in rest), rest


TARGETS = tuple(
    Target(f"{kind}-{lang}", partial(feed, lang), seeds(f"prose-{lang}"), words(f"prose-{lang}"))
    for kind, feed in (("facts", _facts), ("names", _names), ("segments", _segments))
    for lang in ("en", "th")
)
