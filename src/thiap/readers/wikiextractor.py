"""One article of WikiExtractor output: ``<doc id=… title=…>`` text ``</doc>``.

Older dumps flatten an article to one line. There a heading is glued to the end of the sentence
before it and then said again with a full stop: ``…ของตนเบื้องหลัง เบื้องหลัง. ปลาย…``.
"""

from __future__ import annotations

import html
import re

from thiap.errors import InputError
from thiap.languages.sections import APPARATUS
from thiap.model import Block, Document, Span
from thiap.readers.citations import citation_marks
from thiap.readers.plain import paragraphs
from thiap.spans import trim

name = "wikiextractor"

_OPEN = re.compile(r"<doc\b([^>]{0,2000})>")
_TITLE = re.compile(r'\btitle="([^"]*)"')
#: Longest heading looked for; Wikipedia's own titles stay below it.
_HEADING_MOST = 120
_SENTENCE_OPENERS = frozenset("a an he it she they there this these we".split())


def accepts(name: str, head: str) -> bool:
    """A text that begins with a ``<doc …>`` tag."""
    return _OPEN.match(head.lstrip("\ufeff \t\r\n")) is not None


def read(name: str, text: str, lang: str | None) -> Document:
    """Title, headings and paragraphs of the article.

    Raises:
        InputError: the file holds no article or several, or the article has no end.
    """
    tags = list(_OPEN.finditer(text))
    if not tags:
        raise InputError(f"{name}: holds no <doc …> of WikiExtractor; leave --input-format out")
    if len(tags) > 1:
        raise InputError(f"{name}: holds {len(tags)} articles; compare one at a time, each in its own file")
    start, end = tags[0].end(), text.find("</doc>", tags[0].end())
    if end < 0:
        raise InputError(f"{name}: the article has no closing </doc>; the file may be cut off")
    found = _TITLE.search(tags[0][1])
    title = html.unescape(found[1]) if found else ""
    blocks: list[Block] = []
    for span in paragraphs(text, start, end):
        blocks += _blocks(text, span, title if not blocks else "")
    return Document(
        name, text, lang or "", "wikiextractor", tuple(blocks), citation_marks(text, tuple(blocks))
    )


def _blocks(text: str, span: Span, title: str) -> list[Block]:
    """The paragraph ``span`` cut at the title it begins with and at the headings inside it."""
    blocks: list[Block] = []
    start, end = span
    if title and text.startswith(title, start) and end - start > len(title):
        blocks.append(Block("title", (start, start + len(title))))
        start += len(title)
    elif title and text[start:end] == title:
        return [Block("title", span)]
    for heading in _repeated_headings(text, (start, end)):
        blocks += _paragraph(text, (start, heading[0]))
        # The second mention is the heading; the first, glued one repeats it and is left out.
        length = (heading[1] - heading[0] - 2) // 2
        second = (heading[1] - 1 - length, heading[1] - 1)
        if text[second[0] : second[1]].lower() not in APPARATUS:
            blocks.append(Block("heading", second, 1))
        start = heading[1]
    if not blocks and len(title) == 0 and _is_heading_line(text, (start, end)):
        return [Block("heading", (start, end - 1), 1)]
    return blocks + _paragraph(text, (start, end))


def _paragraph(text: str, span: Span) -> list[Block]:
    trimmed = trim(text, span)
    return [Block("paragraph", trimmed)] if trimmed[0] < trimmed[1] else []


def _is_heading_line(text: str, span: Span) -> bool:
    """Newer dumps give a heading its own line, closed by a full stop (``History.``).

    A short sentence looks the same; it must begin without an article or pronoun to pass for a heading.
    """
    line = text[span[0] : span[1]]
    short = (
        line.endswith(".") and 1 < len(line) <= _HEADING_MOST and line.count(" ") < 6 and "." not in line[:-1]
    )
    return short and line.partition(" ")[0].lower() not in _SENTENCE_OPENERS


def _repeated_headings(text: str, span: Span) -> list[Span]:
    """Spans ``H H.`` inside ``span`` where the text H stands twice, longest H first."""
    found: list[Span] = []
    position = text.find(".", span[0], span[1])
    while position >= 0:
        low = max(span[0], found[-1][1] if found else span[0])
        for length in range(min(_HEADING_MOST, (position - low - 1) // 2), 1, -1):
            middle = position - length
            if text[middle].isspace():
                continue
            if text[middle - 1] == " " and text[middle:position] == text[middle - 1 - length : middle - 1]:
                found.append((middle - 1 - length, position + 1))
                break
        position = text.find(".", position + 1, span[1])
    return found
