"""Learn ``content/polarity.json`` from parallel text in which negations are taken out or put in.

    THIAP_BENCH=FOLDER python benchmarks/content/train_polarity.py [--write]

FOLDER holds ``bench/data/align``. Clean pairs (NTREX-128, UD-PUD, XQuAD) with an open negation are the
negative examples. For positive ones a Thai negator is deleted (then the English one is unanswered), and ไม่
is put before a Thai verb of a sentence whose English has none. Documents are split in five; the constant is
set so that a confidence of 0.5 is reached by ``FALSE_ALARMS`` of the clean pairs. Printed besides: weights
and threshold fitted on one half of the documents and measured on the other.
"""

from __future__ import annotations

import argparse
import json
import os
import random
from pathlib import Path

import numpy as np
from train_coverage import FOLDS, load, logistic

from thiap.content.open_negations import open_negations
from thiap.content.polarity import FEATURES, weigh
from thiap.encoders import get_encoder
from thiap.encoders.e5 import get_token_encoder
from thiap.languages.negation import negations

EXCUSES = ("strong", "weak", "answered", "length", "others")
SIGNS = ("without", "alike", "found", "turned", "word")
SUM = [FEATURES.index(name) for name in ("without", "turned")]
#: What is done to a pair so that a negation of each kind is open.
POSITIVE = {"english": "removed", "thai": "inserted"}
#: Share of the pairs in which ไม่ may be put that it is put in: encoding is slow.
INSERTED = 0.4
#: Share of clean pairs at a confidence of 0.5, by kind.
FALSE_ALARMS = {"english": 0.0045, "thai": 0.002}
OUTPUT = Path(__file__).parents[2] / "src/thiap/content/polarity.json"


def verbs(words):
    """Indices of words that pythainlp tags as verbs or auxiliaries."""
    from pythainlp.tag import pos_tag

    tags = pos_tag(words, corpus="pud", engine="perceptron")
    return [k for k, (_, tag) in enumerate(tags) if tag in ("VERB", "AUX") and k > 0]


def drafts(docs, rng):
    """(document, what was done, English, Thai)."""
    from pythainlp.tokenize import word_tokenize

    for doc, pairs in docs:
        for english, thai in pairs:
            yield doc, "clean", english, thai
            cues = negations(thai, "th")
            for cue in rng.sample(cues, min(2, len(cues))):
                a, b = cue.span
                yield doc, "removed", english, thai[:a] + thai[b:]
            if not cues and not negations(english, "en"):
                words = word_tokenize(thai, engine="newmm", keep_whitespace=True)
                places = verbs(words)
                if places and rng.random() < INSERTED:
                    at = len("".join(words[: rng.choice(places)]))
                    yield doc, "inserted", english, f"{thai[:at]}ไม่{thai[at:]}"


def samples(docs, rng):
    """(kind, document, what was done, features of each open negation, English, Thai)."""
    asked = []
    for doc, done, english, thai in drafts(docs, rng):
        one = open_negations(english, thai)
        asked.append((doc, done, english, thai, one))
    open_ones = [item for item in asked if item[4]]
    encoder, tokens = get_encoder("muse"), get_token_encoder()
    assert tokens is not None, "the token encoder is not installed"
    values = []
    for start in range(0, len(open_ones), 64):
        values += weigh([item[2:] for item in open_ones[start : start + 64]], encoder, tokens)
    by_item = {id(item): found for item, found in zip(open_ones, values, strict=True)}
    for item in asked:
        doc, done, english, thai, one = item
        found = np.array([weighed.values for weighed in by_item.get(id(item), [])])
        yield one.kind if one else None, doc, done, found, english, thai


def fit(rows, positive):
    """Weights and constant; a cue on the other side can only excuse a negator, a gain only accuse it."""
    xs, ys = [], []
    for _, done, values in rows:
        if len(values) and done in ("clean", positive):
            if done == "clean":
                xs.append(values)
                ys += [0] * len(values)
            else:
                xs.append(values[[np.argmax(values[:, SUM].sum(axis=1))]])
                ys.append(1)
    x, y, kept = np.concatenate(xs), np.array(ys, float), np.ones(len(FEATURES))
    while True:
        w, c = logistic(x * kept, y)
        wrong = [k for k, n in enumerate(FEATURES) if w[k] > 0 if n in EXCUSES]
        wrong += [k for k, n in enumerate(FEATURES) if w[k] < 0 if n in SIGNS]
        if not wrong:
            return w, c
        kept[wrong] = 0


def score(rows, w, c):
    return [float((values @ w + c).max()) if len(values) else -30.0 for _, _, values in rows]


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    docs = [
        d for name in ("ntrex-para", "pud", "xquad-flat") for d in load(Path(os.environ["THIAP_BENCH"]), name)
    ]
    data = list(samples(docs, random.Random(3)))
    names = sorted({item[1] for item in data})
    models = {}
    for kind, positive in POSITIVE.items():
        none = np.zeros((0, len(FEATURES)))
        rows = [
            (doc, done, values if key == kind else none)
            for key, doc, done, values, _, _ in data
            if done == "clean" or key == kind
        ]

        def measure(held, rows=rows, positive=positive):
            """Scores of documents ``held`` by what was done, weights learnt on the others."""
            w, c = fit([row for row in rows if row[0] not in held], positive)
            part = [row for row in rows if row[0] in held]
            return [(row[1], value) for row, value in zip(part, score(part, w, c), strict=True)]

        def share(scores, threshold):
            done = sorted({d for d, _ in scores})
            return {
                d: (len(v), round(float(np.mean(np.array(v) > threshold)), 4))
                for d in done
                if (v := [s for e, s in scores if e == d])
            }

        scores = [item for fold in range(FOLDS) for item in measure(set(names[fold::FOLDS]))]
        clean = [value for done, value in scores if done == "clean"]
        for rate in (0.01, 0.005, 0.0025, 0.001):
            print(kind, rate, share(scores, float(np.quantile(clean, 1 - rate))))
        for first in (0, 1):  # fitted on one half, threshold too
            held = set(names[first::2])
            w, c = fit([row for row in rows if row[0] not in held], positive)
            own = [row for row in rows if row[0] not in held and row[1] == "clean"]
            threshold = float(np.quantile(score(own, w, c), 1 - FALSE_ALARMS[kind]))
            print(kind, "half", "AB"[first], share(measure(held), threshold))
        threshold = float(np.quantile(clean, 1 - FALSE_ALARMS[kind]))
        w, c = fit(rows, positive)
        models[kind] = {
            "weights": {n: round(float(v), 4) for n, v in zip(FEATURES, w, strict=True)},
            "constant": round(c - threshold, 4),
            "out_of_fold": {done: part for done, (_, part) in share(scores, threshold).items()},
        }
        print(kind, models[kind])
    if args.write:
        table = {
            "made_by": "benchmarks/content/train_polarity.py",
            "data": "NTREX-128, UD-PUD and XQuAD, development half, negations taken out and put in",
            "encoder": "muse and e5",
            "models": models,
        }
        OUTPUT.write_text(json.dumps(table, indent=1) + "\n")


if __name__ == "__main__":
    main()
