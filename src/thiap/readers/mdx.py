"""MDX: Markdown with JSX. Imports, exports, tags and expressions are code; prose between tags is prose."""

from __future__ import annotations

from thiap.model import Document
from thiap.readers.markdown import read_page

name = "mdx"


def accepts(name: str, head: str) -> bool:
    """By the file's name."""
    return name.lower().endswith(".mdx")


def read(name: str, text: str, lang: str | None) -> Document:
    """Headings, paragraphs, list items and cells; offsets point into the raw text."""
    return read_page(name, text, lang, format="mdx", jsx=True)
