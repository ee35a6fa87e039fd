"""What documentation writes into Markdown beside Markdown: front matter, admonitions, shortcodes, JSX.

All of it is set apart before the parser sees the text: overwritten by characters that mean nothing to it,
one for one, so that every offset stays.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from thiap.model import Span
from thiap.readers.page import LINE, Page
from thiap.readers.tags import braces_end, set_apart, tag_at
from thiap.readers.templates import SHOWN, find_templates
from thiap.spans import joined, merge

#: Stands for what was set apart in a line that holds more; no mark of Markdown, no blank, no letter.
FILLER: Final = "\ue000"

_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_TO_LINE_END: Final = re.compile(r"[ \t]*(?:\r|\n|\Z)")
_QUOTED: Final = re.compile(r"[ \t>]*")
_FENCE: Final = re.compile(
    r"(?:[ \t]|>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))*(?P<mark>`{3,}|~{3,})(?P<info>[^\r\n]*)"
)
#: ```{note}: a directive of MyST, whose content is prose.
_DIRECTIVE: Final = re.compile(
    r"\{(?:note|tip|warning|caution|important|danger|hint|attention|seealso|admonition|dropdown|card|tab-item)\}"
)
_FRONT_MATTER: Final = re.compile(
    r"(?:(?P<mark>---|\+\+\+)[ \t]*\r?\n(?P<yaml>.*?)(?:\r?\n|(?<=\n))(?P=mark)"
    r"|%\{[ \t]*\r?\n(?P<map>.*?)\r?\n\}[ \t]*\r?\n---)[ \t]*(?:\r?\n|$)",
    re.DOTALL,
)
#: Keys of front matter whose values people read.
_PROSE_KEYS: Final = re.compile(
    rf"(?P<indent>[ \t]*(?:- +)?)(?P<key>{SHOWN}|linktitle|excerpt|tagline|details|lead|intro|abstract"
    r"|sidebar_label|sidebartitle|navtitle|nav_title|pagination_label|shorttitle|short_title)"
    r"[\"']?[ \t]*[:=][ \t]*(?P<value>[^\r\n]*)",
    re.IGNORECASE,
)
_ADMONITION: Final = re.compile(
    r"[ \t>]*:{3,}[ \t]*(?:\{?[\w.-]+\}?)?(?:\[(?P<bracketed>[^\]\r\n]*)\])?(?:\{[^}\r\n]*\})?"
    r"[ \t]*(?P<title>[^\r\n]*)"
)
#: !!! note "Title", ??? tip, === "Tab" of MkDocs, whose content is indented.
_INDENTED: Final = re.compile(
    r"[ \t]*+(?:!!!|\?\?\?\+?|===[!+]?)[ \t]++(?:[\w-]++(?: [\w-]++)*)?[ \t]*+"
    r"(?:\"(?P<title>[^\"\r\n]*+)\")?[ \t]*+$"
)
#: A blank line, or none, behind a line.
_BLANK_BEHIND: Final = re.compile(r"(?:\r\n|\r|\n|\Z)[ \t]*(?:\r|\n|\Z)")
_IMPORT: Final = re.compile(
    r"import\s+(?:[\w*{][^;\"'`]{0,2000}?\bfrom\s*)?[\"'][^\"'\r\n]+[\"']\s*;?[ \t]*(?=\r|\n|\Z)"
)
_EXPORT: Final = re.compile(r"export\s+(?:const|default|let|var|function|async|class|type|interface|\{|\*)")
_VERBATIM: Final = re.compile(
    r"\{[{%][<%]?-?\s*(?P<name>highlight|codeblock|code|mermaid|comment)\b(?:(?!\{%)[^}])*[%}]\}"
    r"(?P<body>(?:(?!\{[{%][<%]?-?\s*(?P=name)\b)[\s\S])*?)\{[{%][<%]?-?\s*(?:end|/)\s*(?P=name)\b[^}]{0,80}\}{1,2}"
)
#: Formulas; a lone dollar is a price, so that a formula needs a sign of one.
_MATH: Final = re.compile(
    r"(?<![\\$\w])\$\$(?:(?!\$\$)[^\\]|\\.){1,2000}?\$\$|(?<![\\$\w])\$(?=[^\s$])(?:[^$\\\r\n]|\\.){0,300}?(?<=\S)\$(?![\d$])",
    re.DOTALL,
)
_MATH_SIGN: Final = re.compile(r"[\\^_=+<>]|\$.\$")
_JSX_COMMENT: Final = re.compile(r"\{\s*/\*(?:(?!/\*)[\s\S])*?\*/\s*\}")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A text for the parser of Markdown, as long as the raw one.

    Attributes:
        clean: the text, what was set apart overwritten.
        body: where the parser begins, behind mark and front matter.
        values: prose of the front matter.
    """

    clean: str
    body: int
    values: tuple[Span, ...]


