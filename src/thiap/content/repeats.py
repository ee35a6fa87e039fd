"""Passages that stand twice in the target and once in the source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations

from thiap.languages.prose import prose
from thiap.model import Bitext, Document, Span
from thiap.readers.icu import find_messages
from thiap.spans import Places, block_at, masked, solid, trim

#: Shortest repeated passage in non-blank characters: shorter ones are set phrases and names.
SHORTEST = 30
#: The same where every word stands between blanks: names of offices and wars are as long as 30 letters.
SHORTEST_SPACED = 60

#: Share of their groups of three letters in which passages are nearly the same: two sentences on one subject
#: share a third, a list of like sentences more than half.
ALIKE = 0.5
#: Share of a passage of the source that two alike clauses hold where it says the same twice.
TWICE = 0.5
#: Share of a bead that a repeated passage fills where it is the sentence, not a phrase of it.
FILLED = 0.8
#: Clauses of one passage that are held against each other.
MOST_CLAUSES = 40

#: Places before where a phrase stands too that are looked at.
_LOOKED_BACK = 50

#: What a sentence ends with.
_ENDS = frozenset(".!?…")

_PHRASE = re.compile(r"\S+")
_CLAUSE = re.compile(r"(?<=[.!?;,:])\s|\s[-–—]\s|[\r\n]+")


def _phrases(doc: Document) -> list[tuple[str, Span]]:
    """Stretches between blanks inside blocks, each with its span."""
    found = []
    text = prose(doc)
    for block in doc.blocks:
        for match in _PHRASE.finditer(text, *block.span):
            found.append((match[0].strip("\"'“”‘’.,;:()"), match.span()))
    return found


@lru_cache(maxsize=8)  # several checks ask, and a text that was not edited stays
def doubles(doc: Document) -> tuple[tuple[Span, Span], ...]:
    """Maximal passages that occur a second time: (first, again), at phrase boundaries.

    Time grows with the number of phrases times their repetitions.
    """
    phrases = _phrases(doc)
    texts = [text for text, _ in phrases]
    least = SHORTEST if doc.lang in ("en", "th") else SHORTEST_SPACED
    seen: dict[str, list[int]] = {}
    pairs: list[tuple[Span, Span]] = []
    done = 0  # phrases before this index belong to a repetition already told
    for at, text in enumerate(texts):
        if at >= done and text:
            best = _longest(texts, at, seen.get(text, ())[-_LOOKED_BACK:])
            if best is not None:
                first, length = best
                spans = tuple((phrases[k][1][0], phrases[k + length - 1][1][1]) for k in (first, at))
                start, end = spans[1]
                if end - start >= least and solid(prose(doc)[start:end]) >= least:
                    pairs.append((spans[0], spans[1]))
                    done = at + length
        seen.setdefault(text, []).append(at)
    return tuple(pairs)


def _longest(texts: Sequence[str], at: int, before: Sequence[int]) -> tuple[int, int] | None:
    """Where the longest stretch that stands again at ``at`` begins, and its length; of equal ones the last.

    Args:
        texts: all phrases.
        at: number of a phrase.
        before: numbers of the same phrase before it, in order.
    """
    if not before:
        return None
    behind = texts[at + 1] if at + 1 < len(texts) else None
    best = (1, before[-1])
    for first in before:
        if texts[first + 1] != behind:  # as for most
            continue
        length, most = 1, min(at - first, len(texts) - at)
        while length < most and texts[first + length] == texts[at + length]:
            length += 1
        best = max(best, (length, first))
    return best[1], best[0]


def repeated_spans(bitext: Bitext) -> tuple[tuple[Span, Span], ...]:
    """Passages of the target that stand there twice by mistake.

    The source answers for a repetition where it repeats itself, word for word or nearly so, in the passages
    linked with the two; and for a phrase inside two sentences, which every text of one subject has. What is
    left is a sentence that was pasted twice, or over another one.

    Returns:
        (first, again) spans in the target, in the order of the second.
    """
    found = doubles(bitext.target)
    if not found:
        return ()
    answers = _Answers(bitext)
    return tuple(pair for pair in found if not answers.explain(*pair) and not _in_branches(bitext, *pair))


def _in_branches(bitext: Bitext, first: Span, again: Span) -> bool:
    """Whether two branches of one message say the same, as Thai has one form for every number."""
    if not bitext.alignment.alone:
        return False
    block = block_at(bitext.target, again[0])
    if block is None or not block.span[0] <= first[0] < block.span[1]:
        return False
    return any(len(message.branches) > 1 for message in find_messages(bitext.target.quote(block.span)))


class _Answers:
    """What the source says where the target repeats itself."""

    def __init__(self, bitext: Bitext) -> None:
        self._bitext = bitext
        self._beads = bitext.alignment.beads
        self._targets = Places((span, k) for k, bead in enumerate(self._beads) for span in bead.target)
        in_source = doubles(bitext.source)
        self._doubled = tuple(
            Places((pair[place], k) for k, pair in enumerate(in_source)) for place in (0, 1)
        )

    def explain(self, first: Span, again: Span) -> bool:
        """Whether the source repeats itself as the target does, or both only share a phrase."""
        here, there = (set(self._targets.overlapping(span)) for span in (first, again))
        if self._repeated(here, 0) or self._repeated(there, 1):
            return True
        # One sentence of the source may be linked with both: then it is said twice.
        left, right = self._spans(here), self._spans(there)
        one, other, shared = (self._said(spans) for spans in (left - right, right - left, left & right))
        if _is_twice(shared) or alike(one, other) or alike(one, shared) or alike(shared, other):
            return True
        if self._is_title(first, again):
            return True
        return bool(one and other) and not (self._fills(first, here) or self._fills(again, there))

    def _is_title(self, first: Span, again: Span) -> bool:
        """Whether one of the two is a title that a sentence takes up, where a mark ends each sentence."""
        doc = self._bitext.target
        blocks = [block_at(doc, span[0]) for span in (first, again)]
        whole = [
            block is not None and trim(doc.text, block.span) == span
            for block, span in zip(blocks, (first, again), strict=True)
        ]
        ends = any(_ENDS & set(doc.text[end - 1 : end + 1]) for _, end in (first, again))
        return doc.lang != "th" and whole[0] != whole[1] and not ends

    def _repeated(self, numbers: set[int], place: int) -> bool:
        """Whether a bead links a passage with the first (second) of a pair that the source repeats."""
        return any(True for span in self._spans(numbers) for _ in self._doubled[place].overlapping(span))

    def _spans(self, numbers: set[int]) -> set[Span]:
        """What of the source the beads link with."""
        return {span for k in numbers for span in self._beads[k].source}

    def _said(self, spans: set[Span]) -> str:
        return " ".join(masked(self._bitext.source)[slice(*span)] for span in sorted(spans))

    def _fills(self, span: Span, numbers: set[int]) -> bool:
        """Whether a passage is all that its beads have in the target: a sentence, not a phrase of one."""
        size = sum(end - start for k in numbers for start, end in self._beads[k].target)
        return span[1] - span[0] >= FILLED * size


def alike(first: str, second: str) -> bool:
    """Whether two passages of one language are the same in most of their letters, three by three."""
    grams = [
        {text[k : k + 3] for k in range(len(text) - 2)}
        for text in (" ".join(side.casefold().split()) for side in (first, second))
    ]
    least = min(map(len, grams))
    return least > 0 and len(grams[0] & grams[1]) >= ALIKE * least


def _is_twice(text: str) -> bool:
    """Whether a passage of the source says most of itself in two of its sentences or clauses.

    Half a line that two clauses of a long sentence share (when you see the …, when you see …) is no answer
    to a whole sentence that stands there twice.
    """
    parts = [part for part in _CLAUSE.split(text) if solid(part) >= SHORTEST // 2]
    both = [
        2 * min(solid(first), solid(second))
        for first, second in combinations(parts[:MOST_CLAUSES], 2)
        if alike(first, second)
    ]
    return bool(both) and max(both) >= TWICE * solid(text)
