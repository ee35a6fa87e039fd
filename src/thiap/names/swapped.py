"""Names that changed places in any pair of languages: countries by CLDR, people by sound.

Where a text has no name facts of its own, two questions can still be asked of a passage: which countries
does each side name, and which of the source's names stand in it letter by letter. A country is told only
where the passage lacks one and has another; so is a person, and the other has to be a name of the source.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from thiap.languages import lexicon
from thiap.languages.language import table
from thiap.model import Bead, Bitext, Document, Span
from thiap.names.fold import fold_latin
from thiap.names.gazetteer import load_gazetteer
from thiap.spans import masked, merge, touches

#: Letters a form of a country's name must have to be looked for.
_LEAST = 3
#: A name is not cut to fewer letters, and one of fewer takes no long ending.
_SURE_STEM = 5
#: Letters behind the stem of a name, and what may be glued before it, in languages that inflect names.
_ENDING = 4
_BEFORE = {"ar": "ال|وال|بال|لل|كال|فال|و|ب|ل|ف|ك", "he": "ה|ו|ב|ל|מ|ש"}
_INFLECTED = frozenset("ru uk be pl cs sk hr sr sl bg lt lv hu fi et tr az hi mr bn ko ro el ar".split())
_UNSPACED = frozenset("zh ja th ko lo km my".split())
#: Territories whose names are words or other names too often.
_AMBIGUOUS = frozenset("Georgia Jordan Chad Guinea Niger Jersey Mali Togo".split())
_VOWELS = frozenset("aeiouyаеёиоуыэюяьйαεηιουωά")


@dataclass(frozen=True, slots=True)
class Swap:
    """A name of the source that the passage lacks, and the one that stands in its place."""

    source: Span
    target: Span
    kind: str


@dataclass(frozen=True, slots=True)
class _Lands:
    """How a language names countries: a pattern of all forms, and the key of each."""

    pattern: re.Pattern[str]
    keys: dict[str, str]


@cache
def _lands(lang: str) -> _Lands | None:
    """The countries of a language by CLDR; English has the forms of the tables too."""
    from babel import Locale, UnknownLocaleError

    try:
        names = Locale.parse(lang.replace("-", "_")).territories
    except (UnknownLocaleError, ValueError):
        return None
    english = Locale.parse("en").territories
    gazetteer = load_gazetteer()
    keys: dict[str, str] = {}
    for code, name in names.items():
        plain = english.get(code, "")
        if (
            len(code) != 2
            or len(name) < 2
            or plain in _AMBIGUOUS
            or code in ("EU", "UN", "EZ", "XA", "XB", "ZZ")
        ):
            continue
        entry = gazetteer.by_english.get(plain)
        key = entry.key if entry else fold_latin(plain)
        for form in {name, re.sub(r"\s*[(（].*", "", name)}:
            if len(form) >= (2 if lang in _UNSPACED else _LEAST):
                keys.setdefault(form.lower(), key)
    for row in table("country_names.tsv"):
        if row[0] == lang:
            entry = gazetteer.by_english.get(row[1])
            for form in row[2].split("|"):
                keys[form.lower()] = entry.key if entry else fold_latin(row[1])
    if lang == "en":
        for form, known in gazetteer.by_english.items():
            if known.type == "country" and form not in _AMBIGUOUS:
                keys.setdefault(form.lower(), known.key)
    stems = {_stem(form, lang): key for form, key in keys.items()}
    return _Lands(_pattern(stems, lang), stems)


def _stem(form: str, lang: str) -> str:
    """What stays of a name in all its cases."""
    if lang not in _INFLECTED or " " in form:
        return form
    stem = form
    while len(stem) > _SURE_STEM and stem[-1] in _VOWELS:
        stem = stem[:-1]
    return stem


def _pattern(stems: dict[str, str], lang: str) -> re.Pattern[str]:
    choice = "|".join(map(re.escape, sorted(stems, key=len, reverse=True)))
    if lang in _UNSPACED:
        return re.compile(f"(?P<name>{choice})")
    before = f"(?:{_BEFORE[lang]})?" if lang in _BEFORE else ""
    if lang not in _INFLECTED:
        return re.compile(rf"(?<![^\W_]){before}(?P<name>{choice})(?:s|'s|’s)?(?![^\W_])")
    long = rf"(?<=[^\W\d_]{{{_SURE_STEM}}})[^\W\d_]{{0,{_ENDING}}}"
    return re.compile(rf"(?<![^\W_]){before}(?P<name>{choice})(?:{long}|[^\W\d_]?)(?![^\W_])")


def _named(doc: Document, span: Span, lands: _Lands) -> dict[str, Span]:
    """Countries in a span, each with the first place it stands in."""
    text = _lower(masked(doc)[span[0] : span[1]])
    found: dict[str, Span] = {}
    for match in lands.pattern.finditer(text):
        place = span[0] + match.start("name"), span[0] + match.end()
        if _has_case(doc.text[place[0]]) and doc.text[place[0]].islower():
            continue  # reunión is no island
        found.setdefault(lands.keys[match["name"]], place)
    return found


def _lower(text: str) -> str:
    """Lower case of the same length."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower()[:1] for c in text)


