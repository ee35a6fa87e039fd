"""Facts of a report as marks that point at each other across the texts."""

from __future__ import annotations

from dataclasses import dataclass

from thiap.model import Document, Fact, Pair, Relation, Report, Span
from thiap.phrases import LANGS
from thiap.renderers.html.marked_text import Mark, disjoint, shown
from thiap.renderers.wording import rule

#: Class of a mark by relation, best first: agrees, less precise, differs, alone.
_CLASS: dict[Relation, str] = {
    "equal": "e",
    "compatible": "e",
    "elsewhere": "e",
    "less_precise": "l",
    "conflict": "x",
    "missing": "u",
}
_BEST = {relation: rank for rank, relation in enumerate(_CLASS)}


@dataclass(frozen=True, slots=True)
class Marks:
    """Marks of each source and of the target, and what a reader is told of each fact.

    Attributes:
        tips: by prefix of the element ids (``s0``, ``t``): the value of each fact, and the place of its rule
            in ``rules``; the rule of a pair stands with its source.
        rules: what the comparison says, in every language of the page.
    """

    sources: tuple[tuple[Mark, ...], ...]
    target: tuple[Mark, ...]
    tips: dict[str, list[list[str | int]]]
    rules: tuple[tuple[str, ...], ...]


def make_marks(report: Report) -> Marks:
    """One mark for each fact that does not overlap a longer one."""
    aims = list(dict.fromkeys(fact for bitext in report.bitexts for fact in bitext.target_facts))
    target_places = _kept(report.target, aims)
    best: dict[Span, tuple[Pair, int]] = {}
    sources: list[tuple[tuple[Mark, ...], dict[Span, int]]] = []
    tips: dict[str, list[list[str | int]]] = {"t": [[shown(fact.value)] for fact in aims]}
    rules: dict[tuple[str, ...], int] = {}

    def place_of(pair: Pair) -> int:
        said = tuple(shown(rule(pair, lang)) for lang in LANGS)
        return rules.setdefault(said, len(rules))

    for number, bitext in enumerate(report.bitexts):
        facts = list(dict.fromkeys(bitext.source_facts))
        places = _kept(bitext.source, facts)
        tips[f"s{number}"] = [[shown(fact.value)] for fact in facts]
        pairs: dict[Span, Pair] = {}
        for pair in bitext.pairs:
            if pair.source and _better(pair, pairs.get(pair.source.span)):
                pairs[pair.source.span] = pair
            if pair.target and _better(pair, best[pair.target.span][0] if pair.target.span in best else None):
                best[pair.target.span] = pair, number
        marks = []
        for span, index in places.items():
            found = pairs.get(span)
            partner = target_places.get(found.target.span) if found and found.target else None
            marks.append(_mark(span, f"s{number}-{index}", found, "t", partner))
            if found and found.rule:
                tips[f"s{number}"][index].append(place_of(found))
        sources.append((tuple(marks), places))
    target = []
    for span, index in target_places.items():
        pair_of, number = best.get(span, (None, 0))
        partner = sources[number][1].get(pair_of.source.span) if pair_of and pair_of.source else None
        target.append(_mark(span, f"t-{index}", pair_of, f"s{number}", partner))
        if pair_of and pair_of.rule and not pair_of.source:
            tips["t"][index].append(place_of(pair_of))
    return Marks(tuple(marks for marks, _ in sources), tuple(target), tips, tuple(rules))


def _kept(doc: Document, facts: list[Fact]) -> dict[Span, int]:
    """Index of each fact that gets a mark, by its span."""
    marks = disjoint(doc.text, [Mark(fact.span, str(index), "", None) for index, fact in enumerate(facts)])
    return {facts[int(mark.id)].span: int(mark.id) for mark in marks}


def _better(pair: Pair, other: Pair | None) -> bool:
    return other is None or _BEST[pair.relation] < _BEST[other.relation]


def _mark(span: Span, ident: str, pair: Pair | None, prefix: str, partner: int | None) -> Mark:
    relation = _CLASS[pair.relation] if pair else "o"
    return Mark(span, ident, relation, None if partner is None else f"{prefix}-{partner}")
