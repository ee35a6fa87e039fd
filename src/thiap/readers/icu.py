"""ICU MessageFormat: which parts of ``{count, plural, one {# file} other {# files}}`` are text.

The branches are text, or messages again; the argument, its type, the keywords and ``#`` are the program's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from thiap.model import Span

_HEAD: Final = re.compile(r"\{\s*([\w.-]{1,60})\s*,\s*(plural|selectordinal|select)\s*,\s*(?:offset:\d+\s*)?")
_SIMPLE: Final = re.compile(
    r"\{\s*([\w.-]{1,60})\s*,\s*(number|date|time|spellout|ordinal|duration|list)\s*(?:,[^{}]{0,80})?\}"
)
_KEYWORD: Final = re.compile(r"\s*(=\d+|[^\s{}#'=]{1,40})\s*\{")
#: Keywords of plural rules (CLDR).
PLURALS: Final = frozenset(("zero", "one", "two", "few", "many", "other"))
_DEEPEST: Final = 8


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a message that is no text.

    Attributes:
        span: where it stands.
        key: what the two sides are compared by; of `free` ones nothing is asked.
    """

    span: Span
    key: str
    free: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """One argument with branches.

    Attributes:
        span: with its braces.
        argument, type: as in ``{argument, type, …}``.
        keywords: of its branches, with their spans.
        branches: the spans of their texts, in the same order.
        hashes: how often each branch says the number, by ``#`` or by the name of the argument.
        parts: all that is no text.
        broken: what is wrong with it, in words; empty where it can be read.
    """

    span: Span
    argument: str
    type: str
    keywords: tuple[tuple[str, Span], ...]
    branches: tuple[Span, ...]
    hashes: tuple[int, ...]
    parts: tuple[Part, ...]
    broken: str = ""


def find_messages(text: str, start: int = 0, end: int | None = None, depth: int = 0) -> tuple[Message, ...]:
    """Arguments with branches, and those with a format (``{n, number}``); nested ones included."""
    if "{" not in text or "," not in text:
        return ()
    end = len(text) if end is None else end
    found: list[Message] = []
    at = text.find("{", start, end)
    while at >= 0:
        simple = _SIMPLE.match(text, at, end)
        head = _HEAD.match(text, at, end)
        if simple:
            span = simple.span()
            key = f"{{{simple[1]}, {simple[2]}}}"
            found.append(Message(span, simple[1], simple[2], (), (), (), (Part(span, key),)))
            at = text.find("{", span[1], end)
        elif head:
            message, inner = _read(text, head, end, depth)
            found += [message, *inner]
            at = text.find("{", message.span[1], end)
        else:
            at = text.find("{", at + 1, end)
    return tuple(found)


def _read(text: str, head: re.Match[str], end: int, depth: int) -> tuple[Message, list[Message]]:
    at = head.end()
    opening = f"{{{head[1]}, {head[2]}}}"
    parts = [Part((head.start(), at), opening)]
    keywords: list[tuple[str, Span]] = []
    branches: list[Span] = []
    hashes: list[int] = []
    inner: list[Message] = []
    broken = ""
    while (keyword := _KEYWORD.match(text, at, end)) is not None:
        close = _close(text, keyword.end() - 1, end)
        if close < 0:
            broken = "a brace is never closed"
            break
        parts.append(Part((at, keyword.end()), keyword[1], free=True))
        keywords.append((keyword[1], keyword.span(1)))
        branch = (keyword.end(), close - 1)
        branches.append(branch)
        nested = find_messages(text, *branch, depth + 1) if depth < _DEEPEST else ()
        marks: list[Span] = []
        if head[2] != "select":
            # {n, number} in a branch of {n, plural, …} is what # stands for.
            numbers = [one for one in nested if (one.argument, one.type) == (head[1], "number")]
            nested = tuple(one for one in nested if one not in numbers)
            signs = (m.start() for m in re.finditer("#", text[branch[0] : branch[1]]))
            marks = [(branch[0] + m, branch[0] + m + 1) for m in signs] + [one.span for one in numbers]
            parts += [Part(span, "#", free=True) for span in marks]
        inner += nested
        named = text.count(f"{{{head[1]}}}", *branch) if head[2] != "select" else 0
        hashes.append(len(marks) + named)
        parts.append(Part((close - 1, close), "}", free=True))
        at = close
    rest = re.compile(r"\s*\}").match(text, at, end)
    stop = rest.end() if rest else at
    if not rest and not broken:
        broken = "its braces do not fit"
    if rest:
        parts.append(Part((at, stop), "}", free=True))
    message = Message(
        (head.start(), stop),
        head[1],
        head[2],
        tuple(keywords),
        tuple(branches),
        tuple(hashes),
        tuple(parts),
        broken,
    )
    return message, inner


def _close(text: str, start: int, end: int) -> int:
    """Behind the brace that closes the one at ``start``; -1 for none. A quoted brace is text."""
    depth = 0
    at = start
    while at < end:
        char = text[at]
        if char == "'" and text[at + 1 : at + 2] in ("{", "}"):
            close = text.find("'", at + 1, end)
            at = close if close > 0 else at
        elif char == "{":
            depth += 1
        elif char == "}":
            depth -= 1
            if depth == 0:
                return at + 1
        at += 1
    return -1
