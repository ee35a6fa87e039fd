"""What became of the terms of the glossary in each aligned bead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thiap.content.beads import linked_beads, neighbours
from thiap.content.runs import read_run
from thiap.glossary import TermFinder
from thiap.model import Bitext, Span, Spans, Term
from thiap.readers.bilingual import BILINGUAL_READERS


@dataclass(frozen=True, slots=True)
class MissingTerm:
    """A term of the source whose bead has none of its renderings.

    Attributes:
        terms: the lines of the glossary for it that are not forbidden.
        source: where it stands.
        target: the text that should hold a rendering.
    """

    terms: tuple[Term, ...]
    source: Spans
    target: Spans


@dataclass(frozen=True, slots=True)
class ForbiddenTerm:
    """A forbidden rendering in the target; ``source`` is empty where it is forbidden everywhere.

    Attributes:
        instead: renderings that the glossary prefers.
    """

    term: Term
    source: Spans
    target: Span
    instead: tuple[str, ...]


def missing_terms(bitext: Bitext) -> Iterator[MissingTerm]:
    """Required and preferred terms that a bead's target lacks, in source order.

    A rendering in the bead next door counts too, unless the file itself says what answers what: the
    aligner may have cut a phrase too early. Where a forbidden rendering stands, that is the finding.
    """
    wanted: dict[str, list[Term]] = {}
    forbidden: dict[str, list[Term]] = {}
    for term in bitext.terms:
        if term.source:
            group = forbidden if term.status == "forbidden" else wanted
            group.setdefault(term.source, []).append(term)
    given = bitext.target.format in BILINGUAL_READERS
    if not any(term.status in ("required", "preferred") for terms in wanted.values() for term in terms):
        return
    finder = TermFinder(tuple(wanted), bitext.source.lang)
    renderings = TermFinder(tuple(term.target for term in bitext.terms), bitext.target.lang)
    beads = linked_beads(bitext.alignment)
    for bead, near in zip(beads, neighbours(beads, alone=bitext.alignment.alone), strict=True):
        run = read_run(bitext.source, bead.source)
        found = finder.find(run.text)
        longest = [span for spans in found.values() for span in spans]
        for source, spans in found.items():
            terms = tuple(wanted[source])
            own = [span for span in spans if not _inside_longer(span, longest)]
            if not own or all(term.status == "admitted" for term in terms):
                continue
            texts = (bead.target, *(other.target for other in near if not given))
            if any(_has(renderings, bitext, target, terms) for target in texts):
                continue
            if _has(renderings, bitext, bead.target, forbidden.get(source, ())):
                continue
            yield MissingTerm(terms, tuple(s for span in own for s in run.locate(*span)), bead.target)


def _inside_longer(span: Span, others: list[Span]) -> bool:
    """Whether a longer term of the glossary covers this one (bank inside central bank)."""
    return any(a <= span[0] and span[1] <= b and (a, b) != span for a, b in others)


def _has(finder: TermFinder, bitext: Bitext, target: Spans, terms: Sequence[Term]) -> bool:
    found = finder.find(read_run(bitext.target, target).text, compounds=True)
    return any(term.target in found for term in terms)


def forbidden_terms(bitext: Bitext) -> Iterator[ForbiddenTerm]:
    """Forbidden renderings that stand in the target, in its order."""
    forbidden = [term for term in bitext.terms if term.status == "forbidden"]
    if not forbidden:
        return
    instead: dict[str, list[str]] = {}
    for term in bitext.terms:
        if term.status in ("required", "preferred"):
            instead.setdefault(term.source, []).append(term.target)
    # The preferred ones are looked for as well: a forbidden word may be part of one.
    targets = TermFinder(tuple(term.target for term in bitext.terms), bitext.target.lang)
    sources = TermFinder(tuple(term.source for term in forbidden if term.source), bitext.source.lang)
    for bead in linked_beads(bitext.alignment):
        run, other = read_run(bitext.target, bead.target), read_run(bitext.source, bead.source)
        found = targets.find(run.text)
        if not found:
            continue
        asked, every = sources.find(other.text), [span for spans in found.values() for span in spans]
        for term in forbidden:
            if not term.source or term.source in asked:
                place = tuple(s for span in asked.get(term.source, []) for s in other.locate(*span))
                for span in found.get(term.target, []):
                    if not _inside_longer(span, every):
                        for here in run.locate(*span)[:1]:
                            yield ForbiddenTerm(term, place, here, tuple(instead.get(term.source, ())))
