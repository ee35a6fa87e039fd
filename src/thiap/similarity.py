"""A draft against a reference translation of the same source: chrF by bead, with sacreBLEU's signature.

ChrF counts character n-grams, so it needs no words and suits Thai (Popović, "chrF: character n-gram
F-score for automatic MT evaluation", WMT 2015; Post, "A Call for Clarity in Reporting BLEU Scores", WMT
2018). It says how alike two wordings are, not whether either is right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from thiap.content.beads import linked_beads
from thiap.content.runs import read_run
from thiap.errors import UsageError
from thiap.model import Bitext, Spans
from thiap.spans import merge, overlap


@dataclass(frozen=True, slots=True)
class Likeness:
    """One stretch of the source in both translations.

    Attributes:
        source, draft, reference: where it stands; ``reference`` may be empty.
        score: chrF, 0 to 100; 0 without a reference.
    """

    source: Spans
    draft: Spans
    reference: Spans
    score: float


@dataclass(frozen=True, slots=True)
class Similarity:
    """A draft against its reference.

    Attributes:
        rows: in source order.
        score: corpus chrF over the rows that have a reference, 0 to 100; None without any.
        signature: sacreBLEU's, to be quoted with every score.
    """

    rows: tuple[Likeness, ...]
    score: float | None
    signature: str


def compare_reference(draft: Bitext, reference: Bitext) -> Similarity:
    """The chrF of each aligned stretch of a draft against the reference's rendering of the same source.

    Args:
        draft: the source aligned with the draft.
        reference: the same source aligned with the reference translation.

    Raises:
        UsageError: the two are not of one source, or their translations not in one language.
    """
    if draft.source.text != reference.source.text:
        raise UsageError(f"{reference.target.name} was aligned with another source than {draft.target.name}")
    if draft.target.lang != reference.target.lang:
        raise UsageError(
            f"{reference.target.name} is in {reference.target.lang!r}, the draft in {draft.target.lang!r}; "
            "a reference must be in the language of the draft"
        )
    groups = _groups(draft, reference)
    texts = [
        (read_run(draft.target, own).text, read_run(reference.target, other).text) for _, own, other in groups
    ]
    scores, score, signature = chrf([own for own, _ in texts], [other for _, other in texts])
    rows = tuple(
        Likeness(source, own, other, value)
        for (source, own, other), value in zip(groups, scores, strict=True)
    )
    return Similarity(rows, score, signature)


def chrf(drafts: Sequence[str], references: Sequence[str]) -> tuple[list[float], float | None, str]:
    """The chrF of each draft, of all that have a reference, and the signature of the metric.

    Raises:
        ValueError: there are not as many references as drafts; sacreBLEU itself does not look.
    """
    if len(drafts) != len(references):
        raise ValueError(f"{len(drafts)} drafts, but {len(references)} references")
    from sacrebleu.metrics.chrf import CHRF

    metric = CHRF()
    scores = [
        float(metric.sentence_score(draft, [reference]).score) if reference else 0.0
        for draft, reference in zip(drafts, references, strict=True)
    ]
    known = [(draft, reference) for draft, reference in zip(drafts, references, strict=True) if reference]
    if not known:
        return scores, None, ""
    whole = metric.corpus_score([draft for draft, _ in known], [[reference for _, reference in known]])
    return scores, float(whole.score), str(metric.get_signature())


def _groups(draft: Bitext, reference: Bitext) -> list[tuple[Spans, Spans, Spans]]:
    """(source, draft, reference) of the least stretches that beads of both alignments agree on."""
    pieces: list[tuple[Spans, Spans, Spans]] = [
        (bead.source, bead.target, ()) for bead in linked_beads(draft.alignment)
    ]
    pieces += [(bead.source, (), bead.target) for bead in linked_beads(reference.alignment)]
    pieces.sort(key=lambda piece: piece[0])
    groups: list[tuple[Spans, Spans, Spans]] = []
    for piece in pieces:
        source, own, other = piece
        for k in range(len(groups) - 1, -1, -1):
            if any(overlap(a, b) for a in source for b in groups[k][0]):
                last = groups.pop(k)
                source, own, other = (
                    merge((*last[0], *source)),
                    merge((*last[1], *own)),
                    merge((*last[2], *other)),
                )
        groups.append((source, own, other))
    return sorted(group for group in groups if group[1])
