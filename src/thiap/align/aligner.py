"""Align two documents: from segments and facts to beads."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from thiap.align.confidence import leads_astray, probabilities
from thiap.align.features.evidence import Evidence, collect_items, has_dictionary
from thiap.align.features.latin_names import latin_odds
from thiap.align.features.outline import outlines
from thiap.align.features.runs import SegmentTable, masked_numbers
from thiap.align.features.vectors import RunVectors
from thiap.align.repair.adjacent_sentences import with_neighbours
from thiap.align.repair.boundaries import refine
from thiap.align.repair.dependent_clauses import adverbial, dependent, whole_sentences
from thiap.align.repair.facing_runs import with_facing
from thiap.align.repair.given_back import given_back
from thiap.align.repair.idle_ends import without_idle_ends
from thiap.align.repair.idle_parts import with_idle_parts
from thiap.align.repair.lone_adverbs import with_lone_adverbs
from thiap.align.repair.lone_values import with_lone_values
from thiap.align.repair.out_of_order import out_of_order
from thiap.align.repair.paraphrase import is_retold, whole_runs, whole_sources
from thiap.align.repair.rare_values import second_look
from thiap.align.repair.second_answers import without_second_answers
from thiap.align.repair.sentence_rests import with_rests
from thiap.align.search.anchors import gaps, parted, without
from thiap.align.search.blocks import Part, align_blocks
from thiap.align.search.path import Step, best_path
from thiap.align.search.scoring import ScoreTable
from thiap.encoders.blas import one_thread
from thiap.encoders.calibration import Calibration, calibration_of
from thiap.encoders.windows import WindowEncoder
from thiap.languages.lengths import usual_ratio
from thiap.model import Alignment, Bead, Document, Fact, Mode, Segment, Side, Span, Spans
from thiap.segment import plain_text
from thiap.segment.boundary import boundary_odds
from thiap.spans import masked, merge, solid

Progress = Callable[[str, float], None]

#: Price of going on elsewhere, in characters of a fair bead; translations move less.
_JUMP: Final[dict[Mode, float]] = {"translation": 20.0, "comparable": 10.0}
#: The same in a translation where that leads to nothing likely.
_FAR: Final = 100.0
#: Log-odds of a candidate cut between texts of which parts of sentences may answer each other.
_PARTS: Final = -1.5
#: A translation has a counterpart for at least this share of both texts …
_COVERED: Final = 0.85
#: … or, where it runs in step, for this share of each and this one on average: a draft may have lost
#: a good part. Articles that only share a subject jump, and leave more alone.
_COVERED_IN_STEP: Final = (0.6, 0.75)
#: A draft that breaks off runs in step up to its end; the rest of the other text is then no sign of another
#: text. What must be linked: of the short text, of the long one up to where the short one ends, of it in all.
_BREAKS_OFF: Final = (0.85, 0.8, 0.25)
#: Share of the linked text that stands in order in a pair that runs in step.
_IN_STEP: Final = 0.97


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
    fixed: Sequence[Bead] = (),
    progress: Progress | None = None,
) -> Alignment:
    """All beads of a pair, those without counterpart included.

    Args:
        source: the text the target is held against.
        target: the text under review.
        source_segments: of ``thiap.segment.segment_document``.
        target_segments: likewise.
        source_facts: evidence beside the meaning; may be empty.
        target_facts: likewise.
        encoder: None aligns by facts, words and lengths alone.
        mode: "auto" takes a pair for a translation when nearly all of both has a counterpart, or
            most of it in step.
        fixed: given beads, kept as they are; the rest is aligned between them.
        progress: called with a step's name and the share done, 0 to 1.

    Raises:
        EncoderError: the encoder cannot be used.
        UsageError: given beads overlap.
    """
    tell = progress or (lambda step, share: None)
    found: list[Bead] = []
    modes: list[Mode] = []
    if fixed:
        source_segments = parted(source, source_segments, [s for bead in fixed for s in bead.source])
        target_segments = parted(target, target_segments, [s for bead in fixed for s in bead.target])
    parts = gaps(fixed, source_segments, target_segments)
    for k, part in enumerate(parts):
        beads, kind = _align_segments(
            source,
            target,
            [source_segments[i] for i in part.source],
            [target_segments[j] for j in part.target],
            source_facts,
            target_facts,
            encoder=encoder,
            mode=mode,
            tell=lambda share, k=k: tell("aligning", (k + share) / len(parts)),  # type: ignore[misc]
        )
        found += beads
        modes += [kind] * len(beads)
    if mode == "auto":
        translated = modes.count("translation")
        mode = "translation" if 2 * translated > len(modes) or not modes else "comparable"
    found = without_second_answers(source, target, found)
    if mode == "translation" and not fixed:
        docs: dict[Side, Document] = {"source": source, "target": target}
        found = with_lone_values(found, docs, {"source": source_facts, "target": target_facts})
    every = _sorted([*fixed, *without(found, fixed)])
    name = encoder.name if encoder else "none"
    return Alignment(every, mode, name, coverage(every, source, target))


def _align_segments(
    source: Document,
    target: Document,
    source_segments: Sequence[Segment],
    target_segments: Sequence[Segment],
    source_facts: Sequence[Fact],
    target_facts: Sequence[Fact],
    *,
    encoder: WindowEncoder | None,
    mode: Literal["auto", "translation", "comparable"],
    tell: Callable[[float], None],
) -> tuple[list[Bead], Mode]:
    """Beads of a part of both texts."""
    if not source_segments or not target_segments:
        alone = _alone(source_segments, set(), source=True) + _alone(target_segments, set(), source=False)
        return alone, "comparable" if mode == "auto" else mode
    sides = _with_latin_names(
        source, target, side_of(source, source_segments), side_of(target, target_segments)
    )

    if (placed := outlines(source, target, source_segments, target_segments)) is not None:
        sides = replace(sides[0], outline=placed[0]), replace(sides[1], outline=placed[1])
    vectors = (RunVectors(encoder, sides[0]), RunVectors(encoder, sides[1])) if encoder else None
    fitted = calibration_of(encoder)
    weights = fitted.comparable if has_dictionary(source, target) else fitted.few_items

    def align_part(rows: tuple[int, int], columns: tuple[int, int]) -> Part:
        """Segments ``rows`` of the source against ``columns`` of the target."""
        items = collect_items(
            source,
            target,
            source_segments[slice(*rows)],
            target_segments[slice(*columns)],
            source_facts,
            target_facts,
        )
        left, right = sides[0].part(*rows), sides[1].part(*columns)
        goes_on = columns[1] < len(sides[1])
        evidence = Evidence(items, len(left), len(right))
        with one_thread():
            table = ScoreTable(
                vectors, left, right, evidence, weights, ratio=usual_ratio(source.lang, target.lang)
            )
            return _align_part(table, left, right, mode, fitted, goes_on=goes_on)

    part = align_blocks(align_part, *sides, progress=tell)
    return _beads(part.steps, part.chances, source_segments, target_segments), part.mode


def _align_part(
    table: ScoreTable,
    left: SegmentTable,
    right: SegmentTable,
    mode: Literal["auto", "translation", "comparable"],
    fitted: Calibration,
    *,
    goes_on: bool,
) -> Part:
    """The beads of one table; ``goes_on`` says that the target has more behind what is given here."""
    weights = table.weights
    if mode == "auto":
        if weights.threshold > fitted.milder.threshold:
            table.reweigh(fitted.milder)
        mode = _mode(best_path(table, len(left), len(right), jump=_JUMP["comparable"]), left, right, goes_on)
    table.reweigh(fitted.translation if mode == "translation" else weights)
    steps = best_path(table, len(left), len(right), jump=_JUMP[mode])
    if mode == "translation":
        order = _in_order([step.source[0] for step in steps])
        if not fitted.parts and leads_astray(probabilities(table, steps, fitted.bead_odds), order):
            steps = best_path(table, len(left), len(right), jump=_FAR)
            order = _in_order([step.source[0] for step in steps])
        steps = given_back(table, steps, order)
        if not fitted.parts:
            steps = with_rests(table, steps, left, right, fitted.bead_odds)
        steps = refine(table, without_idle_ends(table, steps, right), left, right)
        if fitted.parts:
            steps = with_idle_parts(table, steps, left, right)
        steps = out_of_order(table, steps, left, right, fitted.bead_odds)
        if not fitted.parts:
            steps = with_facing(table, steps, (len(left), len(right)))
    chances = probabilities(table, steps, fitted.bead_odds)
    if mode == "comparable":
        steps = [step for step, chance in zip(steps, chances, strict=True) if chance >= fitted.believed]
        steps += second_look(table, steps, len(left), len(right))
        steps.sort(key=lambda step: step.target)
        free = is_retold(*table.above_chance(steps), close=fitted.close)
        steps = without_idle_ends(table, steps, right)
        if not free:
            steps = refine(table, steps, left, right)
        steps, chances = whole_sentences(steps, probabilities(table, steps, fitted.bead_odds), right)
        if free:
            steps = whole_sources(whole_runs(steps, right), left)
        steps = with_lone_adverbs(table, steps, right)
        steps = with_neighbours(table, steps, left, more=fitted.neighbour)
    return Part(steps, chances, mode)


def _with_latin_names(
    source: Document, target: Document, left: SegmentTable, right: SegmentTable
) -> tuple[SegmentTable, SegmentTable]:
    """Both sides, the Thai one with what the other tells of its Latin names."""
    if target.lang == "th":
        right = replace(right, begins=right.begins + latin_odds(left.texts, right.texts))
    elif source.lang == "th":
        left = replace(left, begins=left.begins + latin_odds(right.texts, left.texts))
    return left, right


def side_of(doc: Document, segments: Sequence[Segment]) -> SegmentTable:
    """A text as the aligner sees it."""
    texts = plain_text(doc, [seg.span for seg in segments])
    begins = np.array(boundary_odds(doc, segments))
    return SegmentTable(
        [masked_numbers(text) for text in texts],
        np.array([max(1, solid(text)) for text in texts], dtype=np.float64),
        np.array([seg.block for seg in segments], dtype=np.int64),
        begins,
        None if doc.lang == "th" else np.maximum(begins, _PARTS),
        dependent(doc, segments),
        adverbial(doc, segments),
    )


def _mode(steps: Sequence[Step], left: SegmentTable, right: SegmentTable, goes_on: bool) -> Mode:
    used_left, used_right = np.zeros(len(left), dtype=bool), np.zeros(len(right), dtype=bool)
    for step in steps:
        used_left[slice(*step.source)] = True
        used_right[slice(*step.target)] = True
    end = max((step.target[1] for step in steps), default=0) if goes_on else len(right)
    shares = (
        left.mass[used_left].sum() / left.mass.sum(),
        right.mass[used_right].sum() / max(1.0, right.mass[:end].sum()),
    )
    order = _in_order([step.source[0] for step in steps])
    linked = [float(left.mass[slice(*step.source)].sum()) for step in steps]
    in_step = sum(linked[number] for number in order) >= _IN_STEP * sum(linked)
    least, mean = _COVERED_IN_STEP
    covered_in_step = in_step and min(shares) >= least and sum(shares) / 2 >= mean
    if min(shares) >= _COVERED or covered_in_step or (in_step and _breaks_off(steps, left, right, shares)):
        return "translation"
    return "comparable"


def _breaks_off(
    steps: Sequence[Step], left: SegmentTable, right: SegmentTable, shares: tuple[float, float]
) -> bool:
    """Whether one text is the other up to some place, and no more."""
    short, begun, least = _BREAKS_OFF
    if not steps or min(shares) < least or max(shares) < short:
        return False
    long, end = (
        (left, max(step.source[1] for step in steps))
        if shares[0] < shares[1]
        else (right, max(step.target[1] for step in steps))
    )
    return bool(min(shares) * long.mass.sum() >= begun * long.mass[:end].sum())


def _beads(
    steps: Sequence[Step],
    chances: NDArray[np.float64],
    source_segments: Sequence[Segment],
    target_segments: Sequence[Segment],
) -> list[Bead]:
    beads = []
    order = _in_order([step.source[0] for step in steps])
    edges = sorted({edge for step in steps for run in step.sources for edge in run})
    for number, (step, chance) in enumerate(zip(steps, chances, strict=True)):
        moved = number not in order
        # The path may answer a sentence twice: spans of the source are the same or have nothing in common.
        runs = [part for run in step.sources for part in _cut(run, edges)]
        told = chain.from_iterable(_run(source_segments, *run) for run in runs)
        beads.append(Bead(tuple(told), _run(target_segments, *step.target), float(chance), moved))
    answered = {k for step in steps for run in step.sources for k in range(*run)}
    beads += _alone(source_segments, answered, source=True)
    beads += _alone(target_segments, {k for step in steps for k in range(*step.target)}, source=False)
    return beads


def _cut(run: tuple[int, int], edges: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The parts of ``run`` between the ``edges`` inside it, which are sorted."""
    inside = edges[bisect_right(edges, run[0]) : bisect_left(edges, run[1])]
    return pairwise((run[0], *inside, run[1]))


