"""One text of a file of units is rendered in two ways, or two are rendered in one.

What it finds
    In files of units: equal sources whose translations differ, and translations that stand for sources that
    differ, of which one may have been copied.

Why it matters
    Readers meet one button under two names, or two buttons under one.

Example:
    "Close the window." twice / "ปิดหน้าต่าง", "ปิดประตู"

When it is wrong
    A word has two meanings (Open, a verb and a state), or Thai has one word for two. It is a remark.

Sources
    MQM Core, "inconsistent with terminology resource"; the consistency checks of translation tools.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from thiap.findings.build import make_finding
from thiap.model import Bead, Bitext, Category, CheckName, Finding, Side, other_side
from thiap.mqm import IssueType
from thiap.phrases import say

name: CheckName = "unit-inconsistent"
category: Category = "term"
issue: IssueType = "inconsistency"

_CONFIDENCE: Final = 0.6
#: Letters that a text must have on both sides, and renderings that are told.
_LEAST, _MOST = 2, 4
_MARKS: Final = re.compile(r"[\s\W_]+")
_NUMBER: Final = re.compile(r"\((?:es|s)\)|(?<=[a-z])(?:es|s|e)(?![a-z(])|(?<=[a-z])e(?=\((?:es|s)\))")
#: Words of a source from which it is told that another one has its translation.
_WORDS: Final = 3


def run(bitext: Bitext) -> Iterator[Finding]:
    """One remark for each text that is rendered in several ways, then for each rendering of several texts."""
    if not bitext.alignment.alone:
        return
    units = [bead for bead in bitext.alignment.beads if bead.source and bead.target]
    yield from _several(bitext, units, "source", "unit-two-targets")
    yield from _several(bitext, units, "target", "unit-two-sources")


def _several(bitext: Bitext, units: list[Bead], side: Side, key: str) -> Iterator[Finding]:
    groups: dict[str, dict[str, Bead]] = defaultdict(dict)
    for bead in units:
        one, other = (_plain(bitext, bead, which) for which in (side, other_side(side)))
        if len(one) >= _LEAST and len(other) >= _LEAST and (side == "source" or _says_more(bitext, bead)):
            groups[one].setdefault(other, bead)
    for beads in groups.values():
        if len(beads) < 2:
            continue
        told = list(beads.values())
        texts = [bitext.document(other_side(side)).quote(bead.spans(other_side(side))[0]) for bead in told]
        yield make_finding(
            bitext,
            kind="inconsistent",
            category=category,
            check=name,
            issue=issue,
            severity="neutral",
            confidence=_CONFIDENCE,
            message=say(key, n=len(told), texts=tuple(texts[:_MOST])),
            source=tuple(span for bead in told for span in bead.source),
            target=tuple(span for bead in told for span in bead.target),
        )


def _says_more(bitext: Bitext, bead: Bead) -> bool:
    """Whether a source has so many words that no other means the same by chance, as labels do."""
    return sum(len(bitext.source.quote(span).split()) for span in bead.source) >= _WORDS


def _plain(bitext: Bitext, bead: Bead, side: Side) -> str:
    """The letters and digits of one side, by which texts are the same; file and files are."""
    doc = bitext.document(side)
    text = " ".join(doc.quote(span) for span in bead.spans(side)).casefold()
    return _MARKS.sub("", _NUMBER.sub("", text))
