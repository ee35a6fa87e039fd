"""AsciiDoc as documentation uses it, read line by line and pointed into as it stands."""

from __future__ import annotations

import re
from typing import Final

from thiap.model import BlockKind, Document, Span
from thiap.readers.inline_rules import Rule, note_rules
from thiap.readers.page import Page

name = "asciidoc"

_HEADING: Final = re.compile(r"(={1,6}|#{1,6})[ \t]+(?=\S)")
_ATTRIBUTE: Final = re.compile(r":!?[\w-]+!?:(?:[ \t]|$)")
_ANCHOR: Final = re.compile(
    r"\[\[([\w:.-]+)(?:,[^\]]*)?\]\]$|\[[\w-]{0,60}#([\w:.-]{1,100}+)[^\]]{0,300}\]$|\[id=[\"']?([\w:.-]+)"
)
_STYLE: Final = re.compile(r"\[[^\[\]\r\n]*\]$")
_DELIMITER: Final = re.compile(r"(-{4,}|\.{4,}|\+{4,}|/{4,}|={4,}|\*{4,}|_{4,}|`{3,}\w*|--|[|,:!]={3,})$")
_VERBATIM: Final = "-.+/`"
_MACRO: Final = re.compile(
    r"(include|ifdef|ifndef|ifeval|endif|toc|video|audio|image|link)::([^\[\]\r\n]*)\[([^\r\n]*)\]$"
)
_ITEM: Final = re.compile(r"[ \t]*(?:\*{1,6}|-|\.{1,6}|\d{1,4}\.|<(?:\d+|\.)>)[ \t]+(?:\[[ xX*]\][ \t]+)?")
_TERM: Final = re.compile(r"(?P<term>[^\r\n]*?\S)(?:::{1,3}|;;)(?:[ \t]+|$)")
_ADMONITION: Final = re.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+")
_TITLE: Final = re.compile(r"\.(?=[^\s.])")
#: A cell begins at a bar, before which its span, alignment and style may stand.
_CELL: Final = re.compile(
    r"(?:(?<=\s)|^)(?:\d{1,3}(?:\.\d{1,3})?[+*])?[<^>.]{0,3}[adehlmsv]?\|", re.MULTILINE
)

#: The words of a link in its brackets, and what may stand behind them.
_WORDS: Final = r"\[(?P<text>[^\]\r\n]{0,300}?)(?:,[\w-]{1,30}=[^\]\r\n]{0,300}+)?\^?\]"
_RULES: Final = (
    Rule(re.compile(r"\+\+\+(?P<to>[^\r\n]{1,300}?)\+\+\+"), "code"),
    Rule(re.compile(r"(?<![\w`])`\+(?P<to>[^`\r\n]{1,300}?)\+`(?!\w)"), "code"),
    Rule(re.compile(r"``(?P<to>[^`\r\n]{1,300}+)``|(?<![\w`])`(?P<or>[^`\r\n]{1,300}+)`(?![\w`])"), "code"),
    Rule(re.compile(r"(?<![\w+])\+(?P<to>[^+\s][^+\r\n]{0,300}?)\+(?![\w+])"), "code"),
    Rule(re.compile(r"(?:stem|latexmath|asciimath|pass):[a-z,]{0,30}\[(?P<to>[^\]\r\n]{0,300})\]"), "code"),
    Rule(
        re.compile(
            r"image:(?P<to>[^\s\[\]:][^\s\[\]]{0,300}+)\[(?P<text>[^\],\r\n]{0,300}+)[^\]\r\n]{0,300}+\]"
        ),
        "image",
    ),
    Rule(re.compile(r"<<(?P<to>[^<>,\r\n]{1,300}+)(?:,[ \t]*(?P<text>[^<>\r\n]{1,300}+))?>>"), "link"),
    Rule(re.compile(r"(?:link|xref|mailto):(?P<to>[^\s\[\]]{1,300}+)" + _WORDS), "link"),
    Rule(re.compile(r"(?P<to>https?://[^\s\[\]<>]{1,300}+)" + _WORDS), "link"),
    Rule(re.compile(r"\[\[(?P<to>[\w:.-]{1,100})\]\]|anchor:(?P<or>[\w:.-]{1,100})\[\]"), "anchor"),
    Rule(re.compile(r"(?:kbd|btn|menu):[^\s\[\]]{0,300}\[(?P<text>[^\]\r\n]{0,300})\]")),
    Rule(re.compile(r"footnote(?:ref)?:\w{0,40}\[(?P<text>[^\]\r\n]{0,300})\]")),
    Rule(re.compile(r"\{(?:[\w-]{1,60}|set:[^{}\r\n]{0,300}|counter2?:[^{}\r\n]{0,300})\}")),
    Rule(re.compile(r"\[[.#%][\w.#%-]{1,60}\](?=[#*_`])")),
    Rule(re.compile(r"\*\*|__|##|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])|(?<![\w_])_(?=\S)|(?<=\S)_(?![\w_])")),
    Rule(re.compile(r"(?<![\w#])#(?=\S)|(?<=\S)#(?![\w#])|[ \t]\+(?=[\r\n]|\Z)")),
    Rule(re.compile(r"\(\(\([^()\r\n]{0,300}\)\)\)|\(\((?=[^\s(])|(?<=[^\s)])\)\)")),
)


