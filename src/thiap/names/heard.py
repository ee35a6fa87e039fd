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
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from thiap.languages.cldr import has_table
from thiap.languages.thai_letters import SILENCED
from thiap.model import Bead, Document, Span, Spans
from thiap.names.by_key import alike, is_latin, sound
from thiap.names.consonants import PERHAPS, heard_in
from thiap.names.first_names import behind_first_name
from thiap.names.fold import fold_latin, fold_roman, join_folded
from thiap.names.glosses import wrong_glosses
from thiap.names.kept import kept_words
from thiap.names.named import (
    KANA,
    NOUNS,
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
from thiap.names.pronouns import begins_with_pronoun
from thiap.names.spelt import BESIDE, LIKE, UNSPACED, Beside, Known, fold_in, has_misspelt
from thiap.names.thai import begins_cut, cuts_well, is_part_of_a_word, is_thai_wording, snap
from thiap.names.translit import Floats, Match, SearchText
from thiap.names.unrendered import unrendered
from thiap.names.whole_names import unsaid
from thiap.names.words import is_english_word, opens_sentence
from thiap.spans import touches

#: How much of its best spelling a passage must hold to have a name (and more than this share of the passages
#: that do not name it have by chance).
_PERHAPS, _CHANCE = 0.3, 0.97
#: Of the shortest names only what spells nearly all of it has one.
_WHOLE = 0.75
#: A passage in which a name is this well spelt says it even if it was never taught.
_PLAIN = 0.62
#: In what share of the passages that name it a name stands that is steady.
_SHARE = 0.6
#: Characters between the words of one name.
_APART = 2
#: Marks that part two names.
_PARTED = re.compile(r"[,;:\u3001\uff0c\u060c]")
#: Where less than this is heard, nothing is.
_NOTHING = 0.2
_FAINT = 0.35
#: A name that other passages have by chance as well as this is too short to be missed.
_LOUD = 0.5
#: Languages that write an article or a preposition and a name in one word.
_JOINED = frozenset({"ar", "he"})
#: Languages in which a word is looked for only because the text names somebody so.
_TAUGHT = RUNS | NOUNS
#: Letters of the shortest form, where it is not three, and how alike two words of one name are by their
#: consonants.
_FORM, _SAME = {"ko": 2, "th": 4}, 72.0
#: Letters that may follow a form in its word, where they are not half as many as it has: case, particle.
_ENDING = 1
_PRONOUN = re.compile(r"\W{0,4}(?:It|He|She|They|We|Who)\b")
#: How much of a name must be heard within a longer word.
_PART = 0.4


def has_sounds(lang: str) -> bool:
    """Whether it was learnt how a language spells Latin letters."""
    return lang == "th" or has_table(f"sounds/{lang}.tsv")


def people_by_sound(
    named: Document, other: Document, beads: Sequence[Bead], people: Spans, *, alone: bool = False
) -> Iterator[tuple[Span | None, Span | None]]:
    """Names of ``named`` that a passage of ``other`` lacks, and the name in their place, if one is seen.

    ``people``: where ``named`` names people, as far as it is known. ``alone``: no passage answers another.
    """
    texts = [
        join_folded([fold_in(other.text[low:high], other.lang, low) for low, high in bead.target])
        for bead in beads
    ]
    stretch = SearchText(texts, other.lang, named.lang)
    faint = _FAINT if other.lang == "th" else _NOTHING
    kept, unclear = kept_words(named, other, beads), (named.lang, other.lang) == ("zh", "th")
    places = name_words(named, beads, people, kept)
    plain = [" ".join(other.quote(span) for span in bead.target).lower() for bead in beads]
    said = [" ".join(named.quote(span) for span in bead.source) for bead in beads]
    words = Beside(plain, said, (named.lang, other.lang))
    pronouns = [_PRONOUN.match(text) is not None for text in said]  # the other side may say who it is
    latin = LatinWords(other, beads) if named.lang in RUNS and other.lang not in RUNS else None
    known = {
        name: _known(name, found, _shares(name, found, named, stretch, latin), stretch, words, other)
        for name, found in places.items()
    }
    if named.lang not in RUNS:
        yield from wrong_glosses(beads, other, known, said)
    if other.lang == "th":
        lost = unsaid(named, beads, people, known, plain, stretch, alone=alone)
        yield from ((span, None) for span in lost)
        yield from ((None, span) for span in unrendered(other, beads, known, plain, alone=alone))
    for name, entry in known.items():
        for k, span in entry.places.items():
            near = around(k, len(beads), alone=alone)
            if any(
                entry.had(j, plain) or name in plain[j] or has_misspelt(entry, plain[j], other.lang)
                for j in near
            ):
                continue
            word = named.quote(span)
            sure = word.isascii() or entry.learnt or (latin and latin.has(word, entry.places))
            if unclear and not sure and any(heard_in(name, plain[j]) >= PERHAPS for j in near):
                continue
            rivals = [
                place
                for place in _holder(name, near, known, beads[k], other, named.lang)
                if not (pronouns[k] and opens_sentence(other.text, place[0]))
            ]
            names = set(rivals)
            someone = touches(people, span) or named.lang in _TAUGHT
            if someone and max(float(entry.shares[j]) for j in near) < faint:
                beside = _neighbour(span, k, known, stretch)
                likely = [
                    place
                    for part in beads[k].target
                    for place in name_like(other, part, sure=named.lang != "en")
                    if not (kept and _is_plain(other.quote(place), known))
                    and not (unclear and not other.quote(place).isascii())
                ]
                if any(_spells(other, place, name, named.lang) for place in likely):
                    continue
                rivals += (
                    place
                    for place in likely
                    if beside is None or _joins(other, beside, place) or _joins(other, place, beside)
                )
            passages = [beads[j] for j in near]
            if (
                follows := behind_first_name(name, k, known, stretch, (named, other), words, people)
            ) is not None:
                rivals.append(follows)
                names.add(follows)
            held = next(
                (one for one in rivals if _unheard(one, named, other, passages, is_name=one in names)), None
            )
            before, behind = _said_beside(span, k, known, plain)
            quiet = max(float(entry.shares[j]) for j in near) < _NOTHING
            long = len(name) > _LEAST
            missed = entry.steady or (entry.learnt and len(name) >= _LEAST and (before or (long and quiet)))
            # a running text may say he, or nothing, where the other begins a sentence with the name; and in
            # characters a name is not heard well enough to be missed alone
            opens = opens_sentence(named.text, span[0])
            dropped = unclear or (opens and (not alone or begins_with_pronoun(other, beads[k])))
            if held is not None or (
                missed and not behind and not dropped and not _kept(word, named, other, passages)
            ):
                yield span, held


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
    name: str, places: dict[int, Span], shares: Floats, stretch: SearchText, beside: Beside, other: Document
) -> Known:
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
    forms = learnt if (beside.named, beside.lang) == ("zh", "th") else forms | learnt
    spelt = [float(shares[k]) for k in places if any(form in beside.plain[k] for form in learnt)]
    loud = bar <= _LOUD
    if spelt and max(spelt) < _PERHAPS:  # its form hardly spells it: what spells it elsewhere is chance
        bar = max(bar, _PLAIN)
    had = {
        beside.said[k]
        for k in places
        if float(shares[k]) >= bar or any(form in beside.plain[k] for form in forms)
    }
    often = len(had) >= max(BESIDE, _SHARE * len({beside.said[k] for k in places}))
    steady = len(name) > _LEAST and loud and often
    return Known(shares, bar, tuple(forms), places, steady, bool(learnt))


