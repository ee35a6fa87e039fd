"""Countries that changed places in a pair of languages, by the names that CLDR has for them.

A country is told only where a passage lacks one of the other side and has another. Thai has the names of
our own tables, and the words that these stand inside (ลาว in ลาวา).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from thiap.languages.cldr import cldr_locale
from thiap.languages.cues import either
from thiap.languages.language import table
from thiap.languages.letters import VOWELS
from thiap.model import Bead, Bitext, Document, Span
from thiap.names.fold import fold_latin
from thiap.names.gazetteer import load_gazetteer
from thiap.names.passages import around
from thiap.names.thai import by_head, known_forms, scan
from thiap.names.words import opens_sentence
from thiap.spans import masked

#: Letters a form of a country's name must have to be looked for.
_LEAST = 3
#: A name is not cut to fewer letters, and one of fewer takes no long ending.
_SURE_STEM = 5
#: Letters behind the stem of a name, and what may be glued before it, in languages that inflect names.
_ENDING = 4
_BEFORE = {lang: either("glued", lang=lang) for lang in ("ar", "he")}
_INFLECTED = frozenset("ru uk be pl cs sk hr sr sl bg lt lv hu fi et tr az hi mr bn ko ro el ar".split())
UNSPACED = frozenset("zh ja th ko lo km my".split())
#: Territories whose names are words or other names too often.
_AMBIGUOUS = frozenset("Georgia Jordan Chad Guinea Niger Jersey Mali Togo".split())
#: What the table puts behind an adjective that takes the endings of German.
_INFLECTS = "~"
_VOWELS = frozenset(VOWELS)


@dataclass(frozen=True, slots=True)
class _Lands:
    """How a language names countries: all forms, the key of each, and adjectives in small letters."""

    pattern: re.Pattern[str]
    keys: dict[str, str]
    adjectives: re.Pattern[str] | None = None


@cache
def _latin_lands() -> _Lands:
    """Countries as English writes them, which texts in other scripts may keep."""
    keys = {
        form: known.key
        for form, known in load_gazetteer().by_english.items()
        if known.type == "country" and form == known.name and form not in _AMBIGUOUS
    }
    choice = "|".join(map(re.escape, sorted(keys, key=len, reverse=True)))
    return _Lands(re.compile(rf"(?<![A-Za-z])(?P<name>{choice})(?![A-Za-z])"), keys)


@cache
def _thai_lands() -> tuple[dict[str, list[str]], dict[str, str]]:
    """Forms of countries in Thai by their first letters, and the key of each."""
    names = load_gazetteer().names
    keys = {
        form: found[0]
        for form, found in known_forms().items()
        if names[found[0]].type == "country" and names[found[0]].name not in _AMBIGUOUS
    }
    return by_head(keys), keys


@cache
def _lands(lang: str) -> _Lands | None:
    """The countries of a language by CLDR; English has the forms of the tables too."""
    from babel import UnknownLocaleError

    try:
        names = cldr_locale(lang).territories
    except (UnknownLocaleError, ValueError):
        return None
    english = cldr_locale("en").territories
    gazetteer = load_gazetteer()
    keys: dict[str, str] = {}
    adjectives: dict[str, str] = {}
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
            if len(form) >= (2 if lang in UNSPACED or _marked(form) else _LEAST):
                keys.setdefault(_lower(form), key)
    for row in table("country_names.tsv"):
        if row[0] == lang:
            entry = gazetteer.by_english.get(row[1])
            for form in row[2].split("|"):
                if form.endswith(_INFLECTS):
                    adjectives[form.removesuffix(_INFLECTS)] = entry.key if entry else fold_latin(row[1])
                    continue
                keys[_lower(form)] = entry.key if entry else fold_latin(row[1])
    if lang == "en":
        for form, known in gazetteer.by_english.items():
            if known.type == "country" and form not in _AMBIGUOUS:
                keys.setdefault(_lower(form), known.key)
    stems = {_stem(form, lang): key for form, key in keys.items()}
    small = "|".join(sorted(adjectives, key=len, reverse=True))
    found = re.compile(rf"(?<![^\W_])(?P<name>{small})(?:e[mnrs]?)?(?![^\W_])") if small else None
    return _Lands(_pattern(stems, lang), stems | adjectives, found)


def _marked(form: str) -> bool:
    """Whether a short name has a capital with a mark, which hardly begins a common word: Úc, Bỉ."""
    return has_case(form[0]) and not form.isascii()


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
    if lang in UNSPACED:
        return re.compile(f"(?P<name>{choice})")
    before = f"(?:{_BEFORE[lang]})?" if lang in _BEFORE else ""
    if lang not in _INFLECTED:
        return re.compile(rf"(?<![^\W_]){before}(?P<name>{choice})(?:s|'s|’s)?(?![^\W_])")
    long = rf"(?<=[^\W\d_]{{{_SURE_STEM}}})[^\W\d_]{{0,{_ENDING}}}"
    return re.compile(rf"(?<![^\W_]){before}(?P<name>{choice})(?:{long}|[^\W\d_]?)(?![^\W_])")


def _named(doc: Document, span: Span, lands: _Lands, *, adjectives: bool) -> Iterator[tuple[str, Span]]:
    """Countries in a span, with their places."""
    text = _lower(masked(doc)[span[0] : span[1]])
    if doc.lang == "th":
        index, keys = _thai_lands()
        for place, form in scan(masked(doc), index, span):
            yield keys[form], place
        latin = _latin_lands()
        for match in latin.pattern.finditer(masked(doc), *span):
            yield latin.keys[match["name"]], match.span()
        return
    for match in lands.pattern.finditer(text):
        place = span[0] + match.start("name"), span[0] + match.end()
        if has_case(doc.text[place[0]]) and doc.text[place[0]].islower():
            continue  # reunión is no island
        if (
            not match["name"].isascii()
            and place[1] - place[0] < _LEAST
            and opens_sentence(doc.text, place[0])
            and has_case(doc.text[place[0]])
        ):
            continue  # áo is a shirt
        yield lands.keys[match["name"]], place
    for match in lands.adjectives.finditer(text) if lands.adjectives and adjectives else ():
        yield lands.keys[match["name"]], (span[0] + match.start(), span[0] + match.end())


def _lower(text: str) -> str:
    """Lower case of the same length."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower()[:1] for c in text)


