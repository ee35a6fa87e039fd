"""Markdown (CommonMark with GitHub's tables), pointed into as it stands.

markdown-it-py tells what the lines are. Prose of headings, paragraphs, items, cells, quotes and alt texts is
content; links, images, code and anchors are structure, everything else is markup. What documentation writes
beside Markdown is set apart first, see `thiap.readers.markdown_dialects`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from thiap.model import BlockKind, Document, Span
from thiap.readers.markdown_dialects import Prepared, prepare
from thiap.readers.markdown_inline import Content, note_inline
from thiap.readers.page import Page
from thiap.readers.tags import BLOCK_TAGS, Tag, find_tags, set_apart
from thiap.structure import ElementKind

if TYPE_CHECKING:
    from markdown_it.token import Token

name = "markdown"

#: Lists and quotes in each other; the parser leaves out what is deeper.
_DEEPEST: Final = 40
_LINE_END: Final = re.compile(r"\r\n|\r|\n")
#: A cell of a table, as the parser cuts a row: at bars that no backslash escapes.
_CELL: Final = re.compile(r"(?:\\.|[^|\\\r\n]|\\$)+")


def accepts(name: str, head: str) -> bool:
    """By the file's name alone: much plain text looks like Markdown."""
    return name.lower().endswith((".md", ".markdown", ".mkd", ".mdown", ".qmd", ".rmd"))


def read(name: str, text: str, lang: str | None) -> Document:
    """Headings, paragraphs, list items and cells; offsets point into the raw text."""
    return read_page(name, text, lang, format="markdown", jsx=False)


def read_page(name: str, text: str, lang: str | None, *, format: str, jsx: bool) -> Document:
    """The document; with ``jsx`` tags and braces are code, and nothing is code for its indent."""
    from markdown_it import MarkdownIt

    page = Page(text)
    prepared = prepare(page, jsx=jsx)
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    parser.disable("text_join")  # the pieces of text say how they were written
    if jsx:
        parser.disable(["code", "html_block", "html_inline", "autolink"])
    _Blocks(page, prepared).note(parser.parse(prepared.clean[prepared.body :]))
    for start, end in prepared.values:
        # Site generators show these as they show the page: with tags and code.
        content = Content(text[start:end], (0,), (start,))
        for token in parser.parseInline(content.text):
            note_inline(page, content, token.children or ())
    return page.document(name, lang, format)


