"""Names that a Thai text writes in Latin letters where the English one has another."""

from __future__ import annotations

from collections.abc import Iterator

from thiap.model import Bead, Bitext, Document, Fact, Reading, Span
from thiap.names.by_bead import NameView
from thiap.names.fold import fold_latin
from thiap.names.letters import people_by_letters
from thiap.names.strangers import strangers
from thiap.spans import merge, overlap, within

_LANDS = frozenset({"country", "place", "people", "nationality"})


def in_latin(turned: Bitext, names: NameView) -> Iterator[tuple[Fact, Fact]]:
    """Names that nothing answers, and a name in Latin letters in the Thai passage that nothing asks for."""
    beads = [bead for bead in turned.alignment.beads if bead.source and bead.target]
    found = people_by_letters(
        turned.source, turned.target, beads, (), latin=False, alone=turned.alignment.alone
    )
    for ours, theirs in found:
        if theirs is None or _stands_there(turned, beads, theirs):
            continue
        bead = next((bead for bead in names.beads if within((theirs,), bead.passage.target)), None)
        lost = [fact for fact in bead.unanswered if fact.readings[0].rule != "words"] if bead else []
        yield lost[0] if lost else _latin_name(turned.source, ours), _latin_name(turned.target, theirs)
    unanswered = {fact.span: fact for bead in names.beads for fact in bead.unanswered if _may_stay(fact)}
    people = merge(span for span, fact in unanswered.items() if fact.subtype == "person")
    alone = turned.alignment.alone
    for ours, theirs in strangers(turned.source, turned.target, beads, people, alone=alone):
        fact = next((fact for span, fact in unanswered.items() if overlap(span, ours)), None)
        if fact is not None:
            yield fact, _latin_name(turned.target, theirs)


def _stands_there(turned: Bitext, beads: list[Bead], theirs: Span) -> bool:
    """Whether the English passage has a name of the Thai one too, maybe in small letters: shift tab."""
    said = (
        turned.source.quote(span) for bead in beads if within((theirs,), bead.target) for span in bead.source
    )
    return turned.target.quote(theirs).casefold() in " ".join(said).casefold()


def _may_stay(fact: Fact) -> bool:
    """Whether Thai may keep a name in Latin letters: it is no country, and more than English words."""
    return fact.readings[0].rule != "words" and fact.subtype not in _LANDS


def _latin_name(doc: Document, span: Span) -> Fact:
    text = doc.quote(span)
    return Fact("name", span, text, (Reading(fold_latin(text), rule="latin"),), subtype="person")
