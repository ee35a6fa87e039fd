"""Code differs from that of the source, or is gone.

What it finds
    In pages: blocks of code that one side lacks or has otherwise, line by line, and pieces of code in a
    sentence that stand otherwise in its translation.

Why it matters
    Readers copy code. A name that was translated or a line that was lost is an error they cannot see.

Example:
    "Call `drawTile` first." / "เรียก `drawTiles` ก่อน"

When it is wrong
    Comments, blanks and words in Thai are no difference. A page that was translated from an older version
    differs rightly: the translation is out of date. On 31 pairs of pages it was right 7 times of 7.

Sources
    MQM Core, "markup".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from thiap.content import code
from thiap.content.addresses import names_language, same_place
from thiap.content.page_parts import Difference, are_pages, differences, has_whole, parts
from thiap.findings.from_page_parts import from_page_parts
from thiap.model import Bitext, Category, CheckName, Document, Element, Finding, Span
from thiap.mqm import IssueType
from thiap.phrases import say

name: CheckName = "code-mismatch"
category: Category = "markup"
issue: IssueType = "markup"

#: A block that differs, one that is gone or added, a changed piece in a sentence.
_CHANGED, _GONE, _INLINE = 0.8, 0.75, 0.8
#: Blocks that share so much are one, changed; pieces in a sentence that are written so much alike.
_ALIKE, _WRITTEN_ALIKE = 0.2, 0.6
#: Share of the lines from which on a block without counterpart is another one, changed.
_ONE_BLOCK = 0.5
_THAI = re.compile("[\u0e00-\u0e7f]")


def run(bitext: Bitext) -> Iterator[Finding]:
    """Findings of the blocks, then of the pieces in sentences."""
    if not are_pages(bitext):
        return
    source, target = parts(bitext.source, "code-block"), parts(bitext.target, "code-block")
    if target or not source:
        for found in differences(bitext, source, target, _same_block, _code, _block_said):
            yield from _block(bitext, _paired(found, source, target))
    source, target = parts(bitext.source, "code"), parts(bitext.target, "code")
    for found in differences(bitext, source, target, _same_piece, _piece, _said):
        yield from _inline(bitext, found)


def _same_block(first: Element, second: Element) -> bool:
    if _THAI.search(first.content + second.content):
        alike = code.likeness(first.content, second.content) >= _ALIKE
        return alike and not any(True for _ in code.changed_lines(first.content, second.content))
    return code.key(first.content) == code.key(second.content)


def _paired(found: Difference, source: list[Element], target: list[Element]) -> Difference:
    """A block that one page lacks, with the one there whose lines it has and others: that one is changed."""
    if len(found.source) + len(found.target) > 1:
        return found
    (item,) = found.source or found.target
    ours, theirs = (source, target) if found.source else (target, source)
    known = {_code(other) for other in ours}
    others = [
        (code.likeness(item.content, other.content), other) for other in theirs if _code(other) not in known
    ]
    likeness, best = max(others, key=lambda pair: pair[0], default=(0.0, item))
    if likeness < _ONE_BLOCK:
        return found
    return Difference((item,), (best,)) if found.source else Difference((best,), (item,))


def _code(item: Element) -> str:
    return code.key(item.content)


def _block_said(item: Element, doc: Document) -> bool:
    """Whether the other page has every line of a block, in its sentences or among other lines."""
    written = [line.written for line in code.lines(item.content)]
    return bool(written) and all(has_whole(doc.text, line) for line in written)


def _block(bitext: Bitext, found: Difference) -> Iterator[Finding]:
    if found.source and found.target:
        first, second = found.source[0], found.target[0]
        lines = list(code.changed_lines(first.content, second.content))
        if not lines:  # in other words, as a screen or a tree of files
            return
        if code.likeness(first.content, second.content) < _ALIKE and not _in_its_place(bitext, found):
            yield from _block(bitext, Difference(found.source, ()))
            return
        told = next(((a, b) for a, b in lines if a and b), lines[0])
        code_of = (line or say("nothing") for line in told)
        key = "code-lines-more" if len(lines) > 1 else "code-lines"
        yield from_page_parts(
            bitext,
            name,
            found,
            say(key, **dict(zip(("source", "target"), code_of, strict=True)), n=len(lines)),
            _CHANGED,
            spans=(
                _places(bitext.source, first, [a for a, _ in lines]),
                _places(bitext.target, second, [b for _, b in lines]),
            ),
            values=told,
        )
    elif found.source:
        message = say("code-lost", n=len(found.source))
        yield from_page_parts(bitext, name, found, message, _GONE, values=(None, None))
    else:
        message = say("code-added", n=len(found.target))
        yield from_page_parts(bitext, name, found, message, _GONE, values=(None, None))


def _in_its_place(bitext: Bitext, found: Difference) -> bool:
    """Whether pages with as many blocks have other code, as many lines, in the same one of them."""
    source, target = (parts(doc, "code-block") for doc in (bitext.source, bitext.target))
    first, second = found.source[0], found.target[0]
    lines = [len(code.lines(item.content)) for item in (first, second)]
    same = len(source) == len(target) and source.index(first) == target.index(second)
    return same and lines[0] == lines[1]


def _places(doc: Document, item: Element, written: list[str]) -> tuple[Span, ...]:
    """Where the lines stand in their block; the whole block where none is there."""
    found, at = [], item.span[0]
    for line in written:
        place = doc.text.find(line, at, item.span[1]) if line else -1
        if place >= 0:
            found.append((place, place + len(line)))
            at = place + len(line)
    return tuple(found) or (item.span,)


def _piece(item: Element) -> str:
    return re.sub(r"\s+", "", item.content).strip("\"'“”;,.")


def _same_piece(first: Element, second: Element) -> bool:
    return _piece(first).casefold() == _piece(second).casefold()


def _said(item: Element, doc: Document) -> bool:
    """Whether the other page has the piece elsewhere, in its text or in a block, as a whole name."""
    return not _piece(item) or _THAI.search(item.content) is not None or has_whole(doc.text, item.content)


def _same_form(first: str, second: str) -> bool:
    """Whether both are names with the same marks, as two files of one kind."""
    one, two = (re.sub(r"\w+", "a", text) for text in (first, second))
    return one == two and len(one) > 1 and first.rpartition(".")[2] == second.rpartition(".")[2]


def _in_own_language(bitext: Bitext, first: str, second: str) -> bool:
    """Whether two pieces are one file or page, each in the language of its side."""
    langs = ((first, bitext.source.lang), (second, bitext.target.lang))
    return (
        not re.search(r"\s", first + second)
        and any(names_language(written, lang) for written, lang in langs)
        and same_place(first, second)
    )


def _inline(bitext: Bitext, found: Difference) -> Iterator[Finding]:
    if not (found.source and found.target):
        return  # that a name is said more often in one language is no difference
    first, second = found.source[0], found.target[0]
    if _in_own_language(bitext, first.content, second.content):
        return
    alike = SequenceMatcher(None, _piece(first), _piece(second), autojunk=False).ratio() >= _WRITTEN_ALIKE
    if not alike and not _same_form(first.content, second.content):
        return
    message = say("code-other", target=second.content, source=first.content)
    yield from_page_parts(bitext, name, found, message, _INLINE)
