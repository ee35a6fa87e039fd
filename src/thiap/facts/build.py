"""Making facts from tokens."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import cast

from thiap.facts.tokens import Token, Tokens
from thiap.facts.units import iso_duration, units
from thiap.model import Document, Fact, FactKind, Qualifier, Reading, Span

#: What a reader of tokens gives back: facts, and the index of the token after them.
Found = tuple[list[Fact], int]

_CUE_REACH = 8


def make_fact(
    doc: Document,
    tokens: Tokens,
    first: int,
    end: int,
    *,
    kind: FactKind,
    readings: Sequence[Reading],
    qualifier: str | None = None,
    subtype: str | None = None,
    counted: str | None = None,
    noun: str | None = None,
    problem: str | None = None,
    per: str | None = None,
) -> Fact:
    """A fact over the tokens ``[first, end)``."""
    span = (tokens[first].start, tokens[end - 1].end)
    return Fact(
        kind=kind,
        span=span,
        text=doc.quote(span),
        readings=tuple(readings),
        qualifier=cast(Qualifier, qualifier or "exact"),
        subtype=subtype,
        counted=counted,
        noun=noun,
        problem=problem,
        per=per,
        spelling=_spelling(doc, tokens[first:end], span),
    )


def _spelling(doc: Document, tokens: Sequence[Token], span: Span) -> str | None:
    """The text of a fact as it should be spelt, where a word of it is misspelt."""
    wrong = [token for token in tokens if "misspelt" in token.senses]
    if not wrong:
        return None
    pieces, at = [], span[0]
    for token in wrong:
        right = token.senses["misspelt"]
        pieces += [doc.text[at : token.start], right.capitalize() if token.capital else right]
        at = token.end
    return "".join((*pieces, doc.text[at : span[1]]))


def near(tokens: Tokens, index: int, sense: str, *, before: int = _CUE_REACH, after: int = 0) -> bool:
    """Whether a word with ``sense`` stands within a few tokens."""
    return any(sense in token.senses for token in tokens[max(0, index - before) : index + after])


def duration_reading(low: Decimal, high: Decimal, unit: str, rule: str) -> Reading:
    """The reading of a duration; the interval in days."""
    ends = [iso_duration(value, unit) for value in (low, high)]
    factor = units()[unit].factor
    value = ends[0] if low == high else "/".join(ends)
    return Reading(value=value, low=low * factor, high=high * factor, unit=unit, rule=rule)


def time_reading(minutes: int, rule: str) -> Reading:
    """A time of day, in minutes from midnight."""
    value = Decimal(minutes)
    return Reading(f"{minutes // 60:02d}:{minutes % 60:02d}", value, value, rule=rule)