def swapped(bitext: Bitext) -> Iterator[Swap]:
    """Names of the source that another holds the place of, in text order."""
    beads = [bead for bead in bitext.alignment.beads if bead.source and bead.target]
    yield from _countries(bitext, beads)
    yield from _people(bitext, beads)


def _countries(bitext: Bitext, beads: list[Bead]) -> Iterator[Swap]:
    own, other = _lands(bitext.source.lang), _lands(bitext.target.lang)
    if own is None or other is None:
        return
    said = [_all(bitext.source, bead.source, own) for bead in beads]
    told = [_all(bitext.target, bead.target, other) for bead in beads]
    kin = load_gazetteer().kin
    for k, (here, there) in enumerate(zip(said, told, strict=True)):
        near = [j for j in (k - 1, k + 1) if 0 <= j < len(beads)]
        lost = [key for key in here if not any(kin(key, seen) for seen in there)]
        new = [key for key in there if not any(kin(key, seen) for seen in here)]
        for gone, come in zip(lost, new, strict=False):
            # where both stand next door the passages are off by one
            moved = any(kin(gone, seen) for j in near for seen in told[j])
            if not (moved and any(kin(come, seen) for j in near for seen in said[j])):
                yield Swap(here[gone], there[come], "country")


def _all(doc: Document, spans: tuple[Span, ...], lands: _Lands) -> dict[str, Span]:
    found: dict[str, Span] = {}
    for span in spans:
        for key, place in _named(doc, span, lands).items():
            found.setdefault(key, place)
    return found


#: Letters of the shortest word of a name compared, and how alike two must sound to be one name, or may be.
_NAME, _ALIKE, _PERHAPS = 3, 80.0, 58.0
#: The same for scripts without capitals, where every word is looked at.
_UNCASED = 72.0
_LETTERS = str.maketrans(
    {"c": "k", "q": "k", "v": "f", "z": "s", "x": "s", "j": "s", "g": "k", "d": "t", "b": "p"}
)
_WEAK = re.compile(r"[aeiouyhw]")
_CAPITAL = re.compile(r"[^\W\d_]+")
#: Scripts without blanks are cut into pieces of so many characters.
_PIECES = (2, 3, 4)


def _people(bitext: Bitext, beads: list[Bead]) -> Iterator[Swap]:
    """People who are not in the target's passage, where another name of the source is."""
    source, target = bitext.source, bitext.target
    latin = _is_latin(source.text) and _is_latin(target.text)
    key, alike, perhaps = (fold_latin, 88.0, 72.0) if latin else (_sound, _ALIKE, _PERHAPS)
    people = merge(fact.span for fact in bitext.source_facts if fact.subtype == "person")
    said = [_proper(source, bead.source, key) for bead in beads]
    told = [_heard(target, bead.target, key) for bead in beads]
    asked = [_heard(source, bead.source, key) for bead in beads]
    rendered = {
        name
        for names, words in zip(said, told, strict=True)
        for name in names
        if any(_like(name, word) >= alike for word in words)
    }
    cased = _has_case(next((char for char in target.text if char.isalpha()), "a"))
    perhaps = perhaps if cased else _UNCASED
    known = {name for names in asked for name in names} if latin else rendered
    known = known if cased else _learnt(said, told, rendered)
    for k, (here, there) in enumerate(zip(said, told, strict=True)):
        near = [j for j in (k - 1, k, k + 1) if 0 <= j < len(beads)]
        lost = [
            name
            for name in here
            if (name in rendered or (latin and touches(people, here[name])))
            and all(_like(name, word) < perhaps for j in near for word in told[j])
        ]
        if not lost:
            continue
        for word, span in there.items():
            if len(word) < (_NAME if cased and not latin else _NAME + 1):
                continue
            if any(_like(word, other) >= perhaps for j in near for other in asked[j]):
                continue
            if any(_like(word, other) >= alike for other in known):
                yield Swap(here[lost[0]], span, "person")
                break


