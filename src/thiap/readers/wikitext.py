"""Wikitext as saved from a wiki: templates, references and tables' markup apart; offsets point into it."""

from __future__ import annotations

import re
from typing import Any, Final

from thiap.errors import InputError
from thiap.languages.cues import either
from thiap.languages.sections import APPARATUS
from thiap.model import Document, Span
from thiap.readers.citations import ADDRESS
from thiap.readers.page import Page

name = "wikitext"

_MARKS: Final = re.compile(r"\[\[[^\[\]\r\n]{1,300}\]\]|\{\{[^{}\r\n]{1,300}|<ref[ />]|^\{\|", re.MULTILINE)
#: Marks that a text must hold to be taken for wikitext.
_ENOUGH: Final = 3
_FILES: Final = re.compile(rf":?(?:file|image|media|{either('wiki_file')}):", re.IGNORECASE)
_APART: Final = re.compile(
    rf"(?:category|{either('wiki_category')}|[a-z]{{2,3}}(?:-[a-z]+)?):", re.IGNORECASE
)
#: Elements whose content is no prose.
_OPAQUE: Final = frozenset(
    """ref references gallery math chem syntaxhighlight source code pre timeline score imagemap graph
    templatestyles""".split()
)
_CODE: Final = frozenset(("syntaxhighlight", "source", "pre", "code"))
_PREFIX: Final = re.compile(r"[*#:;]+[ \t]*")
_LINE: Final = re.compile(r"[^\r\n]+")
_EMPHASIS: Final = re.compile(r"'{2,5}")
_WORD: Final = re.compile(r"__[A-Z]+__|^-{4,}", re.MULTILINE)


#: What opens and what closes; the parser reads on to the end of the page for each that nothing closes.
_OPEN: Final = {"{{": "}}", "[[": "]]", "{|": "|}", "[": "]", "<": ">"}
_CLOSE: Final = {close: mark for mark, close in _OPEN.items()}
_BOUNDARY: Final = re.compile(r"\{\{|\}\}|\[\[|\]\]|\{\||\|\}(?!\})|\[(?=\w{3,9}:)|\]|<(?=[A-Za-z])|>")
_ELEMENT: Final = re.compile(r"<(/?)(?!(?:br|hr|li|p|dd|dt|t[dhr]|wbr)\b)[A-Za-z]++[^<>/]*+>")
#: Characters that the parser may read so again and again: some ten seconds.
_AGAIN_MOST: Final = 50_000_000


def accepts(name: str, head: str) -> bool:
    """A text with links and templates of a wiki; one of them where the file's name says so."""
    found = _MARKS.findall(head)
    if name.lower().endswith((".wiki", ".wikitext", ".mediawiki")):
        return bool(found)
    return len(found) >= _ENOUGH and any(mark.startswith("[[") for mark in found)


def read(name: str, text: str, lang: str | None) -> Document:
    """Headings, paragraphs, items and cells.

    Raises:
        InputError: so many marks are never closed that parsing would take minutes.
    """
    import mwparserfromhell

    unclosed = _unclosed(text)
    if unclosed * len(text) > _AGAIN_MOST:
        raise InputError(
            f"{name}: opens {unclosed:,} braces, brackets or elements that nothing closes; close them, "
            "or read it with --input-format text"
        )
    page = Page(text)
    walk = _Walk(page)
    walk.nodes(mwparserfromhell.parse(text, skip_style_tags=True), 0)
    walk.paragraphs(len(text))
    return page.document(name, lang, "wikitext")


def _unclosed(text: str) -> int:
    """How many marks are opened and not closed behind that."""
    depth = dict.fromkeys(_OPEN, 0)
    for found in _BOUNDARY.finditer(text):
        mark = found[0]
        if mark in depth:
            depth[mark] += 1
        else:
            opened = "[" if mark == "]]" and not depth["[["] else _CLOSE[mark]
            depth[opened] = max(0, depth[opened] - 1)
    elements = 0
    for found in _ELEMENT.finditer(text):
        elements = max(0, elements - 1) if found[1] else elements + 1
    return sum(depth.values()) + elements