def prepare(page: Page, *, jsx: bool) -> Prepared:
    """Set apart what is no Markdown; ``jsx`` for MDX, where tags and braces are code."""
    text = page.text
    body = 1 if text.startswith("\ufeff") else 0
    body, values = _front_matter(page, body)
    gone: list[Span] = []
    replaced: dict[int, str] = {}
    prose: list[Span] = []  # between fences
    at = body
    for fence in _fences(page, body, gone):
        prose.append((at, fence[0]))
        at = fence[1]
    prose.append((at, len(text)))
    for span in prose:
        _lines(page, span, gone, replaced)
        _inline(page, span, gone)
        if jsx:
            _jsx(page, span, gone)
    return Prepared(_overwritten(text, merge(gone), replaced), body, values)


def _overwritten(text: str, gone: tuple[Span, ...], replaced: dict[int, str]) -> str:
    """The text with blanks for lines that are gone whole, and fillers elsewhere."""
    starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
    parts: list[str] = []
    position = 0
    for start, end in joined(text, gone, " \t"):
        parts.append(text[position:start])
        at = start
        while at < end:
            line = LINE.match(text, at, end)
            assert line is not None
            part = line.group().rstrip("\r\n")
            quoted = _QUOTED.match(text, starts[bisect_right(starts, at) - 1])
            whole = quoted is not None and quoted.end() >= at and _TO_LINE_END.match(text, at + len(part))
            parts.append((" " if whole else FILLER) * len(part))
            parts.append(line.group()[len(part) :])
            at = max(line.end(), at + 1)
        position = end
    chars = list("".join((*parts, text[position:])))
    for start, word in replaced.items():
        chars[start : start + len(word)] = word
    return "".join(chars)


def _front_matter(page: Page, body: int) -> tuple[int, tuple[Span, ...]]:
    """Note the prose of the header; where the text begins behind it, and where that prose is."""
    text = page.text
    match = _FRONT_MATTER.match(text, body)
    if match is None:
        return body, ()
    values: list[Span] = []
    at, end_of_header = match.span("yaml" if match["mark"] else "map")
    while at < end_of_header:
        line = LINE.match(text, at, end_of_header)
        assert line is not None
        at = max(line.end(), at + 1)
        entry = _PROSE_KEYS.match(text, line.start(), line.end())
        if entry is None:
            continue
        start, end = entry.span("value")
        value = text[start:end].rstrip(" \t\r\n,")
        end = start + len(value)
        if re.fullmatch(r"[|>][-+\d]*", value):
            start, end = at, _indented_end(text, at, end_of_header, len(entry["indent"]))
            at = max(at, end)
        elif value[:1] in "\"'" and value[-1:] == value[:1] and len(value) > 1:
            start, end = start + 1, end - 1
        if not re.match(r"[\[{&*!#]|https?://|\S*/\S*$|true$|false$", text[start:end]):
            title = entry["key"].lower() == "title" and not entry["indent"]
            page.block("title" if title else "paragraph", (start, end))
            values.append((start, end))
    return match.end(), tuple(values)


def _indented_end(text: str, at: int, end: int, indent: int) -> int:
    """Where lines that are blank or indented deeper than ``indent`` end."""
    last = at
    while at < end:
        line = LINE.match(text, at, end)
        assert line is not None
        words = line.group().lstrip(" \t")
        if words.strip() and len(line.group()) - len(words) <= indent:
            break
        at = max(line.end(), at + 1)
        last = min(at, end)
    return last


def _fences(page: Page, body: int, gone: list[Span]) -> Iterator[Span]:
    """The fenced blocks of code, lines of their marks included; directives of prose lose only these lines."""
    text = page.text
    at, opened, mark = body, -1, ""
    directive: list[str] = []
    while at < len(text):
        line = LINE.match(text, at)
        assert line is not None
        start, at = at, max(line.end(), at + 1)
        found = _FENCE.match(text, start, line.end())
        if found is None or (found["mark"][0] == "`" and "`" in found["info"]):
            continue
        bare = not found["info"].strip()
        if mark:
            if bare and found["mark"].startswith(mark):
                yield opened, at
                mark = ""
        elif bare and directive and found["mark"].startswith(directive[-1]):
            directive.pop()
            gone.append((found.start("mark"), line.end()))
        elif _DIRECTIVE.match(found["info"]):
            directive.append(found["mark"])
            gone.append((found.start("mark"), line.end()))
            title = found["info"].partition("}")[2]
            if title.strip():
                page.block("paragraph", (line.start() + line.group().index("}") + 1, line.end()))
        else:
            opened, mark = start, found["mark"]
    if mark:
        yield opened, len(text)