class _Blocks:
    """The tokens of blocks, held against the lines they stand on."""

    def __init__(self, page: Page, prepared: Prepared) -> None:
        self._page = page
        self._clean = prepared.clean
        ends = [match.span() for match in _LINE_END.finditer(prepared.clean, prepared.body)]
        starts = [prepared.body, *(end for _, end in ends)]
        stops = [*(start for start, _ in ends), len(prepared.clean)]
        self._lines: list[Span] = list(zip(starts, stops, strict=True))

    def note(self, tokens: Iterable[Token]) -> None:
        """Blocks, structure and markup of the whole page."""
        kinds: list[tuple[BlockKind, int]] = [("paragraph", 0)]
        begun: list[ElementKind] = []  # an element that waits for its first words
        row: list[Span] = []
        for token in tokens:
            kind = token.type
            if kind == "heading_open":
                kinds.append(("heading", int(token.tag[1])))
                begun.append("heading")
            elif kind in ("th_open", "td_open"):
                kinds.append(("cell", 0))
                begun.append("cell")
            elif kind in ("heading_close", "th_close", "td_close"):
                kinds.pop()
            elif kind == "list_item_open":
                begun.append("item")
            elif kind == "tr_open":
                row = self._cells(token)
            elif kind in ("fence", "code_block"):
                self._code(token)
            elif kind == "html_block":
                self._html(token)
            elif kind == "inline":
                cell = row.pop(0) if kinds[-1][0] == "cell" and row else None
                content = self._located(token, cell)
                if content is not None:
                    span = content.place(0), content.end(len(content.text))
                    self._page.block(kinds[-1][0], span, kinds[-1][1])
                    for waiting in begun:
                        self._page.element(waiting, span, level=kinds[-1][1] if waiting == "heading" else 0)
                    note_inline(self._page, content, token.children or ())
                begun.clear()
            elif kind in ("bullet_list_close", "ordered_list_close", "list_item_close"):
                begun.clear()

    def _located(self, token: Token, cell: Span | None) -> Content | None:
        """The content of an inline token, line by line where it stands in the page."""
        if not token.content or token.map is None:
            return None
        starts: list[int] = []
        places: list[int] = []
        at = 0
        for number, line in enumerate(token.content.split("\n")):
            words = line.strip()
            if cell is not None:
                self._cell(words, cell, starts, places)
            elif words and token.map[0] + number < len(self._lines):
                first, last = self._lines[token.map[0] + number]
                found = self._clean.rfind(words, first, last)
                if found >= 0:
                    lead = len(line) - len(line.lstrip())
                    starts.append(at + lead)
                    places.append(found)
                    if number:
                        self._prefix(first, found)
            at += len(line) + 1
        return Content(token.content, tuple(starts), tuple(places)) if starts else None

    def _prefix(self, first: int, found: int) -> None:
        """Marks of quotes before the words of a further line."""
        if self._clean[first:found].strip():
            self._page.skip(first, found)

    def _cell(self, words: str, cell: Span, starts: list[int], places: list[int]) -> None:
        """A cell, in which bars are written with a backslash that the parser takes away."""
        raw = self._clean[cell[0] : cell[1]]
        place = cell[0] + len(raw) - len(raw.lstrip())
        at = 0
        pieces = words.split("|") if "\\|" in raw else [words]
        for number, piece in enumerate(pieces):
            starts.append(at)
            places.append(place + number)  # behind one backslash more
            at += len(piece) + 1
            place += len(piece) + 1

    def _cells(self, token: Token) -> list[Span]:
        if token.map is None or token.map[0] >= len(self._lines):
            return []
        first, last = self._lines[token.map[0]]
        prefix = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?\|?").match(self._clean, first, last)
        at = prefix.end() if prefix else first
        found = []
        while at <= last:
            cell = _CELL.match(self._clean, at, last)
            found.append(cell.span() if cell else (at, at))
            at = found[-1][1] + 1
        return found

    def _code(self, token: Token) -> None:
        if token.map is None:
            return
        last = min(token.map[1], len(self._lines)) - 1
        span = self._lines[token.map[0]][0], self._lines[max(token.map[0], last)][1]
        self._page.element("code-block", span, content=token.content)

    def _html(self, token: Token) -> None:
        """Prose between the tags of a block of HTML."""
        if token.map is None:
            return
        last = min(token.map[1], len(self._lines)) - 1
        span = self._lines[token.map[0]][0], self._lines[max(token.map[0], last)][1]
        note_html(self._page, span)


def note_html(page: Page, span: Span) -> None:
    """The prose in a stretch of HTML: one block between two tags that part paragraphs."""
    edges = [(span[0], span[0], "")]
    opened: list[Tag] = []
    for tag in find_tags(page.text, *span):
        spoken = set_apart(page, tag)
        if tag.name in BLOCK_TAGS:
            edges.append((*tag.span, "" if tag.closing else tag.name))
            for part in spoken:
                page.block("paragraph", part)
        elif tag.name == "code" and not tag.closing:
            opened.append(tag)
        elif tag.name == "code" and opened:
            start = opened.pop().span[1]
            page.element("code", (start, tag.span[0]), content=page.text[start : tag.span[0]])
            page.skip(start, tag.span[0])
    edges.append((span[1], span[1], ""))
    for (_, start, name), (end, _, _) in pairwise(edges):
        heading = re.fullmatch("h[1-6]", name) is not None
        kind: BlockKind = "heading" if heading else "cell" if name in ("td", "th") else "paragraph"
        level = int(name[1]) if heading else 0
        for part in _paragraphs(page.text, start, end):
            page.block(kind, part, level)
            if heading:
                page.element("heading", part, level=level)
            elif kind == "cell" or name == "li":
                page.element("cell" if kind == "cell" else "item", part)


def _paragraphs(text: str, start: int, end: int) -> list[Span]:
    """The stretch, cut at blank lines."""
    cuts = [match.span() for match in re.finditer(r"\n[ \t]*\r?\n", text[start:end])]
    edges = [start, *(start + edge for cut in cuts for edge in cut), end]
    return [(low, high) for low, high in list(pairwise(edges))[::2] if text[low:high].strip()]
