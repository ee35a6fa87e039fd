"""reStructuredText as documentation uses it, read line by line and pointed into as it stands.

docutils knows lines, not offsets, and changes the text it reads; what a translator sees of a page needs
little of its grammar.
"""

from __future__ import annotations

import re
from typing import Final

from thiap.model import BlockKind, Document, Span
from thiap.readers.inline_rules import Rule, note_rules
from thiap.readers.page import Page

name = "rst"

_UNDERLINE: Final = re.compile(r"([!-/:-@\[-`{-~])\1{2,}[ \t]*$")
_EXPLICIT: Final = re.compile(r"[ \t]*\.\.(?:[ \t]+|$)")
_DIRECTIVE: Final = re.compile(r"(?:\|[^|\r\n]+\|[ \t]+)?([A-Za-z][\w:+.-]*?)::(?:[ \t]+|$)")
_TARGET: Final = re.compile(r"_(?P<name>(?:\\.|[^:\r\n\\])+):[ \t]*(?P<to>\S.*)?$")
_FOOTNOTE: Final = re.compile(r"\[(?:[#*]?[\w.-]*)\][ \t]+")
_FIELD: Final = re.compile(r"[ \t]*:(?P<name>[^:\r\n`][^:\r\n]*):(?:[ \t]+|$)")
_ITEM: Final = re.compile(r"[ \t]*(?:[-*+•]|(?:\(?(?:\d{1,4}|[A-Za-z]|#)[.)]))[ \t]+(?=\S)")
_GRID: Final = re.compile(r"[ \t]*\+(?:[-=]+\+)+[ \t]*$")
_SIMPLE: Final = re.compile(r"[ \t]*={2,}(?:[ \t]+={2,})+[ \t]*$")
#: Directives whose content is code, and those that have none that people read.
_CODE: Final = frozenset(
    """code code-block sourcecode highlight parsed-literal math doctest testcode testoutput prompt ipython
    graphviz mermaid plantuml productionlist raw csv-table jinja literalinclude""".split()
)
_SILENT: Final = frozenset(
    """toctree include contents index meta default-role role currentmodule module highlight
    tabularcolumns only sectnum target-notes automodule autoclass autofunction automethod
    literalinclude autosummary""".split()
)
_PICTURES: Final = frozenset(("image", "figure"))
#: Directives whose argument is a version or a name before the words.
_VERSIONS: Final = frozenset(
    ("versionadded", "versionchanged", "deprecated", "versionremoved", "deprecated-removed")
)
_PROSE_ARGUMENTS: Final = frozenset(
    """admonition topic sidebar rubric note warning tip important caution danger attention hint error seealso
    centered replace tab dropdown card grid-item-card list-table table epigraph todo""".split()
)

#: Indent of a first line whose next ones are deeper and no definition of it.
_GOES_ON: Final = 10_000
_LINKING: Final = r":(?:doc|ref|any|term|numref|download|external[\w:+]{0,20})"
_RULES: Final = (
    Rule(re.compile(r"``(?P<to>[^\r\n]{1,300}?)``(?!`)"), "code"),
    Rule(re.compile(_LINKING + r":`(?P<text>[^`<\r\n]{1,300}?)[ \t]?<(?P<to>[^`<>\r\n]{1,300})>`"), "link"),
    Rule(
        re.compile(r":(?:doc|ref|any|numref|download|external[\w:+]{0,60}):`(?P<to>[^`\r\n]{1,300})`"), "link"
    ),
    Rule(
        re.compile(
            r":(?:term|guilabel|menuselection|abbr|dfn|kbd|strong|emphasis|title):`(?P<text>[^`\r\n]{1,300})`"
        )
    ),
    Rule(re.compile(r":[A-Za-z][\w:+.-]{0,40}:`(?P<to>[^`\r\n]{1,300})`"), "code"),
    Rule(re.compile(r"`(?P<text>[^`<\r\n]{1,300}?)[ \t]?<(?P<to>[^`<>\r\n]{1,300})>`__?"), "link"),
    Rule(re.compile(r"`(?P<text>[^`\r\n]{1,300})`__?(?!\w)")),
    Rule(re.compile(r"\[(?:#?[\w-]*|\*|\d+)\]_(?!\w)|\|[^|\s][^|\r\n]{0,300}\|_{0,2}")),
    Rule(re.compile(r"(?<=[A-Za-z0-9\u0e00-\u0e7f])__?(?=[\s.,;:!?)]|$)", re.MULTILINE)),
    Rule(re.compile(r"\*\*(?=\S)|(?<=\S)\*\*|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])|(?<!`)`(?!`)")),
    Rule(re.compile(r"\\(?=[^\w\r\n])|\\ ")),
)