def swapped_countries(bitext: Bitext, beads: Sequence[Bead]) -> Iterator[tuple[Span, Span]]:
    """Countries of the source that the passage lacks, and those in their place."""
    own, other = _lands(bitext.source.lang), _lands(bitext.target.lang)
    if own is None or other is None:
        return
    # "syrische" is no answer to the Syria of a text in English, which names the people beside it
    small = "en" not in (bitext.source.lang, bitext.target.lang)
    said = [_all(bitext.source, bead.source, own, adjectives=small) for bead in beads]
    told = [_all(bitext.target, bead.target, other, adjectives=small) for bead in beads]
    kin = load_gazetteer().kin
    # what only one side has a name for is no loss: Scotland is no country of CLDR
    asked, named = _keys(bitext.source.lang, own), _keys(bitext.target.lang, other)
    for k, (here, there) in enumerate(zip(said, told, strict=True)):
        near = [j for j in around(k, len(beads), alone=bitext.alignment.alone) if j != k]
        lost = [key for key in here if key in named and not any(kin(key, seen) for seen in there)]
        new = [key for key in there if key in asked and not any(kin(key, seen) for seen in here)]
        # where passages stand alone also one that is lost beside one said too often, or one said too seldom
        # beside one that is new; not "Russian", whose adjective no table has
        if bitext.alignment.alone:
            nouns = [key for key in lost if _is_noun(bitext.source, here[key][0])]
            lost = lost or [key for key in here if new and _fewer(there, here, key)]
            new = new or [key for key in there if nouns and _fewer(here, there, key)]
        for gone, come in zip(lost, new, strict=False):
            # where both stand next door the passages are off by one
            moved = any(kin(gone, seen) for j in near for seen in told[j])
            if not (moved and any(kin(come, seen) for j in near for seen in said[j])):
                yield here[gone][0], there[come][-1]


def _is_noun(doc: Document, span: Span) -> bool:
    """Whether a country is named by its noun, as far as it is known."""
    entry = load_gazetteer().by_english.get(doc.quote(span)) if doc.lang == "en" else None
    return entry is None or entry.name == doc.quote(span)


def _fewer(one: Mapping[str, Sequence[Span]], other: Mapping[str, Sequence[Span]], key: str) -> bool:
    """Whether a country stands on one side, but not as often as on the other."""
    return 0 < len(one.get(key, ())) < len(other[key])


def _keys(lang: str, lands: _Lands) -> set[str]:
    return set((_thai_lands()[1] if lang == "th" else lands.keys).values())


def _all(doc: Document, spans: tuple[Span, ...], lands: _Lands, *, adjectives: bool) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = {}
    for span in spans:
        for key, place in _named(doc, span, lands, adjectives=adjectives):
            found.setdefault(key, []).append(place)
    return found


def has_case(char: str) -> bool:
    """Whether a letter has a capital."""
    return char.lower() != char.upper()


def country(word: str, lang: str) -> bool:
    """Whether a word begins with the name of a country."""
    known = _lands(lang)
    return known is not None and known.pattern.match(word.lower()) is not None
