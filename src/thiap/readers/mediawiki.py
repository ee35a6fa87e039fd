"""Plain text of a MediaWiki page as its extract API gives it: ``== Heading ==`` between paragraphs."""

from __future__ import annotations

import re

from thiap.languages.sections import APPARATUS
from thiap.model import Block, Document
from thiap.readers.citations import citation_marks
from thiap.readers.plain import paragraphs
from thiap.spans import trim

name = "mediawiki"

_HEADING = re.compile(r"^(={2,6}+)(?!=)([^\r\n]+?)\1[ \t]*$", re.MULTILINE)


def accepts(name: str, head: str) -> bool:
    """A text with at least one heading line between equals signs."""
    return _HEADING.search(head) is not None


def read(name: str, text: str, lang: str | None) -> Document:
    """Headings and paragraphs; sections of references and links are left out of the blocks."""
    blocks: list[Block] = []
    position, apparatus = 0, 0  # level of the apparatus section we are in, 0 for prose
    for match in _HEADING.finditer(text):
        if not apparatus:
            blocks += (Block("paragraph", span) for span in paragraphs(text, position, match.start()))
        level = len(match[1]) - 1
        if not apparatus or level <= apparatus:
            apparatus = level if match[2].strip().lower() in APPARATUS else 0
        start, end = trim(text, match.span(2))
        if not apparatus and start < end:
            blocks.append(Block("heading", (start, end), level))
        position = match.end()
    if not apparatus:
        blocks += (Block("paragraph", span) for span in paragraphs(text, position))
    return Document(name, text, lang or "", "mediawiki", tuple(blocks), citation_marks(text, tuple(blocks)))
