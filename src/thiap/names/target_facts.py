"""Name facts of the target: renderings as they were learnt, known names, Latin names, misspellings."""

from __future__ import annotations

from collections import defaultdict

from thiap.languages.thai_letters import is_consonant
from thiap.model import Document, Fact, Span
from thiap.names.directions import with_parts
from thiap.names.entities import EntityIndex
from thiap.names.fold import fold_latin, thai_key
from thiap.names.gazetteer import load_gazetteer
from thiap.names.search import Search
from thiap.names.thai import (
    by_head,
    foreign_words,
    is_inside_a_word,
    is_thai_word,
    latin_runs,
    latin_words,
    marked,
    name_fact,
    scan,
)
from thiap.names.titled import behind_title
from thiap.names.variants import find_variants
from thiap.spans import overlap

#: A first name found far from its surname counts only where the two stand together.
_WEAK = "weak"


def target_facts(source: Document, target: Document, search: Search) -> tuple[Fact, ...]:
    """All names of the target, keyed as in the source, in text order and disjoint.

    The rule of a reading says how it was found: "sound" (in full), "part" (one word of a longer name),
    "exonym", "latin", "variant" (a spelling one letter away from a known one), or "unknown" (no Thai word
    and no name of the source; its key is its own sound).
    """
    cast = search.cast
    forms, spots = _learnt(source, search)
    found = _as_written(target, cast, forms)
    covered = marked(target, [fact.span for fact in found])
    for span, owners in spots.items():
        if not any(covered[slice(*span)]):
            found.append(_fact(target, span, owners, cast))
            covered[slice(*span)] = bytes([1]) * (span[1] - span[0])
    found += _latin(source, target, cast)
    facts = _merge(target, sorted(found, key=lambda fact: fact.span))
    facts += find_variants(target, facts)
    for span in foreign_words(target, [fact.span for fact in facts]):
        key = thai_key(target.quote(span))
        facts.append(name_fact(target, span, [key], subtype="other", rule="unknown"))
    return tuple(with_parts(target, sorted(facts, key=lambda fact: fact.span), cast.entities))


def _learnt(source: Document, search: Search) -> tuple[dict[str, dict[str, int]], dict[Span, dict[str, int]]]:
    """Strings to look for, and places where a match was found; each with keys and words matched.

    A negative number of words marks a first name that must stand beside its surname.
    """
    forms: dict[str, dict[str, int]] = defaultdict(dict)
    spots: dict[Span, dict[str, int]] = defaultdict(dict)
    said = {fold_latin(source.quote(span)) for span in search.cast.readings}
    for term, renderings in search.terms.items():
        for hit in renderings.hits:
            words = hit.words or len(term.split())
            for key in sorted(search.owners[term]):  # a set has no order of its own
                whole = words > 1 or term == key or key.endswith(" " + term) or term in said
                weight = words if whole else 0
                if hit.bead >= 0 or whole:
                    spots[hit.span][key] = max(words, spots[hit.span].get(key, 0))
                if sum(is_consonant(char) for char in hit.text) >= 3:
                    forms[hit.text][key] = max(weight, forms[hit.text].get(key, 0))
    return forms, spots


def _fact(target: Document, span: Span, owners: dict[str, int], cast: EntityIndex) -> Fact:
    words = max(owners.values())
    # The name that is said in full comes first: San Diego before San Diego Chargers.
    keys = sorted(owners, key=lambda key: (owners[key] != words, len(key.split()) != words, key))
    rule = _WEAK if words == 0 else "sound" if words >= min(len(key.split()) for key in keys) else "part"
    return name_fact(target, span, keys, subtype=cast.entities[keys[0]].type, rule=rule)


