"""Whether what answers a negated word is that very word, so that a sign can be judged by it.

A translator may say a negation by the opposite: *not cheap* as แพง, *not forgotten* as นึกถึง. The word that
answers the negated one is then its opposite, or one that only stands in its place. A sign is lost where the
word itself stands there without one: by the dictionary, or clearly like it by the vectors of the two words
and not as like its negation: *hesitate* is no further from ไม่กล้า than from กล้า.
What does *not* happen *until* a time happens then: such a clause needs no sign unless it says until as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import numpy as np

from thiap.content.predicates import Counterpart, content_words
from thiap.encoders.windows import WindowEncoder
from thiap.languages.antonyms import opposes, says
from thiap.languages.cues import cues
from thiap.languages.dictionary import renderings
from thiap.languages.negation import negative_words
from thiap.languages.thai_words import thai_words
from thiap.model import Span, Spans
from thiap.spans import overlaps_any

#: Cosine of two words or phrases from which on one renders the other, though the dictionary has neither, and
#: where the first witness is sure.
_ALIKE: Final = 0.5
_SOME: Final = 0.35
#: From where on it is, of a negator of the English and of one of the Thai.
_SURE, _SURE_THAI = 0.85, 0.95
#: How alike two texts are in a literal rendering, in which a ไม่ too many stands by whatever word.
_LITERAL: Final = 0.75
#: Texts less alike than the second are no renderings, where the first witness is less sure than the first;
#: where those of an English negator are less alike than the third, so near the vectors of two words must be.
_LIKELY, _RELATED, _NEAR = 0.7, 0.5, 0.65
#: How alike an English word must be to a Thai one, or to its negation, to be seen as its opposite, and how
#: much more to the negation: where the texts are no literal renderings, and where they are. Of 98 signs put
#: in or taken out at chance places of 22 clean texts one is lost by it; of 14 opposites seven are quiet.
_OF_ONE_MATTER: Final = 0.5
_NO_FURTHER, _NO_FURTHER_LITERAL = -0.03, 0.03
#: English words, and Thai ones, that may be one phrase with the word before: turn off, ปิดประตู.
_ENGLISH_MORE: Final = 2
_THAI_MORE: Final = 1
#: Characters between a Thai word and one that denies it.
_BESIDE: Final = 1
_WORD: Final = re.compile(r"\s[A-Za-z][\w'’-]*")
#: What an English negator denies until then, in its own clause.
_UNTIL: Final = re.compile(r"[^.;:!?]{1,80}?\b(?:until|till)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Lost:
    """A negator whose sign seems to be lost.

    Attributes:
        text, other: the text of the negator and the other one.
        negator: where it stands.
        said: what it negates, and what answers that.
        thai_side: it stands in the Thai.
        probability: that the sign is lost, by what the first witness says.
        alike: how alike the two texts are.
        also: other words that may answer it.
    """

    text: str
    other: str
    negator: Span
    said: Counterpart
    thai_side: bool
    probability: float
    alike: float
    also: Spans = ()


def same_predicate(one: Lost, encoder: WindowEncoder) -> bool:
    """Whether what answers the negated word is that word in the other language."""
    if one.said.predicate == one.negator:
        return True  # she didn't, but …: the auxiliary stands for it
    thai = one.text if one.thai_side else one.other
    answers = [one.said.span, *one.also]
    until = not one.thai_side and _UNTIL.match(one.text, one.negator[1]) is not None
    if until and not any(form in thai for form in cues("until")):
        return False
    if not one.thai_side and any(_denied(thai, span) for span in answers):
        return False
    words = [_words(one, span) for span in answers]
    if opposes(*words[0]) or (one.probability < _LIKELY and one.alike < _RELATED):
        return False
    if any(says(*pair) for pair in words):
        return True
    literal = one.thai_side and one.alike >= _LITERAL
    if one.thai_side and _like_its_negation(one, encoder, _NO_FURTHER_LITERAL if literal else _NO_FURTHER):
        return False
    return literal or any(_like(one, span, encoder) for span in answers)


def _like_its_negation(one: Lost, encoder: WindowEncoder, least: float) -> bool:
    """Whether what answers a negated Thai word is as like that word with its negator: hesitated, ไม่กล้า."""
    word, answer = one.text[slice(*one.said.predicate)], one.other[slice(*one.said.span)]
    if not renderings(answer.lower()):
        return False  # of an abbreviation (incl.) the vectors know little
    said, alone, denied = encoder.encode([answer, word, one.text[slice(*one.negator)] + word]).astype(
        np.float64
    )
    likeness = float(said @ alone)
    return max(likeness, float(said @ denied)) >= _OF_ONE_MATTER and said @ denied - likeness >= least


def _words(one: Lost, answer: Span) -> tuple[str, str]:
    """The negated word and what answers it: English, Thai."""
    pair = one.text[slice(*one.said.predicate)], one.other[slice(*answer)]
    return (pair[1], pair[0]) if one.thai_side else pair


def _like(one: Lost, answer: Span, encoder: WindowEncoder) -> bool:
    """Whether the vectors of the negated word and of its answer, or of phrases with them, are near."""
    english, thai = (one.text, one.said.predicate), (one.other, answer)
    if one.thai_side:
        english, thai = thai, english
    least = _SOME if one.probability >= (_SURE_THAI if one.thai_side else _SURE) else _ALIKE
    if not one.thai_side and one.alike < _NEAR:
        least = _NEAR
    phrases = _thai(*thai)
    if not overlaps_any(thai[1], content_words(thai[0], "th")):
        phrases = _with_word_before(*thai) or phrases  # ให้ renders many words, แนะนำให้ one
    return _likeness(_english(*english), phrases, encoder) >= least


def _denied(thai: str, span: Span) -> bool:
    """Whether a word that denies by itself stands right before or behind a Thai word: งดใช้, ใช้ซ้ำขาด."""
    return any(
        0 <= span[0] - end <= _BESIDE or 0 <= start - span[1] <= _BESIDE
        for start, end in negative_words(thai, "th")
    )


def _english(text: str, span: Span) -> list[str]:
    """A word, alone and with each of the next words."""
    found = [text[slice(*span)]]
    at = span[1]
    for _ in range(_ENGLISH_MORE):
        if (match := _WORD.match(text, at)) is None:
            break
        at = match.end()
        found.append(text[span[0] : at])
    return found


def _thai(text: str, span: Span) -> list[str]:
    behind = [(at, at + len(word)) for at, word in thai_words(text) if at >= span[1] and word.strip()]
    return [text[slice(*span)], *(text[span[0] : end] for _, end in behind[:_THAI_MORE])]


def _with_word_before(text: str, span: Span) -> list[str]:
    """A Thai word of grammar with the word it stands behind; nothing where a blank parts them."""
    before = [at for at, word in thai_words(text) if at + len(word) == span[0] and word.strip()]
    return [text[at : span[1]] for at in before]


def _likeness(first: list[str], second: list[str], encoder: WindowEncoder) -> float:
    """The best cosine of a word, which stands first, and a word or phrase of the other language.

    Two phrases may be alike in what is not the word: trust water, ระแวงน้ำ.
    """
    vectors = encoder.encode([*first, *second]).astype(np.float64)
    alike = vectors[: len(first)] @ vectors[len(first) :].T
    return float(max(alike[0].max(), alike[:, 0].max()))
