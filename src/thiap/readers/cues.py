"""Two files of subtitles, paired by the times of their cues."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from thiap.model import Bead, Block, Document
from thiap.readers.subtitles import milliseconds

#: Cues that share so much of the shorter one's time stand for each other, in files that were cut otherwise.
_SHARED: Final = 0.5
#: Share of cues with the same times from which a file keeps its source's times.
_KEPT: Final = 0.6


@dataclass(frozen=True, slots=True)
class _Timed:
    block: Block
    start: int
    end: int


def are_subtitles(source: Document, target: Document) -> bool:
    """Whether both texts are subtitles."""
    return source.format == target.format == "subtitles"


def paired_cues(source: Document, target: Document) -> tuple[Bead, ...]:
    """A bead for each run of cues that belong together, in the order of both.

    In a file that keeps its source's times a cue whose times were changed is the one that stands where the
    source's cue should stand, between two that are the same.
    """
    first, second = _timed(source), _timed(target)
    kept = SequenceMatcher(None, [(c.start, c.end) for c in first], [(c.start, c.end) for c in second], False)
    blocks = kept.get_matching_blocks()
    beads: list[Bead] = []
    if sum(size for _, _, size in blocks) < _KEPT * min(len(first), len(second)):
        return tuple(_by_overlap(first, second))
    left = right = 0
    for i, j, size in blocks:
        between, beside = first[left:i], second[right:j]
        if len(between) == len(beside):
            beads += [_bead([a], [b]) for a, b in zip(between, beside, strict=True)]
        else:
            beads += _by_overlap(between, beside)
        beads += [_bead([first[i + k]], [second[j + k]]) for k in range(size)]
        left, right = i + size, j + size
    return tuple(beads)


def _by_overlap(first: list[_Timed], second: list[_Timed]) -> list[Bead]:
    """Groups of cues that are on screen together."""
    beads: list[Bead] = []
    i = j = 0
    while i < len(first) or j < len(second):
        ours, theirs = first[i : i + 1], second[j : j + 1]
        if ours and theirs and not _together(ours[0], theirs[0]):
            if ours[0].start <= theirs[0].start:
                theirs = []
            else:
                ours = []
        i, j = i + len(ours), j + len(theirs)
        while ours and theirs:
            if i < len(first) and _together(first[i], theirs[-1]):
                ours, i = [*ours, first[i]], i + 1
            elif j < len(second) and _together(ours[-1], second[j]):
                theirs, j = [*theirs, second[j]], j + 1
            else:
                break
        beads.append(_bead(ours, theirs))
    return beads


def _together(first: _Timed, second: _Timed) -> bool:
    shared = min(first.end, second.end) - max(first.start, second.start)
    shorter = max(1, min(first.end - first.start, second.end - second.start))
    return shared >= _SHARED * shorter


def _bead(first: list[_Timed], second: list[_Timed]) -> Bead:
    return Bead(tuple(c.block.span for c in first), tuple(c.block.span for c in second), 1.0)


def _timed(doc: Document) -> list[_Timed]:
    found = []
    for block in doc.blocks:
        start, _, end = block.place.partition(" --> ")
        found.append(_Timed(block, milliseconds(start), milliseconds(end)))
    return found
