"""Markdown, pointed into as it stands: markup lies outside of the blocks or is skipped inside them.

Blocks are found line by line (CommonMark's paragraphs, lists, quotes and headings; GitHub's tables).
Code blocks, front matter and link targets are no prose.
"""

from __future__ import annotations

import re

from thiap.model import Block, BlockKind, Document, Span
from thiap.readers.citations import citation_marks
from thiap.spans import merge, trim

name = "markdown"

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
#: Quote marks, list marks, task boxes and the mark of a footnote before the text of a line.
_PREFIX = re.compile(
    r"(?:[ \t]*>[ \t]?)*[ \t]*(?P<item>(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)(?:\[[ xX]\][ \t]+)?)?"
    r"(?:\[\^[^\]\r\n]+\]:[ \t]*)?"
)
_TABLE_RULE = re.compile(r"[ \t]*+\|?+[ \t]*+:?+-++:?+[ \t]*+(?:\|[ \t]*+:?+-++:?+[ \t]*+)*+\|?+[ \t]*$")
_CELL = re.compile(r"(?:\\.|[^|\\\r\n])+")
_DEFINITION = re.compile(r" {0,3}\[(?!\^)[^\]\r\n]+\]:[ \t]*\S")
#: Markup inside prose: comments, tags, images, link targets, footnote marks, emphasis, code marks.
#: A comment holds no second beginning (HTML), a label at most 999 characters (CommonMark): without the
#: bounds each of a million open brackets would be followed to the end of its line.
_INLINE = re.compile(
    r"<!--(?:(?!<!--).)*?-->|</?[A-Za-z][^<>\r\n]{0,500}>|!\[|\]\([^()\r\n]*(?:\([^()\r\n]*\)[^()\r\n]*)*\)"
    r"|\]\[[^\]\r\n]{0,999}\]|\[\^[^\]\r\n]{1,999}\]|\[(?=[^\]\r\n]{0,999}\][(\[])"
    r"|\*{1,3}(?=\S)|(?<=\S)\*{1,3}|(?<!\w)_{1,3}(?=\S)"
    r"|(?<=\S)_{1,3}(?!\w)|~~|`+|\\(?=[!-/:-@\[-`{-~])|(?<=\n)[ \t]*>[ \t]?",
    re.DOTALL,
)


def accepts(name: str, head: str) -> bool:
    """By the file's name alone: much plain text looks like Markdown."""
    return name.lower().endswith((".md", ".markdown", ".mkd"))


def read(name: str, text: str, lang: str | None) -> Document:
    """Headings, paragraphs, list items and cells; offsets point into the raw text."""
    blocks = _Lines(text).blocks()
    skipped = [
        match.span()
        for block in blocks
        for match in _INLINE.finditer(text, block.span[0], block.span[1])
        if match.group()
    ]
    marks = citation_marks(text, blocks)
    return Document(name, text, lang or "", "markdown", blocks, merge([*skipped, *marks]))


class _Lines:
    """One pass over the lines; a paragraph stays open until a line that cannot continue it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._blocks: list[Block] = []
        self._open: Span | None = None
        self._list = False  # indented lines continue a list, elsewhere they are code

    def blocks(self) -> tuple[Block, ...]:
        text, fence, table = self._text, "", False
        position = _front_matter(text)
        while position < len(text):
            match = _LINE.match(text, position)
            assert match is not None
            line = text[position : match.end()].rstrip("\r\n")
            start, position = position, match.end()
            if fence:
                closing = _FENCE.match(line)
                if closing and closing[1].startswith(fence) and not line.strip().strip(fence[0]):
                    fence = ""
                continue
            table = table and "|" in line
            if opening := _FENCE.match(line):
                self._close()
                fence = opening[1]
            elif not line.strip(" \t>"):
                self._close()
            elif heading := _HEADING.match(line):
                self._close()
                self._add("heading", (start + heading.end(), start + _unclosed(line)), len(heading[1]))
            elif self._open and (under := _UNDERLINE.match(line)):
                span, self._open = self._open, None
                self._add("heading", span, 1 if under[1][0] == "=" else 2)
            elif _TABLE_RULE.match(line) and "|" in line:
                header, self._open, table = self._open, None, True
                if header:
                    self._row(header)
            elif table:
                self._row((start, start + len(line)))
            elif _RULE.match(line) or _DEFINITION.match(line):
                self._close()
            elif not self._open and not self._list and line.startswith(("    ", "\t")):
                continue  # an indented code block
            else:
                self._prose(line, start)
        self._close()
        return tuple(self._blocks)

    def _prose(self, line: str, start: int) -> None:
        prefix = _PREFIX.match(line)
        assert prefix is not None
        if prefix["item"]:
            self._close()
            self._list = True
        elif not self._open and not line.startswith((" ", "\t")):
            self._list = False
        first = start + prefix.end() if prefix["item"] or not self._open else start
        if self._open:
            self._open = (self._open[0], start + len(line))
        else:
            self._open = (first, start + len(line))

    def _row(self, span: Span) -> None:
        for cell in _CELL.finditer(self._text, *span):
            self._add("cell", cell.span())

    def _close(self) -> None:
        span, self._open = self._open, None
        if span:
            self._add("paragraph", span)

    def _add(self, kind: BlockKind, span: Span, level: int = 0) -> None:
        start, end = trim(self._text, span)
        if start < end:
            self._blocks.append(Block(kind, (start, end), level))


def _unclosed(line: str) -> int:
    """Where a heading ends, without the number signs that may close it behind a blank."""
    whole = line.rstrip(" \t")
    bare = whole.rstrip("#")
    return len(bare.rstrip(" \t")) if len(bare) < len(whole) and bare[-1:] in (" ", "\t") else len(line)


def _front_matter(text: str) -> int:
    """Where the text begins after a YAML or TOML header."""
    match = re.match(r"\ufeff?(---|\+\+\+)[ \t]*\r?\n.*?\n\1[ \t]*(?:\r?\n|$)", text, re.DOTALL)
    return match.end() if match else 0
