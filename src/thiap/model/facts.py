"""What a text tells: facts as values, names, and what became of each on the other side."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from thiap.model.texts import Span, Spans
from thiap.vocabulary import Aspect, FactKind, Qualifier, Relation, Slip, TermStatus


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