def _learnt(said: Sequence[dict[str, Span]], told: Sequence[dict[str, Span]], rendered: set[str]) -> set[str]:
    """Words that stand mostly where a name of the source does: without capitals sound alone is little."""
    total: Counter[str] = Counter(word for words in told for word in words)
    beside: Counter[str] = Counter(
        word
        for names, words in zip(said, told, strict=True)
        for word in words
        if any(_like(name, word) >= _ALIKE for name in names if name in rendered)
    )
    return {word for word, count in beside.items() if count >= 2 and count * 2 > total[word]}


def _is_latin(text: str) -> bool:
    letters = [char for char in text[:4000] if char.isalpha()]
    return sum(char < "\u0250" or "\u1e00" <= char <= "\u1eff" for char in letters) * 2 > len(letters)


@cache
def _sound(word: str) -> str:
    """The consonants of a word in any script, those that sound alike as one."""
    from anyascii import anyascii

    plain = anyascii(word).lower().replace("gh", "").replace("ph", "f")
    plain = re.sub("[tsc]h|ts|ck", lambda found: "k" if found[0] == "ck" else "s", plain)
    letters = _WEAK.sub("", plain[1:] if plain[:1] == "h" else plain).translate(_LETTERS)
    return ("a" if plain[:1] in "aeiou" else "") + re.sub(r"[^a-z]|(.)(?=\1)", "", letters)


@cache
def _like(first: str, second: str) -> float:
    """How alike two sounds are, 0 to 100; an ending does not count."""
    from rapidfuzz.fuzz import ratio

    shorter = min(len(first), len(second))
    return max(ratio(first, second), ratio(first[:shorter], second[:shorter]) - 10)


def _proper(doc: Document, spans: tuple[Span, ...], key: Callable[[str], str]) -> dict[str, Span]:
    """Keys of the words that only a name can be, each with its first place."""
    from thiap.names.words import is_english_word

    common, lands = lexicon("en") if doc.lang == "en" else {}, load_gazetteer().by_english
    found: dict[str, Span] = {}
    for first, last in spans:
        for match in _CAPITAL.finditer(doc.text, first, last):
            word = match[0]
            if len(word) <= _NAME or not word[0].isupper() or word.isupper():
                continue
            if word.lower() in common or word in lands or is_english_word(word.lower()):
                continue
            name = key(word)
            if len(name) >= _NAME:
                found.setdefault(name, match.span())
    return found


def _heard(doc: Document, spans: tuple[Span, ...], key: Callable[[str], str]) -> dict[str, Span]:
    """Keys of the words that may be a name, each with its first place."""
    found: dict[str, Span] = {}
    for first, last in spans:
        for match in _CAPITAL.finditer(doc.text, first, last):
            word = match[0]
            if word[0].isupper() or not _has_case(word[0]):
                for start, end in _pieces(word, doc.lang):
                    name = key(word[start:end])
                    if len(name) >= 2:
                        found.setdefault(name, (match.start() + start, match.start() + end))
    return found


def _has_case(char: str) -> bool:
    return char.lower() != char.upper()


def _pieces(word: str, lang: str) -> Iterator[Span]:
    if lang not in _UNSPACED or word.isascii():
        yield 0, len(word)
        return
    for size in _PIECES:
        yield from ((at, at + size) for at in range(len(word) - size + 1))
