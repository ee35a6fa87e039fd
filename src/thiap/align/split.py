"""Part beads at a sentence end that no mark shows.

Headlines and bullet points have no full stop: joined to running text they hide in a sentence
("… secured victory Promoted Livingston stunned …"). A capital behind a small word is a candidate,
and parts a bead when both halves find their own half on the other side.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from thiap.align.gains import EncodedGains
from thiap.align.path import Step
from thiap.align.runs import masked_numbers
from thiap.align.windows import WindowEncoder
from thiap.model import Document, Span
from thiap.text import solid

#: A small word or a number, then a capitalised one.
_CANDIDATE = re.compile(r"(?<![\w'’])([a-zß-ÿ][\w'’-]*|\d+)['\"’”)]*\s+(?=['\"‘“]?[A-ZÀ-Þ])")
#: Words that a name follows in mid-sentence, so that the capital tells nothing.
_LEADING = frozenset(
    "a an the of in on at to for from by with and or but as than that between against over under near into"
    " is was are were be said says told asked called named against about including like de la le van von der"
    " du da di del y e et und al bin after before since during until when while where if because which who"
    " his her its their our my your this these former late its mr".split()
)
#: Least length of a half, in characters, and least gain of parting, in the units of a path's gain.
_LEAST, _MARGIN = 20, 4.0


@dataclass(frozen=True, slots=True)
class Link:
    """A bead in the making: spans of the source, a run of target segments."""

    source: tuple[Span, ...]
    target: tuple[int, int]
    step: Step
    score: float = 0.0


def part_links(
    doc: Document, table: EncodedGains, links: Sequence[Link], encoder: WindowEncoder
) -> list[Link]:
    """The links, those parted that gain by it; order is kept."""
    parted: list[Link] = []
    waiting = list(links)[::-1]
    while waiting:
        link = waiting.pop()
        halves = _halves(doc, table, link, encoder)
        if halves is None:
            parted.append(link)
        else:
            waiting += halves[::-1]
    return parted


def _halves(
    doc: Document, table: EncodedGains, link: Link, encoder: WindowEncoder
) -> list[Link] | None:
    first, last = link.target
    if last - first < 2 or len(link.source) != 1:
        return None
    start, end = link.source[0]
    text = doc.text[start:end]
    cuts = [
        match.end()
        for match in _CANDIDATE.finditer(text)
        if match[1].lower() not in _LEADING and _LEAST <= match.end() <= len(text) - _LEAST
    ]
    if not cuts:
        return None
    halves = [masked_numbers(part) for cut in cuts for part in (text[:cut].strip(), text[cut:])]
    vectors = encoder.encode(halves)
    inner = np.arange(first + 1, last)
    windows = table.target_windows
    left = windows.vectors(np.full(len(inner), first), inner)
    right = windows.vectors(inner, np.full(len(inner), last))
    mass = table.target_mass
    best, choice = link.step.gain + _MARGIN, None
    for k, cut in enumerate(cuts):
        sizes = (solid(text[:cut]), solid(text[cut:]))
        for b, middle in enumerate(inner):
            gain = table.gain_of(
                float(left[b] @ vectors[2 * k]), (first, int(middle)), sizes[0], mass(first, int(middle)), link.step
            ) + table.gain_of(
                float(right[b] @ vectors[2 * k + 1]), (int(middle), last), sizes[1], mass(int(middle), last), link.step
            )
            if gain > best:
                best, choice = gain, (cut, int(middle))
    if choice is None:
        return None
    cut, middle = choice
    stop = start + len(text[:cut].rstrip())
    part = replace(link.step, gain=best / 2)
    return [
        Link(((start, stop),), (first, middle), part),
        Link(((start + cut, end),), (middle, last), part),
    ]
