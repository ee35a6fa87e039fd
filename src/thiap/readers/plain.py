"""Plain text: one paragraph a line, or paragraphs of wrapped lines with blank lines between."""

from __future__ import annotations

import re
from itertools import pairwise

from thiap.model import Block, Document, Span
from thiap.readers.citations import citation_marks
from thiap.spans import thai_share, trim

name = "text"

_LINE = re.compile(r"[^\r\n\x0b\x0c\u0085\u2028\u2029]+")
_SENTENCE_END = tuple(".!?…。！？:;\"”')")
#: Width of a text whose lines were wrapped by an editor or a mail program.
_WRAP = range(50, 101)
_TITLE_MOST = 150


def accepts(name: str, head: str) -> bool:
    """Every text is plain text when nothing else claims it."""
    return True


def read(name: str, text: str, lang: str | None) -> Document:
    """The paragraphs of a plain text; the first line is a title where it looks like one."""
    spans = paragraphs(text)
    titled = len(spans) > 1 and _is_title(text, spans[0], spans[1])
    blocks = tuple(Block("title" if titled and i == 0 else "paragraph", span) for i, span in enumerate(spans))
    return Document(name, text, lang or "", "text", blocks, citation_marks(text, blocks))


def paragraphs(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Spans of the paragraphs in ``text[start:end]``, without surrounding white space."""
    end = len(text) if end is None else end
    lines = [trim(text, match.span()) for match in _LINE.finditer(text, start, end)]
    lines = [line for line in lines if line[0] < line[1]]
    return _unwrapped(text, lines) if _is_wrapped(text, lines) else lines


def _blank_between(text: str, first: Span, second: Span) -> bool:
    gap = text[first[1] : second[0]].replace("\r\n", "\n")
    return gap.count("\n") + gap.count("\r") > 1


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    """Whether lines end where a right margin is, not where a paragraph ends.

    Then nearly all lines that are followed by another line of their paragraph have about the same
    length. Thai is not wrapped this way: editors break it anywhere.
    """
    inner = [a[1] - a[0] for a, b in pairwise(lines) if not _blank_between(text, a, b)]
    if len(inner) < 3 or len(inner) == len(lines) - 1 or thai_share(text[:2000]) > 0.5:
        return False
    width = sorted(inner)[int(len(inner) * 0.9)]
    return width in _WRAP and sum(length > 0.7 * width for length in inner) > 0.8 * len(inner)


def _unwrapped(text: str, lines: list[Span]) -> list[Span]:
    joined: list[Span] = []
    for line in lines:
        if joined and not _blank_between(text, joined[-1], line):
            joined[-1] = (joined[-1][0], line[1])
        else:
            joined.append(line)
    return joined


def _is_title(text: str, first: Span, second: Span) -> bool:
    length = first[1] - first[0]
    return (
        length <= _TITLE_MOST
        and length * 2 < second[1] - second[0]
        and not text[: first[1]].endswith(_SENTENCE_END)
    )