def _whole(doc: Document, match: Match | None) -> str:
    """What was heard, in small letters, if it begins where a word does and is one."""
    if match is None:
        return ""
    start, end = match.start, match.end
    if doc.lang == "th":
        start, end = snap(doc.text, (start, end))
    form, before = doc.text[start:end].lower(), doc.text[start - 1 : start]
    if doc.lang == "th" and (begins_cut(form) or (SILENCED not in form and is_thai_wording(form))):
        return ""
    cut = doc.lang not in UNSPACED and doc.lang not in _JOINED and before.isalpha()
    return "" if cut or form.isascii() or not WORD.fullmatch(form) or len(form) < 2 else form


def _is_plain(word: str, known: Mapping[str, Known]) -> bool:
    """Whether a word is one of English that the text has for no name."""
    return word.isascii() and fold_latin(word) not in known and is_english_word(word.lower())


def _joins(doc: Document, first: Span, second: Span) -> bool:
    """Whether two words may be one name: little stands between them, and no comma."""
    between = doc.text[first[1] : second[0]]
    return first[1] <= second[0] and len(between) <= _APART and not _PARTED.search(between)


def _neighbour(span: Span, k: int, known: dict[str, Known], stretch: SearchText) -> Span | None:
    """Where the word of the same name beside this one is heard: first name or last."""
    for name, entry in known.items():
        place = entry.places.get(k)
        if place and 0 <= max(place[0] - span[1], span[0] - place[1]) <= 1:
            match = stretch.best(name)[k]
            if match is not None and match.score >= entry.bar:
                return match.start, match.end
    return None


