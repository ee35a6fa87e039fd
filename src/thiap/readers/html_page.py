"""The extracted text of a web page, block by block, with its structure."""

from __future__ import annotations

import re
from typing import Any, Final

from thiap.model import BlockKind, Document, Span
from thiap.readers.builder import Extract
from thiap.readers.citations import ADDRESS
from thiap.structure import Element, ElementKind

_BLANKS: Final = re.compile(r"[ \t\r\n\f]+")
_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
#: Inline elements of code, which are structure and no prose.
_CODE: Final = frozenset(("code", "tt", "samp"))


class HtmlPage:
    """The block that is being filled, and what is known of its parts."""

    def __init__(self) -> None:
        self._extract = Extract()
        self._elements: list[Element] = []
        self._text = ""
        self._pieces: list[str] = []
        self._length = 0
        self._last = ""  # the last character, so that blanks fold across pieces
        self._open: list[tuple[str, int]] = []
        self._inline: list[tuple[str, int, str]] = []  # tag, offset in the block, what it links to
        self._found: list[tuple[ElementKind, int, int, str]] = []  # offsets in the block
        self._skipped: list[Span] = []
        self._asides: list[tuple[str, int, str]] = []
        self._pre = 0

    def line(self, kind: BlockKind, text: str, *, place: str) -> None:
        """A block of its own."""
        self._extract.add(kind, text, place=place)

    def append(self, text: str | None) -> None:
        """More inline text, white space folded as a browser does."""
        if not text:
            return
        if not self._pre:
            text = _BLANKS.sub(" ", text)
            text = re.sub(r" {2,}", " ", text)
            if self._last in ("", " ") and text.startswith(" "):
                text = text[1:]
        if not self._length and not self._pre:
            text = text.lstrip()
        self._add(text)

    def _add(self, text: str) -> None:
        if text:
            self._pieces.append(text)
            self._length += len(text)
            self._last = text[-1]

    def part(self, first: str) -> None:
        """A blank before an element that begins with ``first``, where two words would become one.

        A word of Thai goes on without one.
        """
        if self._last.isalnum() and first.isalnum() and (self._last + first).isascii():
            self._add(" ")

    def start(self, tag: str, element: Any, *, block: bool) -> None:
        """A tag opens."""
        anchor = element.get("id") or (element.get("name") if tag == "a" else None)
        if tag == "br":
            if self._length:
                self._add("\n")
        elif block:
            self.flush()
            self._open.append((tag, element.sourceline or 0))
            self._pre += tag == "pre"
        elif tag == "a" or tag in _CODE:
            self._inline.append((tag, self._length, element.get("href") or ""))
        if anchor and (tag in _HEADINGS or tag == "a"):
            self._found.append(("anchor", self._length, self._length, anchor))
        if tag == "pre" and anchor:
            self._found.clear()
        self.look_at(tag, element)

    def look_at(self, tag: str, element: Any) -> None:
        """Note an image, shown or not."""
        if tag == "img" and (source := element.get("src") or element.get("data-src")):
            self._found.append(("image", self._length, self._length, source))

    def aside(self, words: str, line: int, tag: str) -> None:
        """Words of an attribute: a block of their own behind the one they stand in."""
        self._asides.append((words, line, tag))

    def end(self, tag: str, *, block: bool) -> None:
        """A tag closes."""
        if block:
            self.flush()
            if self._open:
                self._open.pop()
            self._pre = max(0, self._pre - (tag == "pre"))
        elif tag == "a" or tag in _CODE:
            for at in range(len(self._inline) - 1, -1, -1):
                if self._inline[at][0] == tag:
                    _, start, target = self._inline.pop(at)
                    self._close(tag, start, target)
                    break

    def _close(self, tag: str, start: int, target: str) -> None:
        start = min(start, self._length)
        if tag == "a":
            if target:
                self._found.append(("link", start, self._length, target))
        elif not self._pre and start < self._length:
            self._found.append(("code", start, self._length, ""))
            self._skipped.append((start, self._length))

    def flush(self) -> None:
        """The block ends here."""
        whole = "".join(self._pieces)
        text = whole.rstrip()
        tag, line = self._open[-1] if self._open else ("body", 1)
        place = f"line {line} <{tag}>"
        if self._pre and text:
            self._flush_code(text)
        elif text:
            kind: BlockKind = "paragraph"
            if tag in _HEADINGS or tag in ("td", "th"):
                kind = "heading" if tag in _HEADINGS else "cell"
            level = int(tag[1]) if kind == "heading" else 0
            skipped = [*self._skipped, *self._addresses(text)]
            skipped = [(a, min(b, len(text))) for a, b in skipped if a < min(b, len(text))]
            start = self._extract.offset
            self._extract.add(kind, text, level=level, place=place, skipped=tuple(skipped))
            own: ElementKind | None = None
            if kind in ("heading", "cell"):
                own = "heading" if kind == "heading" else "cell"
            elif any(opened == "li" for opened, _ in self._open[-2:]):
                own = "item"
            if own:
                self._elements.append(Element(own, (start, start + len(text)), level))
            self._note(start, text)
        elif self._found:
            self._note(self._extract.offset, "")
        for words, at, name in self._asides:
            self._extract.add("paragraph", words, place=f"line {at} <{name}>")
        self._asides.clear()
        self._pieces.clear()
        self._found.clear()
        self._skipped.clear()
        self._inline = [(name, 0, target) for name, _, target in self._inline]
        self._length, self._last = 0, ""

    def _addresses(self, text: str) -> list[Span]:
        """Addresses that the page shows; those that are no link are noted as one."""
        found = []
        for match in ADDRESS.finditer(text):
            end = match.end() - len(match[0]) + len(match[0].rstrip(".,;:!?"))
            found.append((match.start(), end))
            if not any(kind == "link" and low <= match.start() < high for kind, low, high, _ in self._found):
                self._found.append(("link", match.start(), end, text[match.start() : end]))
        return found

    def _note(self, start: int, text: str) -> None:
        for kind, low, high, content in self._found:
            span = min(low, len(text)), min(high, len(text))
            said = text[slice(*span)] if kind == "code" else content
            self._elements.append(Element(kind, (start + span[0], start + span[1]), 0, said.strip()))

    def _flush_code(self, text: str) -> None:
        span = self._extract.apart(text)
        self._elements.append(Element("code-block", span, 0, text.strip()))
        self._note(span[0], text)

    def document(self, name: str, lang: str | None, format: str) -> Document:
        """The document of all that was collected."""
        return self._extract.document(name, lang, format, structure=self._elements)
