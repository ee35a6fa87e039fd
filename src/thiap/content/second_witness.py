"""What the vectors of words say of an open negation: whether its sign is lost, or said in another way.

Most open negations are faithful: the other side says them with a word that nobody listed (resentment for
ความไม่พอใจ). There the negator or what it negates is answered by that word. Where a sign was lost or put in,
what is negated is said on the other side by a word of its own, and the negator is answered by nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from thiap.content.likeness import Matrix
from thiap.content.predicates import (
    Counterpart,
    content_words,
    negative_places,
    predicates,
)
from thiap.correspondence import Correspondence, Texts, correspond
from thiap.encoders.e5 import E5Encoder
from thiap.languages.cues import cues
from thiap.languages.negation import Cue, negative_words
from thiap.model import Side, Span, Spans
from thiap.spans import overlap

#: Share of a negator from which a content word of the other side says it.
_SAYS: Final = 0.6
#: Share of what the likeliest answer of a word takes, that another takes which may be the one.
_AS_LIKELY: Final = 0.75
#: Characters between a negator and what it negates, at most.
_BETWEEN: Final = 12
#: Where the clause of a negator ends before a word; what joins another word to the one it negates.
_BREAK: Final = re.compile(r"[,;:.!?(]|\bbut\b")
_JOINED: Final = re.compile(r"\s(?:or|and|nor)\s")
#: Characters of the other side before and after what answers, in which a word that denies is looked for.
_BEFORE: Final = 40
_AFTER: Final = 25
#: Thai words of high degree (มาก, เสมอ): they render no negator, unless it denies a denial (never fails).
_MUCH: Final = frozenset(cues("much"))
#: A negator that denies what was said before: "if that's not it, check …".
_SAID_BEFORE: Final = re.compile(r"\s{1,3}(?:it|so|that|this|those|these|them)\s{0,3}(?:[,.;:!?)…—–]|\Z)")
#: What follows a negator of which nothing but the auxiliary is said.
_ELLIPSIS: Final = re.compile(r"\s*(?:[,.;:!?…)”\"—–]|\Z)")


@dataclass(frozen=True, slots=True)
class Witness:
    """What was seen.

    Attributes:
        counterpart: where the other side says what is negated; None if it is not seen to.
        lost: it is said there without a sign.
        also: other words that answer it nearly as likely.
    """

    counterpart: Counterpart | None
    lost: bool
    also: Spans = ()


@dataclass(frozen=True, slots=True)
class Heard:
    """What the first witness said of a negator.

    Attributes:
        english, thai: the two texts.
        cue: the negator.
        thai_side: it stands in the Thai.
        taken: words of the other text that render others of this one.
        found: what the dictionary finds it negates, and where the other text says that.
        sure: the first witness hardly errs.
    """

    english: str
    thai: str
    cue: Cue
    thai_side: bool
    taken: Spans
    found: Counterpart | None
    sure: bool


def hear(one: Heard, tokens: E5Encoder) -> Witness:
    """What the words say of a negator of the Thai or of the English text."""
    langs = ("th", "en") if one.thai_side else ("en", "th")
    text, other = (one.thai, one.english) if one.thai_side else (one.english, one.thai)
    words = correspond([Texts(one.english, one.thai, ("en", "th"))], tokens)[0]
    side: Side = "target" if one.thai_side else "source"
    said = words.source if one.thai_side else words.target
    weights = words.weights.T if one.thai_side else words.weights
    cue = one.cue.span
    near = list(_negated(text, cue, langs[0]))
    if not near and not one.thai_side and _ELLIPSIS.match(text, cue[1]):
        near = [cue]  # she didn't, but …: the auxiliary stands for what is negated
    answers = (_answer(one, words, said, weights, first) for first in near)
    predicate, spans = next((found for found in answers if found is not None), (cue, []))
    if not spans:
        return Witness(None, lost=False)
    start, end = spans[0]
    negatives = [
        span
        for span in negative_places(other, langs[1], phrases=not one.sure)
        if not any(overlap(span, taken) for taken in one.taken)
    ]
    beside = [(a, b) for a, b in negatives if a < end + _AFTER and start - _BEFORE < b]
    # English has more words that deny, and one of them says ไม่; of a lost ไม่ its own negators say nothing.
    denied = one.thai_side and bool(beside)
    # A word that denies by itself and is what was negated (do not forget) denies nothing more.
    negated = any(not overlap(span, (start, end)) for span in beside)
    counterpart = Counterpart(predicate, (start, end), negated)
    sign = weights[words.inside(cue, side)]
    lost = not denied and _silent(one, words, sign, (other, langs[1]), tokens)
    return Witness(counterpart, lost=lost, also=tuple(spans[1:]))


def _answer(
    one: Heard, words: Correspondence, said: Spans, weights: Matrix, first: Span
) -> tuple[Span, list[Span]] | None:
    """A negated word with the words that answer it, the likeliest first; None where nothing does."""
    side: Side = "target" if one.thai_side else "source"
    own = words.inside(first, side)
    if not own or not said:
        return None
    taken = weights[own].sum(axis=0)
    known = [one.found.span] if one.found is not None and one.found.predicate == first else []
    if float(words.odds(side)[own].mean()) < 0:
        order = np.argsort(-taken, kind="stable")
        likely = [said[int(k)] for k in order if taken[k] >= _AS_LIKELY * taken[order[0]]]
        return first, likely + known
    return (first, known) if known else None


def _negated(text: str, cue: Span, lang: str) -> Iterator[Span]:
    """What a negator negates: the next content word, and one joined to it (do not crush or chew)."""
    words = predicates(text, cue, lang)[:2]
    if not words or (lang == "en" and _SAID_BEFORE.match(text, cue[1])):
        return
    spoken = lang == "en" and not _BREAK.search(text, cue[1], words[0][0])
    if spoken or words[0][0] - cue[1] <= _BETWEEN:
        yield words[0]
        if len(words) > 1 and _JOINED.fullmatch(text, words[0][1], max(words[0][1], words[1][0])):
            yield words[1]


def _silent(
    one: Heard, answer: Correspondence, weights: Matrix, other: tuple[str, str], tokens: E5Encoder
) -> bool:
    """Whether no content word of the other text says the negator, which goes to its words by ``weights``.

    A word that is answered no worse when the negator is taken away says something else.
    """
    side: Side = "source" if one.thai_side else "target"
    told = negative_places(*other, phrases=False)
    phrases = [span for span in negative_places(*other) if span not in told] if one.sure else []
    content = [word for word in content_words(*other) if not any(overlap(word, span) for span in phrases)]
    if not one.thai_side and not negative_words(one.english, "en"):
        content = [word for word in content if other[0][slice(*word)] not in _MUCH]
    words = answer.words(side)
    saying = [
        k
        for k in sorted(set(np.argwhere(weights >= _SAYS)[:, 1].tolist()))
        if any(overlap(words[k], word) for word in content)
    ]
    if not saying:
        return True
    text, (start, end) = one.thai if one.thai_side else one.english, one.cue.span
    without = text[:start] + one.cue.without + text[end:]
    pair = (one.english, without) if one.thai_side else (without, one.thai)
    later = correspond([Texts(*pair, ("en", "th"))], tokens)[0]
    return bool(np.all(later.odds(side)[saying] <= answer.odds(side)[saying]))