def _as_written(target: Document, cast: EntityIndex, forms: dict[str, dict[str, int]]) -> list[Fact]:
    gazetteer = load_gazetteer()
    known = {
        form: keys
        for form, keys in gazetteer.by_thai.items()
        if len(form) >= 3 or any(key in cast.entities for key in keys)
    }
    both = {**{form: tuple(keys) for form, keys in forms.items()}, **known}
    found, index = [], by_head(both)
    for block in target.blocks:
        for span, form in scan(target.text, index, block.span):
            if form in known:
                keys = sorted(gazetteer.by_thai[form], key=lambda key: key not in cast.entities)
                subtype = gazetteer.names[keys[0]].type
                if subtype in ("country", "place") and behind_title(target.text, span[0]):
                    continue  # นางสาวมาลี is no country
                found.append(name_fact(target, span, keys, subtype=subtype, rule="exonym"))
            elif not (is_thai_word(form) and is_inside_a_word(target.text, span)):
                found.append(_fact(target, span, forms[form], cast))
    return found


def _latin(source: Document, target: Document, cast: EntityIndex) -> list[Fact]:
    """Latin names in the target: those of the source by key, others by themselves."""
    gazetteer = load_gazetteer()
    lookup: dict[str, list[str]] = defaultdict(list)
    for key, entity in cast.entities.items():
        for form in sorted({key, *(fold_latin(source.quote(span)) for span in entity.spans)}):
            lookup[form].append(key)
        for word in key.split() if key not in gazetteer.names else ():
            if len(word) > 2 and key not in lookup[word]:
                lookup[word].append(key)
    for form, known in gazetteer.by_english.items():
        folded = fold_latin(form)
        if folded not in lookup and known.key in cast.entities:
            lookup[folded].append(known.key)
    longest = max((len(form.split()) for form in lookup), default=1)
    found: list[Fact] = []
    alone: set[int] = set()  # where names begin that the source does not have
    for run in latin_runs(target):
        words = latin_words(target.text, run)
        at = 0
        while at < len(words):
            size = next(
                (
                    size
                    for size in range(min(longest, len(words) - at), 0, -1)
                    if lookup.get(fold_latin(target.text[words[at][0] : words[at + size - 1][1]]))
                ),
                0,
            )
            span = words[at][0], words[at + max(size, 1) - 1][1]
            text = target.quote(span)
            if size:
                keys = lookup[fold_latin(text)]
                found.append(name_fact(target, span, keys, subtype=cast.entities[keys[0]].type, rule="latin"))
            elif text[0].isupper() and len(text) > 1:
                entry = gazetteer.by_english.get(text)
                key = entry.key if entry else fold_latin(text)
                subtype = entry.type if entry else "other"
                joined = found and entry is None and target.text[found[-1].span[1] : span[0]] == " "
                if joined and found[-1].span[0] in alone:
                    span = found.pop().span[0], span[1]
                    key = fold_latin(target.quote(span))
                found.append(name_fact(target, span, [key], subtype=subtype, rule="latin"))
                alone |= {span[0]} if entry is None else set()
            at += max(size, 1)
    return found


def _merge(target: Document, facts: list[Fact]) -> list[Fact]:
    """Words of one name that stand side by side become one fact (วยาเชสลาฟ + โมโลตอฟ)."""
    known = load_gazetteer().names
    merged: list[Fact] = []
    for fact in facts:
        if not merged:
            merged.append(fact)
            continue
        last = merged[-1]
        if overlap(last.span, fact.span):
            if fact.span[1] - fact.span[0] > last.span[1] - last.span[0]:
                merged[-1] = fact
            continue
        between = target.text[last.span[1] : fact.span[0]]
        theirs = {reading.value for reading in fact.readings}
        shared = [
            reading.value
            for reading in last.readings
            if reading.value in theirs and reading.value not in known
        ]
        if shared and len(between) <= 2 and not between.strip(" -–.\u00a0"):
            span = last.span[0], fact.span[1]
            merged[-1] = name_fact(target, span, shared, subtype=last.subtype or "other", rule="sound")
            continue
        merged.append(fact)
    return [fact for fact in merged if fact.readings[0].rule != _WEAK]
