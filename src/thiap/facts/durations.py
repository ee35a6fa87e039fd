"""Durations said in two units, "1 hour 30 minutes", 2 ปี 6 เดือน, as the one length of time they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from thiap.facts.units import units
from thiap.languages.cues import cues
from thiap.languages.intervals import is_each
from thiap.model import Document, Fact

#: From the longest to the shortest; only a shorter one can go on a longer one.
_UNITS = ("year", "month", "week", "day", "hour", "minute", "second")
#: One unit, in the notation of ISO 8601.
_ONE = re.compile("PT?1[A-Z]")
#: Behind a span it says by how much something differs: two years, eight months longer than planned.
_COMPARED = re.compile(r"\s{1,3}(?:\w{1,12}\s{1,3}than|late|early|ahead|behind)\b")
_LINKS = frozenset({"", "and", ",", ", and", *cues("and"), *cues("and_more")})


def join_durations(doc: Document, facts: Sequence[Fact]) -> list[Fact]:
    """Durations that stand side by side made one, in the smaller unit: PT1H30M is 90 minutes."""
    result: list[Fact] = []
    for fact in facts:
        if result and _goes_on(doc, result[-1], fact):
            result[-1] = _joined(doc, result[-1], fact)
        else:
            result.append(fact)
    return result


def counts_time(doc: Document, fact: Fact) -> bool:
    """Whether a fact counts: in "every 1 minute" the number says no more than "every minute" does."""
    one = fact.kind == "duration" and _ONE.fullmatch(fact.readings[0].value) is not None
    return not (one and is_each(doc.text, fact.span[0], doc.lang))


def _goes_on(doc: Document, first: Fact, second: Fact) -> bool:
    if (first.kind, second.kind) != ("duration", "duration") or second.qualifier != "exact":
        return False
    longer, shorter = first.readings[0], second.readings[0]
    if longer.unit not in _UNITS or shorter.unit not in _UNITS or longer.low is None or shorter.low is None:
        return False
    if (
        longer.low != longer.high
        or shorter.low != shorter.high
        or second.subtype not in (None, "article", "age")
    ):
        return False
    if _UNITS.index(longer.unit) >= _UNITS.index(shorter.unit) or "." in longer.value:
        return False
    between = doc.text[first.span[1] : second.span[0]]
    if "," in between and _COMPARED.match(doc.text, second.span[1]):
        return False
    return (
        len(between) < 10
        and "\n" not in between
        and between.strip(" \u00a0") in _LINKS
        and shorter.low < units()[longer.unit].factor
    )


def _joined(doc: Document, first: Fact, second: Fact) -> Fact:
    longer, shorter = first.readings[0], second.readings[0]
    assert longer.low is not None and shorter.low is not None
    date, _, time = shorter.value.removeprefix("P").partition("T")
    value = longer.value + date
    if time:
        value += time if "T" in value else f"T{time}"
    days = longer.low + shorter.low
    reading = replace(shorter, value=value, low=days, high=days, rule="two-units")
    span = first.span[0], second.span[1]
    subtype = None if first.subtype in ("article", "fraction") else first.subtype
    subtype = "age" if second.subtype == "age" else subtype
    return replace(first, span=span, text=doc.quote(span), readings=(reading,), subtype=subtype)
