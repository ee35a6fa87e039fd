"""Words changed within a row of Latin words that Thai and its other side both keep: the title of a work.

What stands on both sides is the same but for a word or two between words that are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from thiap.model import Bead, Document, Span
from thiap.names.by_key import alike
from thiap.names.fold import fold_latin

_LATIN = "A-Za-z\u00c0-\u024f"
_WORD = re.compile(rf"[{_LATIN}][{_LATIN}'\u2019]*+")
#: Words of a row in Latin letters, with what stands between them.
_ROW = re.compile(
    rf"(?<![{_LATIN}'\u2019]){_WORD.pattern}"
    rf"(?:[ \u00a0:,&.\-\u2013\u201d\u201c\"]{{1,3}}+{_WORD.pattern})+"
)
#: Words of the shortest row, share of them that must be the same, and most words that are not.
_LEAST, _SAME, _MOST = 5, 0.6, 3
#: How alike two words may be, of 100, to be others.
_OTHER = 60.0


def changed_in_rows(named: Document, thai: Document, beads: Sequence[Bead]) -> Iterator[tuple[Span, Span]]:
    """Words of ``named`` in a row that the Thai keeps, each with what the Thai has in their place."""
    for bead in beads:
        ours = [match for part in bead.source for match in _WORD.finditer(named.text, *part)]
        for part in bead.target:
            for row in _ROW.finditer(thai.text, *part):
                theirs = list(_WORD.finditer(thai.text, *row.span()))
                if len(theirs) >= _LEAST:
                    yield from _changed(ours, theirs)


def _changed(ours: Sequence[re.Match[str]], theirs: Sequence[re.Match[str]]) -> Iterator[tuple[Span, Span]]:
    first, second = ([fold_latin(match[0]) for match in matches] for matches in (ours, theirs))
    steps = SequenceMatcher(None, first, second, autojunk=False).get_opcodes()
    if sum(b - a for step, _, _, a, b in steps if step == "equal") < _SAME * len(theirs):
        return
    for before, (step, low, high, left, right), behind in zip(steps, steps[1:], steps[2:], strict=False):
        if step != "replace" or before[0] != "equal" or behind[0] != "equal":
            continue
        gone, come = first[low:high], second[left:right]
        named = any(match[0][0].isupper() for match in (*ours[low:high], *theirs[left:right]))
        if not named or max(len(gone), len(come)) > _MOST:
            continue
        if alike("".join(gone), "".join(come)) < _OTHER and not any(
            alike(one, other) >= _OTHER for one in gone for other in come
        ):
            yield (ours[low].start(), ours[high - 1].end()), (theirs[left].start(), theirs[right - 1].end())
