"""Passages that stand twice in the target and once in the source."""

from __future__ import annotations

import re
from functools import lru_cache

from thiap.model import Bitext, Document, Span
from thiap.spans import Places, masked, solid

#: Shortest repeated passage in non-blank characters: shorter ones are set phrases and names.
SHORTEST = 30

_PHRASE = re.compile(r"\S+")


def _phrases(doc: Document) -> list[tuple[str, Span]]:
    """Stretches between blanks inside blocks, each with its span."""
    found = []
    text = masked(doc)
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
    seen: dict[str, list[int]] = {}
    pairs: list[tuple[Span, Span]] = []
    done = 0  # phrases before this index belong to a repetition already told
    for at, (text, _) in enumerate(phrases):
        if at >= done and text:
            best = (0, 0, 0)
            for first in seen.get(text, ())[-50:]:
                length = 0
                while first + length < at and at + length < len(phrases):
                    if phrases[first + length][0] != phrases[at + length][0]:
                        break
                    length += 1
                best = max(best, (length, first, at))
            length, first, again = best
            if length:
                spans = tuple((phrases[k][1][0], phrases[k + length - 1][1][1]) for k in (first, again))
                if solid(masked(doc)[spans[1][0] : spans[1][1]]) >= SHORTEST:
                    pairs.append((spans[0], spans[1]))
                    done = at + length
        seen.setdefault(text, []).append(at)
    return tuple(pairs)


def repeated_spans(bitext: Bitext) -> tuple[tuple[Span, Span], ...]:
    """Passages of the target that stand there twice while the source does not repeat itself there.

    Returns:
        (first, again) spans in the target, in the order of the second.
    """
    in_source = doubles(bitext.source)
    beads = bitext.alignment.beads
    targets = Places((span, k) for k, bead in enumerate(beads) for span in bead.target)
    doubled = tuple(Places((pair[place], k) for k, pair in enumerate(in_source)) for place in (0, 1))

    def answered(span: Span, place: int) -> bool:
        """Whether a bead links a passage with the first (second) of a pair that the source repeats."""
        return any(
            True
            for k in targets.overlapping(span)
            for source in beads[k].source
            for _ in doubled[place].overlapping(source)
        )

    return tuple(
        (first, again)
        for first, again in doubles(bitext.target)
        if not (answered(first, 0) or answered(again, 1))
    )
