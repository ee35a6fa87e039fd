"""The document-wide table: which Thai string renders which name, learnt from all beads at once.

First every name is looked for, by sound, in the beads that hold it. What is found twice, or is
beyond chance by itself, is a rendering. Then the renderings are looked for as they are written, in
the whole target: names teach each other, a weak spelling in one bead is confirmed by another.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from rapidfuzz.fuzz import ratio

from thiap.model import Alignment, Document, Fact, NameEntry, Span
from thiap.names.acronyms import acronym_keys
from thiap.names.composites import find_composites, locate
from thiap.names.english import Atom, Run, find_runs
from thiap.names.entities import Cast, resolve
from thiap.names.fold import Folded, fold_latin, fold_thai, thai_key
from thiap.names.gazetteer import load_gazetteer
from thiap.names.thai import cuts_well, latin_runs, name_fact, scan
from thiap.names.translit import Stretch, best_possible
from thiap.text import overlap

#: Log-odds beyond the chance of the best of all places in a stretch: with SURE a match stands by
#: itself (1 in 100 of the names of another text reaches it), with LIKELY it needs a second witness.
SURE = 7.0
LIKELY = 3.5
#: Share of the evidence that the best spelling would give.
SURE_SHARE = 0.42
LIKELY_SHARE = 0.38
EVERYWHERE_SHARE = 0.55
_SHORTEST = 3
#: Room between two words of a name for an initial or a middle name.
_BETWEEN = 14


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of the target that may render a term in one bead."""

    bead: int
    span: Span
    text: str
    excess: float
    share: float


@dataclass(slots=True)
class Renderings:
    """What a term (a full name or one word of it) was found as."""

    hits: list[Hit] = field(default_factory=list)

    @property
    def forms(self) -> Counter[str]:
        """Raw Thai strings and how often each was found."""
        return Counter(hit.text for hit in self.hits)


def learn_names(
    source: Document,
    target: Document,
    alignment: Alignment,
    source_facts: tuple[Fact, ...],
    target_facts: tuple[Fact, ...],
) -> tuple[tuple[NameEntry, ...], tuple[Fact, ...]]:
    """The name table of a pair, and the name facts of the target with the keys of the source.

    Works on an English source beside a target in Thai; for other languages both are empty.

    Args:
        source: the text the target is held against.
        target: its Thai counterpart.
        alignment: beads of the two.
        source_facts: unused but for symmetry with the other steps.
        target_facts: likewise.
    """
    if source.lang != "en" or target.lang != "th":
        return (), ()
    runs = find_runs(source)
    cast = resolve(runs)
    table = _Table(source, target, alignment, cast)
    table.learn()
    if alignment.mode == "comparable":
        table.search_everywhere()
    facts = table.facts()
    entries = [*table.entries(facts), *composite_entries(source, target, runs, cast, facts)]
    entries.sort(key=lambda entry: entry.source_spans or ((0, 0),))
    return tuple(entries), facts


def composite_entries(
    source: Document, target: Document, runs: tuple[Run, ...], cast: Cast, facts: tuple[Fact, ...]
) -> Iterator[NameEntry]:
    """Entries of the composite names that stand in the target with all their parts."""
    for composite in find_composites(source, runs, cast):
        places = tuple(sorted(set(locate(target, composite, facts))))
        if places:
            forms = Counter(target.quote(span) for span in places)
            yield NameEntry(
                composite.name,
                tuple(form for form, _ in forms.most_common()),
                composite.type,
                (len(composite.spans), len(places)),
                0.9,
                tuple(composite.spans),
                places,
            )


