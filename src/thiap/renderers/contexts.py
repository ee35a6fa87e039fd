"""Where a text may be cut for the eye: between words, of Thai too, and never inside of a letter."""

from __future__ import annotations

from thiap.languages.thai_words import thai_words
from thiap.model import Document, Span
from thiap.spans import block_at, graphemes_whole, is_thai

#: Letters read beside a cut to find the words there, and how far a cut moves at most.
_AROUND = 60
_MOVES = 24


def whole(doc: Document, offset: int) -> Span:
    """How far the surroundings of a place go: in a file of units not into the next unit."""
    block = block_at(doc, offset) or block_at(doc, offset - 1)
    return block.span if block is not None and block.unit else (0, len(doc.text))


def before(doc: Document, end: int, most: int) -> Span:
    """Up to ``most`` letters before ``end``, from the beginning of a word."""
    low = whole(doc, end)[0]
    start = max(low, end - most)
    if start > low:
        start = word_edge(doc.text, start, limit=end)
    return graphemes_whole(doc.text, (start, end)) if start < end else (end, end)


def after(doc: Document, start: int, most: int) -> Span:
    """Up to ``most`` letters after ``start``, to the end of a word."""
    high = whole(doc, start)[1]
    end = min(high, start + most)
    if end < high:
        end = word_edge(doc.text, end, limit=end + _MOVES)
    return graphemes_whole(doc.text, (start, end)) if start < end else (start, start)


def shortened(text: str, most: int) -> str:
    """``text`` without its middle where it is longer than ``most``, cut between words."""
    if len(text) <= most:
        return text
    head = word_edge(text, most // 2, limit=most // 2 + _MOVES)
    tail = word_edge(text, len(text) - most // 2, limit=len(text) - most // 2 + _MOVES)
    return f"{text[:head].rstrip()} … {text[tail:].lstrip()}" if head < tail else text


def word_edge(text: str, at: int, *, limit: int) -> int:
    """The first edge of a word at or behind ``at``; ``at`` itself, between letters, where none is near."""
    low, high = max(0, at - _AROUND), min(len(text), max(at, limit) + _AROUND)
    low, high = graphemes_whole(text, (low, high))
    window = text[low:high]
    if any(map(is_thai, text[max(0, at - 1) : at + 1])):
        edges = [low + start for start, _ in thai_words(window)]
    else:
        edges = [low + n for n in range(1, len(window)) if window[n - 1].isspace() != window[n].isspace()]
    edge = next((edge for edge in edges if at <= edge <= min(limit, at + _MOVES)), None)
    return graphemes_whole(text, (at, len(text)))[0] if edge is None else edge
