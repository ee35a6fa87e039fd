"""The nouns of thiap: what the steps of the pipeline hand to each other.

All of them are immutable. A span is a half-open ``(start, end)`` pair of code-point offsets into
``Document.text``, the text exactly as it was read; nothing ever changes that text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from thiap.frozen import FrozenMap
from thiap.mqm import IssueType, Severity
from thiap.phrases import Phrase
from thiap.structure import Block, Element
from thiap.vocabulary import (
    SIDES,
    Aspect,
    BlockKind,
    Category,
    CheckName,
    FactKind,
    FindingKind,
    Mode,
    Qualifier,
    Relation,
    Side,
    Slip,
    TermStatus,
    other_side,
    source_first,
)

__all__ = [
    "SIDES",
    "Alignment",
    "Aspect",
    "Bead",
    "Bitext",
    "Block",
    "BlockKind",
    "Category",
    "CheckName",
    "DateParts",
    "Document",
    "Element",
    "Fact",
    "FactKind",
    "Finding",
    "FindingKind",
    "Mode",
    "NameEntry",
    "Pair",
    "Problem",
    "Qualifier",
    "Reading",
    "Relation",
    "Report",
    "Segment",
    "Side",
    "Slip",
    "Span",
    "Spans",
    "Term",
    "TermStatus",
    "other_side",
    "source_first",
]

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


@dataclass(frozen=True, slots=True)
class DateParts:
    """What is written of a date, as CE numbers; None where nothing is written.

    Attributes:
        weekday: ISO, 1 for Monday.
        era: the mark as written ("BE", "CE", "RS", "CS", "BCE"), None for a bare year.
        written_year: the year as the digits say, before conversion.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    era: str | None = None
    written_year: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a fact; every kind compares as a closed interval.

    Attributes:
        value: the notation shown and written: EDTF (``1939-09-17``, ``193X``), a plain decimal
            (``13500000``), ``lo/hi`` for a range, ISO 8601 for a duration (``P16D``), ``HH:MM``
            for a time, a folded key for a name, for an address what every spelling of it shares.
        low, high: ends of the interval, None for an open end. Dates count days of the proleptic
            Gregorian calendar (0001-01-01 is 1), times minutes from midnight, durations days,
            all else the amount in ``unit``. A year-less date has neither.
        unit: canonical unit: a pint name, an ISO 4217 code, "percent", "percentage_point", or None.
        rule: name of the rule that read it.
        inferred: parts taken from the text around ("year", "month", "era").
        date: the written parts, for dates only (of a range: of its first end).
    """

    value: str
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    rule: str = ""
    inferred: tuple[str, ...] = ()
    date: DateParts | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A date, number, quantity, duration, ordinal, name or address at a place in a text.

    Attributes:
        readings: at least one, the preferred first.
        qualifier: how the text hedges the value.
        subtype: finer kind where known: for names "person", "place", "country", "organization" …;
            for numbers "label", "score", "fraction" …; for dates "decade" …; for addresses "url", "phone" ….
        counted, noun: canonical class of what is counted ("person", "vessel"), and the noun as written.
        per: unit or class that an amount is said for: "month" in 500 บาทต่อเดือน.
        spelling: the text as it should be spelt, where a word of it is misspelt.
        converts: span of the fact that this one restates in another unit (bracketed conversion).
        problem: what is wrong by itself ("impossible-date", "wrong-weekday", "wrong-conversion"), or None.
    """

    kind: FactKind
    span: Span
    text: str
    readings: tuple[Reading, ...]
    qualifier: Qualifier = "exact"
    subtype: str | None = None
    counted: str | None = None
    noun: str | None = None
    converts: Span | None = None
    problem: str | None = None
    per: str | None = None
    spelling: str | None = None

    @property
    def value(self) -> str:
        """Value of the preferred reading."""
        return self.readings[0].value


