"""Where one side says what the other does not: the common ground of the omission and addition checks."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import median
from typing import Final

import numpy as np

from thiap.content.alone import SENTENCE, SENTENCE_END, Alone, runs_alone
from thiap.content.beads import (
    alone_beside,
    joined,
    linked_beads,
    neighbours,
)
from thiap.content.evidence import Candidates, Matrix, Question, gather
from thiap.content.fact_votes import MOST_VOTES, FactVotes
from thiap.content.kept import Identity
from thiap.content.links import known_links
from thiap.content.next_door import not_next_door
from thiap.content.number_forms import said_again
from thiap.content.parentheses import originals
from thiap.content.predicates import is_grammar
from thiap.content.retold import retold
from thiap.content.runs import Run, read_run
from thiap.content.set_phrases import phrases_answered
from thiap.content.stretches import ADDED, exact, load_stretch_weights, summary
from thiap.content.weights import load_weights
from thiap.content.written_out import terms_written_out
from thiap.correspondence import Correspondence, Texts, correspond
from thiap.encoders import get_encoder
from thiap.encoders.e5 import E5Encoder, get_token_encoder
from thiap.encoders.windows import WindowEncoder
from thiap.languages.lengths import usual_ratio
from thiap.model import SIDES, Bead, Bitext, Side, Span, Spans, other_side
from thiap.spans import is_bracket, merge, overlaps_any

#: Gaps less likely than this are not reported at all, as a probability and as log odds.
LEAST_PROBABILITY, LEAST = 0.05, -3.0
LARGEST_ODDS = 30.0
#: Ratio of lengths expected before a document says more, and how many beads that belief weighs.
USUAL_RATIO, BELIEF = 1.0, 3
#: Languages that differ by more are expected to: what is English in a hundred characters is Chinese in forty.
DENSE: Final = 1.5
#: Characters of the two sides from which on a bead tells the ratio, where languages are equally long.
TELLING: Final = (40, 20)
#: A bead whose other side is longer than predicted by this log ratio cannot have lost a clause.
ROOMY = 0.45
#: A part is held against other text than its bead's: log odds added for the aligner's own verdict, that it
#: does not belong there.
MOVED = 3.0
#: Log odds added by side, so that a confidence of 0.5 lies where the false-alarm curves of
#: docs/content-checks.md bend: an omission is worth more false alarms than a phrase that explains.
LEANING: Final[dict[Side, float]] = {"source": 0.0, "target": -0.9}
#: A part as long as a sentence, where sentences have no mark, by side.
LONG: Final[dict[Side, int]] = {"source": 10_000, "target": 50}
#: Log odds by vectors of sentences from which on the words are asked as well. On the texts of
#: ``benchmarks/content/train_correspondence.py`` one clean run in four reaches it, and of the losses that are
#: found in the end 99 of 100. With -3 (one in seven) a fifth of the lost clauses of longer runs were missed.
SUSPECT = -4.0
#: In units: the same by what both models say without the words, the first so many times. Of 107 parts put in
#: or taken out of real units that count in the end one lies below it, of what is complete one half.
WITHOUT_WORDS, SUSPECT_UNIT = 1.5, -10.0
#: Characters of a run without counterpart that may be a phrase cut off, at most.
PHRASE = 110
#: Confidence of an unaligned run where nothing but structure is known (no encoder, comparable texts).
STRUCTURAL = 0.6


@dataclass(frozen=True, slots=True)
class Gap:
    """A part of one side without counterpart.

    Attributes:
        side: the side that has it.
        spans: where it stands there.
        near: the text of the other side around the place where it would stand; may be empty.
        probability: that a reader would agree, 0 to 1.
        whole: whether it is one sentence or more, not a part of one.
        unaligned: whether the aligner itself found no counterpart.
    """

    side: Side
    spans: Spans
    near: Spans
    probability: float
    whole: bool
    unaligned: bool


def length_ratio(bitext: Bitext) -> float:
    """Length of the target over that of the source to be expected in this pair."""
    usual = _usual_ratio(bitext.source.lang, bitext.target.lang)
    ratios = [usual] * BELIEF
    least = TELLING[0] * min(1.0, 1 / usual), TELLING[1] * min(1.0, usual)
    for bead in bitext.alignment.beads:
        a = sum(end - start for start, end in bead.source)
        b = sum(end - start for start, end in bead.target)
        if a > least[0] and b > least[1]:
            ratios.append(b / a)
    return median(ratios)


def _usual_ratio(source: str, target: str) -> float:
    """The ratio of the lengths of two languages, one where they need about as many characters."""
    usual = usual_ratio(source, target) or USUAL_RATIO
    return usual if max(usual, 1 / usual) > DENSE else USUAL_RATIO


def _whole(run: Run, part: Span) -> bool:
    """Whether a part begins and ends where sentences do (in a text that marks them)."""
    before, after = run.text[: part[0]].rstrip(), run.text[: part[1]].rstrip()
    begins = not before or SENTENCE_END.search(before) is not None
    ends = part[1] >= len(run.text) or SENTENCE_END.search(after) is not None
    return begins and ends


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a bead that may be lost.

    Attributes:
        bead: number of the bead.
        side: the side that has it.
        spans: where it stands there.
        marked: the words of it, and beside it, that nothing answers.
        odds: log odds by the bead alone.
        weight: what the odds hold for its being a sentence.
        whole: see ``Gap``.
    """

    bead: int
    side: Side
    spans: Spans
    marked: Spans
    odds: float
    weight: float
    whole: bool


