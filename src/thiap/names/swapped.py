"""Names that changed places in any pair of languages: countries by CLDR, people by sound.

Where a text has no name facts of its own, two questions can still be asked of a passage: which names does
each side have, and which of them has nothing on the other side. Only both together are told: a name that
is not there, and another that nothing asked for in its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thiap.model import Bead, Bitext, Document, Fact, Span, Spans
from thiap.names.by_key import is_latin, people_by_key
from thiap.names.heard import has_sounds, people_by_sound
from thiap.names.lands import swapped_countries
from thiap.names.letters import people_by_letters
from thiap.spans import merge, overlap


@dataclass(frozen=True, slots=True)
class Swap:
    """A name of the source that the passage lacks, and the one in its place, where one is seen."""

    source: Span
    target: Span | None
    kind: str


def swapped(bitext: Bitext) -> Iterator[Swap]:
    """Names of the source that another holds the place of, in text order."""
    beads = [bead for bead in bitext.alignment.beads if bead.source and bead.target]
    yield from (Swap(ours, theirs, "country") for ours, theirs in swapped_countries(bitext, beads))
    told: list[Span] = []
    for ours, theirs in _people(bitext, beads):
        if theirs is None or not any(overlap(theirs, known) for known in told):
            told += [theirs] if theirs else []
            yield Swap(ours, theirs, "person")


def _people(bitext: Bitext, beads: list[Bead]) -> Iterator[tuple[Span, Span | None]]:
    source, target, alone = bitext.source, bitext.target, bitext.alignment.alone
    latin = is_latin(source.text), is_latin(target.text)
    if latin == (False, True) or (all(latin) and target.lang == "en"):
        turned = [Bead(bead.target, bead.source, bead.score, bead.moved) for bead in beads]
        found = _from_latin(
            target, source, turned, _persons(bitext.target_facts), latin=all(latin), alone=alone
        )
        yield from ((ours, theirs) for theirs, ours in found if ours is not None)
    elif latin[0]:
        people = _persons(bitext.source_facts)
        yield from _from_latin(source, target, beads, people, latin=latin[1], alone=alone)
    if all(latin) or not any(has_sounds(doc.lang) for doc in (source, target)):
        yield from people_by_key(bitext, beads)


def _from_latin(
    named: Document, other: Document, beads: list[Bead], people: Spans, *, latin: bool, alone: bool
) -> Iterator[tuple[Span, Span | None]]:
    if not latin and has_sounds(other.lang):
        yield from people_by_sound(named, other, beads, people, alone=alone)
    yield from people_by_letters(named, other, beads, people, latin=latin, alone=alone)


def _persons(facts: Sequence[Fact]) -> Spans:
    return merge(fact.span for fact in facts if fact.subtype == "person")
