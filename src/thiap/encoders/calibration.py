"""Numbers that were fitted to the vectors of one encoder, in one place for each encoder.

Cosines of two encoders do not mean the same: what is unlike by one is alike by the other. An encoder for
which nothing was fitted borrows the numbers of the bundled one, and the report says so.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final, Protocol


@dataclass(frozen=True, slots=True)
class GainWeights:
    """Settings of what a bead is worth on the path, see ``thiap.align.search.scoring``.

    Attributes:
        threshold: likeness above chance at which a bead is worth nothing.
        length: likeness lost when lengths disagree by a factor of e.
        paragraph: price of each paragraph break inside a bead, in characters.
        boundary: price of one nat of surprise at where a run begins, ends and does not, in characters.
        usual: nats of surprise that a right bead has.
        whole: sentences answer as a whole, so that candidate cuts cost what they are likely to be.
        evidence: likeness that full agreement of items stands for.
        enough: weight of items from which on they count in full.
        around: likeness gained for each e-fold of agreement in the neighbourhood.
        most_runs, most_pieces: segments in a run of the source, of the target.
        most_sentences: sentences in a run of the source.
    """

    threshold: float = 0.22
    length: float = 0.15
    paragraph: float = 3.0
    boundary: float = 3.0
    usual: float = 0.6
    whole: bool = False
    evidence: float = 0.4
    enough: float = 6.0
    around: float = 0.13
    most_runs: int = 8
    most_sentences: int = 3
    most_pieces: int = 30


@dataclass(frozen=True, slots=True)
class Calibration:
    """What the cosines of one encoder mean.

    Attributes:
        encoder: whose vectors these numbers were fitted to.
        origin: the texts they were chosen on; a figure measured there is no figure for new text.
        comparable, translation: gains of beads between texts that share a subject, and in a translation.
        milder: the look that tells which of the two a pair is.
        few_items: gains where no dictionary gives items, and all likeness is lower.
        believed: least probability of a bead between texts that only share a subject.
        bead_odds: intercept and weights of ``thiap.align.confidence.FEATURES``.
        close: likeness above chance that beads have on average where sentences are rendered closely.
        neighbour: likeness by which a bead must gain to take the sentence beside it.
        unlike, alike: cosine of the words around two unrelated facts of a bead, and of two that answer
            each other.
        statement: least likeness of the words around two facts far apart that are one statement.
        event: the same for two dates that are one event on two days.
        parts: whether vectors tell the parts of a sentence apart.
    """

    encoder: str
    origin: str
    bead_odds: tuple[float, ...]
    comparable: GainWeights = field(default_factory=GainWeights)
    translation: GainWeights = field(
        default_factory=lambda: GainWeights(threshold=-0.03, length=0.05, around=0.07, usual=1.0, whole=True)
    )
    milder: GainWeights = field(default_factory=lambda: GainWeights(threshold=0.15, length=0.05, around=0.07))
    few_items: GainWeights = field(
        default_factory=lambda: GainWeights(threshold=0.05, length=0.05, around=0.07)
    )
    believed: float = 0.15
    close: float = 0.3
    neighbour: float = 0.03
    unlike: float = 0.15
    alike: float = 0.6
    statement: float = 0.6
    event: float = 0.9
    parts: bool = True


#: Of the bundled encoder, Google's multilingual Universal Sentence Encoder v3. In a translation nearly all
#: beads are right, so even likeness below chance is worth something, and a sentence may be rendered by a
#: short one. ``close``: 0.33 to 0.51 in shuffled and cut news and encyclopaedia pages, 0.20 and 0.26 in two
#: pairs of articles. ``bead_odds``: benchmarks/fit_judge.py.
MUSE: Final = Calibration(
    encoder="muse",
    origin="NTREX and XQuAD, development half; the retelling steps also on the seed articles",
    bead_odds=(-5.24, 6.76, 6.38, 1.35, 5.45, -1.37, -0.25, 2.72, 1.24, -0.06, -1.48, 0.27),
)

#: Of the token encoder, multilingual-e5-small. Right beads have less likeness above chance by a tenth, and
#: each part of a sentence is nearly as like as the whole. Nothing else was fitted to it: the rest is MUSE's.
E5: Final = replace(
    MUSE,
    encoder="e5",
    origin="NTREX, development half in Hindi, Indonesian and Vietnamese; odds and words around facts: muse",
    comparable=GainWeights(threshold=0.12),
    translation=GainWeights(threshold=-0.03, length=0.05, around=0.07, usual=0.6, whole=True),
    milder=GainWeights(threshold=0.05, length=0.05, around=0.07),
    few_items=GainWeights(threshold=-0.05, length=0.05, around=0.07),
    parts=False,
)


class Calibrated(Protocol):
    """An encoder that says what its cosines mean; None where nothing was fitted to it."""

    @property
    def calibration(self) -> Calibration | None:
        """The numbers fitted to this encoder."""
        ...


def calibration_of(encoder: Calibrated | None) -> Calibration:
    """The numbers to go by: the encoder's own, else those of the bundled one."""
    return (encoder.calibration if encoder is not None else None) or MUSE