def _said_beside(span: Span, k: int, known: dict[str, Known], plain: Sequence[str]) -> tuple[bool, bool]:
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
    name: str, near: Sequence[int], known: dict[str, Known], bead: Bead, other: Document, lang: str
) -> Iterator[Span]:
    """The forms of other known names of a text in ``lang`` that stand in the passage unasked."""
    for rival, entry in known.items():
        if rival == name or any(j in entry.places for j in near):
            continue
        if lang in RUNS and alike(sound(rival), sound(name)) >= _SAME:  # one name, spelt in two ways
            continue
        for form in sorted(entry.forms, key=lambda form: (-len(form), form)):
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
    heard = SearchText([fold_in(word, doc.lang)], doc.lang, lang)
    if lang == "th" and doc.lang in RUNS and not word.isascii() and is_original(heard, name, word):
        return True
    return alike(sound(name), sound(word)) >= _SAME or any(
        float(heard.similarities(spelling)[0]) >= LIKE for spelling in spellings(name, lang)
    )


def _unheard(span: Span, named: Document, other: Document, near: Sequence[Bead], *, is_name: bool) -> bool:
    """Whether no word of the other side sounds like a word of this one.

    A loan word (``is_name`` is false) is any word's; of a name the consonants of a common word say nothing.
    """
    word = other.text[span[0] : span[1]]
    heard, key = SearchText([fold_in(word, other.lang)], other.lang, named.lang), sound(word)
    # what stands between the passages too, where the alignment left it without an answer
    whole = min(one.source[0][0] for one in near), max(one.source[-1][1] for one in near)
    if named.lang == "zh" and word.isascii() and _in_characters(word, named.text[whole[0] : whole[1]]):
        return False
    asked = set(asked_words(named, whole))
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
        if float(heard.similarities(name)[0]) >= LIKE:
            return False
        if is_name and one.islower():
            continue
        if len(key) > 1 and _one_liquid(sound(one)) == _one_liquid(key):
            return False
        if min(len(key), len(sound(one))) > 2 and alike(sound(one), key) >= _SAME:
            return False
    return True


def _kept(word: str, named: Document, other: Document, passages: Sequence[Bead]) -> bool:
    """Whether some passages may keep the original of a word in Latin letters."""
    if word.isascii() or is_latin(word) or is_latin(other.text):
        return False
    heard = SearchText([fold_roman(word)], named.lang)
    latin = {
        match[0]
        for bead in passages
        for low, high in bead.target
        for match in WORD.finditer(other.text, low, high)
        if match[0].isascii() and match[0][0].isupper()
    }
    return any(is_original(heard, fold_latin(name), word) for name in latin)


def _in_characters(word: str, passage: str) -> bool:
    """Whether a passage in Chinese may spell a word in Latin letters anywhere."""
    return float(SearchText([fold_roman(passage)], "zh").shares(word)[0]) >= _NOTHING


def _one_liquid(key: str) -> str:
    """Consonants with l and r as one, which some languages do not tell apart."""
    return key.replace("l", "r")