@dataclass(frozen=True, slots=True, eq=False)
class _Weighed:
    """The parts of a run with the log odds that they are lost; what answers its words, if they were asked."""

    candidates: Candidates
    odds: Matrix
    answers: Correspondence | None


class _Search:
    """The parts of one bitext, weighed."""

    def __init__(self, bitext: Bitext, encoder: WindowEncoder, tokens: E5Encoder | None) -> None:
        self.bitext = bitext
        self.encoder = encoder
        self.tokens = tokens
        self.links = known_links(bitext)
        self.ratio = length_ratio(bitext)
        self.facts = FactVotes(bitext)
        again = said_again(bitext)
        told_again = [span for bead in retold(bitext) for span in bead.target]
        self.terms = {side: terms_written_out(bitext, side) for side in SIDES}
        # A term written out answers what the other side has for it, but none of its words needs an answer;
        # of a term and its original one stays.
        ends = {end for _, end in self.terms["target"]}
        phrases = phrases_answered(bitext)
        twice = [span for span in originals(bitext) if ends.isdisjoint((span[0], span[0] - 1))]
        self.asked: dict[Side, Spans] = {
            "source": merge((*again["source"], *self.terms["source"], *phrases["source"])),
            "target": merge(
                (*twice, *again["target"], *told_again, *self.terms["target"], *phrases["target"])
            ),
        }
        self.answering: dict[Side, Spans] = {
            "source": again["source"],
            "target": merge((*originals(bitext), *again["target"], *told_again)),
        }

    def run(self, spans: Spans, side: Side) -> Run:
        """What of a side needs an answer."""
        return read_run(self.bitext.document(side), spans, without=self.asked[side])

    def across(self, spans: Spans, side: Side) -> Run:
        """What of a side may answer the other."""
        return read_run(self.bitext.document(side), spans, without=self.answering[side])

    def is_term(self, run: Alone) -> bool:
        """Whether a run is a term written out, with or without the bracket behind it, and nothing else."""
        if not any(overlaps_any(span, self.terms[run.side]) for span in run.spans):
            return False
        left = self.run(run.spans, run.side).text
        return not left or is_bracket(left)

    def expected(self, side: Side) -> float:
        """Length of the other side over that of ``side``."""
        return self.ratio if side == "source" else 1 / self.ratio

    def langs(self, side: Side) -> tuple[str, str]:
        return self.bitext.document(side).lang, self.bitext.document(other_side(side)).lang

    def weighed(self, questions: Sequence[tuple[Question, Side]], *, words: bool = True) -> list[_Weighed]:
        """The parts of each run with the log odds that they are lost.

        Where vectors of sentences leave a suspicion the words are asked what answers them; not with
        ``words`` False, for parts that are whole sentences, which the weights of words were not learnt on.
        """
        found = gather([question for question, _ in questions], self.encoder)
        odds = [
            load_weights(*question.langs).odds(candidates.values)
            for (question, _), candidates in zip(questions, found, strict=True)
        ]
        answers: dict[int, Correspondence] = {}
        if words and self.tokens is not None:
            doubtful = [
                k
                for k, values in enumerate(odds)
                if len(values)
                and values.max() >= SUSPECT
                and (not self.bitext.alignment.alone or _may_count(questions[k][0], found[k], values))
            ]
            asked = [self._texts(*questions[k]) for k in doubtful]
            for k, answer in zip(doubtful, correspond(asked, self.tokens), strict=True):
                question, side = questions[k]
                answers[k] = answer
                words_of = answer.words(side), answer.odds(side), answer.taken(side)
                added = summary(*words_of, found[k].parts, question.ratio)
                odds[k] = load_stretch_weights(*question.langs).odds(np.hstack([found[k].values, added]))
        return [_Weighed(found[k], odds[k], answers.get(k)) for k in range(len(questions))]

    def _texts(self, question: Question, side: Side) -> Texts:
        """The two texts of a question, the source first."""
        texts, langs = (question.run.text, question.other.text), question.langs
        if side == "target":
            texts, langs = texts[::-1], langs[::-1]
        links = tuple(link for link in self.links if link[0] in texts[0] and link[1] in texts[1])
        return Texts(*texts, langs, links)

    def inside(self) -> Iterator[Gap]:
        """The likeliest lost part of each bead on either side, unless a neighbouring bead says it."""
        beads = linked_beads(self.bitext.alignment)
        around = neighbours(beads, alone=self.bitext.alignment.alone)
        free = alone_beside(self.bitext.alignment, beads)
        places = [(k, side) for k in range(len(beads)) for side in SIDES]
        asked = {place: self._question(beads[place[0]], place[1]) for place in places}
        questions = {place: question for place, question in asked.items() if question is not None}
        found = self.weighed([(question, side) for (_, side), question in questions.items()])
        parts = [
            part
            for (place, question), weighed in zip(questions.items(), found, strict=True)
            if (part := self._likeliest(place, question, weighed))
        ]

        def beside(part: _Part) -> list[Bead]:
            return [*around[part.bead], *free[other_side(part.side)][part.bead]]

        # The aligner may have cut the other side a phrase too early or too late: then the neighbour
        # says the part, or, where the cut went through its counterpart, the two beads as one do; or what
        # it left alone there.
        odds = self.odds(
            [(part.spans, part.side, around[part.bead]) for part in parts]
            + [
                (part.spans, part.side, [joined(beads[part.bead], other) for other in beside(part)])
                for part in parts
            ]
        )
        for part, apart, as_one in zip(parts, odds[: len(parts)], odds[len(parts) :], strict=True):
            sure = min(part.odds, not_next_door(apart, as_one) + part.weight)
            across = beads[part.bead].spans(other_side(part.side))
            yield Gap(part.side, part.marked, across, _probability(sure), part.whole, unaligned=False)

    def _question(self, bead: Bead, side: Side) -> Question | None:
        """What to ask of a bead: nothing where the other side has room for all of it."""
        run = self.run(bead.spans(side), side)
        other = self.across(bead.spans(other_side(side)), other_side(side))
        if not run.text or not other.text:
            return None
        if np.log(len(other.text) / (self.expected(side) * len(run.text))) > ROOMY:
            return None
        return Question(run, other, self.langs(side), self.expected(side))

    def _likeliest(self, place: tuple[int, Side], question: Question, weighed: _Weighed) -> _Part | None:
        """The part of a bead most likely lost, by the bead alone; None where none is worth a look."""
        found = weighed.candidates
        if not found.parts:
            return None
        (bead, side), run = place, question.run
        odds = weighed.odds + LEANING[side]
        if odds.max() + MOST_VOTES + SENTENCE < LEAST:
            return None
        odds += [self.facts.vote(side, run.locate(*part)) for part in found.parts]
        weight = [
            SENTENCE if _whole(run, part) or part[1] - part[0] >= LONG[side] else 0.0 for part in found.parts
        ]
        odds += weight
        best = int(np.argmax(odds))
        if odds[best] < LEAST:
            return None
        part, answers = found.parts[best], weighed.answers
        whole = _whole(run, part)
        marked = part
        if answers is not None and not whole and run.text[part[0]] not in "([":  # brackets stay whole
            marked = exact(part, answers.words(side), answers.odds(side))
            if question.langs[0] == "en" and is_grammar(run.text[slice(*marked)]):
                return None
        spans = run.locate(*part), run.locate(*marked)
        return _Part(bead, side, *spans, float(odds[best]), weight[best], whole)

    def odds(self, asked: Sequence[tuple[Spans, Side, Sequence[Bead]]], *, words: bool = True) -> list[float]:
        """For each of ``asked`` the least log odds that a bead lacks the spans, were they part of it."""
        questions: list[tuple[Question, Side]] = []
        numbers: list[int] = []
        for number, (spans, side, beads) in enumerate(asked):
            part = self.run(spans, side).text
            for bead in beads:
                other = self.across(bead.spans(other_side(side)), other_side(side))
                run = self.run((*bead.spans(side), *spans), side)
                at = run.text.find(part)
                if at < 0 or len(part) + 1 >= len(run.text) or not other.text:
                    continue
                only = ((at, at + len(part)),)
                questions.append((Question(run, other, self.langs(side), self.expected(side), only), side))
                numbers.append(number)
        least = [LARGEST_ODDS] * len(asked)
        for number, weighed in zip(numbers, self.weighed(questions, words=words), strict=True):
            if weighed.candidates.parts:
                least[number] = min(least[number], float(weighed.odds[0]))
        return least

    def alone(self, runs: Sequence[Alone]) -> list[float]:
        """For each run without counterpart the least log odds that a bead beside it lacks it.

        A short one may be a phrase that the aligner cut off: then its words are asked too.
        """
        asked = [(run.spans, run.side, run.around) for run in runs]
        least = self.odds(asked, words=False)
        short = [
            k
            for k, run in enumerate(runs)
            if least[k] + MOVED + run.weight >= LEAST and sum(b - a for a, b in run.spans) <= PHRASE
        ]
        for k, odds in zip(short, self.odds([asked[k] for k in short]), strict=True):
            least[k] = min(least[k], odds)
        return least


