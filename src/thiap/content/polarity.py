"""Negations that the other side does not answer.

Of the negators of a bead, those count as open that nothing on the other side answers: no negator, and no word
or phrase that renders one (``thiap.languages.negation``). Where more are open on one side, each is weighed by
what the other side says in its place: where the dictionary finds the negated word there and whether a
negative stands by it, and how the encoder hears the sign: without its negator a true sentence is less like
its counterpart, one negated by mistake is more alike.

English words that deny without a negator (unable, irreversible) are looked at apart (``denials``).
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np

from thiap.content.beads import linked_beads, surroundings
from thiap.content.contrast import Turned, contrasts
from thiap.content.denials import Facing, find_denials
from thiap.content.likeness import Matrix
from thiap.content.open_negations import Kind, Open, open_negations
from thiap.content.predicates import Counterpart, counterparts, predicates
from thiap.content.reversals import Reversal, clause_of, clear_in_unit, is_turned
from thiap.content.runs import Run, read_run
from thiap.content.same_predicate import Lost, same_predicate
from thiap.content.second_witness import Heard, hear
from thiap.content.written_out import terms_written_out
from thiap.encoders import get_encoder
from thiap.encoders.e5 import E5Encoder, get_token_encoder
from thiap.encoders.windows import WindowEncoder
from thiap.languages.cues import cues
from thiap.languages.negation import (
    Cue,
    doubtful_words,
    negative_words,
)
from thiap.languages.thai_words import thai_words
from thiap.model import SIDES, Bead, Bitext, Side, Span, Spans, other_side
from thiap.spans import block_at, overlaps_any, touches

#: What is known of an open negation.
#:
#: without        how much more alike the two sides are without it
#: alike          how alike the two sides are
#: open           negations of this side that nothing answers, 2 at most
#: others         negators of the other side, 2 at most
#: strong, weak   words about there on the other side that negate without a negator, and that may, 2 at most
#: found          the dictionary finds what it negates on the other side
#: answered       a negative stands there
#: length         log of the length of the run in characters
#: turned         how much better the tokens of the two sides answer each other without it
#: word           how much better what it negates is answered without it
FEATURES: Final = (
    "without",
    "alike",
    "open",
    "others",
    "strong",
    "weak",
    "found",
    "answered",
    "length",
    "turned",
    "word",
)

#: Reversals less likely than this are not reported; what an answer next door leaves of a probability.
LEAST, NEXT_DOOR = 0.05, 0.4
#: Beads linked more weakly than this need not speak of the same thing.
LINKED: Final = 0.3
#: Difference of places, as shares of the two texts, within which a word may answer another.
_ABOUT: Final = 0.4
#: Before a Thai negator it makes a noun (ความไม่พอใจ), which English mostly says in a word (resentment).
_NOUN: Final = cues("noun_maker")[0]
#: Probability from which a finding may be an alarm, and the words are asked.
_ALARM: Final = 0.5
#: From there on it hardly errs, and a set phrase with a negator (no later than) is no answer.
_SURE: Final = 0.97
#: The same in files of units: one word of a label often says what the other language negates.
_ALARM_UNITS: Final = 0.7
#: Likeness of two sides from which on one is no free rendering of the other.
_PLAIN: Final = 0.6
_AT_ONCE: Final = 32  #: Beads weighed at once.


@dataclass(frozen=True, slots=True)
class Weighed:
    """An open negation with its evidence.

    Attributes:
        cue: the negator, offsets in its text.
        counterpart: where the other side says what it negates; None where that is not known.
        values: one number for each of ``FEATURES``.
    """

    cue: Cue
    counterpart: Counterpart | None
    values: tuple[float, ...]


def weigh(
    asked: Sequence[tuple[str, str, Open]], encoder: WindowEncoder, tokens: E5Encoder | None
) -> list[list[Weighed]]:
    """The open negations of (English, Thai) texts, in order; all are encoded together.

    Without ``tokens`` the features they give are 0.
    """
    changed: list[list[str]] = []
    for english, thai, one in asked:
        text = thai if one.kind == "thai" else english
        texts = [text[: cue.span[0]] + cue.without + text[cue.span[1] :] for cue in one.cues]
        changed.append([english, thai, *texts])
    distinct = list(dict.fromkeys(text for texts in changed for text in texts))
    vectors = dict(zip(distinct, encoder.encode(distinct).astype(np.float64), strict=True))
    turned = [_turned(*item) for item in asked]
    flat = [one for some in turned for one in some]
    gains = iter(contrasts(flat, tokens) if tokens is not None else [(0.0, 0.0)] * len(flat))
    return [
        _values(*one, np.array([vectors[text] for text in texts]), [next(gains) for _ in one[2].cues])
        for one, texts in zip(asked, changed, strict=True)
    ]


def _turned(english: str, thai: str, asked: Open) -> list[Turned]:
    """The text of the open negations without each of them."""
    text, other, lang = (thai, english, "th") if asked.kind == "thai" else (english, thai, "en")
    found = []
    for cue in asked.cues:
        start, end = cue.span
        without = text[:start] + cue.without + text[end:]
        words = predicates(text, cue.span, lang)[:1]
        shift = [len(cue.without) - (end - start) if a >= end else 0 for a, _ in words]
        moved = [(a + by, b + by) for (a, b), by in zip(words, shift, strict=True)]
        pair = (words[0], moved[0]) if words else (None, None)
        found.append(Turned(text, other, without, *pair))
    return found


def _values(
    english: str, thai: str, asked: Open, vectors: Matrix, gains: list[tuple[float, float]]
) -> list[Weighed]:
    mine, other = (1, 0) if asked.kind == "thai" else (0, 1)
    texts, langs = (english, thai), ("en", "th")
    alike = float(vectors[0] @ vectors[1])
    removed = vectors[2:] @ vectors[other] - alike
    strong = [
        span for span in negative_words(texts[other], langs[other]) if not overlaps_any(span, asked.taken)
    ]
    weak = [
        span for span in doubtful_words(texts[other], langs[other]) if not overlaps_any(span, asked.taken)
    ]
    found = []
    for cue, without, gain in zip(asked.cues, removed, gains, strict=True):
        said = counterparts(texts[mine], cue.span, texts[other], langs=(langs[mine], langs[other]))
        values = (
            without,
            alike,
            min(2, asked.count),
            min(2, asked.others),
            _about(strong, texts[other], cue.span, texts[mine]),
            _about(weak, texts[other], cue.span, texts[mine]),
            bool(said),
            bool(said) and said[0].negative,
            math.log(len(texts[mine])),
            *gain,
        )
        found.append(Weighed(cue, said[0] if said else None, tuple(map(float, values))))
    return found


def _about(words: list[Span], text: str, cue: Span, cue_text: str) -> int:
    """How many of ``words`` stand about where the negator stands in its own text, 2 at most."""
    place = cue[0] / max(1, len(cue_text))
    return min(2, sum(abs(start / max(1, len(text)) - place) <= _ABOUT for start, _ in words))


@cache
def load_polarity() -> dict[str, tuple[tuple[float, ...], float]]:
    """Weights and constant by kind of negation."""
    table = json.loads(files("thiap.content").joinpath("polarity.json").read_text("utf-8"))
    return {
        kind: (tuple(entry["weights"][name] for name in FEATURES), entry["constant"])
        for kind, entry in table["models"].items()
    }


def find_reversals(bitext: Bitext) -> Iterator[Reversal]:
    """Open negations of aligned text, the likeliest of each bead and side; none without an encoder."""
    encoder = get_encoder(bitext.alignment.encoder)
    if encoder is None or {bitext.source.lang, bitext.target.lang} != {"en", "th"}:
        return
    english_side: Side = "source" if bitext.source.lang == "en" else "target"
    thai_side = other_side(english_side)
    beads = linked_beads(bitext.alignment)
    runs = {
        side: [read_run(bitext.document(side), bead.spans(side), without=names) for bead in beads]
        for side in (english_side, thai_side)
        for names in [terms_written_out(bitext, side)]  # Médecins Sans Frontières denies nothing
    }
    place = {id(bead): k for k, bead in enumerate(beads)}
    near = surroundings(bitext, beads)
    # Texts that share a subject only get remarks: the second witness is not called.
    tokens = get_token_encoder() if bitext.mode == "translation" else None
    found = [
        open_negations(english.text, thai.text)
        for english, thai in zip(runs[english_side], runs[thai_side], strict=True)
    ]
    asked = [
        (k, one)
        for k, (bead, one) in enumerate(zip(beads, found, strict=True))
        if one is not None and bead.score >= LINKED
    ]
    facing = []
    for k, bead in enumerate(beads):
        if bead.score >= LINKED and not _cut(bitext, bead):
            beside = [place[id(other)] for other in near[k]]
            spare = any((one := found[b]) is not None and one.kind == "thai" for b in beside)
            around = _unit(bitext, bead, thai_side) or " ".join(runs[thai_side][b].text for b in beside)
            facing.append(
                Facing(runs[english_side][k], runs[thai_side][k], around, spare, bitext.alignment.alone)
            )
    yield from find_denials(facing, english_side, encoder, tokens)
    for start in range(0, len(asked), _AT_ONCE):
        some = asked[start : start + _AT_ONCE]
        texts = [(runs[english_side][k].text, runs[thai_side][k].text, one) for k, one in some]
        for (k, one), weighed in zip(some, weigh(texts, encoder, tokens), strict=True):
            side = thai_side if one.kind == "thai" else english_side
            # The answer may stand next door: the aligner cut a phrase too early or too late.
            joined = [
                _joined(runs[english_side], runs[thai_side], k, place[id(bead)], side == thai_side)
                for bead in near[k]
            ]
            next_door = [two for two in joined if _answered_beside(one, two)]
            both = runs[side][k], runs[other_side(side)][k]
            witness = None if _cut(bitext, beads[k]) else tokens
            yield from _likeliest(
                bitext, side, one.kind, weighed, both, one.taken, next_door, encoder, witness
            )


def _cut(bitext: Bitext, bead: Bead) -> bool:
    """Whether placeholders cut a unit of a file in pieces, which need not say the same one by one."""
    if not bitext.alignment.alone:
        return False
    units = [
        (doc, block_at(doc, bead.spans(side)[0][0])) for side in SIDES for doc in [bitext.document(side)]
    ]
    return any(unit is not None and touches(doc.skipped, unit.span) for doc, unit in units)


def _unit(bitext: Bitext, bead: Bead, side: Side) -> str:
    """All that a unit of a file says on one side, also what the alignment left alone; empty for a text."""
    doc = bitext.document(side)
    block = block_at(doc, bead.spans(side)[0][0]) if bitext.alignment.alone else None
    return doc.quote(block.span) if block else ""


@dataclass(frozen=True, slots=True)
class _Two:
    """The texts of two beads in a row; ``shift`` is where the first asked begins on the negator's side."""

    english: str
    thai: str
    shift: int


