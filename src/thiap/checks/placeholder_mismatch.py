"""Tags or placeholders that are missing, extra or out of order.

What it finds
    In aligned texts: placeholders of programs (%s, %1$d, {0}, {name}, ${x}, {{x}}), inline tags of
    bilingual files (shown as <g1>…</g1>, <x2/>) and HTML tags that one side has and the other lacks; in
    bilingual files also tags that close before they open.

Why it matters
    A lost placeholder is a wrong message or a crash; a lost tag is lost formatting or a file that cannot
    be written back.

Example:
    "Delete {count} files?" / "ลบแฟ้มหรือไม่": {count} is lost.

When it is wrong
    Numbered placeholders may change their order, so order is looked at only where it has a meaning: in
    unnumbered ones (%s … %d) and in paired tags. A translator may drop a tag on purpose where the target
    needs no such formatting.

Sources
    XLIFF 1.2 and 2.1, inline elements; C printf, Python format strings, ICU messages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from thiap.findings.build import make_finding
from thiap.model import Bitext, Category, CheckName, Document, Finding, FindingKind, Span, Spans
from thiap.mqm import IssueType
from thiap.spans import masked

name: CheckName = "placeholder-mismatch"
category: Category = "markup"
issue: IssueType = "markup"

#: No flags with blanks: "100% sure" is no placeholder.
_PLACEHOLDER: Final = re.compile(
    r"%(?:\d{1,2}\$)?[-+#0]?\d{0,3}(?:\.\d{1,2})?(?:l{1,2}|h|z)?[sdiufgxXc@](?![\w%])"
    r"|%\([A-Za-z_]\w{0,40}\)[sdifgxX]|\$?\{\{? ?[A-Za-z_0-9][\w.:]{0,40} ?\}?\}|%[A-Z][A-Z_]{1,40}%"
    r"|</?[A-Za-z]{1,10}[\w.-]{0,40}(?: [^<>\r\n]{0,300})?/?>"
    r"|\{(?:\d{1,3}|[biu])>|<(?:\d{1,3}|[biu])\}"  # as MXLIFF writes pairs of tags
)
_UNNUMBERED: Final = re.compile(r"%[-+#0]?\d{0,3}(?:\.\d{1,2})?(?:l{1,2}|h|z)?[sdiufgxXc@]")
#: Two empty elements that stand for the ends of one pair, with the pair's number.
_BEGINS: Final = re.compile(r"<(?:bpt|sc)([^/>]*)/>")
_ENDS: Final = re.compile(r"<(?:ept|ec)([^/>]*)/>")
#: Formats whose inline tags belong to the file, so that their nesting matters.
_BILINGUAL: Final = frozenset(("xliff", "tmx", "po", "table"))
#: Formats whose markup is apart from their text, code included.
_PAGES: Final = frozenset(("markdown", "mdx", "html", "rst", "asciidoc", "wikitext"))
_Found = list[tuple[str, Span]]


def run(bitext: Bitext) -> Iterator[Finding]:
    """One finding for each placeholder that has no partner, and one for each side out of order."""
    for bead in bitext.alignment.beads:
        if not bead.source or not bead.target:
            continue
        source, target = _found(bitext.source, bead.source), _found(bitext.target, bead.target)
        if not source and not target:
            continue
        missing, extra = _difference(source, target), _difference(target, source)
        for mark, span in missing:
            yield _finding(
                bitext,
                "missing_in_target",
                f"{mark} is missing in the target.",
                mark=mark,
                score=bead.score,
                source=(span,),
            )
        for mark, span in extra:
            yield _finding(
                bitext,
                "missing_in_source",
                f"{mark} is not in the source.",
                mark=mark,
                score=bead.score,
                target=(span,),
            )
        if not missing and not extra:
            yield from _order(bitext, source, target)


def _found(doc: Document, spans: Spans) -> _Found:
    page = doc.format in _PAGES
    text = masked(doc) if page else doc.text
    return [
        (_canonical(match.group()), match.span())
        for span in spans
        for match in _PLACEHOLDER.finditer(text, *span)
        if not page or match.group()[0] != "<"
    ]


def _canonical(mark: str) -> str:
    """HTML tags compare by name: their attributes (alt, title, href) are translated too."""
    return re.sub(r" [^<>]*?(/?)>$", r"\1>", mark) if mark.startswith("<") else mark


def _difference(first: _Found, second: _Found) -> _Found:
    """What of ``first`` the other side has not, each as often as it is short; the last ones of a kind."""
    short = Counter(mark for mark, _ in first) - Counter(mark for mark, _ in second)
    lost = []
    for mark, span in reversed(first):
        if short[mark] > 0:
            short[mark] -= 1
            lost.append((mark, span))
    return lost[::-1]


def _order(bitext: Bitext, source: _Found, target: _Found) -> Iterator[Finding]:
    first = [mark for mark, _ in source if _UNNUMBERED.fullmatch(mark)]
    second = [mark for mark, _ in target if _UNNUMBERED.fullmatch(mark)]
    spans = tuple(span for mark, span in target if _UNNUMBERED.fullmatch(mark))
    if first != second:
        message = f"Unnumbered placeholders change their order: {' '.join(first)}, then {' '.join(second)}."
        yield _finding(bitext, "contradicted", message, mark=" ".join(second), target=spans)
    if bitext.target.format in _BILINGUAL and _nested(source) and not _nested(target):
        spans = tuple(span for mark, span in target if mark.startswith("<"))
        yield _finding(bitext, "contradicted", "Tags close before they open, or cross.", target=spans)


def _nested(found: _Found) -> bool:
    stack: list[str] = []
    for mark, _ in found:
        if begins := _BEGINS.fullmatch(mark):
            stack.append(f"{begins[1]}/")
        elif ends := _ENDS.fullmatch(mark):
            if not stack or stack.pop() != f"{ends[1]}/":
                return False
        elif mark.startswith("</"):
            if not stack or stack.pop() != mark[2:-1]:
                return False
        elif mark.startswith("<") and not mark.endswith("/>"):
            stack.append(mark[1:-1])
    return not stack


def _finding(
    bitext: Bitext,
    kind: FindingKind,
    message: str,
    *,
    mark: str | None = None,
    score: float = 1.0,
    source: Spans = (),
    target: Spans = (),
) -> Finding:
    return make_finding(
        bitext,
        kind=kind,
        category=category,
        check=name,
        issue=issue,
        severity="major",
        confidence=0.95 if score == 1 else 0.8,
        message=message,
        source=source,
        target=target,
        source_value=mark if source else None,
        target_value=mark if target else None,
    )