class _Table:
    """One pair of texts while its names are learnt."""

    def __init__(self, source: Document, target: Document, alignment: Alignment, cast: Cast) -> None:
        self.source, self.target, self.cast = source, target, cast
        self.beads = [bead for bead in alignment.beads if bead.source and bead.target]
        self.folded = [
            _join([fold_thai(target.text[start:end], start) for start, end in bead.target])
            for bead in self.beads
        ]
        self.bead_of = _Places([bead.source for bead in self.beads])
        self.terms: dict[str, Renderings] = defaultdict(Renderings)
        self.owners: dict[str, set[str]] = defaultdict(set)
        self._stretches: dict[tuple[int, ...], Stretch] = {}

    def learn(self) -> None:
        """Fill ``terms``: every rendering found by sound, and confirmed."""
        gazetteer = load_gazetteer()
        wanted: dict[str, set[int]] = defaultdict(set)
        for span, keys in self.cast.readings.items():
            bead = self.bead_of(span)
            for key in keys:
                entity = self.cast.entities[key]
                if key in gazetteer.names and (bead is None or self._has_known(bead, key)):
                    continue
                atom = next((atom for atom in entity.mentions if atom.span == span), None)
                for term in _terms(fold_latin(self.source.quote(span)), atom):
                    self.owners[term].add(key)
                    if bead is not None:
                        wanted[term].add(bead)
        likely: dict[str, list[Hit]] = {}
        for term, beads in wanted.items():
            hits = self._search(term, tuple(sorted(beads)))
            likely[term] = hits
            repeated = Counter(thai_key(hit.text) for hit in hits)
            for hit in hits:
                sure = hit.excess >= SURE and hit.share >= SURE_SHARE
                if sure or repeated[thai_key(hit.text)] > 1:
                    self.terms[term].hits.append(hit)
        for term, hits in likely.items():
            sure_keys = {thai_key(hit.text) for hit in self.terms[term].hits}
            for hit in hits:
                if hit not in self.terms[term].hits and any(
                    ratio(thai_key(hit.text), key) >= 70.0 for key in sure_keys
                ):
                    self.terms[term].hits.append(hit)
        self._confirm_neighbours(likely)
        self._whole_names()

    def search_everywhere(self) -> None:
        """Look in the whole target for the names no bead has shown: comparable texts align in part.

        The whole text is many chances, so only spellings beyond all of them count.
        """
        whole = _join(
            [fold_thai(self.target.quote(block.span), block.span[0]) for block in self.target.blocks]
        )
        stretch = Stretch([whole])
        chance = math.log(len(whole.units) + 1)
        for term in sorted(self._acronyms & set(self.owners)):
            for units in acronym_keys(term) if not self.terms[term].hits else ():
                at = whole.units.find(units)
                if at >= 0:
                    span = whole.starts[at], whole.ends[at + len(units) - 1]
                    self.terms[term].hits.append(Hit(-1, span, self.target.quote(span), 20.0, 1.0))
                    break
        for term in sorted(self.owners):
            letters = term.replace(" ", "")
            if self.terms[term].hits or len(letters) < 5 or " " in term:
                continue
            match = stretch.best(letters)[0]
            if match is None or match.score < EVERYWHERE_SHARE:
                continue
            excess = match.score * best_possible(letters) - chance
            if excess >= SURE:
                span = snap(self.target.text, (match.start, match.end))
                hit = Hit(-1, span, self.target.text[span[0] : span[1]], excess, match.score)
                self.terms[term].hits.append(hit)

    def _search(self, term: str, beads: tuple[int, ...]) -> list[Hit]:
        letters = term.replace(" ", "")
        hits = []
        if letters in self._acronyms:
            return self._spelt_out(letters, beads)
        if len(letters) < _SHORTEST:
            return []
        stretch = self._stretches.get(beads)
        if stretch is None:
            stretch = self._stretches[beads] = Stretch([self.folded[bead] for bead in beads])
        top = best_possible(letters)
        for bead, match in zip(beads, stretch.best(letters), strict=True):
            if match is None:
                continue
            value = match.score * top
            excess = value - math.log(len(self.folded[bead].units) + 1)
            if excess < LIKELY or match.score < LIKELY_SHARE:
                continue
            span = snap(self.target.text, (match.start, match.end))
            hits.append(Hit(bead, span, self.target.text[span[0] : span[1]], excess, match.score))
        return hits

    def _has_known(self, bead: int, key: str) -> bool:
        """Whether a bead holds a Thai form of the tables for a known name, or its Latin form."""
        known = load_gazetteer().names[key]
        texts = [self.target.text[start:end] for start, end in self.beads[bead].target]
        return any(form in text for form in (*known.thai, *known.english) for text in texts)

    @property
    def _acronyms(self) -> set[str]:
        return {key for key, entity in self.cast.entities.items() if entity.acronym}

    def _spelt_out(self, letters: str, beads: tuple[int, ...]) -> list[Hit]:
        hits = []
        for bead in beads:
            folded = self.folded[bead]
            for units in acronym_keys(letters):
                at = folded.units.find(units)
                if at >= 0:
                    span = folded.starts[at], folded.ends[at + len(units) - 1]
                    hits.append(Hit(bead, span, self.target.text[span[0] : span[1]], 20.0, 1.0))
                    break
        return hits

    def _confirm_neighbours(self, likely: dict[str, list[Hit]]) -> None:
        """A likely word is confirmed by a word of the same name right beside it."""
        for key in self.cast.entities:
            words = [word for word in key.split() if word in likely]
            if len(words) < 2:
                continue
            sure = [(hit.bead, hit.span) for word in words for hit in self.terms[word].hits]
            for word in words:
                for hit in likely[word]:
                    if hit in self.terms[word].hits:
                        continue
                    if any(
                        bead == hit.bead and span != hit.span and self._beside(span, hit.span)
                        for bead, span in sure
                    ):
                        self.terms[word].hits.append(hit)

    def _beside(self, first: Span, last: Span) -> bool:
        """Whether two words stand so near that an initial or a middle name has just room between."""
        low, high = sorted((first, last))
        between = self.target.text[low[1] : high[0]]
        return 0 <= high[0] - low[1] <= _BETWEEN and not any(char in between for char in '\n,;:()“”"')

    def _whole_names(self) -> None:
        """Words of one name near each other are one rendering, whatever initials stand between."""
        for key in self.cast.entities:
            words = key.split()
            if len(words) < 2 or key in load_gazetteer().names:
                continue
            by_bead: dict[int, list[Hit]] = defaultdict(list)
            for word in words:
                for hit in self.terms[word].hits if word in self.terms else ():
                    by_bead[hit.bead].append(hit)
            for bead, hits in by_bead.items():
                hits.sort(key=lambda hit: hit.span)
                for first, last in pairwise(hits):
                    if first.span == last.span or not self._beside(first.span, last.span):
                        continue
                    span = first.span[0], last.span[1]
                    if not any(overlap(hit.span, span) and hit.span != span for hit in self.terms[key].hits):
                        share = (first.share + last.share) / 2
                        text = self.target.text[span[0] : span[1]]
                        self.terms[key].hits.append(Hit(bead, span, text, first.excess + last.excess, share))
                        self.owners[key].add(key)

    def facts(self) -> tuple[Fact, ...]:
        """Name facts of the whole target: renderings as written, known names, Latin names."""
        text = self.target.text
        gazetteer = load_gazetteer()
        forms: dict[str, dict[str, int]] = defaultdict(dict)
        spots: dict[Span, dict[str, int]] = defaultdict(dict)
        said = {fold_latin(self.source.quote(span)) for span in self.cast.readings}
        for term, renderings in self.terms.items():
            weight = len(term.split())
            for hit in renderings.hits:
                for key in sorted(self.owners[term]):  # a set has no order of its own
                    whole = weight > 1 or term == key or key.endswith(" " + term) or term in said
                    if hit.bead < 0 and not whole:
                        continue
                    spots[hit.span][key] = max(weight, spots[hit.span].get(key, 0))
                    if whole and sum("ก" <= char <= "ฮ" for char in hit.text) >= 3:
                        forms[hit.text][key] = max(weight, forms[hit.text].get(key, 0))
        known = {
            form: keys
            for form, keys in gazetteer.by_thai.items()
            if len(form) >= 3 or any(key in self.cast.entities for key in keys)
        }
        both = {**{form: tuple(keys) for form, keys in forms.items()}, **known}
        found: list[Fact] = []
        for block in self.target.blocks:
            for span, form in scan(text, both, block.span):
                if form in forms and form not in known:
                    keys = list(forms[form])
                    subtype = self.cast.entities[keys[0]].type
                    whole = max(forms[form].values()) >= min(len(key.split()) for key in keys)
                    rule = "sound" if whole else "part"
                    found.append(name_fact(self.target, span, keys, subtype=subtype, rule=rule))
                else:
                    keys = sorted(gazetteer.by_thai[form], key=lambda key: key not in self.cast.entities)
                    subtype = gazetteer.names[keys[0]].type
                    found.append(name_fact(self.target, span, keys, subtype=subtype, rule="exonym"))
        covered = [fact.span for fact in found]
        for span, owners in spots.items():
            if not any(overlap(span, other) for other in covered):
                subtype = self.cast.entities[next(iter(owners))].type
                whole = max(owners.values()) >= min(len(key.split()) for key in owners)
                rule = "sound" if whole else "part"
                found.append(name_fact(self.target, span, owners, subtype=subtype, rule=rule))
                covered.append(span)
        found += self._latin()
        return merge_words(self.target, sorted(found, key=lambda fact: fact.span), self.cast)

    def _latin(self) -> list[Fact]:
        """Latin names in the target: those of the source by key, others by themselves."""
        gazetteer = load_gazetteer()
        lookup: dict[str, list[str]] = defaultdict(list)
        longest = 1
        for key, entity in self.cast.entities.items():
            for form in {key, *(fold_latin(self.source.quote(span)) for span in entity.spans)}:
                lookup[form].append(key)
                longest = max(longest, len(form.split()))
            if key not in gazetteer.names:
                for word in key.split():
                    if len(word) > 2 and key not in lookup[word]:
                        lookup[word].append(key)
        for form, known in gazetteer.by_english.items():
            folded = fold_latin(form)
            if folded not in lookup and known.key in self.cast.entities:
                lookup[folded].append(known.key)
        found = []
        for start, end in latin_runs(self.target):
            words = _word_spans(self.target.text, (start, end))
            at = 0
            while at < len(words):
                for size in range(min(longest, len(words) - at), 0, -1):
                    span = words[at][0], words[at + size - 1][1]
                    keys = lookup.get(fold_latin(self.target.text[span[0] : span[1]]))
                    if keys:
                        subtype = self.cast.entities[keys[0]].type
                        found.append(name_fact(self.target, span, keys, subtype=subtype, rule="latin"))
                        at += size
                        break
                else:
                    span = words[at]
                    word = self.target.text[span[0] : span[1]]
                    if word[0].isupper() and len(word) > 1:
                        entry = gazetteer.by_english.get(word)
                        key = entry.key if entry else fold_latin(word)
                        subtype = entry.type if entry else "other"
                        found.append(name_fact(self.target, span, [key], subtype=subtype, rule="latin"))
                    at += 1
        return found

    def entries(self, facts: Iterable[Fact]) -> tuple[NameEntry, ...]:
        """The table, in order of first mention."""
        by_key: dict[str, list[Fact]] = defaultdict(list)
        for fact in facts:
            if len(fact.readings) == 1 or fact.readings[0].rule in ("exonym", "latin"):
                by_key[fact.value].append(fact)
        entries = []
        for key, entity in self.cast.entities.items():
            found = by_key.get(key, [])
            if not found:
                continue
            forms = Counter(fact.text for fact in found)
            shares = [hit.share for term in (key, *key.split()) for hit in self.terms[term].hits]
            score = 1.0 if key in load_gazetteer().names or not shares else sum(shares) / len(shares)
            entries.append(
                NameEntry(
                    entity.name,
                    tuple(form for form, _ in forms.most_common()),
                    entity.type,
                    (len(entity.spans), len(found)),
                    round(score, 2),
                    entity.spans,
                    tuple(fact.span for fact in found),
                )
            )
        return tuple(entries)


