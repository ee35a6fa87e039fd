"""Names that changed places in any pair of languages: countries by CLDR, people by sound.

Where a text has no name facts of its own, two questions can still be asked of a passage: which names does
each side have, and which of them has nothing on the other side. Only both together are told: a name that
is not there, and another that nothing asked for in its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from thiap.model import Bead, Bitext, Document, Fact, Span, Spans
from thiap.names.by_key import is_latin, people_by_key
from thiap.names.glosses import other_originals
from thiap.names.heard import has_sounds, people_by_sound
from thiap.names.in_full import in_full
from thiap.names.kept import kept_in_latin
from thiap.names.kept_rows import changed_in_rows
from thiap.names.lands import swapped_countries
from thiap.names.leading import leading
from thiap.names.letters import people_by_letters
from thiap.names.named import people_in
from thiap.names.one_person import of_one_person
from thiap.names.replaced import replaced
from thiap.names.same_given_names import same_given_names
from thiap.names.strangers import strangers
from thiap.names.taught import taught
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
    named: list[Span] = []
    gone: list[Span] = []
    beads = beads if "en" in (bitext.source.lang, bitext.target.lang) else _with_alone(bitext)
    for ours, theirs in _people(bitext, beads):
        if theirs and same_given_names(bitext.source.quote(ours), bitext.target.quote(theirs)):
            continue  # John Paul, Juan Pablo
        if theirs is None:
            gone += [ours] if not any(overlap(ours, known) for known in gone) else []
        elif not any(overlap(theirs, known) for known in told):
            told.append(theirs)
            named.append(ours)
            yield Swap(ours, theirs, "person")
    yield from (Swap(ours, None, "person") for ours in gone if not any(overlap(ours, one) for one in named))


def _with_alone(bitext: Bitext) -> list[Bead]:
    """The passages with what the alignment left alone beside them, which a name may have gone to."""
    widened: list[Bead] = []
    waiting: tuple[Spans, Spans] = ((), ())
    for bead in bitext.alignment.beads:
        if bead.source and bead.target:
            source, target = waiting[0] + bead.source, waiting[1] + bead.target
            widened.append(Bead(source, target, bead.score, bead.moved))
            waiting = (), ()
            continue
        waiting = waiting[0] + bead.source, waiting[1] + bead.target
        if widened:
            last = widened[-1]
            widened[-1] = Bead(last.source + bead.source, last.target + bead.target, last.score, last.moved)
    return widened


def _people(bitext: Bitext, beads: list[Bead]) -> Iterator[tuple[Span, Span | None]]:
    source, target, alone = bitext.source, bitext.target, bitext.alignment.alone
    latin = is_latin(source.text), is_latin(target.text)
    if latin == (False, True) or (all(latin) and target.lang == "en"):
        turned = [Bead(bead.target, bead.source, bead.score, bead.moved) for bead in beads]
        found = _from_latin(
            target, source, turned, _persons(target, bitext.target_facts), latin=all(latin), alone=alone
        )
        yield from ((ours, theirs) for theirs, ours in found if ours is not None)
    elif latin[0]:
        people = _persons(source, bitext.source_facts)
        found = _from_latin(source, target, beads, people, latin=latin[1], alone=alone)
        yield from ((ours, theirs) for ours, theirs in found if ours is not None)
    if not all(latin) and "en" not in (source.lang, target.lang):
        yield from kept_in_latin(source, target, beads, alone=alone)
    if not any(latin):
        yield from _without_latin(source, target, beads, alone=alone)
    if "th" in (source.lang, target.lang):
        yield from _unasked(source, target, beads, alone=alone)
    if all(latin) or not any(has_sounds(doc.lang) for doc in (source, target)):
        yield from people_by_key(bitext, beads)


def _without_latin(
    source: Document, target: Document, beads: list[Bead], *, alone: bool
) -> Iterator[tuple[Span, Span | None]]:
    """Names of two texts in other scripts: those either writes in Latin letters, and in its own for names."""
    turned = [Bead(bead.target, bead.source, bead.score, bead.moved) for bead in beads]
    yield from people_by_letters(source, target, beads, (), latin=False, alone=alone)
    if has_sounds(target.lang):
        found = people_by_sound(source, target, beads, people_in(source), alone=alone)
        yield from ((ours, theirs) for ours, theirs in found if ours is not None)
    if has_sounds(source.lang):
        found = people_by_sound(target, source, turned, people_in(target), alone=alone)
        yield from ((ours, theirs) for theirs, ours in found if ours is not None)


def _unasked(
    source: Document, target: Document, beads: list[Bead], *, alone: bool
) -> Iterator[tuple[Span, Span]]:
    """Names that the Thai side has, in its own letters or in Latin ones, and the other has not."""
    if target.lang == "th":
        yield from _put_for_others(source, target, beads, alone=alone)
        return
    turned = [Bead(bead.target, bead.source, bead.score, bead.moved) for bead in beads]
    yield from ((ours, theirs) for theirs, ours in _put_for_others(target, source, turned, alone=alone))


def _put_for_others(
    named: Document, thai: Document, beads: list[Bead], *, alone: bool
) -> Iterator[tuple[Span, Span]]:
    yield from changed_in_rows(named, thai, beads)
    yield from other_originals(named, thai, beads)
    found = [
        find(named, thai, beads, people_in(named), alone=alone)
        for find in (strangers, replaced, in_full, taught)
    ]
    for ours, theirs in chain(*found, leading(named, thai, beads, alone=alone)):
        if not of_one_person(named, ours, thai, theirs):
            yield ours, theirs


def _from_latin(
    named: Document, other: Document, beads: list[Bead], people: Spans, *, latin: bool, alone: bool
) -> Iterator[tuple[Span | None, Span | None]]:
    if not latin and has_sounds(other.lang):
        yield from people_by_sound(named, other, beads, people, alone=alone)
    yield from people_by_letters(named, other, beads, people, latin=latin, alone=alone)


def _persons(doc: Document, facts: Sequence[Fact]) -> Spans:
    """Where a text names people: by its facts, which English has, or by its letters."""
    known = merge(fact.span for fact in facts if fact.subtype == "person")
    return known if doc.lang == "en" else people_in(doc)
