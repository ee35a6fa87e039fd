"""Words changed within a row of Latin words that Thai and its other side both keep: the title of a work.

What stands on both sides is the same but for a word or two between words that are the same. Of a name of
three words or four in capitals, two are enough, beside which another word stands: in a text in Latin letters
one of English, which is no rendering.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from difflib import SequenceMatcher

from thiap.model import Bead, Document, Span, Spans
from thiap.names.by_key import alike
from thiap.names.fold import fold_latin
from thiap.names.named import RUNS
from thiap.names.words import is_english_word

_LATIN = "A-Za-z\u00c0-\u024f"
_WORD = re.compile(rf"[{_LATIN}][{_LATIN}'\u2019]*+")
#: Words of a row in Latin letters, with what stands between them.
_ROW = re.compile(
    rf"(?<![{_LATIN}'\u2019]){_WORD.pattern}"
    rf"(?:[ \u00a0:,&.\-\u2013\u201d\u201c\"]{{1,3}}+{_WORD.pattern})+"
)
#: Words of the shortest row, share of them that must be the same, and most words that are not.
_LEAST, _SAME, _MOST = 5, 0.6, 3
#: Words with capitals side by side, the words of such a name, those of it that stay, and those that come.
_NAME = re.compile(
    rf"(?<![{_LATIN}'\u2019-])[A-Z][{_LATIN}'\u2019]++(?: [A-Z][{_LATIN}'\u2019]++)+(?![-{_LATIN}])"
)
_WORDS, _STAY, _COME = (3, 4), 2, 2
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
        yield from _changed_names(named, thai, bead)


def _changed_names(named: Document, thai: Document, bead: Bead) -> Iterator[tuple[Span, Span]]:
    """The same of names of a few words."""
    known = {fold_latin(match[0]) for part in bead.target for match in _WORD.finditer(thai.text, *part)}
    said = {fold_latin(match[0]) for part in bead.source for match in _WORD.finditer(named.text, *part)}
    names = list(_names(named, bead.source))
    for theirs in _names(thai, bead.target):
        if not _WORDS[0] <= len(theirs) <= _WORDS[1]:
            continue
        for ours in names:
            first, second = ([fold_latin(match[0]) for match in row] for row in (ours, theirs))
            steps = SequenceMatcher(None, first, second, autojunk=False).get_opcodes()
            if sum(b - a for step, _, _, a, b in steps if step == "equal") < _STAY:
                continue
            for _, low, high, left, right in (one for one in steps if one[0] == "replace"):
                come, gone = first[low:high], second[left:right]
                if (
                    len(come) > _COME
                    or any(_has(known, word) for word in come)
                    or any(_has(said, word) for word in gone)
                ):
                    continue
                if named.lang in RUNS or all(map(is_english_word, come)):
                    yield (
                        (ours[low].start(), ours[high - 1].end()),
                        (theirs[left].start(), theirs[right - 1].end()),
                    )


def _names(doc: Document, spans: Spans) -> Iterator[list[re.Match[str]]]:
    for part in spans:
        for row in _NAME.finditer(doc.text, *part):
            yield list(_WORD.finditer(doc.text, *row.span()))


def _has(words: Set[str], word: str) -> bool:
    """Whether a word is among some, or one like it."""
    return any(alike(word, one) >= _OTHER for one in words)


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