def accepts(name: str, head: str) -> bool:
    """By the file's name."""
    return name.lower().endswith((".adoc", ".asciidoc"))


def read(name: str, text: str, lang: str | None) -> Document:
    """Headings, paragraphs, list items and cells; offsets point into the raw text."""
    page = Page(text)
    _Lines(page).note()
    return page.document(name, lang, "asciidoc")


class _Lines:
    """One pass over the lines; a paragraph stays open until a line that cannot continue it."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._text = page.text
        self._open: Span | None = None
        self._item = False
        self._closing = ""  # the delimiter that ends a verbatim block
        self._begun = 0
        self._table = False

    def note(self) -> None:
        for start, line in self._page.lines():
            self._line(start, line)
        self._close()
        if self._closing:
            self._verbatim(len(self._text))

    def _line(self, start: int, line: str) -> None:
        bare, end = line.rstrip(), start + len(line)
        if self._closing:
            if bare == self._closing:
                self._verbatim(end)
            return
        if delimiter := _DELIMITER.match(bare):
            self._close()
            if delimiter[1].endswith("===") and delimiter[1][0] in "|,:!":
                self._table = not self._table
            elif bare[0] in _VERBATIM and bare != "--":
                self._closing, self._begun = bare.rstrip("abcdefghijklmnopqrstuvwxyz") or bare, start
                if bare[0] == "`":
                    self._closing = "```"
            return
        if not bare or bare.startswith("//") or bare == "+" or (not self._open and _ATTRIBUTE.match(bare)):
            self._close()
        elif self._table:
            self._row(start, line)
        elif heading := _HEADING.match(line):
            self._close()
            self._add("heading", (start + heading.end(), end), len(heading[1]))
        elif anchor := _ANCHOR.match(bare):
            self._close()
            self._page.element("anchor", (start, end), content=anchor[1] or anchor[2] or anchor[3])
        elif _STYLE.match(bare):
            self._close()
        elif macro := _MACRO.match(bare):
            self._close()
            if macro[1] == "image":
                self._page.element("image", (start, end), content=macro[2])
                alt = re.match(r"\"?([^\",=\]]*)(?=[\",\]]|$)", macro[3])
                if alt and alt[1].strip():
                    self._add(
                        "paragraph",
                        (start + macro.start(3) + alt.start(1), start + macro.start(3) + alt.end(1)),
                    )
        elif not self._open and (title := _TITLE.match(line)):
            self._add("paragraph", (start + title.end(), end))
        elif item := _ITEM.match(line):
            self._close()
            self._open, self._item = (start + item.end(), end), True
        elif not self._open and (term := _TERM.match(line)):
            self._add("paragraph", (start, start + term.end("term")))
            self._open = (start + term.end(), end) if term.end() < len(line) else None
        elif self._open:
            self._open = (self._open[0], end)
        elif line[0] in " \t":
            self._page.element("code-block", (start, end), content=line)
        else:
            admonition = _ADMONITION.match(line)
            self._open = (start + (admonition.end() if admonition else 0), end)

    def _row(self, start: int, line: str) -> None:
        cells = list(_CELL.finditer(self._text, start, start + len(line)))
        edges = [*(cell.start() for cell in cells), start + len(line)]
        if not cells or cells[0].start() > start:
            self._add("cell", (start, edges[0]))
        for number, cell in enumerate(cells):
            self._add("cell", (cell.end(), edges[number + 1]))

    def _verbatim(self, end: int) -> None:
        if self._closing[0] not in "/+":
            body = self._text[self._begun : end].split("\n")[1:]
            if body and body[-1].strip() == self._closing:
                body.pop()
            self._page.element("code-block", (self._begun, end), content="\n".join(body))
        self._closing = ""

    def _close(self) -> None:
        span, self._open = self._open, None
        if span:
            self._add("paragraph", span)
        self._item = False

    def _add(self, kind: BlockKind, span: Span, level: int = 0) -> None:
        self._page.block(kind, span, level)
        if kind in ("heading", "cell"):
            self._page.element("heading" if kind == "heading" else "cell", span, level=level)
        elif self._item:
            self._page.element("item", span)
        note_rules(self._page, span, _RULES)