def _joined(english: Sequence[Run], thai: Sequence[Run], one: int, other: int, thai_side: bool) -> _Two:
    low, high = min(one, other), max(one, other)
    shift = len((thai if thai_side else english)[other].text) + 1 if other < one else 0
    here, there = (f"{runs[low].text} {runs[high].text}" for runs in (english, thai))
    return _Two(here, there, shift)


def _answered_beside(one: Open, two: _Two) -> bool:
    """Whether fewer negations are open in two beads together than in one of them."""
    both = open_negations(two.english, two.thai)
    return both is None or both.kind != one.kind or both.count < one.count


def _lost_in_both(cue: Cue, kind: Kind, two: _Two, tokens: E5Encoder) -> bool:
    """Whether the sign is lost in two beads read as one, too."""
    moved = replace(cue, span=(cue.span[0] + two.shift, cue.span[1] + two.shift))
    return hear(Heard(two.english, two.thai, moved, kind == "thai", (), None, sure=False), tokens).lost


def _likeliest(
    bitext: Bitext,
    side: Side,
    kind: Kind,
    weighed: list[Weighed],
    runs: tuple[Run, Run],
    taken: Spans,
    next_door: Sequence[_Two],
    encoder: WindowEncoder,
    tokens: E5Encoder | None,
) -> Iterator[Reversal]:
    """The likeliest of the open negations of a bead, if it is likely enough."""
    weights, constant = load_polarity()[kind]
    odds = [float(np.dot(item.values, weights)) + constant for item in weighed]
    best = int(np.argmax(odds))
    alone = 1 / (1 + math.exp(-max(-30.0, min(30.0, odds[best]))))
    probability = alone * (NEXT_DOOR if next_door else 1)
    if probability < LEAST:
        return
    item, (run, other) = weighed[best], runs
    said, lost = item.counterpart, False
    if tokens is not None and alone >= (_ALARM_UNITS if bitext.alignment.alone else _ALARM):
        english, thai = (other.text, run.text) if kind == "thai" else (run.text, other.text)
        heard = Heard(english, thai, item.cue, kind == "thai", taken, said, alone >= _SURE)
        witness = hear(heard, tokens)
        said, lost = said or witness.counterpart, witness.lost
        if lost and witness.counterpart is not None:
            alike = item.values[FEATURES.index("alike")]
            said_as = witness.counterpart, kind == "thai", alone, alike, witness.also
            sign = Lost(run.text, other.text, item.cue.span, *said_as)
            lost = same_predicate(sign, encoder)
        # Said here without a sign, also with what stands next door: the negator there is another's.
        lost = lost and all(_lost_in_both(item.cue, kind, two, tokens) for two in next_door)
        probability = alone if lost else probability
    start = item.cue.span[0]
    noun = kind == "thai" and dict(thai_words(run.text)).get(start - len(_NOUN), "").startswith(_NOUN)
    clause = run.locate(*clause_of(run.text, item.cue.span, bitext.document(side).lang))
    lang = bitext.document(other_side(side)).lang
    there = other.locate(*(clause_of(other.text, said.span, lang) if said else (0, len(other.text))))
    source, target = (clause, there) if side == "source" else (there, clause)
    first = predicates(run.text, item.cue.span, bitext.document(side).lang)[:1]
    named = item.counterpart is not None and [item.counterpart.predicate] == first
    plain, cue = named or item.values[FEATURES.index("alike")] >= _PLAIN, run.locate(*item.cue.span)
    known = dict(zip(FEATURES, item.values, strict=True))
    clear = not bitext.alignment.alone or clear_in_unit(kind, known, run.text, item.cue.span, named=named)
    located = lost and clear and not noun
    yield Reversal(side, cue, source, target, probability, located, plain, named, is_turned(kind, known))
