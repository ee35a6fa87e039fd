"""HTML and JSX tags inside other text: where they stand, and which of their attributes people read."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from thiap.model import Span, Spans
from thiap.readers.page import Page

#: Attributes whose values are shown or spoken to readers.
SPOKEN: Final = frozenset("alt title label placeholder aria-label".split())
#: Tags that end the paragraph around them.
BLOCK_TAGS: Final = frozenset(
    """address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol option p pre section select summary
    table tbody td tfoot th thead tr ul button""".split()
)
#: Elements whose content is never prose.
_OPAQUE: Final = ("script", "style", "svg", "math", "template", "pre")

#: A comment holds no second beginning, so that each is tried once.
_COMMENT: Final = re.compile(r"<!--(?:(?!<!--)[\s\S])*?-->")
_ATTRIBUTE: Final = re.compile(
    r"\s+([A-Za-z_:@#v.][\w:.@-]{0,60}+)(?:\s*=\s*(\"[^\"]*+\"|'[^']*+'|\{|[^\s\"'=<>`{]++))?|\s*\{\.\.\.[^{}]*+\}"
)
_NAME: Final = re.compile(r"<(/?)([A-Za-z][\w:.-]{0,80}+)?")
_CLOSE: Final = re.compile(r"\s*/?>")
#: Longest tag: one that was never closed is not followed to the end of the file.
_MOST: Final = 5_000
#: Brackets in brackets that an expression may hold; more are no page but an attack.
_DEEPEST: Final = 30
_CLOSING_PAIRS: Final = {"{": "}", "(": ")", "[": "]"}


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag, a comment, or an element of code with its content.

    Attributes:
        span: where it stands.
        name: in lower case; empty for comments and fragments.
        closing: whether it is an end tag.
        attributes: name and span of each value, without its quotes.
    """

    span: Span
    name: str
    closing: bool = False
    attributes: tuple[tuple[str, Span], ...] = ()

    def value(self, text: str, name: str) -> str:
        """The value of an attribute, entities resolved; empty where it has none."""
        return next((html.unescape(text[slice(*span)]) for key, span in self.attributes if key == name), "")


def tag_at(text: str, start: int, end: int) -> Tag | None:
    """The tag that begins at ``start``, or None where it is something else."""
    comment = _COMMENT.match(text, start, min(end, start + 10 * _MOST))
    if comment:
        return Tag(comment.span(), "")
    opening = _NAME.match(text, start, end)
    if opening is None:
        return None
    end = min(end, start + _MOST)
    name = (opening[2] or "").lower()
    at = opening.end()
    found: list[tuple[str, Span]] = []
    while match := _ATTRIBUTE.match(text, at, end):
        at = match.end()
        if match[2] == "{":
            at = braces_end(text, match.start(2), end)
            if at < 0:
                return None
        elif match[2]:
            quoted = match[2][0] in "\"'"
            found.append((match[1].lower(), (match.start(2) + quoted, match.end(2) - quoted)))
    closing = _CLOSE.match(text, at, end)
    if closing is None:
        return None
    if not name and text[start : closing.end()] not in ("<>", "</>"):
        return None
    return Tag((start, closing.end()), name, bool(opening[1]), tuple(found))


def braces_end(text: str, start: int, end: int) -> int:
    """Where the bracket that opens at ``start`` is closed, strings passed over; -1 for nowhere."""
    stack: list[str] = []
    at = start
    while at < end:
        char = text[at]
        if char in "\"'`":
            close = text.find(char, at + 1, min(end, at + _MOST))
            line = text.find("\n", at + 1, end)
            # An apostrophe in prose between braces opens no string.
            at = close if close >= 0 and (char == "`" or line < 0 or close < line) else at
        elif char in _CLOSING_PAIRS:
            stack.append(_CLOSING_PAIRS[char])
            if len(stack) > _DEEPEST:
                return -1
        elif stack and char == stack[-1]:
            stack.pop()
            if not stack:
                return at + 1
        at += 1
    return -1


def find_tags(text: str, start: int, end: int) -> Iterator[Tag]:
    """The tags between two offsets; elements of code come as one, with their content."""
    at = text.find("<", start, end)
    while at >= 0:
        tag = tag_at(text, at, end)
        if tag is not None and tag.name in _OPAQUE and not tag.closing:
            last = re.compile(f"</{tag.name}\\s*>", re.I).search(text, tag.span[1], end)
            if last and not text[: tag.span[1]].endswith("/>"):
                tag = Tag((tag.span[0], last.end()), tag.name, False, tag.attributes)
        if tag is not None:
            yield tag
        at = text.find("<", tag.span[1] if tag else at + 1, end)


def set_apart(page: Page, tag: Tag) -> Spans:
    """Skip a tag but for what it says to readers, whose spans are returned; note what it links or shows."""
    text, at = page.text, tag.span[0]
    spoken = [span for name, span in tag.attributes if name in SPOKEN and span[0] < span[1]]
    for low, high in sorted(spoken):
        page.skip(at, low)
        at = high
    page.skip(at, tag.span[1])
    if tag.closing or not tag.name:
        return ()
    if tag.name in ("img", "image") and (source := tag.value(text, "src")):
        page.element("image", tag.span, content=source)
    elif tag.name in ("a", "link") and (target := tag.value(text, "href") or tag.value(text, "to")):
        page.element("link", tag.span, content=target)
    elif tag.name == "pre":
        page.element("code-block", tag.span, content=_plain(text[slice(*tag.span)]))
    anchor = tag.value(text, "id") or (tag.value(text, "name") if tag.name == "a" else "")
    if anchor and (tag.name == "a" or re.fullmatch("h[1-6]", tag.name)):
        page.element("anchor", tag.span, content=anchor)
    return tuple(sorted(spoken))


def _plain(text: str) -> str:
    return html.unescape(re.sub(r"<[^<>]*>", "", text))