class _Walk:
    """The nodes of the page in order, each with its offset."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._apart: list[Span] = []  # headings and cells, which are blocks of their own
        self._apparatus: list[tuple[int, int, bool]] = []  # place, level and whether it holds no prose

    def nodes(self, code: Any, at: int) -> None:
        for node in code.nodes:
            raw = str(node)
            kind = type(node).__name__
            if kind == "Heading":
                self._heading(node, at, raw)
            elif kind == "Wikilink":
                self._link(node, at, raw)
            elif kind == "ExternalLink":
                self._address(node, at, raw)
            elif kind == "Tag":
                self._tag(node, at, raw)
            elif kind == "Text":
                for match in _EMPHASIS.finditer(raw):
                    self._page.skip(at + match.start(), at + match.end())
            elif kind != "HTMLEntity":  # templates, comments, arguments
                self._page.skip(at, at + len(raw))
            at += len(raw)

    def _heading(self, node: Any, at: int, raw: str) -> None:
        title = str(node.title)
        start = at + node.level
        span = (start, start + len(title))
        apart = title.strip(" '").lower() in APPARATUS
        self._apparatus.append((at, node.level, apart))
        self._apart.append((at, at + len(raw)))
        if not self._in_apparatus(at):
            self._page.block("heading", span, node.level - 1)
            self._page.element("heading", span, level=node.level - 1)
        self.nodes(node.title, start)

    def _in_apparatus(self, at: int) -> bool:
        """Whether a place stands in a section of references or links."""
        level = 0
        for place, depth, apart in self._apparatus:
            if place > at:
                break
            if not level or depth <= level:
                level = depth if apart else 0
        return level > 0

    def _link(self, node: Any, at: int, raw: str) -> None:
        title = str(node.title)
        if _FILES.match(title.strip()):
            self._page.skip(at, at + len(raw))
            self._page.element("image", (at, at + len(raw)), content=title.partition(":")[2])
            return
        if _APART.match(title.strip()):
            self._page.skip(at, at + len(raw))
            return
        inner = at + 2 + (len(title) + 1 if node.text is not None else 0)
        self._page.skip(at, inner)
        self._page.skip(at + len(raw) - 2, at + len(raw))
        if node.text is not None:
            self.nodes(node.text, inner)

    def _address(self, node: Any, at: int, raw: str) -> None:
        url = str(node.url)
        self._page.element("link", (at, at + len(raw)), content=url)
        if node.title is None:
            self._page.skip(at, at + len(raw))
            return
        inner = at + len(raw) - 1 - len(str(node.title))
        self._page.skip(at, inner)
        self._page.skip(at + len(raw) - 1, at + len(raw))
        self.nodes(node.title, inner)

    def _tag(self, node: Any, at: int, raw: str) -> None:
        tag = str(node.tag).strip().lower()
        contents = node.contents
        if tag in _OPAQUE:
            self._page.skip(at, at + len(raw))
            if tag in _CODE and contents is not None:
                kind = "code" if tag == "code" else "code-block"
                self._page.element(kind, (at, at + len(raw)), content=str(contents))  # type: ignore[arg-type]
            return
        inside = str(contents) if contents is not None else ""
        if not inside:
            self._page.skip(at, at + len(raw))
            return
        closing = len(str(node.wiki_markup or "")) if tag == "table" else 0
        begin = raw.rfind(inside, 0, len(raw) - closing) if tag == "table" else raw.find(inside)
        begin = max(begin, 0)
        self._page.skip(at, at + begin)
        self._page.skip(at + begin + len(inside), at + len(raw))
        if tag == "table":
            self._apart.append((at, at + len(raw)))
        elif tag in ("td", "th", "caption"):
            span = (at + begin, at + begin + len(inside))
            if inside.startswith("+"):  # |+ caption
                span = (span[0] + 1, span[1])
            if "{|" not in inside:
                self._page.block("cell", span)
                self._page.element("cell", span)
        self.nodes(contents, at + begin)

    def paragraphs(self, end: int) -> None:
        """The lines between headings and tables."""
        text, at = self._page.text, 0
        for start, stop in [*sorted(self._apart), (end, end)]:
            if start >= at:
                for line in _LINE.finditer(text, at, start):
                    self._line(line.span())
            at = max(at, stop)
        for pattern in (_WORD, ADDRESS):
            for match in pattern.finditer(text):
                self._page.skip(*match.span())

    def _line(self, span: Span) -> None:
        if self._in_apparatus(span[0]):
            return
        prefix = _PREFIX.match(self._page.text, *span)
        first = prefix.end() if prefix else span[0]
        self._page.block("paragraph", (first, span[1]))
        if prefix:
            self._page.element("item", (first, span[1]))
