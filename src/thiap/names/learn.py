"""The document-wide table: which Thai string renders which name, learnt from all beads at once.

First every name is looked for, by sound, in the beads that hold it. What is found twice, or is
beyond chance by itself, is a rendering. Then the renderings are looked for as they are written, in
the whole target: names teach each other, a weak spelling in one bead is confirmed by another.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from thiap.model import Alignment, Document, Fact, NameEntry, Term
from thiap.names.composites import Composite, Named, find_composites, locate
from thiap.names.english import find_runs
from thiap.names.entities import resolve
from thiap.names.gazetteer import load_gazetteer
from thiap.names.search import Search
from thiap.names.target_facts import target_facts as find_target_facts

#: Score of a composite: its parts were found by themselves, and stand together.
_COMPOSITE_SCORE = 0.9


def learn_names(
    source: Document,
    target: Document,
    alignment: Alignment,
    source_facts: tuple[Fact, ...],
    target_facts: tuple[Fact, ...],
    *,
    terms: tuple[Term, ...] = (),
) -> tuple[tuple[NameEntry, ...], tuple[Fact, ...]]:
    """The name table of a pair, and the name facts of the target with the keys of the source.

    Works on an English source beside a target in Thai; for other languages both are empty.

    Args:
        source: the text the target is held against.
        target: its Thai counterpart.
        alignment: beads of the two.
        source_facts: unused but for symmetry with the other steps.
        target_facts: likewise.
        terms: the user's glossary; its names are taken as they are.
    """
    if source.lang != "en" or target.lang != "th":
        return (), ()
    runs = find_runs(source)
    cast = resolve(runs)
    composites = find_composites(source, runs, cast)
    search = Search(source, target, alignment, cast)
    search.from_glossary(terms)
    search.in_beads()
    if alignment.mode == "comparable":
        search.everywhere()
    search.beside_cues(composites)
    search.around_surnames()
    facts = find_target_facts(source, target, search)
    entries = [*_entries(search, facts), *_composite_entries(target, composites, facts)]
    entries.sort(key=lambda entry: entry.source_spans or ((0, 0),))
    return tuple(entries), facts


def _entries(search: Search, facts: Iterable[Fact]) -> Iterator[NameEntry]:
    """An entry for each entity that was found."""
    by_key: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if len(fact.readings) == 1 or fact.readings[0].rule in ("exonym", "latin"):
            by_key[fact.value].append(fact)
    for key, entity in search.cast.entities.items():
        found = by_key.get(key)
        if not found:
            continue
        forms = Counter(fact.text for fact in found)
        shares = [hit.share for term in (key, *key.split()) for hit in search.terms[term].hits]
        known = key in load_gazetteer().names or not shares
        yield NameEntry(
            entity.name,
            tuple(form for form, _ in forms.most_common()),
            entity.type,
            (len(entity.spans), len(found)),
            1.0 if known else round(sum(shares) / len(shares), 2),
            entity.spans,
            tuple(fact.span for fact in found),
        )


def _composite_entries(
    target: Document, composites: Sequence[Composite], facts: tuple[Fact, ...]
) -> Iterator[NameEntry]:
    """Entries of the composite names that stand in the target with all their parts."""
    named = Named(facts)
    for composite in composites:
        places = tuple(sorted(set(locate(target, composite, named))))
        if places:
            forms = Counter(target.quote(span) for span in places)
            yield NameEntry(
                composite.name,
                tuple(form for form, _ in forms.most_common()),
                composite.type,
                (len(composite.spans), len(places)),
                _COMPOSITE_SCORE,
                tuple(composite.spans),
                places,
            )
