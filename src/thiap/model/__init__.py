"""The nouns of thiap: what the steps of the pipeline hand to each other.

All of them are immutable. A span is a half-open ``(start, end)`` pair of code-point offsets into
``Document.text``, the text exactly as it was read; nothing ever changes that text.
"""

from __future__ import annotations

from thiap.model.facts import DateParts, Fact, NameEntry, Pair, Reading, Term
from thiap.model.results import Bitext, Finding, Problem, Report, Since
from thiap.model.texts import Alignment, Bead, Document, Segment, Span, Spans
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
    "Since",
    "Slip",
    "Span",
    "Spans",
    "Term",
    "TermStatus",
    "other_side",
    "source_first",
]
