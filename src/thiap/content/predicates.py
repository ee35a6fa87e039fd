"""What a negator negates, and where the other text says it: by dictionary and position.

The predicate of a negator is the next content word or two, in Thai also those before it (แก้ไขไม่ได้). Its
counterpart is a word of the other text that the dictionary calls a translation; of several the one at the
likest place. The sign there is negative if a negator or a word that negates by itself stands by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from thiap.languages.cues import cues
from thiap.languages.dictionary import FUNCTION_WORDS, translations
from thiap.languages.negation import negations, negative_words
from thiap.languages.thai_words import thai_words
from thiap.model import Span
from thiap.spans import overlap

_WORD = re.compile(r"[A-Za-z]{2,}")
#: Content words after a negator, and before a Thai one, that may be what it negates.
_AFTER, _BEFORE = 3, 2
#: Characters around a counterpart in which a negative stands by it: (before, after), by language.
_NEAR: Final = {"en": (36, 24), "th": (24, 24)}
#: Shortest Thai word that is looked up: shorter ones are auxiliaries and particles.
_SHORTEST: Final = 2
#: Thai words that carry tense, aspect and mood; they are not what is negated.
_AUXILIARIES: Final = frozenset(cues("grammatical"))
#: English words of the same kinds.
_LIGHT: Final = FUNCTION_WORDS | frozenset(
    "a an be is am are do can could may might must shall should would to of in on at by as it if or any all"
    " you we he him me my your our them there here been being one ones so than then very more most"
    " just single longer".split()
)


@dataclass(frozen=True, slots=True)
class Counterpart:
    """Where the other text says what a negator negates.

    Attributes:
        predicate: the negated word, in the text of the negator.
        span: its translation, in the other text.
        negative: a negative stands by it.
    """

    predicate: Span
    span: Span
    negative: bool


@lru_cache(maxsize=256)
def _words(text: str, lang: str) -> tuple[tuple[int, str], ...]:
    """Content words with their places."""
    if lang == "th":
        return tuple(
            (at, word)
            for at, word in thai_words(text)
            if len(word) >= _SHORTEST and word not in _AUXILIARIES and not word.isspace()
        )
    words = ((match.start(), match[0].lower()) for match in _WORD.finditer(text))
    return tuple((at, word) for at, word in words if word not in _LIGHT)


def content_words(text: str, lang: str) -> list[Span]:
    """Words of ``text`` that carry more than tense, aspect and mood."""
    return [(at, at + len(word)) for at, word in _words(text, lang)]


def is_grammar(text: str) -> bool:
    """Whether English words are words of grammar and negators alone, which say nothing: there is no."""
    denied = [cue.span for cue in negations(text, "en")]
    return all(any(overlap(span, cue) for cue in denied) for span in content_words(text, "en"))


def predicates(text: str, cue: Span, lang: str) -> list[Span]:
    """Words that a negator may negate, the likeliest first."""
    words = content_words(text, lang)
    after = [span for span in words if span[0] >= cue[1]][:_AFTER]
    before = [span for span in words if span[1] <= cue[0]][-_BEFORE:] if lang == "th" else []
    return after + before[::-1]


def _renderings(word: str, lang: str, other: str) -> Iterator[Span]:
    """Where ``other`` holds a translation of a word of the other language."""
    if lang == "en":
        for form in translations(word):
            if len(form) >= 3:
                yield from ((m.start(), m.end()) for m in re.finditer(re.escape(form), other))
        return
    for at, english in _words(other, "en"):
        if any(word == form or (len(word) >= 3 and form.startswith(word)) for form in translations(english)):
            yield at, at + len(english)


def negative_places(text: str, lang: str, *, phrases: bool = True) -> list[Span]:
    """Negators of ``text``, those of set ``phrases`` among them, and words that negate by themselves."""
    return [cue.span for cue in negations(text, lang, every=phrases)] + negative_words(text, lang)


def counterparts(text: str, cue: Span, other: str, *, langs: tuple[str, str]) -> list[Counterpart]:
    """Where ``other`` says what the negator at ``cue`` negates, the nearest words first; none if unknown."""
    negatives = negative_places(other, langs[1])
    before, after = _NEAR[langs[1]]
    found = []
    for start, end in predicates(text, cue, langs[0]):
        places = sorted(
            _renderings(text[start:end].lower(), langs[0], other),
            key=lambda span: abs(span[0] / max(1, len(other)) - start / max(1, len(text))),
        )
        if places:
            low, high = places[0]
            # A word that denies by itself (ลืม) and is what was negated (do not forget) denies nothing more.
            near = any(
                low - before <= b and a <= high + after and not overlap((a, b), (low, high))
                for a, b in negatives
            )
            found.append(Counterpart((start, end), (low, high), near))
    return found