def _in_order(starts: Sequence[int]) -> set[int]:
    """Places of the longest sequence that never goes back: what is left has moved.

    Patience sorting, O(n log n). One passage taken from the end to the front is one that moved; its
    neighbours have not.
    """
    tails: list[int] = []  # places: the smallest last start of a sequence of each length
    before: list[int] = []
    for place, start in enumerate(starts):
        length = bisect_right(tails, start, key=lambda tail: starts[tail])
        before.append(tails[length - 1] if length else -1)
        tails[length : length + 1] = [place]
    kept: set[int] = set()
    place = tails[-1] if tails else -1
    while place >= 0:
        kept.add(place)
        place = before[place]
    return kept


def _alone(segments: Sequence[Segment], used: set[int], *, source: bool) -> list[Bead]:
    """Null beads: each unused sentence of the source, and each run of unused target segments of a block."""
    beads: list[Bead] = []
    run: list[Segment] = []
    for k, seg in enumerate((*segments, None)):
        goes_on = seg is not None and k not in used
        if run and (not goes_on or seg is None or (source and seg.certain) or seg.block != run[-1].block):
            span = (run[0].span[0], run[-1].span[1])
            beads.append(Bead((span,), (), 1.0) if source else Bead((), (span,), 1.0))
            run = []
        if goes_on and seg is not None:
            run.append(seg)
    return beads