class _Places:
    """From a place in the source to the bead that holds it."""

    def __init__(self, sides: list[tuple[Span, ...]]) -> None:
        self._spans = sorted((span, index) for index, spans in enumerate(sides) for span in spans)

    def __call__(self, span: Span) -> int | None:
        best, most = None, 0
        for other, index in self._spans:
            if other[0] >= span[1]:
                break
            shared = overlap(span, other)
            if shared > most:
                best, most = index, shared
        return best


def _terms(folded: str, atom: Atom | None) -> list[str]:
    """What to search for a mention: the whole name, and each proper word of it."""
    words = folded.split()
    terms = [folded]
    if len(words) > 1:
        terms += [word for word in words if len(word) >= _SHORTEST]
    return terms


def _join(parts: list[Folded]) -> Folded:
    if len(parts) == 1:
        return parts[0]
    return Folded(
        "".join(part.units for part in parts),
        tuple(start for part in parts for start in part.starts),
        tuple(end for part in parts for end in part.ends),
    )


def snap(text: str, span: Span) -> Span:
    """``span`` widened to whole syllables, and to the blank where only a letter or two is left."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "(\"“'"):
        end -= 1
    while end < len(text) and not cuts_well(text, start, end):
        if text[start - 1 : start] and text[start - 1] in "เแโใไ":
            start -= 1
            continue
        end += 1
    if end < len(text) and text[end - 1] == "ื" and text[end] == "อ":
        end += 1
    # a silenced consonant belongs to the syllable before it: เชมเบอร์แลน|ด์
    if end + 1 < len(text) and text[end + 1] == "์":
        end += 2
    elif end + 2 < len(text) and text[end + 2] == "์" and "ก" <= text[end] <= "ฮ":
        end += 3
    return start, end


def _word_spans(text: str, span: Span) -> list[Span]:
    """Words of a Latin run: between blanks, hyphenated ones whole, possessive endings left out."""
    words = []
    at = span[0]
    for piece in text[span[0] : span[1]].replace("\u00a0", " ").split(" "):
        start, end = at, at + len(piece)
        at = end + 1
        while end > start and text[end - 1] in ".,'’":
            end -= 1
        if text[start:end].endswith(("'s", "’s")):
            end -= 2
        if end > start:
            words.append((start, end))
    return words


def merge_words(target: Document, facts: list[Fact], cast: Cast) -> tuple[Fact, ...]:
    """Words of one name that stand side by side become one fact (วยาเชสลาฟ + โมโลตอฟ)."""
    merged: list[Fact] = []
    for fact in facts:
        if merged and overlap(merged[-1].span, fact.span):
            if fact.span[1] - fact.span[0] > merged[-1].span[1] - merged[-1].span[0]:
                merged[-1] = fact
            continue
        if merged:
            last = merged[-1]
            between = target.text[last.span[1] : fact.span[0]]
            shared = [
                reading.value
                for reading in last.readings
                if reading.value in {other.value for other in fact.readings}
                and reading.value not in load_gazetteer().names
            ]
            if shared and len(between) <= 2 and not between.strip(" -–.\u00a0"):
                span = last.span[0], fact.span[1]
                merged[-1] = name_fact(target, span, shared, subtype=last.subtype or "other", rule="sound")
                continue
        merged.append(fact)
    return tuple(merged)
