"""What the vectors of words say of an open negation: whether its sign is lost, or said in another way.

Most open negations are faithful: the other side says them with a word that nobody listed (resentment for
ความไม่พอใจ). There the negator or what it negates is answered by that word. Where a sign was lost or put in,
what is negated is said on the other side by a word of its own, and the negator is answered by nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from thiap.content.predicates import Counterpart, content_words, negative_places, predicates
from thiap.correspondence import Texts, correspond
from thiap.encoders.e5 import E5Encoder
from thiap.languages.negation import negative_words
from thiap.model import Side, Span
from thiap.spans import overlap

#: Share of a negator from which a content word of the other side says it.
_SAYS: Final = 0.6
#: Characters between a negator and what it negates, at most.
_BETWEEN: Final = 12
#: Characters of the other side before and after what answers, in which a word that denies is looked for.
_BEFORE: Final = 40
_AFTER: Final = 25


@dataclass(frozen=True, slots=True)
class Witness:
    """What was seen.

    Attributes:
        counterpart: where the other side says what is negated; None if it is not seen to.
        lost: it is said there without a sign.
    """

    counterpart: Counterpart | None
    lost: bool


def hear(english: str, thai: str, cue: Span, *, thai_side: bool, tokens: E5Encoder) -> Witness:
    """What the words say of the negator at ``cue`` of the Thai or of the English text."""
    text, other, langs = (thai, english, ("th", "en")) if thai_side else (english, thai, ("en", "th"))
    words = correspond([Texts(english, thai, ("en", "th"))], tokens)[0]
    side: Side = "target" if thai_side else "source"
    said = words.source if thai_side else words.target
    weights = words.weights.T if thai_side else words.weights
    near = [span for span in predicates(text, cue, langs[0])[:1] if span[0] - cue[1] <= _BETWEEN]
    own, sign = (words.inside(near[0], side) if near else []), words.inside(cue, side)
    if not own or not said:
        return Witness(None, lost=False)
    start, end = said[int(weights[own].sum(axis=0).argmax())]
    negatives = [span for span in negative_places(other, langs[1]) if not overlap(span, (start, end))]
    negated = any(a < end + _AFTER and start - _BEFORE < b for a, b in negatives)
    answered = float(words.odds(side)[own].mean()) < 0
    content = [
        k for k, span in enumerate(said) if any(overlap(span, w) for w in content_words(other, langs[1]))
    ]
    silent = not sign or not content or float(np.max(weights[np.ix_(sign, content)])) < _SAYS
    # English has more words that deny, and one of them says ไม่; of a lost ไม่ its own negators say nothing.
    denies = any(overlap(span, (start, end)) for span in negative_words(other, langs[1]))
    denied = thai_side and (negated or denies)
    counterpart = Counterpart(near[0], (start, end), negated) if answered else None
    return Witness(counterpart, lost=answered and silent and not denied)
