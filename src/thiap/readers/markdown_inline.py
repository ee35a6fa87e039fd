"""Where the inline parts of Markdown stand: links, images, code, emphasis, tags inside a paragraph.

The parser tells what they are, not where. Its tokens come in text order and hold what was written, so that
one walk over the raw text beside them finds each again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from thiap.model import Span
from thiap.readers.citations import ADDRESS
from thiap.readers.page import Page
from thiap.readers.tags import set_apart, tag_at

if TYPE_CHECKING:
    from markdown_it.token import Token

#: Marks of dialects inside prose: attributes, footnotes, kinds of alerts, task boxes, shortcodes of emoji.
_MARKS: Final = re.compile(
    r"\{(?P<anchor>#[^\s{}]{1,200})[^{}\r\n]*\}|\{:?[ ]*(?:[.#:][^{}\r\n]{1,300}|[\w-]+=[^{}\r\n]{1,300})\}"
    r"|\[\^[^\]\r\n]{1,200}\]:?|^\[![A-Za-z]{2,20}\][+-]?|^\[[ xX]\](?=\s)|^\[\[?(?:toc|TOC|_TOC_)\]\]?$"
    r"|(?<![\w:]):[a-z][a-z0-9_+-]{1,40}:(?![\w:])|^:[ \t]+",
    re.MULTILINE,
)
_CODE_TAGS: Final = frozenset(("code", "tt", "samp", "var"))


@dataclass(frozen=True, slots=True)
class Content:
    """The content of a token as the parser sees it, with the way back to the page.

    Attributes:
        text: the content, lines joined by a line feed.
        starts: offsets in ``text`` where pieces begin that stand together in the page.
        places: the offset in the page of each.
    """

    text: str
    starts: tuple[int, ...]
    places: tuple[int, ...]

    def place(self, at: int) -> int:
        """The offset in the page of one in ``text``."""
        k = max(0, bisect_right(self.starts, at) - 1)
        return self.places[k] + max(0, at - self.starts[k])

    def end(self, at: int) -> int:
        """The offset in the page where what ends at ``at`` ends."""
        return self.place(at - 1) + 1 if at else self.place(0)


def note_inline(page: Page, content: Content, tokens: Sequence[Token]) -> None:
    """Skip the markup of a paragraph and note its links, images, code and anchors."""
    _Walk(page, content).tokens(tokens)
    for match in _MARKS.finditer(content.text):
        page.skip(*_span(content, match.span()))
        if match["anchor"]:
            page.element("anchor", _span(content, match.span()), content=match["anchor"][1:])


def _span(content: Content, span: Span) -> Span:
    return content.place(span[0]), content.end(span[1])


class _Walk:
    """The place reached in the content."""

    def __init__(self, page: Page, content: Content) -> None:
        self._page = page
        self._content = content
        self._text = content.text
        self._at = 0
        self._open: list[tuple[int, Token]] = []
        self._code: int | None = None  # where an element of code began

    def tokens(self, tokens: Sequence[Token]) -> None:
        for number, token in enumerate(tokens):
            kind = token.type
            if kind == "text":
                self._prose(token.content)
            elif kind == "text_special":
                self._special(token)
            elif kind in ("softbreak", "hardbreak"):
                self._line_break()
            elif kind == "code_inline":
                self._code_span(token)
            elif kind == "html_inline":
                self._tag(token)
            elif kind == "image":
                self._image(token)
            elif kind == "link_open":
                self._open.append((self._find("<" if token.markup == "autolink" else "["), token))
                if token.markup != "autolink":
                    self._skip(self._at, self._at + 1)
            elif kind == "link_close":
                self._close_link(tokens[number - 1].content if number else "")
            elif token.markup:  # emphasis and the like
                self._find(token.markup)
                self._skip(self._at, self._at + len(token.markup))

    def _find(self, words: str) -> int:
        """Go on to the next place of ``words``; stay where there is none."""
        if not self._text.startswith(words, self._at):
            found = self._text.find(words, self._at)
            self._at = found if found >= 0 else self._at
        return self._at

    def _skip(self, start: int, end: int) -> None:
        end = min(end, len(self._text))
        if start < end:
            self._page.skip(self._content.place(start), self._content.end(end))
        self._at = max(self._at, end)

    def _element(self, kind: str, span: Span, content: str) -> None:
        self._page.element(kind, _span(self._content, span), content=content)  # type: ignore[arg-type]

    def _raw(self, start: int, end: int) -> str:
        """What the page has there, what was set apart included."""
        return self._page.text[self._content.place(start) : self._content.end(end)] if start < end else ""

    def _prose(self, words: str) -> None:
        start = self._find(words)
        end = start + len(words)
        for match in ADDRESS.finditer(self._text, start, end):
            last = match.end() - len(match.group()) + len(match.group().rstrip(".,;:!?*_~"))
            if not self._open:
                self._element("link", (match.start(), last), match.group()[: last - match.start()])
            self._skip(match.start(), last)
        self._at = end

    def _special(self, token: Token) -> None:
        start = self._find(token.markup)
        end = start + len(token.markup)
        if token.info == "escape":
            self._skip(start, start + 1)
        elif not token.content.isalnum():
            self._skip(start, end)
        self._at = end

    def _line_break(self) -> None:
        start = self._at
        self._find("\n")
        if self._text[start : self._at].strip() == "\\":
            self._skip(start, self._at)
        self._at += 1
        while self._at < len(self._text) and self._text[self._at] in " \t":
            self._at += 1

    def _code_span(self, token: Token) -> None:
        start = self._find(token.markup)
        size = len(token.markup)
        close = start + size
        while (close := self._text.find(token.markup, close)) >= 0:
            last = close
            while self._text[last : last + 1] == "`":
                last += 1
            if last - close == size:
                break
            close = last
        end = close + size if close >= 0 else start + size
        self._element("code", (start, end), self._raw(start + size, end - size))
        self._skip(start, end)

    def _tag(self, token: Token) -> None:
        start = self._find(token.content)
        end = start + len(token.content)
        place = self._content.place(start)
        tag = tag_at(self._page.text, place, self._content.end(end))
        if tag is None or tag.span[1] != self._content.end(end):  # a tag on several lines of a quote
            self._skip(start, end)
            return
        set_apart(self._page, tag)
        self._at = end
        if tag.name in _CODE_TAGS:
            if not tag.closing:
                self._code = end
            elif self._code is not None:
                self._element("code", (self._code, start), self._raw(self._code, start))
                self._skip(self._code, start)
                self._at, self._code = end, None

    def _image(self, token: Token) -> None:
        start = self._find("![")
        self._skip(start, start + 2)
        self.tokens(token.children or ())
        target = self._tail()
        source = target if target is not None else str(token.attrs.get("src", ""))
        self._element("image", (start, self._at), source)

    def _close_link(self, label: str) -> None:
        if not self._open:
            return
        start, opening = self._open.pop()
        if opening.markup == "autolink":
            end = self._text.find(">", start) + 1
            self._at = start
            self._element("link", (start, end), str(opening.attrs.get("href", "")))
            self._skip(start, end)
            return
        target = self._tail()
        self._element(
            "link",
            (start, self._at),
            target if target is not None else str(opening.attrs.get("href", "")),
        )

    def _tail(self) -> str | None:
        """Skip what closes a link behind its words; its address, None where that is defined elsewhere."""
        from markdown_it.helpers import parseLinkDestination, parseLinkTitle

        text = self._text
        start = self._find("]")
        at = start + 1
        if text[at : at + 1] == "(":
            first = _past_blanks(text, at + 1)
            destination = parseLinkDestination(text, first, len(text))
            if destination.ok:
                last = destination.pos
                behind = _past_blanks(text, last)
                title = parseLinkTitle(text, behind, len(text))
                if title.ok and behind > last:
                    behind = _past_blanks(text, title.pos)
                if text[behind : behind + 1] == ")":
                    self._skip(start, behind + 1)
                    return self._raw(first, last).strip("<>")
        if text[at : at + 1] == "[" and (close := text.find("]", at)) >= 0:
            self._skip(start, close + 1)
            return None
        self._skip(start, at)
        return None


def _past_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\n":
        at += 1
    return at
