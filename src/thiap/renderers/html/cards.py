"""Findings as cards: quotes in context, values, the rule, where to look."""

from __future__ import annotations

import inspect
from dataclasses import dataclass, replace
from typing import Any

from thiap.checks import CHECKS
from thiap.findings.places import places
from thiap.model import Bitext, Document, Fact, Finding, Pair, Report, Span, Spans
from thiap.phrases import LANGS, say, tell
from thiap.renderers.html.corrected import Change, changes
from thiap.renderers.html.marked_text import Excerpt, excerpts, shown
from thiap.renderers.html.rows import Row, RowFinder
from thiap.renderers.wording import message, rule
from thiap.spans import graphemes_whole, overlap, place

SHAPES = {"critical": "◆", "major": "▲", "minor": "●", "neutral": "○"}


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a card.

    Attributes:
        role: "source" or "target".
        elsewhere: the excerpts show the same value at another place, not the finding's own quote.
        more: number of excerpts left out.
        value: normalised, None where the side has none.
        reading: how the value was read, for the curious.
        row: number of the row in the side-by-side view, or None.
    """

    role: str
    name: str
    lang: str
    excerpts: tuple[Excerpt, ...]
    elsewhere: bool
    more: int
    value: str | None
    reading: str
    row: int | None
    at: str = ""  # place in the file: line and column, or the unit
    passage: str = ""  # what answers the other side's sentence, where this side has no quote
    behind: str = ""  # what stands before the place that the other side's quote would have


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a card in one language."""

    message: str
    readings: tuple[str, str]
    rule: str

    @property
    def texts(self) -> list[str]:
        """What the page changes with its language, in the order of the card's elements."""
        return [self.message, *self.readings, self.rule]


@dataclass(frozen=True, slots=True)
class Card:
    """A finding as the page shows it; ``number`` counts from 1, ``anchor`` is unique in the page."""

    number: int
    anchor: str
    id: str
    finding: Finding
    shape: str
    said: dict[str, Said]
    rule: str
    sides: tuple[Side, Side]
    suggestion: str | None
    changes: tuple[Change, ...]  # of the quote into the suggestion
    supported: tuple[str, ...]
    contradicted: tuple[str, ...]
    section: int
    confidence: int  # per cent
    explained: bool
    same_place: bool = False  # as the card before
    others: int = 0  # cards that follow for the same place
    order: int = 0  # row in the texts


def make_cards(
    report: Report,
    sections: list[int],
    sources: list[RowFinder],
    target: RowFinder,
    *,
    rows: list[Row],
    names: dict[str, str],
) -> tuple[Card, ...]:
    """A card for each finding, in the report's order; ``report`` holds texts fit for HTML."""
    seen: dict[str, int] = {}
    cards = []
    known = {name for name in CHECKS if inspect.getdoc(CHECKS[name])}
    facts = [_FactIndex(bitext) for bitext in report.bitexts]
    standing = [
        (bool(at), 0 if at else len(spot.findings) - 1)
        for spot in places(report.findings)
        for at in range(len(spot.findings))
    ]
    for number, finding in enumerate(report.findings, 1):
        ident = shown(finding.id) or str(number)
        seen[ident] = seen.get(ident, 0) + 1
        index = facts[finding.source_index]
        doc = report.sources[finding.source_index]
        row = sources[finding.source_index](finding.source[0][0]) if finding.source else None
        aim = target(finding.target[0][0]) if finding.target else None
        there = finding.elsewhere
        context = 40 if finding.severity == "neutral" else 70  # remarks are many and looked at seldom
        left = _side(
            "source",
            doc,
            finding.source,
            () if finding.source else there,
            value=finding.source_value,
            context=context,
        )
        right = _side(
            "target",
            report.target,
            finding.target,
            () if finding.target else there,
            value=finding.target_value,
            context=context,
        )
        said: dict[str, Said] = {lang: _said(finding, index, lang) for lang in LANGS}
        sides = (
            _placed(left, names, row, said["en"].readings[0]),
            _placed(right, names, aim, said["en"].readings[1]),
        )
        if finding.severity != "neutral":
            sides = (
                _answered(sides[0], doc, rows[aim].sources[finding.source_index] if aim is not None else ()),
                _answered(sides[1], report.target, rows[row].target if row is not None else ()),
            )
            sides = (
                _behind(sides[0], doc, [each.sources[finding.source_index] for each in rows[: aim or 0]]),
                _behind(sides[1], report.target, [each.target for each in rows[: row or 0]]),
            )
        cards.append(
            Card(
                number=number,
                anchor=f"f={ident}" + (f"-{seen[ident]}" if seen[ident] > 1 else ""),
                id=ident,
                finding=finding,
                shape=SHAPES[finding.severity],
                said=said,
                rule=said["en"].rule,
                sides=sides,
                suggestion=shown(finding.suggestion) if finding.suggestion else None,
                changes=changes(shown(finding.target_quote), shown(finding.suggestion))
                if finding.suggestion and finding.target
                else (),
                supported=tuple(names[report.sources[i].name] for i in finding.supported_by),
                contradicted=tuple(names[report.sources[i].name] for i in finding.contradicted_by),
                section=sections[aim if aim is not None else row] if (aim, row) != (None, None) else -1,  # type: ignore[index]
                confidence=round(finding.confidence * 100),
                explained=finding.check in known,
                same_place=standing[number - 1][0],
                others=standing[number - 1][1],
                order=next((place for place in (aim, row) if place is not None), 0),
            )
        )
    return tuple(cards)


