"""Align two documents: from segments and facts to beads."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Literal

import numpy as np

from thiap.align.gains import EncodedGains, Side, Weights
from thiap.align.path import Step, best_path
from thiap.align.windows import WindowEncoder
from thiap.model import Alignment, Bead, Document, Fact, Mode, Segment, Spans
from thiap.segment import plain_text
from thiap.text import solid

Progress = Callable[[str, float], None]

_DIGITS = re.compile(r"[\d๐-๙]+(?:[.,:][\d๐-๙]+)*")


def align_documents(
    source: Document,
    target: Document,
    source_segments: Sequence[Segment],
    target_segments: Sequence[Segment],
    source_facts: Sequence[Fact] = (),
    target_facts: Sequence[Fact] = (),
    *,
    encoder: WindowEncoder | None,
    mode: Literal["auto", "translation", "comparable"] = "auto",
    progress: Progress | None = None,
    weights: Weights = Weights(),
    jump: float = 12.0,
) -> Alignment:
    """All beads of a pair, those without counterpart included."""
    left, right = _side(source, source_segments), _side(target, target_segments)
    table = EncodedGains(encoder, left, right, weights)
    steps = best_path(table, len(left), len(right), jump=jump)
    beads = _beads(steps, source_segments, target_segments)
    return Alignment(beads, "translation", encoder.name, _coverage(beads, source, target))


def _side(doc: Document, segments: Sequence[Segment]) -> Side:
    texts = plain_text(doc, [seg.span for seg in segments])
    return Side(
        [_DIGITS.sub("0", text) for text in texts],
        np.array([max(1, solid(text)) for text in texts], dtype=np.float64),
        np.array([seg.block for seg in segments], dtype=np.int64),
    )


def _beads(
    steps: Sequence[Step], source_segments: Sequence[Segment], target_segments: Sequence[Segment]
) -> tuple[Bead, ...]:
    beads: list[Bead] = []
    used_s = np.zeros(len(source_segments), dtype=bool)
    used_t = np.zeros(len(target_segments), dtype=bool)
    for step in steps:
        used_s[slice(*step.source)] = True
        used_t[slice(*step.target)] = True
        beads.append(
            Bead(_run(source_segments, *step.source), _run(target_segments, *step.target), 0.9)
        )
    beads += (Bead((source_segments[i].span,), (), 0.9) for i in np.flatnonzero(~used_s))
    beads += (Bead((), (target_segments[j].span,), 0.9) for j in np.flatnonzero(~used_t))
    return tuple(beads)


def _run(segments: Sequence[Segment], first: int, last: int) -> Spans:
    """The spans of a run, one for each block it touches."""
    spans: list[tuple[int, int]] = []
    for k in range(first, last):
        seg = segments[k]
        if k > first and segments[k - 1].block == seg.block:
            spans[-1] = (spans[-1][0], seg.span[1])
        else:
            spans.append(seg.span)
    return tuple(spans)


def _coverage(beads: Sequence[Bead], source: Document, target: Document) -> tuple[float, float]:
    shares = []
    for doc, side in ((source, "source"), (target, "target")):
        whole = sum(solid(doc.quote(block.span)) for block in doc.blocks)
        linked = {span for bead in beads if bead.source and bead.target for span in getattr(bead, side)}
        shares.append(min(1.0, sum(solid(doc.quote(span)) for span in linked) / max(1, whole)))
    return shares[0], shares[1]
