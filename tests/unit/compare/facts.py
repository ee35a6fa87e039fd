"""Facts made by hand for the tests of the comparison."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from thiap.model import Alignment, Bead, Bitext, DateParts, Document, Fact, Mode, Reading


def number(text: str, value: str, high: str | None = None, *, unit: str | None = None, **more: Any) -> Fact:
    low = Decimal(value)
    reading = Reading(
        value if high is None else f"{value}/{high}", low, Decimal(high) if high else low, unit=unit
    )
    return Fact("number" if unit is None else "quantity", (0, len(text)), text, (reading,), **more)


def duration(text: str, iso: str, days: str, **more: Any) -> Fact:
    unit = {"D": "day", "W": "week", "M": "month", "Y": "year"}[iso[-1]]
    reading = Reading(iso, Decimal(days), Decimal(days), unit=unit)
    return Fact("duration", (0, len(text)), text, (reading,), **more)


def day(
    text: str,
    year: int | None = None,
    month: int | None = None,
    dom: int | None = None,
    *,
    weekday: int | None = None,
    era: str | None = None,
    written: int | None = None,
    inferred: tuple[str, ...] = (),
) -> Fact:
    """A date; ``inferred`` names the parts that the text around gave."""
    low = high = None
    if year is not None:
        low = Decimal(date(year, month or 1, dom or 1).toordinal())
        last = date(year, month or 12, dom or 28)
        high = Decimal(last.toordinal())
        if dom is None:
            following = date(year + 1, 1, 1) if (month or 12) == 12 else date(year, (month or 0) + 1, 1)
            high = Decimal(following.toordinal() - 1)
    value = "-".join(
        str(part) if part is None else f"{part:02}" for part in (year, month, dom) if part is not None
    )
    if not value and weekday is not None:
        value = f"-W-{weekday}"
    parts = DateParts(year, month, dom, weekday, era, written if written is not None else year)
    return Fact("date", (0, len(text)), text, (Reading(value, low, high, inferred=inferred, date=parts),))


def placed(fact: Fact, text: str, start: int = 0) -> Fact:
    """The fact where its words stand in ``text``, from ``start`` on."""
    from dataclasses import replace

    at = text.index(fact.text, start)
    return replace(fact, span=(at, at + len(fact.text)))


def bitext(
    *beads: tuple[str, list[Fact], str, list[Fact]], mode: Mode = "translation", index: int = 0
) -> Bitext:
    """A bitext of beads, each a source text with its facts and a target text with its facts."""
    texts, facts = ["", ""], ([], [])  # type: tuple[list[str], tuple[list[Fact], list[Fact]]]
    made = []
    for source, source_facts, target, target_facts in beads:
        spans = []
        for side, (text, found) in enumerate(((source, source_facts), (target, target_facts))):
            start = len(texts[side])
            texts[side] += text
            facts[side].extend(placed(fact, texts[side], start) for fact in found)
            spans.append(((start, len(texts[side])),) if text else ())
            texts[side] += "\n"
        made.append(Bead(spans[0], spans[1], 0.9 if source and target else 0.0))
    return Bitext(
        Document("source.txt" if not index else f"source{index}.txt", texts[0], "en", "text", ()),
        Document("target.txt", texts[1], "th", "text", ()),
        index,
        Alignment(tuple(made), mode, "none", (1.0, 1.0)),
        tuple(facts[0]),
        tuple(facts[1]),
    )
