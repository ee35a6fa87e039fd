"""Name facts of an English text."""

from __future__ import annotations

from thiap.model import Document, Fact, Reading
from thiap.names.english import find_runs
from thiap.names.entities import resolve


def find_english_names(doc: Document) -> tuple[Fact, ...]:
    """One fact for each name, titles left out; readings are the entities it may stand for.

    The rule of a reading says how it was found: "exonym" in the tables, "capitals", or "words" for a
    name made of English words alone, which a translator may well translate (the Treasury).
    """
    runs = find_runs(doc)
    cast = resolve(runs)
    facts = []
    for run in runs:
        for atom in run.atoms:
            keys = cast.readings.get(atom.span, ())
            if not keys:
                continue
            entity = cast.entities[keys[0]]
            proper = any(word.role == "name" for word in atom.words)
            rule = "exonym" if atom.known else "capitals" if proper else "words"
            facts.append(
                Fact(
                    "name",
                    atom.span,
                    doc.quote(atom.span),
                    tuple(Reading(value=key, rule=rule) for key in keys),
                    subtype=entity.type,
                )
            )
    return tuple(sorted(facts, key=lambda fact: fact.span))