def _lines(page: Page, span: Span, gone: list[Span], replaced: dict[int, str]) -> None:
    """Lines of their own: fences of admonitions, imports and exports."""
    text = page.text
    at, blank = span[0], True
    while at < span[1]:
        line = LINE.match(text, at, span[1])
        assert line is not None
        start, at = at, max(line.end(), at + 1)
        end = start + len(line.group().rstrip("\r\n"))
        free, blank = blank, not line.group().strip()
        if match := _ADMONITION.match(text, start, end):
            gone.append((start, end))
            title = match.span("bracketed") if match["bracketed"] else match.span("title")
            page.block("paragraph", title)
        elif (match := _INDENTED.match(text, start, end)) and match.group().strip("! ?=+"):
            # An item whose content is what is indented behind it.
            first = start + len(match.group()) - len(match.group().lstrip(" \t"))
            gone.append((first, end))
            # Content that follows at once needs no filler, which would be the beginning of its paragraph.
            close = free and not _BLANK_BEHIND.match(text, end)
            replaced[first] = "-" if close else f"- {FILLER}"
            if match["title"]:
                page.block("paragraph", match.span("title"))
        elif text.startswith(("import", "export"), start):
            last = _module_end(text, start, span[1])
            if last > start:
                gone.append((start, last))
                at = last


def _module_end(text: str, start: int, end: int) -> int:
    """Where an import or export that begins at ``start`` ends; ``start`` where it is prose."""
    if imported := _IMPORT.match(text, start, end):
        return imported.end()
    if not _EXPORT.match(text, start, end):
        return start
    at = start
    while at < end:
        blank = re.compile(r"\r?\n[ \t]*\r?\n|\Z").search(text, at, end)
        stop = blank.start() if blank else end
        bracket = re.compile(r"[{(\[]").search(text, at, stop)
        if bracket is None:
            return stop
        close = braces_end(text, bracket.start(), min(end, start + 20_000))
        if close < 0:
            return stop
        at = close
        if at >= stop:
            continue
    return end


def _inline(page: Page, span: Span, gone: list[Span]) -> None:
    """Tags of templates, blocks they enclose verbatim, formulas."""
    text = page.text
    if text.find("{", *span) >= 0:
        for match in _VERBATIM.finditer(text, *span):
            gone.append(match.span())
            page.skip(*match.span())
            if match["name"] != "comment":
                page.element("code-block", match.span(), content=match["body"])
    for tag, values in find_templates(text, *span):
        gone.append(tag)
        at = tag[0]
        for low, high in values:
            page.skip(at, low)
            page.block("paragraph", (low, high))
            at = high
        page.skip(at, tag[1])
    for match in _MATH.finditer(text, *span):
        if _MATH_SIGN.search(match.group()) and "\n\n" not in match.group():
            gone.append(match.span())
            page.skip(*match.span())
            page.element("code", match.span(), content=match.group())


#: A code span: what is in it is neither tag nor expression.
_CODE_SPAN: Final = re.compile(
    r"(?<!`)(`{1,3})(?!`)(?=((?:(?!\n[ \t]*\r?\n)[^`]|(?!(?<!`)\1(?!`))`)*))\2\1(?!`)"
)
_JSX_BEGINS: Final = re.compile(r"[<{`]")


def _jsx(page: Page, span: Span, gone: list[Span]) -> None:
    """Tags and expressions of JSX outside of code spans."""
    text = page.text
    at = span[0]
    while begin := _JSX_BEGINS.search(text, at, span[1]):
        at = begin.start()
        end = -1
        if text[at] == "`":
            code = _CODE_SPAN.match(text, at, span[1])
            at = code.end() if code else at + 1
            continue
        if text[at] == "<":
            tag = tag_at(text, at, span[1])
            end = tag.span[1] if tag else -1
            if tag:
                spoken = set_apart(page, tag)
                for part in spoken:
                    page.block("paragraph", part)
        elif text[at - 1 : at] != "\\":
            comment = _JSX_COMMENT.match(text, at, span[1])
            end = comment.end() if comment else braces_end(text, at, min(span[1], at + 5_000))
            if end > at and not _is_anchor(text[at:end]):
                page.skip(at, end)
            else:
                end = -1
        if end > at:
            gone.append((at, end))
            at = end
        else:
            at += 1


def _is_anchor(text: str) -> bool:
    """{#name} behind a heading."""
    return re.fullmatch(r"\{\s*[:#.][^{}]*\}", text) is not None
