"""Whole sentences: in texts that only share a subject, a sentence is linked with all its clauses.

The path gives each sentence of the source the phrases most like it. Where a Thai sentence condenses two
sentences of the source, that cuts it at a relative clause, or leaves its last clause alone. A reader
links the sentence: so a run takes the clauses behind it that depend on it, and two beads become one
where the second begins with such a clause, or only says when and where, and their sources stand together,
or but for one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from thiap.align.features.runs import SegmentTable, held_segments
from thiap.align.search.path import Step
from thiap.languages import lexicon
from thiap.languages.connectives import (
    ADVERBIAL,
    DEPENDENT,
    NOT_ADVERBIAL,
    NOT_DEPENDENT,
    PREDICATE,
    TIME_UNITS,
    UNFINISHED,
)
from thiap.model import Document, Segment

Flags = NDArray[np.bool_]
Floats = NDArray[np.float64]

#: Phrases a run may take.
_MAX_CLAUSES: Final = 3
#: Segments of the source that may stand unanswered between what two beads of one sentence answer.
_BETWEEN: Final = 1
#: Senses of words for numbers.
_NUMBERS: Final = ("digit", "tail_digit", "head_digit", "multiplier")


def dependent(doc: Document, segments: Sequence[Segment]) -> Flags:
    """Whether each segment goes on with the sentence before it; none in languages that mark sentences."""
    heads, others = DEPENDENT.get(doc.lang, ()), NOT_DEPENDENT.get(doc.lang, ())
    tails = UNFINISHED.get(doc.lang, ())
    flags = np.zeros(len(segments), dtype=bool)
    for k in range(1, len(segments)):
        before, behind = segments[k - 1], segments[k]
        if heads and before.block == behind.block:
            text = doc.quote(behind.span)
            begins = text.startswith(heads) and not text.startswith(others)
            flags[k] = begins or doc.quote(before.span).endswith(tails)
    return flags


def adverbial(doc: Document, segments: Sequence[Segment]) -> Flags:
    """Whether each segment only says when, where or how, and has no predicate of its own.

    Of 1,175 sentences of published translations one is nothing but such segments.
    """
    flags = np.zeros(len(segments), dtype=bool)
    if doc.lang not in ADVERBIAL:
        return flags
    heads, others, marks = ADVERBIAL[doc.lang], NOT_ADVERBIAL[doc.lang], PREDICATE[doc.lang]
    for k, segment in enumerate(segments):
        text = doc.quote(segment.span)
        begins = text.startswith(heads) and not text.startswith(others)
        timed = begins or _length_of_time(doc.lang).match(text)
        flags[k] = timed and not any(mark in text for mark in marks)
    return flags


@cache
def _length_of_time(lang: str) -> re.Pattern[str]:
    """A length of time at the beginning of a phrase, its number in figures or in words."""
    known = lexicon(lang).items()
    words = [re.escape(word) for word, senses in known if not senses.keys().isdisjoint(_NUMBERS)]
    return re.compile(rf"(?:{'|'.join(['[0-9]', *words])}){{1,8}} ?(?:{'|'.join(TIME_UNITS[lang])})")


def whole_sentences(steps: Sequence[Step], chances: Floats, side: SegmentTable) -> tuple[list[Step], Floats]:
    """The beads, in target order, with the clauses that depend on them.

    Args:
        steps: in target order, disjoint in the target.
        chances: of each step; a joined one gets the lower.
        side: the target.
    """
    depends = side.depends
    if not len(depends):
        return list(steps), chances
    used = held_segments((step.target for step in steps), len(depends))
    joined: list[Step] = []
    kept: list[float] = []
    for step, chance in zip(steps, chances, strict=True):
        first, last = step.target
        while not used[last] and depends[last] and last - step.target[1] < _MAX_CLAUSES:
            last += 1
        if joined and _goes_on(joined[-1], step, side):
            joined[-1] = _joined(joined[-1], step, last)
            kept[-1] = min(kept[-1], float(chance))
        else:
            joined.append(replace(step, target=(first, last)))
            kept.append(float(chance))
    return joined, np.array(kept)


def _goes_on(before: Step, step: Step, side: SegmentTable) -> bool:
    only_adverbs = len(side.adverbial) > 0 and side.adverbial[slice(*step.target)].all()
    if before.target[1] != step.target[0] or not (side.depends[step.target[0]] or only_adverbs):
        return False
    return any(
        max(run[0], step.source[0]) - min(run[1], step.source[1]) <= _BETWEEN for run in before.sources
    )


def _joined(before: Step, step: Step, last: int) -> Step:
    """One bead of two; source runs that touch become one."""
    runs: list[tuple[int, int]] = []
    for run in sorted((*before.sources, step.source)):
        if runs and run[0] <= runs[-1][1]:
            runs[-1] = (runs[-1][0], max(runs[-1][1], run[1]))
        else:
            runs.append(run)
    return Step(runs[0], (before.target[0], last), before.gain + step.gain, tuple(runs[1:]))