def _may_count(question: Question, found: Candidates, odds: Matrix) -> bool:
    """Whether the words could make an alarm of a part of a unit, where only what is almost sure counts."""
    without = load_stretch_weights(*question.langs).odds(np.pad(found.values, ((0, 0), (0, len(ADDED)))))
    return float((without + WITHOUT_WORDS * odds).max()) >= SUSPECT_UNIT


def _probability(odds: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def find_gaps(bitext: Bitext) -> tuple[Gap, ...]:
    """All gaps of both sides, worth a look or more; in comparable texts unaligned runs alone.

    The last few results are kept, since several checks ask for the same bitext.
    """
    return _find_gaps(Identity(bitext))


@lru_cache(maxsize=4)
def _find_gaps(key: Identity) -> tuple[Gap, ...]:
    bitext = key.bitext
    encoder = get_encoder(bitext.alignment.encoder)
    strict = bitext.mode == "translation" and encoder is not None
    search = _Search(bitext, encoder, get_token_encoder()) if encoder is not None and strict else None
    runs = list(runs_alone(bitext))
    if search:
        runs = [run for run in runs if not search.is_term(run)]
        odds = search.alone(runs)
        chances = [_probability(sure + MOVED + run.weight) for run, sure in zip(runs, odds, strict=True)]
    else:
        chances = [STRUCTURAL] * len(runs)
    gaps = []
    for run, chance in zip(runs, chances, strict=True):
        near = tuple(span for bead in run.around for span in bead.spans(other_side(run.side)))
        gaps.append(Gap(run.side, run.spans, near, chance, run.whole, unaligned=True))
    if search:
        gaps += search.inside()
    return tuple(gap for gap in gaps if gap.probability >= LEAST_PROBABILITY)
