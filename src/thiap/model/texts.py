"""What is read and aligned: a document, its segments, and which of them say the same."""

from __future__ import annotations

from dataclasses import dataclass

from thiap.structure import Block, Element
from thiap.vocabulary import Mode, Side

Span = tuple[int, int]
Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A text as it was read.

    Attributes:
        name: the path as the user gave it, ``-`` for standard input.
        text: the whole raw text (for packaged formats: the extracted text).
        lang: ISO 639 code.
        format: name of the reader.
        blocks: where content is; what lies outside of every block is markup.
        skipped: spans inside blocks that are no content (citation marks, tags); sorted, disjoint.
        sha256: of the bytes that were read.
        structure: of a page, in text order; empty for formats that have none.
    """

    name: str
    text: str
    lang: str
    format: str
    blocks: tuple[Block, ...]
    skipped: Spans = ()
    sha256: str = ""
    structure: tuple[Element, ...] = ()

    def __hash__(self) -> int:  # what is kept by document is asked for often: no walk through all blocks
        return hash((self.name, self.text, self.lang))

    def quote(self, span: Span) -> str:
        """The text of one span, untouched."""
        return self.text[span[0] : span[1]]


@dataclass(frozen=True, slots=True)
class Segment:
    """The smallest piece that moves as a whole: an English sentence, a Thai phrase.

    Attributes:
        span: without surrounding white space.
        block: index into ``Document.blocks``.
        certain: whether a text mark (line end, full stop, blank) begins it; False for a cut that
            is only a candidate, which the aligner may leave unused.
    """

    span: Span
    block: int
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Bead:
    """Runs that say the same. An empty side means: no counterpart.

    Attributes:
        source, target: sorted disjoint spans.
        score: 0 to 1, higher is better.
        moved: the counterpart stands out of order.
    """

    source: Spans
    target: Spans
    score: float
    moved: bool = False

    def spans(self, side: Side) -> Spans:
        """Spans of one side of the bead."""
        return self.source if side == "source" else self.target


@dataclass(frozen=True, slots=True)
class Alignment:
    """All beads of a pair, in order of the source, unaligned target runs where they stand.

    Attributes:
        mode: what the pair was treated as.
        encoder: name of the encoder, ``none`` without one.
        coverage: share of the non-blank characters of (source, target) with a counterpart.
        alone: the beads are units of a file, and nothing excuses one from another.
    """

    beads: tuple[Bead, ...]
    mode: Mode
    encoder: str
    coverage: tuple[float, float]
    alone: bool = False