@dataclass(frozen=True, slots=True)
class Pair:
    """What became of a fact: its partner, and how the two relate.

    Attributes:
        source, target: one of them None when ``relation`` is "missing".
        bead: index into the alignment's beads, None when found elsewhere or nowhere.
        rule: the equality or difference in words, for ``--explain``.
        likeness: 0 to 1, how sure it is that the two facts answer each other.
        aspects: what the two differ in.
        slip: how the one may have become the other, where a slip explains the difference.
    """

    source: Fact | None
    target: Fact | None
    relation: Relation
    bead: int | None
    rule: str
    likeness: float = 1.0
    aspects: tuple[Aspect, ...] = ()
    slip: Slip | None = None


@dataclass(frozen=True, slots=True)
class NameEntry:
    """A name of the source and all its renderings in the target.

    Attributes:
        target: renderings, most frequent first.
        count: occurrences in (source, target).
    """

    source: str
    target: tuple[str, ...]
    type: str
    count: tuple[int, int]
    score: float
    source_spans: Spans = ()
    target_spans: Spans = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A line of the user's glossary.

    Attributes:
        source: the term in the source language; empty for a target term forbidden everywhere.
        target: its rendering.
        status: what the glossary says of the rendering.
    """

    source: str
    target: str
    status: TermStatus = "preferred"


@dataclass(frozen=True, slots=True)
class Finding:
    """A possible issue; a person decides.

    Attributes:
        check: name of the check that found it.
        confidence: calibrated probability that a reviewer would agree.
        source, target: spans in ``Report.sources[source_index]`` and in the target.
        source_quote, target_quote: the text at these spans, joined by " … ".
        supported_by, contradicted_by: indices of other sources that say what the target says, or not.
        elsewhere: spans on the side where the content is missing that hold the same value.
        suggestion: replacement for the target quote, where one is sure.
        id: content hash of kind, values and quotes, see `thiap.identity`.
        place_id: the content hash with one of the words around.
        old_id: by its number among findings of one content, as files of earlier versions have it.
        group: id of the place; findings of one place are settled by one look.
        said: the message apart from its language; None in what an earlier version wrote.
    """

    kind: FindingKind
    category: Category
    check: str
    issue: IssueType
    severity: Severity
    confidence: float
    source: Spans
    target: Spans
    source_value: str | None
    target_value: str | None
    message: str
    source_index: int = 0
    supported_by: tuple[int, ...] = ()
    contradicted_by: tuple[int, ...] = ()
    elsewhere: Spans = ()
    suggestion: str | None = None
    source_quote: str = ""
    target_quote: str = ""
    id: str = ""
    place_id: str = ""
    old_id: str = ""
    group: str = ""
    said: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something the run could not do, said instead of hidden: a crashed check, an unread part."""

    where: str
    message: str


@dataclass(frozen=True, slots=True)
class Bitext:
    """One source held against the target, with all that is known of both: what a check sees."""

    source: Document
    target: Document
    source_index: int
    alignment: Alignment
    source_facts: tuple[Fact, ...]
    target_facts: tuple[Fact, ...]
    pairs: tuple[Pair, ...] = ()
    names: tuple[NameEntry, ...] = ()
    terms: tuple[Term, ...] = ()

    @property
    def mode(self) -> Mode:
        """What the pair was treated as."""
        return self.alignment.mode

    def document(self, side: Side) -> Document:
        """The text of one side."""
        return self.source if side == "source" else self.target

    def facts(self, side: Side) -> tuple[Fact, ...]:
        """The facts of one side."""
        return self.source_facts if side == "source" else self.target_facts


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a run: everything a renderer needs, nothing it must compute again.

    Attributes:
        bitexts: one for each source, in command-line order; all share the target.
        findings: at or above the confidence threshold, worst first.
        hidden: findings below the threshold.
        signature: settings that made the result, as sacreBLEU's signatures do.
    """

    bitexts: tuple[Bitext, ...]
    findings: tuple[Finding, ...]
    hidden: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    signature: FrozenMap[str, str] = field(default_factory=FrozenMap)

    @property
    def target(self) -> Document:
        """The text under review."""
        return self.bitexts[0].target

    @property
    def sources(self) -> tuple[Document, ...]:
        """The texts it is held against."""
        return tuple(bitext.source for bitext in self.bitexts)
