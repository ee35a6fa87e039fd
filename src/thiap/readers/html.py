"""Web pages: the text a browser shows, one block a line. Offsets point into the extracted text."""

from __future__ import annotations

import re

from thiap.errors import InputError
from thiap.model import BlockKind, Document
from thiap.readers.builder import Extract

name = "html"

_HEAD = re.compile(
    # A comment ends at its first end: tried at every later one, a row of comments took for ever.
    r"(?:<\?xml[^>]{0,200}\?>|<!--(?>.{0,2000}?-->)|\s++)*+<(?:!doctype\s+html|html[\s>])",
    re.I | re.S,
)
_BLOCKS = frozenset(
    """address article aside blockquote body caption dd details div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol option p pre section summary table tbody td
    tfoot th thead title tr ul""".split()
)
#: Never shown as prose: code, drawings, controls, navigation.
_LEFT_OUT = frozenset(
    """script style template noscript svg math iframe object head canvas video audio button select textarea
    nav""".split()
)
_BLANKS = re.compile(r"[ \t\r\n\f]+")


def accepts(name: str, head: str) -> bool:
    """A text that begins like a page, or whose file is called one."""
    return _HEAD.match(head.lstrip("\ufeff")) is not None or name.lower().endswith(
        (".html", ".htm", ".xhtml")
    )


def read(name: str, text: str, lang: str | None) -> Document:
    """Title, headings, paragraphs and cells, with the line of their tag as place.

    Raises:
        InputError: there is no markup in it.
    """
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise InputError(f"{name}: cannot be read as HTML: {problem}") from None
    if root is None:
        raise InputError(f"{name}: holds no HTML; give --input-format text")
    page = _Page()
    title = root.findtext("head/title")
    if title and root.find(".//h1") is None:
        page.extract.add("title", _BLANKS.sub(" ", title).strip(), place="title")
    hidden = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            if not hidden:
                page.append(element.tail)
            continue
        tag = str(element.tag)
        gone = tag in _LEFT_OUT or element.get("hidden") is not None
        if event == "start":
            hidden += gone
            if not hidden:
                page.start(tag, element.sourceline or 0)
                page.append(element.text)
            continue
        if not hidden:
            page.end(tag)
        hidden -= gone
        if not hidden:
            page.append(element.tail)
    page.flush()
    return page.extract.document(name, lang, "html")


class _Page:
    """The block that is being filled."""

    def __init__(self) -> None:
        self.extract = Extract()
        self._pieces: list[str] = []
        self._open: list[tuple[str, int]] = []

    def append(self, text: str | None) -> None:
        """More inline text, white space folded as a browser does."""
        if text:
            inside_pre = any(tag == "pre" for tag, _ in self._open)
            self._pieces.append(text if inside_pre else _BLANKS.sub(" ", text))

    def start(self, tag: str, line: int) -> None:
        if tag == "br":
            self._pieces.append("\n")
        elif tag in _BLOCKS:
            self.flush()
            self._open.append((tag, line))

    def end(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.flush()
            if self._open:
                self._open.pop()

    def flush(self) -> None:
        text = re.sub(r" {2,}", " ", "".join(self._pieces)).strip()
        self._pieces.clear()
        if not text:
            return
        tag, line = self._open[-1] if self._open else ("body", 1)
        kind: BlockKind = "paragraph"
        level = 0
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            kind, level = "heading", int(tag[1])
        elif tag in ("td", "th"):
            kind = "cell"
        self.extract.add(kind, text, level=level, place=f"line {line} <{tag}>")
