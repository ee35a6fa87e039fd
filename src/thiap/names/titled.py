"""People behind a title on both sides (นายสุรพล, Mr Surapong): their consonants must be able to answer.

Thai names are written in Latin letters by several systems that differ in vowels and aspirates but agree on
which consonants there are. So the consonants of the Latin word must be those the Thai phrase begins with,
each in one of the ways it is written; where they are not, and the sound of the whole is another too, it is
somebody else.

Source: Royal Institute of Thailand, "Principles of romanization for Thai script by the transcription method"
(1999), with the letters that people use for themselves beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from thiap.languages.cues import cues
from thiap.languages.names import load_name_words
from thiap.languages.pythainlp import thai_word_list
from thiap.languages.thai_letters import AS_S, FIRST, LATIN, OTHERS, SILENCED
from thiap.languages.thai_words import thai_words
from thiap.model import Document, Span
from thiap.names.fold import fold_latin
from thiap.names.translit import best_rendering
from thiap.spans import masked

_TITLES = {"mr": "man", "mrs": "woman", "miss": "woman", "dr": "doctor"}
#: Also "you", or part of a name: no title of a person beyond doubt.
_DOUBTFUL = frozenset({*cues("doubtful_title"), "Signor", "Monsieur", "Messrs", "Comrade"})
#: How well a phrase may sound like a name whose consonants it lacks, 0 to 1.
_SOUNDS = 0.3
_LEAST, _NAME, _LONGEST_NAME = 2, 4, 15
_PHRASE = re.compile(rf"\s?(?P<first>[{FIRST}][{OTHERS}]+)(?: (?P<last>[{FIRST}][{OTHERS}]+))?")
_LONGEST_TITLE_WORD = 12

_LATIN = re.compile(r"ng|ph|kh|th|ch|sh|[bcdfgjklmnprstz]|h")
#: Letters that stand for one consonant, or for the length of a vowel before another consonant.
_SPELT = (
    (r"tch", "ch"),
    (r"c(?=k)|t(?=th)|k(?=kh)|p(?=ph)", ""),
    (r"(.)\1", r"\1"),
    (r"r(?=[^aeiouyh]|$)", ""),
)


@dataclass(frozen=True, slots=True)
class Titled:
    """A person behind a title.

    Attributes:
        title: "man", "woman" or "doctor".
        span: of the name, the title left out.
        words: of the name as written.
    """

    title: str
    span: Span
    words: tuple[str, ...]


@cache
def _titles(lang: str) -> dict[str, str]:
    forms = {}
    for word in load_name_words():
        if word.role == "title" and word.key in _TITLES:
            for form in word.english if lang == "en" else word.thai:
                if form not in _DOUBTFUL:
                    forms[form] = _TITLES[word.key]
    return forms


@cache
def _pattern(lang: str) -> re.Pattern[str]:
    choice = "|".join(map(re.escape, sorted(_titles(lang), key=len, reverse=True)))
    if lang == "th":
        return re.compile(f"(?P<title>{choice})")
    return re.compile(
        rf"\b(?P<title>{choice})\.?\s(?P<name>[A-Z][a-z]+(?:[ \-][A-Z][a-z]+)*)",
    )


def behind_title(text: str, at: int) -> bool:
    """Whether a title of a person ends at a place in a Thai text: what follows is no country."""
    return any(text.endswith(form, 0, at) for form in _titles("th"))


def english_titled(doc: Document, spans: Sequence[Span]) -> Iterator[Titled]:
    """People behind a title in stretches of an English text."""
    for start, end in spans:
        for match in _pattern("en").finditer(masked(doc), start, end):
            words = tuple(re.split(r"[ \-]", match["name"]))
            yield Titled(_titles("en")[match["title"]], match.span("name"), words)


def thai_titled(doc: Document, spans: Sequence[Span]) -> Iterator[Titled]:
    """People behind a title in stretches of a Thai text; where a name ends is not known."""
    text = masked(doc)
    for start, end in spans:
        for match in _pattern("th").finditer(text, start, end):
            phrase = _PHRASE.match(text, match.end(), end)
            if phrase is None or _is_word(text, match.start(), match.end()):
                continue
            words = tuple(word for word in phrase.groups() if word)
            start_of_name, end_of_name = phrase.span("first")
            if len(words) == 1 or len(words[0]) > _LONGEST_NAME:
                end_of_name = start_of_name + _first_name(words[0])
            yield Titled(_titles("th")[match["title"]], (start_of_name, end_of_name), words)


def _first_name(phrase: str) -> int:
    """Letters of a phrase that are taken for the name: its first words, four letters at least."""
    for at, word in thai_words(phrase):
        if at + len(word) >= _NAME:
            return at + len(word)
    return len(phrase)


def _is_word(text: str, start: int, end: int) -> bool:
    """Whether what looks like a title is part of a longer word: นายทหาร, เจ้านาย, มิถุนายน."""
    words = thai_word_list()
    before, behind = range(max(0, start - 8), start), range(end + 1, end + _LONGEST_TITLE_WORD)
    return (
        any(text[start:stop] in words for stop in behind)
        or any(text[at:end] in words for at in before)
        or any(text[at:stop] in words for at in before for stop in behind)
    )


def somebody_else(english: Sequence[Titled], thai: Sequence[Titled]) -> Iterator[tuple[Titled, Titled]]:
    """The one person of a passage who is another on the other side, where all others answer."""
    if len(english) != len(thai) or [one.title for one in english] != [other.title for other in thai]:
        return
    wrong = [pair for pair in zip(english, thai, strict=True) if not _may_be(*pair)]
    if len(wrong) == 1:
        yield wrong[0]


def _may_be(one: Titled, other: Titled) -> bool:
    """Whether one of the Latin words may be what the Thai phrase begins with, or its second word."""
    return any(
        len(consonants(word)) < _LEAST
        or begins(word, phrase)
        or ((found := best_rendering(fold_latin(word), phrase)) is not None and found.score >= _SOUNDS)
        for word in one.words
        for phrase in other.words
    )


def consonants(latin: str) -> list[str]:
    """The consonants of a Latin word, digraphs as one; v, w and y may be vowels."""
    letters = fold_latin(latin).replace(" ", "")
    for spelt, meant in _SPELT:
        letters = re.sub(spelt, meant, letters)
    return _LATIN.findall(letters)


def begins(latin: str, thai: str) -> bool:
    """Whether the consonants of a Latin word are the first ones of a Thai phrase."""
    asked = consonants(latin)
    places = {0}
    for at, char in enumerate(thai):
        letters = LATIN.get(char)
        if len(asked) in places:
            return True
        if letters is None:
            continue
        silent = "" in letters or SILENCED in thai[at + 1 : at + 3] or _same(char, thai[at + 1 : at + 2])
        reached = {place + 1 for place in places if place < len(asked) and asked[place] in letters}
        if (char, thai[at + 1 : at + 2]) == AS_S[:2]:
            reached |= {place + 1 for place in places if place < len(asked) and asked[place] == AS_S[2]}
        # An h between vowels, and one that shows an aspirate some other way, stands for nothing.
        places = reached | (places if silent else set())
        places |= {place + 1 for place in places if place < len(asked) and asked[place] == "h"}
    return len(asked) in places


def _same(char: str, behind: str) -> bool:
    """Whether the consonant behind is the same one, which Latin letters may have once: กิตติ, สิทธิ."""
    return behind in LATIN and LATIN[behind][0][0] == LATIN[char][0][0]