def _said(finding: Finding, index: _FactIndex, lang: str) -> Said:
    told = message(finding, lang)
    said = index.rule(finding, lang)
    return Said(
        message=shown(told),
        readings=(
            index.reading(index.source, finding.source, lang),
            index.reading(index.target, finding.target, lang),
        ),
        rule=shown(said) if said != told else "",
    )


def card_data(cards: tuple[Card, ...]) -> dict[str, Any]:
    """What the page's script needs of each finding: one short list, with words as places in lists."""
    lists: dict[str, list[str]] = {"s": [], "k": [], "c": [], "x": []}
    rows = []
    for card in cards:
        found = card.finding
        words = (found.severity, found.kind, found.category, shown(found.check))
        places = [_place(known, word) for known, word in zip(lists.values(), words, strict=True)]
        values = [side.value for side in card.sides]
        while values and values[-1] is None:
            values.pop()
        more = found.place_id.removeprefix(found.id) if found.place_id.startswith(found.id) else None
        rows.append(
            [
                card.id,
                more,
                *places[:3],
                card.section,
                found.source_index,
                places[3],
                card.order,
                card.confidence,
                *values,
            ]
        )
    numbered = {card.finding.old_id: place for place, card in enumerate(cards) if card.finding.old_id}
    return {"findings": rows, "lists": lists, "numbered": numbered}


def _place(words: list[str], word: str) -> int:
    if word not in words:
        words.append(word)
    return words.index(word)


def _side(
    role: str, doc: Document, spans: Spans, elsewhere: Spans, *, value: str | None, context: int
) -> Side:
    inside = tuple(span for span in elsewhere if span[1] <= len(doc.text))
    cut = excerpts(doc, spans or inside, context=context)
    return Side(
        role=role,
        name=doc.name,
        lang=doc.lang,
        excerpts=cut,
        elsewhere=bool(not spans and inside),
        more=len(spans or inside) - len(cut),
        value=shown(value) if value is not None else None,
        reading="",
        row=None,
        at=shown(place(doc, spans[0][0])) if spans else "",
    )


def _placed(side: Side, names: dict[str, str], row: int | None, reading: str) -> Side:
    return replace(side, name=names[side.name], row=row, reading=reading)


def _answered(side: Side, doc: Document, spans: Spans, longest: int = 280) -> Side:
    """A side without a quote, with the passage of its row, where the reader looks for what is missing."""
    if side.excerpts or not spans:
        return side
    text = " ".join(doc.quote(span) for span in spans)
    if len(text) > longest:
        text = text[: graphemes_whole(text, (0, longest))[1]] + " …"
    return replace(side, passage=text)


def _behind(side: Side, doc: Document, before: list[Spans]) -> Side:
    """A side without anything, with the end of what stands before the place; ``before`` are its rows."""
    if side.excerpts or side.passage:
        return side
    at = next((number for number in range(len(before) - 1, -1, -1) if before[number]), None)
    if at is None:
        return side
    start, end = before[at][-1]
    low = graphemes_whole(doc.text, (max(start, end - 60), end))[0]
    return replace(side, behind=("… " if low > start else "") + doc.text[low:end], row=at)


class _FactIndex:
    """Facts and pairs of a bitext by place."""

    def __init__(self, bitext: Bitext) -> None:
        self.source = {fact.span: fact for fact in bitext.source_facts}
        self.target = {fact.span: fact for fact in bitext.target_facts}
        self._pairs: dict[Span, Pair] = {}
        for pair in bitext.pairs:
            if pair.source:
                self._pairs[pair.source.span] = pair
        self._only = {pair.target.span: pair for pair in bitext.pairs if pair.target and not pair.source}

    def rule(self, finding: Finding, lang: str) -> str:
        """What the comparison said of the facts a finding is about."""
        for span in finding.source:
            pair = self._pairs.get(span)
            if pair and (not pair.target or any(overlap(pair.target.span, s) for s in finding.target)):
                return rule(pair, lang)
        return next((rule(self._only[span], lang) for span in finding.target if span in self._only), "")

    @staticmethod
    def reading(facts: dict[Span, Fact], spans: Spans, lang: str) -> str:
        """How the first fact at ``spans`` was read: its rule, what was inferred, other readings."""
        fact = next((facts[span] for span in spans if span in facts), None)
        if fact is None:
            return ""
        first = fact.readings[0]
        notes = [shown(first.rule)] if first.rule and lang == "en" else []
        if fact.qualifier != "exact":
            notes.append(tell(f"hedge-{fact.qualifier}", lang))
        if first.inferred:
            notes.append(tell("inferred", lang, parts=tuple(say(f"part-{part}") for part in first.inferred)))
        if len(fact.readings) > 1:
            others = tuple(shown(other.value) for other in fact.readings[1:])
            notes.append(tell("or-read", lang, others=others))
        return "; ".join(notes)
