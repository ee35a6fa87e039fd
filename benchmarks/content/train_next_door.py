"""Learn what it counts that a neighbour lacks a part: from phrases moved to the neighbour, and left out.

    THIAP_BENCH=FOLDER python benchmarks/content/train_next_door.py [--samples N]

FOLDER holds ``bench/data/align``. In NTREX-128 (development half) the first or the last phrase of a Thai
sentence is moved to the sentence before or after it, as an aligner may cut; in others a phrase is left out.
Of those where the bead alone speaks for a loss, the two answers of the neighbours (``content/next_door.py``)
are weighed by a logistic model. The constant is chosen from the table: how many left out and how many moved
would be told as lost. To be put into ``content/next_door.py`` by hand.
"""

from __future__ import annotations

import argparse
import os
import random
from pathlib import Path

import numpy as np
from train_coverage import PHRASE, drop, load, logistic, run

from thiap.content.evidence import Question, gather
from thiap.content.next_door import CLEAR
from thiap.content.stretches import load_stretch_weights, summary
from thiap.content.weights import load_weights
from thiap.correspondence import Texts, correspond
from thiap.encoders import get_encoder
from thiap.encoders.e5 import get_token_encoder

LANGS = ("en", "th")
SHORTEST, LARGEST = 18, 0.7
SUSPECT = -4.0


def cut(text, *, last):
    """``text`` without its last or first phrase, and the phrase; None where it has none of fit size."""
    spans = [match.span() for match in PHRASE.finditer(text)]
    start, end = spans[-1 if last else 0] if spans else (0, 0)
    if len(spans) < 2 or not SHORTEST <= end - start <= LARGEST * len(text):
        return None
    return (text[:start] + text[end:]).strip(), text[start:end]


def samples(docs, rng):
    """(kind, ratio, English, Thai, neighbours): the sentences before and after as (English, Thai)."""
    for _, pairs in docs:
        ratio = float(np.median([len(thai) / len(english) for english, thai in pairs if len(english) > 40]))
        for at in range(1, len(pairs) - 1):
            (english, thai), before, after = pairs[at], pairs[at - 1], pairs[at + 1]
            if moved := cut(thai, last=True):
                beside = [before, (after[0], f"{moved[1]} {after[1]}")]
                yield "moved", ratio, english, moved[0], beside
            if moved := cut(thai, last=False):
                beside = [(before[0], f"{before[1]} {moved[1]}"), after]
                yield "moved", ratio, english, moved[0], beside
            for _ in range(2):
                if dropped := drop(thai, "th", rng):
                    yield "left out", ratio, english, dropped[0], [before, after]


def weighed(questions):
    """Log odds of the parts of each question, words and all."""
    found = gather(questions, get_encoder("muse"))
    asked = [Texts(question.run.text, question.other.text, LANGS) for question in questions]
    weights, out = load_stretch_weights(*LANGS), []
    for question, one, answer in zip(questions, found, correspond(asked, get_token_encoder()), strict=True):
        words = answer.words("source"), answer.odds("source"), answer.taken("source")
        added = summary(*words, one.parts, question.ratio)
        out.append((one.parts, weights.odds(np.hstack([one.values, added]))))
    return out


def suspected(found):
    """Those of the samples of which some part seems lost by the bead alone: (sample, part, log odds)."""
    questions = [Question(run(english), run(thai), LANGS, ratio) for _, ratio, english, thai, _ in found]
    first = gather(questions, get_encoder("muse"))
    weights = load_weights(*LANGS)
    look = [k for k, one in enumerate(first) if one.parts and weights.odds(one.values).max() >= SUSPECT]
    for k, (parts, odds) in zip(look, weighed([questions[k] for k in look]), strict=True):
        best = int(odds.argmax())
        if odds[best] > 0:
            yield found[k], parts[best], float(odds[best])


def asked_next_door(sample, part):
    """The questions to the two neighbours of a sample: apart, as one, apart, as one."""
    _, ratio, english, thai, beside = sample
    text = english[slice(*part)]
    for after, (other, answer) in enumerate(beside):
        for own, facing in ((text, ""), (english, thai)):
            one = f"{own} {other}" if after else f"{other} {own}"
            there = (f"{facing} {answer}" if after else f"{answer} {facing}").strip()
            at = one.find(own) + (part[0] if facing else 0)
            yield Question(run(one), run(there), LANGS, ratio, ((at, at + len(text)),))


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--samples", type=int, default=1600)
    args = parser.parse_args()
    rng = random.Random(11)
    found = list(samples(list(load(Path(os.environ["THIAP_BENCH"]), "ntrex-para")), rng))
    rng.shuffle(found)
    kept = list(suspected(found[: args.samples]))
    answers = weighed([question for sample, part, _ in kept for question in asked_next_door(sample, part)])
    rows = np.array([float(odds[0]) for _, odds in answers]).reshape(-1, 2, 2).min(axis=1)
    rows = np.minimum(rows, CLEAR)
    own = np.array([odds for _, _, odds in kept])
    lost = np.array([sample[0] == "left out" for sample, _, _ in kept])
    weights, constant = logistic(rows, lost.astype(float))
    print(f"{lost.sum()} left out, {(~lost).sum()} moved", weights.round(3), round(float(constant), 3))
    for tried in np.arange(0.5, 3.6, 0.25):
        told = np.minimum(own, rows @ weights + tried) > 0
        print(f"{tried:.2f}: {told[lost].sum()} left out and {told[~lost].sum()} moved told as lost")


if __name__ == "__main__":
    main()
