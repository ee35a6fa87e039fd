"""Web pages: words between the tags, found again in the page as it was written."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from html import escape, unescape
from html.parser import HTMLParser
from typing import Final

from thiap.corrections.edits import Change, Characters, Edit, Refused, block_of, replaced, smallest
from thiap.corrections.whole_text import bytes_again
from thiap.model import Document, Span
from thiap.readers.source import decode
from thiap.spans import INVISIBLE

_LINE: Final = re.compile(r"line (\d+)")
_REFERENCE: Final = re.compile(r"&#?\w+;?")
_SILENT: Final = frozenset(("script", "style"))


class Html:
    """A page, and the characters between its tags."""

    def __init__(self, data: bytes, doc: Document, encoding: str | None) -> None:
        """Take the page.

        Raises:
            UsageError: its bytes would not come back.
        """
        self._doc = doc
        self._text = decode(doc.name, data, encoding)
        self._codec = bytes_again(doc.name, data, self._text, encoding)
        shown = _Shown(self._text)
        self._places = [place for char, place in shown.characters if _shows(char)]
        self._shown = "".join(char for char, _ in shown.characters if _shows(char))
        self._lines = shown.lines

    def ways(self, edit: Edit) -> list[list[Change]]:
        """Every place where the words of the block stand, from its line on first."""
        block = self._doc.blocks[block_of(self._doc, edit.span)]
        least = smallest(self._doc, edit, solid=True)
        text = self._doc.quote(block.span)
        words = "".join(filter(_shows, text))
        before = sum(map(_shows, text[: least.span[0] - block.span[0]]))
        count = sum(map(_shows, self._doc.quote(least.span)))
        found = []
        at = self._shown.find(words)
        while at >= 0:
            found.append(at)
            at = self._shown.find(words, at + 1)
        line = _LINE.match(block.place)
        first = self._lines[min(int(line[1]), len(self._lines)) - 1] if line else 0
        begin = bisect_left(found, first, key=lambda at: self._places[at][0])
        if not found or not count:
            raise Refused("these words are not found between the tags of the page")
        new = escape(least.text, quote=False)
        return [self._changes(at + before, count, new) for at in (*found[begin:], *found[:begin])]

    def _changes(self, start: int, count: int, text: str) -> list[Change]:
        """Replace so many characters that show, with the blanks between them; tags stay."""
        places: list[Span] = []
        for place in self._places[start : start + count]:
            if places and not self._text[places[-1][1] : place[0]].strip():
                places[-1] = (places[-1][0], place[1])
            else:
                places.append(place)
        return Characters("", tuple(places)).changes(0, len(places), text)

    def changed(self, changes: Sequence[Change]) -> bytes:
        """The page in its own encoding."""
        return replaced(self._text, changes).encode(self._codec, "xmlcharrefreplace")

    def parts(self, changes: Sequence[Change]) -> dict[str, bytes]:
        """The file is one part."""
        return {"": self.changed(changes)}


def _shows(char: str) -> bool:
    return not char.isspace() and char not in INVISIBLE


class _Shown(HTMLParser):
    """The characters between tags, with their places."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.characters: list[tuple[str, Span]] = []
        self.lines = [0, *(match.end() for match in re.finditer("\n", text))]
        self._whole = text
        self._silent = 0
        self.feed(text)
        self.close()

    def _at(self) -> int:
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in _SILENT

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in _SILENT and self._silent > 0

    def handle_data(self, data: str) -> None:
        start = self._at()
        if not self._silent:
            self.characters += ((char, (start + k, start + k + 1)) for k, char in enumerate(data))

    def handle_entityref(self, name: str) -> None:
        self._reference()

    def handle_charref(self, name: str) -> None:
        self._reference()

    def _reference(self) -> None:
        written = _REFERENCE.match(self._whole, self._at())
        said = unescape(written.group()) if written else ""
        if written and len(said) == 1:
            self.characters.append((said, written.span()))
