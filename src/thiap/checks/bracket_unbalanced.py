"""A bracket or quotation mark without its other half.

What it finds
    In a paragraph of the target: an opening bracket that is never closed, a closing one that was never
    opened, and an odd number of quotation marks. Where the counterpart in the source has the same fault,
    nothing is said.

Why it matters
    The other half was lost in an edit, and with it often the words between.

Example:
    "องค์การสหประชาชาติ (ยูเอ็น ก่อตั้งใน ค.ศ. 1945": the bracket is not closed.

When it is wrong
    List marks such as "1)" and "ก)" are known, smileys are not. A quotation that runs over several
    paragraphs opens in each and closes in the last.

Sources
    MQM, "punctuation"; Unicode Character Database, BidiBrackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from thiap.findings.from_target_text import blocks_of, inside, remark
from thiap.model import Bitext, Category, CheckName, Document, Finding, Span
from thiap.mqm import IssueType
from thiap.phrases import say

name: CheckName = "bracket-unbalanced"
category: Category = "typography"
issue: IssueType = "typography"

_PAIRS: Final = {"(": ")", "[": "]", "{": "}", "\uff08": "\uff09"}
_CLOSING: Final = {close: open_ for open_, close in _PAIRS.items()}
#: Straight and curly ones close each other in many texts, so that only their number tells.
_QUOTES: Final = frozenset('"“”«»')
#: Paragraphs that one quotation may run over.
_APART_MOST: Final = 4
_LIST_MARK: Final = re.compile(
    r"(?:^|(?<=\s))(?:\d{1,3}|[\u0e50-\u0e59]{1,3}|[a-zA-Z\u0e01-\u0e2e]|[ivx]{1,5})\)"
)


def run(bitext: Bitext) -> Iterator[Finding]:
    """One finding a mark."""
    faulty = _loose(bitext.source, [block.span for block in bitext.source.blocks])
    excused = {bitext.source.text[start] for start, _ in faulty}
    for span in _loose(bitext.target, [block.span for block in blocks_of(bitext)]):
        mark = bitext.target.text[span[0]]
        if mark in excused:
            continue
        key = "mark-odd" if mark in _QUOTES else "mark-unclosed" if mark in _PAIRS else "mark-unopened"
        yield remark(bitext, name, (span,), say(key, mark=mark), confidence=0.6 if mark in _QUOTES else 0.85)


def _loose(doc: Document, blocks: list[Span]) -> list[Span]:
    """Marks without their other half."""
    found: list[Span] = []
    odd: list[tuple[int, int]] = []  # (number of the block, place of its last quotation mark)
    for number, (start, end) in enumerate(blocks):
        marks = {match.end() - 1 for match in _LIST_MARK.finditer(doc.text, start, end)}
        stack: list[int] = []
        quotes: list[int] = []
        late: list[int] = []
        for position in range(start, end):
            char = doc.text[position]
            if char not in _PAIRS and char not in _CLOSING and char not in _QUOTES:
                continue
            if inside((position, position + 1), doc.skipped):
                continue
            if char in _QUOTES:
                quotes.append(position)
            elif char in _PAIRS:
                stack.append(position)
            elif stack and doc.text[stack[-1]] == _CLOSING[char]:
                stack.pop()
            elif position not in marks:
                late.append(position)
        found += ((position, position + 1) for position in (*stack, *late))
        if len(quotes) % 2:
            if odd and number - odd[-1][0] <= _APART_MOST:
                odd.pop()  # a quotation over several paragraphs
            else:
                odd.append((number, quotes[-1]))
    return sorted([*found, *((place, place + 1) for _, place in odd)])
