"""Whether two pieces of code are one: comments, blanks and words in Thai aside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

_THAI: Final = re.compile("[\u0e00-\u0e7f]")
#: Comments of the usual languages. A mark that clings to what follows may be more than a comment (#include,
#: --flag, //host), unless it begins the line.
_COMMENTS: Final = re.compile(
    r"/\*(?:(?!/\*)[\s\S])*?\*/|<!--(?:(?!<!--)[\s\S])*?-->|\"\"\"(?:(?!\"\"\")[\s\S])*?\"\"\""
    r"|(?:^|(?<=[\s;{}(),]))(?://|#|--|;|%|REM )(?=[\s#/]|$|[\u0e00-\u0e7f])[^\r\n]*|^[ \t]*(?://|#(?!include|define|if|end))[^\r\n]*"
    r"|\{/\*(?:(?!/\*)[\s\S])*?\*/\}",
    re.MULTILINE,
)
_BLANKS: Final = re.compile(r"\s+")
#: Lines compared in one block; a longer one is compared by its ends only.
_MOST_LINES: Final = 2_000


@dataclass(frozen=True, slots=True)
class Line:
    """A line of code.

    Attributes:
        code: without comment and blanks.
        written: as it stands, trimmed.
    """

    code: str
    written: str


@lru_cache(maxsize=1024)
def lines(code: str) -> tuple[Line, ...]:
    """The lines that hold code."""
    bare = _COMMENTS.sub(lambda match: "\n" * match[0].count("\n"), code)
    found = []
    for stripped, written in zip(bare.split("\n"), code.split("\n"), strict=False):
        text = _BLANKS.sub("", stripped)
        if text:
            found.append(Line(text, written.strip()))
    return tuple(found[:_MOST_LINES])


@lru_cache(maxsize=1024)
def key(code: str) -> str:
    """Equal for two pieces of code that are plainly one, though their lines may be broken elsewhere."""
    return "".join(line.code for line in lines(code))


def likeness(first: str, second: str) -> float:
    """Share of the lines that two pieces of code have in common, 0 to 1."""
    one, two = lines(first), lines(second)
    if not one or not two:
        return 1.0 if one == two else 0.0
    matcher = SequenceMatcher(None, [line.code for line in one], [line.code for line in two], autojunk=False)
    equal = sum(size for _, _, size in matcher.get_matching_blocks())
    lines_ratio = 2 * equal / (len(one) + len(two))
    if lines_ratio:
        return lines_ratio
    return SequenceMatcher(None, key(first)[:500], key(second)[:500], autojunk=False).ratio() / 2


def changed_lines(source: str, target: str) -> Iterator[tuple[str, str]]:
    """Lines that one piece of code has otherwise, as written; an empty one where it has none.

    A line whose words are in Thai on one side is translated, not changed.
    """
    one, two = lines(source), lines(target)
    matcher = SequenceMatcher(None, [line.code for line in one], [line.code for line in two], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        left, right = one[a:b], two[c:d]
        if _THAI.search("".join(line.code for line in (*left, *right))):
            continue
        if "".join(line.code for line in left) == "".join(line.code for line in right):
            continue  # broken elsewhere
        for number in range(max(len(left), len(right))):
            pair = (
                left[number].written if number < len(left) else "",
                right[number].written if number < len(right) else "",
            )
            yield pair
