"""English words that deny by themselves, in sentences whose Thai denies nothing.

No negator is missing where *unable* became ได้, so nothing is counted. But where the Thai of such a sentence
holds no negator, no word that denies and none that undoes, the two readings are held against it: *unable to
agree* and *able to agree*. A faithful rendering that says the denial in an unlisted word (วุ่นวาย, disorder) is
more like what stands there, by vectors of sentences and of tokens; a lost denial is more like what is left.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from thiap.content.contrast import Turned, contrasts
from thiap.content.predicates import content_words, negative_places
from thiap.content.reversals import Reversal, clause_of
from thiap.content.runs import Run
from thiap.encoders.e5 import E5Encoder
from thiap.encoders.windows import WindowEncoder
from thiap.languages.denials import Denial, affirms, denied_words, open_denials, rendered
from thiap.languages.negation import excused, negated_forms
from thiap.model import Side
from thiap.spans import overlaps_any

#: Probability where both encoders hear the denial lost. In 1,271 clean pairs and 3,089 messages 14 such words
#: stood open and none was heard lost; of 35 from whose Thai the negator was deleted 26 were, of 21 that a
#: translator turned round 20 (``tests/cases/negation``).
_HEARD: Final = 0.8
#: Gain of either likeness from which on a prefixed word of a unit is lost though the Thai is not seen to say
#: what is left. Of twelve false ones in 7,691 messages (ก่อนกำหนด for unexpected) none reaches it in both.
_CLEAR: Final = 0.03
#: The least gain of the likeness of sentences where a unit has a prefixed word (unclosed).
_CLEAR_UNIT: Final = 0.02
#: Probability where the Thai says what an English word denies by its prefix (reversible for irreversible).
_DENIED: Final = 0.8
#: What a word begins with that undoes as often as it denies.
_UNDONE: Final = "un"
#: Words of a label that say something, at most.
_LABEL: Final = 4
#: Characters of the Thai around that in which a negative answers the prefix.
_AROUND: Final = 24


@dataclass(frozen=True, slots=True)
class Facing:
    """What an English run faces.

    Attributes:
        english, thai: the two runs of a bead.
        around: the Thai of the beads next door, where the aligner may have left what answers.
        spare: one of them holds a negator that nothing answers.
        alone: a unit of a file, which nothing was cut from; elsewhere, and where it is all that a unit says,
            a prefixed word counts only where the Thai says what it denies.
    """

    english: Run
    thai: Run
    around: str
    spare: bool
    alone: bool


def find_denials(
    asked: Sequence[Facing], side: Side, encoder: WindowEncoder, tokens: E5Encoder | None
) -> Iterator[Reversal]:
    """Lost denials of English runs, ``side`` being the English one.

    Those that both encoders hear, and as no more than a doubt those whose positive the Thai says.
    """
    opened = [(facing, cue) for facing in asked for cue in _open(facing)]
    heard = _heard(opened, encoder, tokens) if tokens is not None else [False] * len(opened)
    told: dict[int, set[int]] = {}
    for (facing, cue), lost in zip(opened, heard, strict=True):
        if lost:
            told.setdefault(id(facing), set()).add(cue.span[0])
            here = facing.english.locate(*clause_of(facing.english.text, cue.span, "en"))
            there = facing.thai.locate(0, len(facing.thai.text))
            source, target = (here, there) if side == "source" else (there, here)
            yield Reversal(side, facing.english.locate(*cue.span), source, target, _HEARD, located=True)
    for facing in asked:
        yield from _positive(facing, side, told.get(id(facing), set()))


def _open(facing: Facing) -> list[Denial]:
    """Denials that neither the Thai of the bead nor that next door answers."""
    if facing.spare:
        return []
    english, thai = facing.english.text, facing.thai.text
    opened = open_denials(english, thai)
    answered = excused(english, facing.around)[0] if opened else []
    return [
        cue
        for cue in opened
        if not overlaps_any(cue.span, answered)
        and not (facing.alone and not cue.listed and _undoes(english[slice(*cue.span)]))
        and (cue.listed or (facing.alone and not _is_doubtful(facing, cue)) or _affirmed(facing, cue))
        and not rendered(english, cue.span, facing.around)
    ]


def _undoes(word: str) -> bool:
    """Whether a word with *un-* is an act (unlink, unpin) and denies nothing: no translation of it does."""
    undone = word.lower().startswith(_UNDONE) and not word.endswith("ed")
    return undone and not negated_forms(word)[0]


def _is_doubtful(facing: Facing, cue: Denial) -> bool:
    """Whether the Thai of a unit is not seen to say what a prefixed word denies, and the word need not deny.

    In a label Thai often has a word of its own (Unclassified as เปิดเผย, an invalid type as ชนิดผิดพลาด), and
    for *un-* anywhere, which makes another act of a word (unmaximize, ย่อ): of seven told in 190,000 units
    where it was not seen to say the other all were wrong.
    """
    english, thai = facing.english.text, facing.thai.text
    word = english[slice(*cue.span)]
    if len(content_words(english, "en")) > _LABEL and not word.lower().startswith(_UNDONE):
        return False
    plain = (cue.without.removesuffix(ending) for ending in ("", "d", "ed"))  # published, publish
    return not any(affirms(thai, word, one) for one in plain)


def _affirmed(facing: Facing, cue: Denial) -> bool:
    return affirms(facing.thai.text, facing.english.text[slice(*cue.span)], cue.without)


def _heard(opened: Sequence[tuple[Facing, Denial]], encoder: WindowEncoder, tokens: E5Encoder) -> list[bool]:
    """Whether the Thai is more like the English without each denial, by sentence and by tokens."""
    turned = []
    for facing, cue in opened:
        text, (start, end) = facing.english.text, cue.span
        turned.append(Turned(text, facing.thai.text, text[:start] + cue.without + text[end:]))
    texts = list(dict.fromkeys(text for one in turned for text in (one.text, one.other, one.turned)))
    if not texts:
        return []
    vectors = dict(zip(texts, encoder.encode(texts).astype(np.float64), strict=True))
    gains = contrasts(turned, tokens)
    least = [0.0 if cue.listed or _affirmed(facing, cue) else _CLEAR for facing, cue in opened]
    floor = [_CLEAR_UNIT if facing.alone and not cue.listed else 0.0 for facing, cue in opened]
    return [
        gain > clear
        and float((vectors[one.turned] - vectors[one.text]) @ vectors[one.other]) > max(clear, low)
        for one, (gain, _), clear, low in zip(turned, gains, least, floor, strict=True)
    ]


def _positive(facing: Facing, side: Side, told: set[int]) -> Iterator[Reversal]:
    """Words with a negative prefix whose positive the Thai says: on clean texts wrong twice of two."""
    negatives = negative_places(facing.thai.text, "th")
    for word, (start, end) in denied_words(facing.english.text, facing.thai.text):
        near = any(start - _AROUND <= b and a <= end + _AROUND for a, b in negatives)
        if not near and word[0] not in told:
            here, there = facing.english.locate(*word), facing.thai.locate(start, end)
            source, target = (here, there) if side == "source" else (there, here)
            yield Reversal(side, here, source, target, _DENIED, located=False)