def _sorted(beads: Sequence[Bead]) -> tuple[Bead, ...]:
    """In order of the source; target runs without counterpart behind the bead they follow."""
    keys: dict[int, tuple[int, int, int]] = {}
    last = -1
    for k, bead in sorted(enumerate(beads), key=lambda pair: pair[1].target[:1] or ((-1, -1),)):
        if bead.source:
            keys[k] = (bead.source[0][0], 0, bead.target[0][0] if bead.target else 0)
            last = bead.source[0][0] if bead.target else last
        else:
            keys[k] = (last, 1, bead.target[0][0])
    return tuple(beads[k] for k in sorted(range(len(beads)), key=lambda k: keys[k]))


def _run(segments: Sequence[Segment], first: int, last: int) -> Spans:
    """The spans of a run, one for each block it touches."""
    spans: list[Span] = []
    for k in range(first, last):
        seg = segments[k]
        if k > first and segments[k - 1].block == seg.block:
            spans[-1] = (spans[-1][0], seg.span[1])
        else:
            spans.append(seg.span)
    return tuple(spans)


def coverage(beads: Sequence[Bead], source: Document, target: Document) -> tuple[float, float]:
    """Shares of the non-blank characters of both texts that have a counterpart, 0 to 1."""
    shares = []
    for doc, side in ((source, "source"), (target, "target")):
        text = masked(doc)
        whole = sum(solid(text[slice(*block.span)]) for block in doc.blocks)
        linked = merge(span for bead in beads if bead.source and bead.target for span in getattr(bead, side))
        shares.append(min(1.0, sum(solid(text[slice(*span)]) for span in linked) / max(1, whole)))
    return shares[0], shares[1]
