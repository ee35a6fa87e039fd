"""People in another's place, heard letter by letter: English or Latin names in another script.

How a script spells Latin letters is learnt from the names of CLDR (``languages/data/sounds``). A name is
*known* in a text where its passages spell it, and the spelling found there most is its form. A passage that
has the name on one side, and nothing that spells it on the other, lacks it. Another name holds its place
where the form of a known one stands unasked, or a word that only a name can be and that no word of the
passage sounds like.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from thiap.languages.cldr import has_table
from thiap.languages.thai_letters import SILENCED
from thiap.model import Bead, Document, Span, Spans
from thiap.names.by_key import alike, sound
from thiap.names.fold import Folded, fold_latin, fold_roman, fold_thai, join_folded
from thiap.names.named import (
    KANA,
    RUNS,
    WORD,
    asked_words,
    key_of,
    name_like,
    name_words,
    spellings,
    spells_names,
)
from thiap.names.named import LEAST as _LEAST
from thiap.names.originals import LatinWords, is_original
from thiap.names.passages import around
from thiap.names.thai import cuts_well, is_part_of_a_word, is_thai_wording, snap
from thiap.names.translit import Floats, Match, SearchText
from thiap.names.words import opens_sentence
from thiap.spans import touches

#: How much of its best spelling a passage must hold to have a name (and more than this share of the passages
#: that do not name it have by chance).
_PERHAPS, _CHANCE = 0.3, 0.97
#: Of the shortest names only what spells nearly all of it has one.
_WHOLE = 0.75
#: A passage in which a name is this well spelt says it even if it was never taught.
_PLAIN = 0.62
#: A word that stands beside a name in so many passages, and in this share of them, and hardly elsewhere, is
#: its form, if it sounds this much like it or is in letters that spell foreign names.
_BESIDE, _SHARE, _ONLY, _LIKE = 3, 0.6, 0.7, 0.25
#: The same where words have no blanks between them, so that a piece may be of any.
_WHOLE_WORD = 0.5
#: Share of the passages with a name that its form must stand in.
_OFTEN = 0.4
#: Characters between the words of one name.
_APART = 2
#: Marks that part two names.
_PARTED = re.compile(r"[,;:\u3001\uff0c\u060c]")
#: Pieces tried for a form.
_TRIED = 12
#: Where less than this is heard, nothing is.
_NOTHING = 0.2
#: A name that other passages have by chance as well as this is too short to be missed.
_LOUD = 0.5
#: Languages that write an article or a preposition and a name in one word.
_JOINED = frozenset({"ar", "he"})
#: Languages without blanks between words, and characters of the longest form of a name there.
_UNSPACED, _LONGEST = RUNS | {"th"}, {"th": 12}
#: Letters of the shortest form, where it is not three, and how alike two words are by their
#: consonants: one word, or perhaps one.
_FORM, _SAME, _NEARLY = {"ko": 2, "th": 4}, 72.0, 65.0
#: Letters that may follow a form in its word, where they are not half as many as it has: case, particle.
_ENDING = 1
#: How much of a name must be heard within a longer word.
_PART = 0.4


@dataclass(frozen=True, slots=True)
class _Known:
    """A name of the source.

    Attributes:
        shares: how well each passage spells it.
        bar: what a passage must reach to have it.
        forms: its spellings, in small letters; empty where it is known by nothing.
        places: its first place in each passage that names it.
        steady: whether most of these passages have it, so that one without it is strange.
        learnt: whether a form of it stands in several of them.
    """

    shares: Floats
    bar: float
    forms: tuple[str, ...]
    places: dict[int, Span]
    steady: bool
    learnt: bool


def has_sounds(lang: str) -> bool:
    """Whether it was learnt how a language spells Latin letters."""
    return lang == "th" or has_table(f"sounds/{lang}.tsv")


def people_by_sound(
    named: Document, other: Document, beads: Sequence[Bead], people: Spans, *, alone: bool = False
) -> Iterator[tuple[Span, Span | None]]:
    """Names of ``named`` that a passage of ``other`` lacks, and the name in their place, if one is seen.

    ``people``: where ``named`` names people, as far as it is known. ``alone``: no passage answers another.
    """
    texts = [
        join_folded([_fold(other.text[low:high], other.lang, low) for low, high in bead.target])
        for bead in beads
    ]
    stretch = SearchText(texts, other.lang)
    places = name_words(named, beads, people)
    plain = [" ".join(other.quote(span) for span in bead.target).lower() for bead in beads]
    said = [" ".join(named.quote(span) for span in bead.source) for bead in beads]
    words = _Beside(plain, said, other.lang)
    latin = LatinWords(other, beads) if named.lang in RUNS and other.lang not in RUNS else None
    known = {
        name: _known(name, found, _shares(name, found, named, stretch, latin), stretch, words, other)
        for name, found in places.items()
    }
    for name, entry in known.items():
        for k, span in entry.places.items():
            near = around(k, len(beads), alone=alone)
            if any(_has(entry, j, plain) or name in plain[j] for j in near):
                continue
            rivals = list(_holder(name, near, known, beads[k], other, named.lang))
            if touches(people, span) and max(float(entry.shares[j]) for j in near) < _NOTHING:
                beside = _neighbour(span, k, known, stretch)
                likely = [
                    place
                    for part in beads[k].target
                    for place in name_like(other, part, sure=named.lang != "en")
                ]
                if any(_spells(other, place, name, named.lang) for place in likely):
                    continue
                rivals += (
                    place
                    for place in likely
                    if beside is None or _joins(other, beside, place) or _joins(other, place, beside)
                )
            passages = [beads[j] for j in near]
            held = next((place for place in rivals if _unheard(place, named, other, passages)), None)
            before, behind = _said_beside(span, k, known, plain)
            quiet = max(float(entry.shares[j]) for j in near) < _NOTHING
            long = len(name) > _LEAST
            missed = entry.steady or (entry.learnt and len(name) >= _LEAST and (before or (long and quiet)))
            # a running text may say he, or nothing, where the other begins a sentence with the name
            dropped = not alone and opens_sentence(named.text, span[0])
            if held is not None or (missed and not behind and not dropped):
                yield span, held


def _fold(text: str, lang: str, offset: int = 0) -> Folded:
    return fold_thai(text, offset) if lang == "th" else fold_roman(text, offset)


class _Beside:
    """Words of the other side, or pieces of them, by the passages they stand in.

    ``said``: what each passage renders. A sentence that is repeated tells no more than once.
    """

    def __init__(self, plain: Sequence[str], said: Sequence[str], lang: str) -> None:
        self.plain, self.said, self.lang = plain, said, lang
        self._pieces: dict[str, set[str]] = {}
        for text, key in zip(plain, said, strict=True):
            self._pieces.setdefault(key, set()).update(_pieces(text, lang))
        self._total = Counter(piece for pieces in self._pieces.values() for piece in pieces)

    def only(self, form: str, places: Sequence[int]) -> bool:
        """Whether a form stands in two of the passages, and hardly elsewhere."""
        inside = sum(form in self.plain[k] for k in places)
        return inside >= 2 and inside > _ONLY * sum(form in text for text in self.plain)

    def forms(self, name: str, places: Sequence[int]) -> tuple[str, ...]:
        """The longest piece that stands in most passages with the name, if it may be the name."""
        asking = {self.said[k] for k in places}
        count = Counter(piece for key in asking for piece in self._pieces[key])
        least = max(_BESIDE, _OFTEN * len(asking))
        likely = [
            (n, len(p), p)
            for p, n in count.items()
            if n >= least and not p.isascii() and n > _ONLY * self._total[p]
        ]
        return tuple(
            islice((p for *_, p in sorted(likely, reverse=True)[:_TRIED] if self._may_be(name, p)), 1)
        )

    def _may_be(self, name: str, piece: str) -> bool:
        if self.lang in RUNS and all(char in spells_names(self.lang) for char in piece):
            return True
        key, other = sound(name), sound(piece)
        if min(len(key), len(other)) > 2 and key[0] == other[0] and alike(key, other) >= _NEARLY:
            return True
        if self.lang == "th" and is_thai_wording(piece):
            return False
        least = _WHOLE_WORD if self.lang == "th" else _LIKE
        return bool(SearchText([_fold(piece, self.lang)], self.lang).similarities(name)[0] >= least)


def _pieces(text: str, lang: str) -> Iterator[str]:
    for word in WORD.findall(text):
        if lang in _UNSPACED and not word.isascii():
            sizes = range(2, _LONGEST.get(lang, 7) + 1)
            yield from (word[at : at + size] for size in sizes for at in range(len(word) - size + 1))
        else:
            yield from (word[:size] for size in range(max(2, len(word) - 4), len(word) + 1))


def _shares(
    name: str, places: dict[int, Span], named: Document, stretch: SearchText, latin: LatinWords | None
) -> Floats:
    """How well each passage spells a name, in its own letters or in Latin ones."""
    if latin is None:
        return stretch.shares(name)
    found = [stretch.shares(spelling) for spelling in spellings(name, named.lang)]
    first = next(iter(places.values()))
    found.append(latin.shares(named.quote(first), named.lang, len(found[0])))
    shares: Floats = np.maximum.reduce(found)
    return shares


def _known(
    name: str, places: dict[int, Span], shares: Floats, stretch: SearchText, beside: _Beside, other: Document
) -> _Known:
    """The name as the other side spells it."""
    near = {j for k in places for j in (k - 1, k, k + 1)}
    rest = [float(share) for k, share in enumerate(shares) if k not in near]
    least = _WHOLE if len(name) < _LEAST else _PERHAPS
    bar = max(least, float(np.quantile(rest, _CHANCE)) if rest else least)
    said = [k for k in places if shares[k] >= bar]
    seen: Counter[str] = Counter()
    if said:
        best = stretch.best(name)
        seen.update(form for k in said if (form := _whole(other, best[k])))
    forms = {
        form for form, count in seen.items() if count * 3 >= len(said) and beside.only(form, list(places))
    }
    if not forms and said and max(float(shares[k]) for k in said) >= _PLAIN:
        forms = {form for form, _ in seen.most_common(1)}
    learnt = set(beside.forms(name, list(places)))
    forms |= learnt
    spelt = [float(shares[k]) for k in places if any(form in beside.plain[k] for form in learnt)]
    loud = bar <= _LOUD
    if spelt and max(spelt) < _PERHAPS:  # its form hardly spells it: what spells it elsewhere is chance
        bar = max(bar, _PLAIN)
    had = {
        beside.said[k]
        for k in places
        if float(shares[k]) >= bar or any(form in beside.plain[k] for form in forms)
    }
    often = len(had) >= max(_BESIDE, _SHARE * len({beside.said[k] for k in places}))
    steady = len(name) > _LEAST and loud and often
    return _Known(shares, bar, tuple(forms), places, steady, bool(learnt))


def _whole(doc: Document, match: Match | None) -> str:
    """What was heard, in small letters, if it begins where a word does and is one."""
    if match is None:
        return ""
    start, end = match.start, match.end
    if doc.lang == "th":
        start, end = snap(doc.text, (start, end))
    form, before = doc.text[start:end].lower(), doc.text[start - 1 : start]
    if doc.lang == "th" and SILENCED not in form and is_thai_wording(form):
        return ""
    cut = doc.lang not in _UNSPACED and doc.lang not in _JOINED and before.isalpha()
    return "" if cut or form.isascii() or not WORD.fullmatch(form) or len(form) < 2 else form


def _has(entry: _Known, k: int, plain: Sequence[str]) -> bool:
    return float(entry.shares[k]) >= entry.bar or any(form in plain[k] for form in entry.forms)


def _joins(doc: Document, first: Span, second: Span) -> bool:
    """Whether two words may be one name: little stands between them, and no comma."""
    between = doc.text[first[1] : second[0]]
    return first[1] <= second[0] and len(between) <= _APART and not _PARTED.search(between)


def _neighbour(span: Span, k: int, known: dict[str, _Known], stretch: SearchText) -> Span | None:
    """Where the word of the same name beside this one is heard: first name or last."""
    for name, entry in known.items():
        place = entry.places.get(k)
        if place and 0 <= max(place[0] - span[1], span[0] - place[1]) <= 1:
            match = stretch.best(name)[k]
            if match is not None and match.score >= entry.bar:
                return match.start, match.end
    return None


def _said_beside(span: Span, k: int, known: dict[str, _Known], plain: Sequence[str]) -> tuple[bool, bool]:
    """Whether the words of the same name before and behind this one are said here.

    A surname that is wrong stands behind its first name; a first name may be left out.
    """
    before = behind = False
    for entry in known.values():
        place = entry.places.get(k)
        if place and any(form in plain[k] for form in entry.forms):
            before = before or 0 <= span[0] - place[1] <= 1
            behind = behind or 0 <= place[0] - span[1] <= 1
    return before, behind


def _holder(
    name: str, near: Sequence[int], known: dict[str, _Known], bead: Bead, other: Document, lang: str
) -> Iterator[Span]:
    """The forms of other known names of a text in ``lang`` that stand in the passage unasked."""
    for rival, entry in known.items():
        if rival == name or any(j in entry.places for j in near):
            continue
        if lang in RUNS and alike(sound(rival), sound(name)) >= _SAME:  # one name, spelt in two ways
            continue
        for form in sorted(entry.forms, key=len, reverse=True):
            for low, high in bead.target:
                at = other.text[low:high].lower().find(form)
                place = low + at, low + at + len(form)
                if (
                    at >= 0
                    and _a_word(other, *place)
                    and not (lang in RUNS and _spells(other, place, name, lang))
                ):
                    yield place


def _a_word(doc: Document, start: int, end: int) -> bool:
    """Whether a form is no piece of another word: it begins one, or a row of Katakana is all its own."""
    before, behind = doc.text[start - 1 : start], doc.text[end : end + 1]
    if doc.lang == "th":
        whole = cuts_well(doc.text, start, end) and not is_part_of_a_word(doc.text, (start, end))
        return whole and end - start >= _FORM["th"]
    if doc.lang in RUNS:
        within = {before, behind} <= spells_names(doc.lang)  # a piece of a longer row of such characters
        return (
            not within
            and not (KANA.match(before) and KANA.match(doc.text[start]))
            and not (KANA.match(behind) and KANA.match(doc.text[end - 1]))
        )
    word = WORD.match(doc.text, start)
    ending = word.end() - end if word else 0
    return (
        end - start >= _FORM.get(doc.lang, 3)
        and ending <= max(_ENDING, (end - start) // 2)
        and not (before.isalpha() and doc.lang not in _JOINED)
    )


def _spells(doc: Document, span: Span, name: str, lang: str) -> bool:
    """Whether a word may be a spelling of a name of a text in ``lang`` after all."""
    word = doc.text[span[0] : span[1]]
    heard = SearchText([_fold(word, doc.lang)], doc.lang)
    return alike(sound(name), sound(word)) >= _SAME or any(
        float(heard.similarities(spelling)[0]) >= _LIKE for spelling in spellings(name, lang)
    )


def _unheard(span: Span, named: Document, other: Document, near: Sequence[Bead]) -> bool:
    """Whether no word of the other side sounds like a word of this one."""
    word = other.text[span[0] : span[1]]
    heard, key = SearchText([_fold(word, other.lang)], other.lang), sound(word)
    asked = {name for one in near for part in one.source for name in asked_words(named, part)}
    for one in asked:
        name = key_of(one)
        if word.isascii() and one.isascii():  # both as they are
            if alike(fold_latin(one), fold_latin(word)) >= _SAME:
                return False
            continue
        if word.isascii() and not one.isascii():  # the original of what is spelt on the other side
            if is_original(SearchText([fold_roman(one)], named.lang), fold_latin(word), one):
                return False
            continue
        if (one[0].isupper() or not one.isascii()) and float(heard.shares(name)[0]) >= _PART:
            return False
        if float(heard.similarities(name)[0]) >= _LIKE:
            return False
        if min(len(key), len(sound(one))) > 2 and alike(sound(one), key) >= _SAME:
            return False
    return True
