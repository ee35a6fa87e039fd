"""Where a text itself says elsewhere what the other text says here: a reviewer asks that first."""

from __future__ import annotations

import re
from typing import Final

from thiap.compare.values.relate import relate
from thiap.compare.values.salience import information
from thiap.model import Bitext, Document, Fact, Pair, Span
from thiap.phrases import Phrase, say
from thiap.spans import place

#: Facts that say less stand everywhere.
_TELLING: Final = 0.75
#: Names that two sentences of one text share if they tell of one thing: so many, and none that stands more
#: often than once in so many letters.
_SHARED_NAMES: Final = 2
_RARE: Final = 1500
_AROUND: Final = {"th": 110, "en": 160}
_CAPITAL_WORD: Final = re.compile(r"\b[A-Z][a-zà-ž]{2,}")
_SENTENCE_END: Final = re.compile(r"(?<=[a-z\])][.!?])\s+(?=[A-Z])")


def agrees_with_itself(bitext: Bitext, pair: Pair) -> list[Phrase]:
    """One sentence for each text that says elsewhere, of the same names, what the other says here."""
    source, target = pair.source, pair.target
    if source is None or target is None:
        return []
    said = []
    for side, doc, own, other, facts in (
        ("source", bitext.source, source, target, bitext.source_facts),
        ("target", bitext.target, target, source, bitext.target_facts),
    ):
        if (found := _elsewhere(doc, own, other, facts, flipped=side == "target")) is not None:
            at = place(doc, found.span[0])
            line = at.replace(":", "").isdigit()
            where = say("line", line=at.partition(":")[0]) if line else at
            said.append(say("itself-says", side=say(side), text=found.text, place=where))
    return said


def _elsewhere(
    doc: Document, own: Fact, other: Fact, facts: tuple[Fact, ...], *, flipped: bool
) -> Fact | None:
    if information(other) < _TELLING:
        return None
    names = rare_names(doc, own.span, facts)
    if len(names) < _SHARED_NAMES:
        return None
    best: tuple[int, Fact] | None = None
    for fact in facts:
        if fact.kind != own.kind or fact.span == own.span or information(fact) < _TELLING:
            continue
        match = relate(other, fact) if flipped else relate(fact, other)
        if match is None or match.relation not in ("equal", "compatible"):
            continue
        shared = len(names & rare_names(doc, fact.span, facts))
        if shared >= _SHARED_NAMES and (best is None or shared > best[0]):
            best = shared, fact
    return None if best is None else best[1]


def rare_names(doc: Document, span: Span, facts: tuple[Fact, ...]) -> set[str]:
    """Names in the sentence of a span, outside of it, that do not stand all over the text."""
    reach = _AROUND.get(doc.lang, 160)
    start, end = max(0, span[0] - reach), min(len(doc.text), span[1] + reach)
    before = _SENTENCE_END.split(doc.text[start : span[0]].rpartition("\n")[2])[-1]
    after = _SENTENCE_END.split(doc.text[span[1] : end].partition("\n")[0])[0]
    low, high = span[0] - len(before), span[1] + len(after)
    found = set(_CAPITAL_WORD.findall(f"{before} {after}"))
    named = (fact for fact in facts if fact.kind == "name")
    found |= {name.text for name in named if low <= name.span[0] < name.span[1] <= high}
    most = max(_SHARED_NAMES, 1 + len(doc.text) // _RARE)  # a short text says both in two sentences
    return {name for name in found if doc.text.count(name) <= most}
