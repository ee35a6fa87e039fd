"""Looking for names by sound in the beads that hold them, and for what no bead shows in the whole text.

A match is judged by its evidence beyond chance: the log-odds that these letters spell the name, less
the logarithm of the number of places it was the best of.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz.fuzz import ratio

from thiap.languages.thai_letters import CARRIED, CARRIER, LEADING, is_consonant
from thiap.model import Alignment, Document, Span, Term
from thiap.names.acronyms import acronym_keys
from thiap.names.composites import CONNECTS, Composite
from thiap.names.entities import EntityIndex
from thiap.names.fold import Folded, fold_latin, fold_thai, join_folded, thai_key
from thiap.names.gazetteer import load_gazetteer
from thiap.names.matches import Hit, Renderings
from thiap.names.thai import snap
from thiap.names.translit import Match, SearchText, best_possible
from thiap.spans import overlap

#: Log-odds beyond the chance of the best of all places in a stretch: with SURE a match stands by
#: itself (1 in 100 of the names of another text reaches it), with LIKELY it needs a second witness.
SURE = 7.0
LIKELY = 3.5
#: Share of the evidence that the best spelling would give.
SURE_SHARE = 0.42
LIKELY_SHARE = 0.38
#: Where the whole text was searched, and where a generic word stands right beside the match.
EVERYWHERE_SHARE = 0.55
CUED_SHARE = 0.5
#: Likeness of two spellings of one name, 0 to 100.
_ALIKE = 70.0
#: Evidence of what the user says, and of an acronym spelt out.
_GIVEN = 20.0
_SHORTEST = 3
#: Room between two words of a name for an initial or a middle name.
_BETWEEN = 14
_JOINED, _PARTED = frozenset(" .-–\u00a0"), frozenset('\n,;:()“”"')
_CUE_REACH = 24
_ANCHOR_REACH = 40
#: Terms times units of the target that ``everywhere`` may cost: some five seconds.
_EVERYWHERE_COST = 50_000_000
#: The silent consonant that carries a vowel at the beginning, with the vowel.
_CARRIER = re.compile(rf"[{LEADING}]?{CARRIER}[{CARRIED}]?\Z")


class Search:
    """The terms of one pair of texts, and what each was found as.

    Attributes:
        terms: folded full names and words of names, with their hits.
        owners: for each term the entities it may stand for.
    """

    def __init__(self, source: Document, target: Document, alignment: Alignment, cast: EntityIndex) -> None:
        self.source, self.target, self.cast = source, target, cast
        self.beads = [bead for bead in alignment.beads if bead.source and bead.target]
        self.terms: dict[str, Renderings] = defaultdict(Renderings)
        self.owners: dict[str, set[str]] = defaultdict(set)
        self._acronyms = {key for key, entity in cast.entities.items() if entity.acronym}
        self._whole: Folded | None = None

    def from_glossary(self, terms: Sequence[Term]) -> None:
        """Take the user's renderings of names as they are: nothing is surer."""
        by_name = {fold_latin(self.source.quote(span)): keys for span, keys in self.cast.readings.items()}
        for term in terms:
            name = fold_latin(term.source)
            if name not in by_name or term.status == "forbidden" or not term.target:
                continue
            self.owners[name] |= set(by_name[name])
            for place in re.finditer(re.escape(term.target), self.target.text):
                self._add(name, [Hit(-1, place.span(), term.target, _GIVEN, 1.0)])

    def in_beads(self) -> None:
        """Find every name in the beads of its mentions; what is found twice confirms itself."""
        wanted = self._wanted()
        # Names of the same beads together, so that what a search prepares can be let go of: books have
        # thousands of such sets.
        together: dict[tuple[int, ...], list[str]] = defaultdict(list)
        for term, beads in wanted.items():
            together[tuple(sorted(beads))].append(term)
        found = {term: hits for beads, terms in together.items() for term, hits in self._find(terms, beads)}
        likely = {term: found[term] for term in wanted}
        for term, hits in likely.items():
            repeated = Counter(thai_key(hit.text) for hit in hits)
            for hit in hits:
                sure = hit.excess >= SURE and hit.share >= SURE_SHARE
                if sure or repeated[thai_key(hit.text)] > 1:
                    self.terms[term].hits.append(hit)
        for term, hits in likely.items():
            spellings = {thai_key(hit.text) for hit in self.terms[term].hits}
            for hit in hits:
                key = thai_key(hit.text)
                if hit not in self.terms[term].hits and any(
                    ratio(key, other) >= _ALIKE for other in spellings
                ):
                    self.terms[term].hits.append(hit)
        self._confirm_neighbours(likely)

    def everywhere(self) -> None:
        """Look in the whole target for the names no bead has shown: comparable texts align in part."""
        whole = self._whole_text()
        stretch = SearchText([whole])
        chance = math.log(len(whole.units) + 1)
        room = _EVERYWHERE_COST // (len(whole.units) + 1)
        # The names said most often first: in a book there is no time for all.
        for term in sorted(self.owners, key=lambda term: (-len(self._said(term)), term))[:room]:
            if self.terms[term].hits:
                continue
            letters = term.replace(" ", "")
            if term in self._acronyms:
                self._add(term, self._spelt_out(term, [(-1, whole)]))
            elif len(letters) >= 5 and " " not in term:
                least = (SURE + chance) / best_possible(letters)
                match = stretch.best(letters, floor=max(EVERYWHERE_SHARE, least))[0]
                hit = self._judge(-1, match, letters, chance)
                if hit is not None and hit.excess >= SURE and hit.share >= EVERYWHERE_SHARE:
                    self._add(term, [hit])

    def _said(self, term: str) -> set[Span]:
        return {span for key in self.owners[term] for span in self.cast.entities[key].spans}

    def beside_cues(self, composites: Sequence[Composite]) -> None:
        """Look for short names right beside the generic word they go with (ยุทธการแห่ง + Kock)."""
        gazetteer = load_gazetteer()
        for composite in composites:
            lacking = [key for key in composite.atoms if key not in gazetteer.names and not self._found(key)]
            if len(lacking) != 1 or " " in lacking[0] or len(lacking[0]) < _SHORTEST:
                continue
            key = lacking[0]
            spots: list[tuple[Span, str]] = []
            for word in composite.words:
                for form in word.thai if word.role in ("generic", "direction") else ():
                    spots += self._beside(form, before=word.role == "direction")
            if not spots:
                continue
            stretch = SearchText([fold_thai(self.target.quote(span), span[0]) for span, _ in spots])
            for (span, side), match in zip(spots, stretch.best(key), strict=True):
                hit = self._judge(-1, match, key, math.log(_CUE_REACH))
                if hit is None or hit.share < CUED_SHARE:
                    continue
                anchored = hit.span[1] == span[1] if side == "before" else hit.span[0] - span[0] <= 1
                if anchored and (hit.excess >= LIKELY or hit.share >= 0.75):
                    self._add(key, [hit])
                    self.owners[key].add(key)

    def _beside(self, form: str, *, before: bool) -> list[tuple[Span, str]]:
        text = self.target.text
        spots = []
        for place in re.finditer(re.escape(form), text):
            if before:
                span = max(0, place.start() - _CUE_REACH // 2), place.start()
                spots.append((span, "before"))
            else:
                start = place.end() + len(CONNECTS.match(text[place.end() : place.end() + 12]).group())  # type: ignore[union-attr]
                spots.append(((start, min(len(text), start + _CUE_REACH)), "behind"))
        return [(span, side) for span, side in spots if span[0] < span[1]]

    def _found(self, key: str) -> bool:
        return any(self.terms[term].hits for term in (key, *key.split()) if term in self.terms)

    def _wanted(self) -> dict[str, set[int]]:
        """For each term the beads that should render it."""
        gazetteer = load_gazetteer()
        bead_of = Places([bead.source for bead in self.beads])
        wanted: dict[str, set[int]] = defaultdict(set)
        for span, keys in self.cast.readings.items():
            bead = bead_of(span)
            for key in keys:
                if key in gazetteer.names and (bead is None or self._has_known(bead, key)):
                    continue
                for term in _terms(fold_latin(self.source.quote(span))):
                    self.owners[term].add(key)
                    if bead is not None:
                        wanted[term].add(bead)
        return wanted

    def _has_known(self, bead: int, key: str) -> bool:
        """Whether a bead holds a Thai form of the tables for a known name, or its Latin form."""
        known = load_gazetteer().names[key]
        texts = [self.target.text[start:end] for start, end in self.beads[bead].target]
        return any(form in text for form in (*known.thai, *known.english) for text in texts)

    def _find(self, terms: Sequence[str], beads: Sequence[int]) -> Iterator[tuple[str, list[Hit]]]:
        """What each of some terms may be in each of some beads."""
        targets = [self.beads[bead].target for bead in beads]
        text = self.target.text
        folded = [
            join_folded([fold_thai(text[start:end], start) for start, end in spans]) for spans in targets
        ]
        stretch: SearchText | None = None
        for term in terms:
            letters, hits = term.replace(" ", ""), []
            if letters in self._acronyms:
                hits = self._spelt_out(letters, list(zip(beads, folded, strict=True)))
            elif len(letters) >= _SHORTEST:
                stretch = stretch or SearchText(folded)
                for bead, units, match in zip(beads, folded, stretch.best(letters), strict=True):
                    hit = self._judge(bead, match, term, math.log(len(units.units) + 1))
                    if hit is not None and hit.excess >= LIKELY and hit.share >= LIKELY_SHARE:
                        hits.append(hit)
            yield term, hits

    def _judge(self, bead: int, match: Match | None, term: str, chance: float) -> Hit | None:
        if match is None:
            return None
        letters = term.replace(" ", "")
        span = match.start, match.end - _next_word(self.target.text, match, letters)
        if letters == term:
            span = _longest_word(self.target.text, span)
        span = snap(self.target.text, span)
        before = _CARRIER.search(self.target.text, max(0, span[0] - 3), span[0])
        carried = CARRIER in self.target.text[span[0] : span[0] + 2]
        if letters[0] in "aeiou" and before is not None and not carried:
            span = before.start(), span[1]  # a vowel that begins a name is written on อ
        excess = match.score * best_possible(fold_latin(letters)) - chance
        return Hit(bead, span, self.target.quote(span), excess, match.score)

    def _spelt_out(self, letters: str, texts: Sequence[tuple[int, Folded]]) -> list[Hit]:
        hits = []
        for bead, folded in texts:
            for units in acronym_keys(letters):
                at = folded.units.find(units)
                if at >= 0:
                    span = folded.starts[at], folded.ends[at + len(units) - 1]
                    hits.append(Hit(bead, span, self.target.quote(span), _GIVEN, 1.0))
                    break
        return hits

    def _add(self, term: str, hits: Sequence[Hit]) -> None:
        self.terms[term].hits += [hit for hit in hits if hit not in self.terms[term].hits]

    def _whole_text(self) -> Folded:
        if self._whole is None:
            blocks = self.target.blocks
            self._whole = join_folded(
                [fold_thai(self.target.quote(block.span), block.span[0]) for block in blocks]
            )
        return self._whole

    def _confirm_neighbours(self, likely: dict[str, list[Hit]]) -> None:
        """A likely word is confirmed by a word of the same name right beside it."""
        for key in self.cast.entities:
            words = [word for word in key.split() if word in likely]
            if len(words) < 2:
                continue
            sure = [(hit.bead, hit.span) for word in words for hit in self.terms[word].hits]
            for word in words:
                for hit in likely[word]:
                    if hit not in self.terms[word].hits and any(
                        bead == hit.bead and span != hit.span and self._near(span, hit.span)
                        for bead, span in sure
                    ):
                        self.terms[word].hits.append(hit)

    def _near(self, first: Span, last: Span) -> bool:
        """Whether two words stand so near that an initial or a middle name has just room between."""
        low, high = sorted((first, last))
        between = self.target.text[low[1] : high[0]]
        if not 0 <= len(between) <= _BETWEEN or high[0] < low[1] or any(char in between for char in _PARTED):
            return False
        return len(between) <= 1 or (between[0] in _JOINED and between[-1] in _JOINED)

    def around_surnames(self) -> None:
        """Look for the other words of a name right beside a word of it that was found."""
        for key in sorted(self.cast.entities):
            words = [word for word in key.split() if len(word) >= _SHORTEST]
            if len(words) < 2 or key in load_gazetteer().names:
                continue
            anchors = {hit.span: hit for word in words if word in self.terms for hit in self.terms[word].hits}
            for span, anchor in sorted(anchors.items()):
                lacking = [word for word in words if not self._found_near(word, span)]
                if not lacking or len(lacking) == len(words):
                    continue
                self._beside_anchor(key, lacking, anchor)
        self._whole_names()

    def _found_near(self, word: str, span: Span) -> bool:
        return word in self.terms and any(
            hit.span == span or self._near(hit.span, span) for hit in self.terms[word].near(span, _BETWEEN)
        )

    def _beside_anchor(self, key: str, words: Sequence[str], anchor: Hit) -> None:
        """Words of a name in the phrases right before and behind a word of it."""
        text, (start, end) = self.target.text, anchor.span
        before = max(0, start - _ANCHOR_REACH), start
        behind = end, min(len(text), end + _ANCHOR_REACH)
        stretch = SearchText([fold_thai(text[low:high], low) for low, high in (before, behind)])
        for word in words:
            for match in stretch.best(word):
                hit = self._judge(anchor.bead, match, word, math.log(_ANCHOR_REACH))
                if hit is None or hit.excess < LIKELY or hit.share < LIKELY_SHARE:
                    continue
                if not overlap(hit.span, anchor.span) and self._near(hit.span, anchor.span):
                    self._add(word, [hit])
                    self.owners[word].add(key)

    def _whole_names(self) -> None:
        """Words of one name near each other are one rendering, whatever initials stand between."""
        for key in self.cast.entities:
            words = key.split()
            if len(words) < 2 or key in load_gazetteer().names:
                continue
            hits = [hit for word in words if word in self.terms for hit in self.terms[word].hits]
            chain: list[Hit] = []
            for hit in sorted(hits, key=lambda hit: (hit.span, hit.bead)):
                if chain and not self._near(chain[-1].span, hit.span):
                    self._chained(key, chain)
                    chain = []
                if not chain or not overlap(chain[-1].span, hit.span):
                    chain.append(hit)
            self._chained(key, chain)

    def _chained(self, key: str, chain: Sequence[Hit]) -> None:
        """The words of a chain as one hit of the whole name."""
        if len(chain) < 2:
            return
        span = chain[0].span[0], chain[-1].span[1]
        share = sum(hit.share for hit in chain) / len(chain)
        excess = sum(hit.excess for hit in chain)
        whole = Hit(chain[0].bead, span, self.target.quote(span), excess, share, len(chain))
        smaller = [hit for hit in self.terms[key].hits if overlap(hit.span, span)]
        if any(hit.span[1] - hit.span[0] >= span[1] - span[0] for hit in smaller):
            return
        for hit in smaller:
            self.terms[key].hits.remove(hit)
        self._add(key, [whole])
        self.owners[key].add(key)


def _next_word(text: str, match: Match, letters: str) -> int:
    """1 where a match of a name that ends in a consonant took the first letter of the next word (สมิธ|ออก)."""
    closed = letters[-1] not in "aeiouwyr" and letters[-2:] not in ("ah", "eh", "oh")
    taken = match.end - match.start > 2 and text[match.end - 1] == CARRIER
    return int(closed and taken and is_consonant(text[match.end - 2]))


def _longest_word(text: str, span: Span) -> Span:
    """The longest stretch without a blank: one word is not spelt in two."""
    words = [
        (span[0] + word.start(), span[0] + word.end()) for word in re.finditer(r"\S+", text[slice(*span)])
    ]
    return max(words, key=lambda word: word[1] - word[0], default=span)


class Places:
    """From a place in the source to the bead that holds it, by bisection."""

    def __init__(self, sides: Sequence[tuple[Span, ...]]) -> None:
        self._spans = sorted((span, index) for index, spans in enumerate(sides) for span in spans)
        self._starts = [span[0] for span, _ in self._spans]
        self._longest = max((span[1] - span[0] for span, _ in self._spans), default=0)

    def __call__(self, span: Span) -> int | None:
        """Index of the bead that shares most with ``span``, None where none does."""
        best, most = None, 0
        first = bisect_left(self._starts, span[0] - self._longest)
        for other, index in self._spans[first : bisect_left(self._starts, span[1])]:
            shared = overlap(span, other)
            if shared > most:
                best, most = index, shared
        return best


def _terms(folded: str) -> list[str]:
    """What to search for a mention: the whole name, and each longer word of it."""
    words = folded.split()
    return [folded, *(word for word in words if len(words) > 1 and len(word) >= _SHORTEST)]
