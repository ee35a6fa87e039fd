"""Names across two scripts: found by capitals in English, by sound and by tables in Thai."""

from __future__ import annotations

from dataclasses import replace

from thiap.model import Alignment, Document, Fact, NameEntry, Term


def find_names(doc: Document) -> tuple[Fact, ...]:
    """Name facts of one text by itself, in text order.

    In English every capitalised name; a short form has one reading for each long form of the text it
    may stand for. In Thai the names of the tables, and Latin names as they stand. Other languages
    have none yet.
    """
    if doc.lang == "en":
        from thiap.names.english_facts import find_english_names

        return find_english_names(doc)
    if doc.lang == "th":
        from thiap.names.thai import find_thai_names

        return find_thai_names(doc)
    return ()


def learn_names(
    source: Document,
    target: Document,
    alignment: Alignment,
    source_facts: tuple[Fact, ...],
    target_facts: tuple[Fact, ...],
    *,
    terms: tuple[Term, ...] = (),
) -> tuple[tuple[NameEntry, ...], tuple[Fact, ...]]:
    """The table of names of an aligned pair, and the name facts of its Thai side.

    A fact of the target has the keys of the source names it renders, so that equality of readings
    means: the same name. Names of the user's glossary (``terms``) are taken as they are. Where the source is
    Thai, the table is learnt from its English draft, and the facts are those of the source.
    """
    from thiap.names.learn import learn_names as learn
    from thiap.names.turned import turned_alignment, turned_entry

    if (source.lang, target.lang) != ("th", "en"):
        return learn(source, target, alignment, source_facts, target_facts, terms=terms)
    turned = turned_alignment(alignment)
    swapped = tuple(replace(term, source=term.target, target=term.source) for term in terms if term.source)
    entries, facts = learn(target, source, turned, target_facts, source_facts, terms=swapped)
    return tuple(turned_entry(entry) for entry in entries if entry.target), facts


def name_similarity(latin: str, thai: str) -> float:
    """How well a Thai string as a whole spells a Latin name, 0 to 1."""
    from thiap.names.translit import name_similarity as similarity

    return similarity(latin, thai)