def accepts(name: str, head: str) -> bool:
    """By the file's name."""
    return name.lower().endswith((".rst", ".rest"))


def read(name: str, text: str, lang: str | None) -> Document:
    """Headings, paragraphs, list items and cells; offsets point into the raw text."""
    page = Page(text)
    _Lines(page).note()
    return page.document(name, lang, "rst")


class _Lines:
    """One pass over the lines, by number."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._text = page.text
        numbered = list(page.lines())
        self._starts = [start for start, _ in numbered]
        self._lines = [line for _, line in numbered]
        self._open: Span | None = None
        self._indent = 0
        self._item = False
        self._levels: list[str] = []

    def note(self) -> None:
        at = 0
        while at < len(self._lines):
            at = self._line(at)
        self._close()

    def _line(self, at: int) -> int:
        """Read the line ``at``; the number of the next to be read."""
        line, start = self._lines[at], self._starts[at]
        indent = len(line) - len(line.lstrip())
        if not line.strip():
            self._close()
        elif found := self._title(at):
            return found
        elif explicit := _EXPLICIT.match(line):
            self._close()
            return self._explicit(at, explicit.end(), indent)
        elif line.lstrip().startswith(">>> "):
            self._close()
            return self._code(at, self._paragraph_end(at))
        elif _GRID.match(line) or _SIMPLE.match(line):
            self._close()
            return self._table(at)
        elif field := _FIELD.match(line) if not self._open else None:
            self._open, self._indent = (start + field.end(), start + len(line)), indent
        elif (item := _ITEM.match(line)) and (not self._open or indent <= self._indent or self._item):
            self._close()
            self._open, self._item, self._indent = (start + item.end(), start + len(line)), True, indent
        elif self._open and indent > self._indent and not self._item and self._one_line(start):
            self._close()  # a term, and its definition
            self._open, self._indent = (start + indent, start + len(line)), indent
        elif self._open:
            self._open = (self._open[0], start + len(line))
        else:
            begin = indent + (2 if line.lstrip().startswith("| ") else 0)
            self._open, self._indent = (start + begin, start + len(line)), indent
        if line.rstrip().endswith("::"):
            self._close()
            return self._code(at + 1, self._indented_end(at + 1, indent))
        return at + 1

    def _one_line(self, start: int) -> bool:
        return self._open is not None and "\n" not in self._text[self._open[0] : start].rstrip("\r\n")

    def _title(self, at: int) -> int:
        """The next line behind a title that begins at this one; 0 where there is none."""
        line = self._lines[at]
        over = _UNDERLINE.match(line) is not None
        words, under = (at + 1, at + 2) if over else (at, at + 1)
        if under >= len(self._lines) or (self._open and not over):
            return 0 if not over else self._rule(at)
        mark = _UNDERLINE.match(self._lines[under])
        title = self._lines[words]
        short = mark is not None and len(self._lines[under].rstrip()) * 2 < len(title.rstrip())
        if mark is None or not title.strip() or short or (over and self._lines[under][:1] != line[:1]):
            return self._rule(at)
        if not over and title[:1] in " \t":
            return 0
        self._close()
        style = mark[1] + ("over" if over else "")
        if style not in self._levels:
            self._levels.append(style)
        span = (self._starts[words], self._starts[words] + len(title))
        self._add("heading", span, self._levels.index(style) + 1)
        return under + 1

    def _rule(self, at: int) -> int:
        """A line of marks alone parts paragraphs."""
        line = self._lines[at]
        if (
            _UNDERLINE.match(line)
            and not _GRID.match(line)
            and not _SIMPLE.match(line)
            and line.strip() != "::"
        ):
            self._close()
            return at + 1
        return 0

    def _explicit(self, at: int, begin: int, indent: int) -> int:
        line, start = self._lines[at], self._starts[at]
        last = self._indented_end(at + 1, indent)
        directive = _DIRECTIVE.match(line, begin)
        if target := _TARGET.match(line, begin):
            if not target["to"]:
                span = (start + begin, start + len(line))
                self._page.element("anchor", span, content=target["name"].strip("`"))
            return at + 1
        if footnote := _FOOTNOTE.match(line, begin):
            self._open, self._indent = (start + footnote.end(), start + len(line)), _GOES_ON
            return at + 1
        if directive is None:
            return last  # a comment
        kind = directive[1].lower()
        argument = line[directive.end() :].strip()
        if kind in _CODE or kind in _SILENT:
            return self._code(at, last) if kind in _CODE else last
        if kind in _PICTURES:
            self._page.element("image", (start + begin, start + len(line)), content=argument)
        elif argument and (kind in _PROSE_ARGUMENTS or kind in _VERSIONS):
            first = directive.end()
            if kind in _VERSIONS:
                version = re.compile(r"\S+[ \t]*").match(line, first)
                first = version.end() if version else first
            self._open, self._indent = (start + first, start + len(line)), _GOES_ON
        return self._options(at + 1, last)

    def _options(self, at: int, last: int) -> int:
        """Pass over the options of a directive; alternative texts are read."""
        while at < last and (option := _FIELD.match(self._lines[at])):
            self._close()
            if option["name"].strip() in ("alt", "caption", "title", "header"):
                self._add(
                    "paragraph", (self._starts[at] + option.end(), self._starts[at] + len(self._lines[at]))
                )
            at += 1
        return at

    def _indented_end(self, at: int, indent: int) -> int:
        """The first line from ``at`` on that is no deeper than ``indent``."""
        while at < len(self._lines):
            line = self._lines[at]
            if line.strip() and len(line) - len(line.lstrip()) <= indent:
                break
            at += 1
        return at

    def _paragraph_end(self, at: int) -> int:
        while at < len(self._lines) and self._lines[at].strip():
            at += 1
        return at

    def _code(self, at: int, last: int) -> int:
        lines = self._lines[at:last]
        while lines and not lines[-1].strip():
            lines.pop()
        if lines and any(line.strip() for line in lines):
            end = self._starts[at + len(lines) - 1] + len(lines[-1])
            inside = [line for line in lines if not _EXPLICIT.match(line) and not _FIELD.match(line)]
            self._page.element("code-block", (self._starts[at], end), content="\n".join(inside))
        return max(last, at)

    def _table(self, at: int) -> int:
        """Cells, one for each line of a cell."""
        last = self._paragraph_end(at)
        edges: list[int] = []
        if _SIMPLE.match(self._lines[at]):
            edges = [match.start() for match in re.finditer(r"=+", self._lines[at])]
        for number in range(at, last):
            line, start = self._lines[number], self._starts[number]
            if _GRID.match(line) or _SIMPLE.match(line) or re.fullmatch(r"[ \t=-]+", line):
                continue
            cuts = edges or [match.end() for match in re.finditer(r"[|+]", line)]
            for k, first in enumerate(cuts):
                end = (cuts[k + 1] if k + 1 < len(cuts) else len(line) + bool(not edges)) - bool(not edges)
                if line[first:end].strip():
                    self._add("cell", (start + first, start + min(end, len(line))))
        return max(last, at + 1)

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
