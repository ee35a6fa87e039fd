"""Learn ``content/polarity.json`` from parallel text in which negations are taken out or put in.

    THIAP_BENCH=FOLDER python benchmarks/content/train_polarity.py [--write]

FOLDER holds ``bench/data/align``. Clean pairs of sentences (NTREX-128, UD-PUD) with an unequal number of
negators are the negative examples. For positive ones a Thai negator is deleted (then the English one is
unanswered), and ไม่ is put before a Thai verb of a sentence whose English has none. Documents are split in
five; the constant is set so that a confidence of 0.5 is reached by ``FALSE_ALARMS`` of the clean pairs.
"""

from __future__ import annotations

import argparse
import json
import os
import random
from pathlib import Path

import numpy as np
from train_coverage import FOLDS, load, logistic, run

from thiap.content.polarity import FEATURES, weigh
from thiap.encoders import get_encoder
from thiap.languages.negation import negations

EXCUSES = ("strong", "weak", "near", "maybe", "others", "length")
SIGNS = ("whole", "local", "likeness")
#: Share of clean pairs at a confidence of 0.5, by direction.
FALSE_ALARMS = {"en-th": 0.004, "th-en": 0.003}
OUTPUT = Path(__file__).parents[2] / "src/thiap/content/polarity.json"


def verbs(words):
    """Indices of words that pythainlp tags as verbs or auxiliaries."""
    from pythainlp.tag import pos_tag

    tags = pos_tag(words, corpus="pud", engine="perceptron")
    return [k for k, (_, tag) in enumerate(tags) if tag in ("VERB", "AUX") and k > 0]


def samples(docs, rng):
    from pythainlp.tokenize import word_tokenize

    encoder = get_encoder("muse")

    def both(kind, doc, english, thai):
        for langs, one, other in ((("en", "th"), english, thai), (("th", "en"), thai, english)):
            yield (
                "-".join(langs),
                doc,
                kind,
                [w.values for w in weigh(run(one), run(other), langs=langs, encoder=encoder)],
            )

    for doc, pairs in docs:
        for english, thai in pairs:
            yield from both("clean", doc, english, thai)
            cues = negations(thai, "th")
            if cues and len(negations(english, "en")) >= len(cues):
                a, b = rng.choice(cues).span
                yield from both("removed", doc, english, thai[:a] + thai[b:])
            if not cues and not negations(english, "en"):
                words = word_tokenize(thai, engine="newmm", keep_whitespace=True)
                places = verbs(words)
                if places:
                    at = len("".join(words[: rng.choice(places)]))
                    yield from both("inserted", doc, english, f"{thai[:at]}ไม่{thai[at:]}")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    docs = [d for name in ("ntrex-para", "pud") for d in load(Path(os.environ["THIAP_BENCH"]), name)]
    data = list(samples(docs, random.Random(3)))
    names = sorted({doc for _, doc, _, _ in data})
    models = {}
    for langs, positive in (("en-th", "removed"), ("th-en", "inserted")):
        rows = [(doc, kind, np.array(values)) for key, doc, kind, values in data if key == langs]

        def fit(part, positive=positive):
            xs, ys = [], []
            for _, kind, values in part:
                if len(values) and kind in ("clean", positive):
                    if kind == "clean":
                        xs.append(values)
                        ys += [0] * len(values)
                    else:
                        xs.append(values[[np.argmax(values[:, 0] + values[:, 1])]])
                        ys.append(1)
            x, y, kept = np.concatenate(xs), np.array(ys, float), np.ones(len(FEATURES))
            while True:  # a cue on the other side can only excuse a negator, a gain only accuse it
                w, c = logistic(x * kept, y)
                wrong = [k for k, n in enumerate(FEATURES) if w[k] > 0 if n in EXCUSES]
                wrong += [k for k, n in enumerate(FEATURES) if w[k] < 0 if n in SIGNS]
                if not wrong:
                    return w, c
                kept[wrong] = 0

        scores = {}
        for fold in range(FOLDS):
            held = set(names[fold::FOLDS])
            w, c = fit([row for row in rows if row[0] not in held])
            for doc, kind, values in rows:
                if doc in held:
                    scores.setdefault(kind, []).append(
                        float((values @ w + c).max()) if len(values) else -30.0
                    )
        threshold = float(np.quantile(scores["clean"], 1 - FALSE_ALARMS[langs]))
        for share in (0.01, 0.005, 0.0025):
            t = float(np.quantile(scores["clean"], 1 - share))
            print(
                langs,
                share,
                {k: (len(s), round(float((np.array(s) > t).mean()), 3)) for k, s in scores.items()},
            )
        w, c = fit(rows)
        models[langs] = {
            "weights": {n: round(float(v), 4) for n, v in zip(FEATURES, w, strict=True)},
            "constant": round(c - threshold, 4),
            "out_of_fold": {k: round(float((np.array(s) > threshold).mean()), 3) for k, s in scores.items()},
        }
        print(models[langs])
    if args.write:
        table = {
            "made_by": "benchmarks/content/train_polarity.py",
            "data": "NTREX-128 and UD-PUD, development half, negations taken out and put in",
            "encoder": "muse",
            "models": models,
        }
        OUTPUT.write_text(json.dumps(table, indent=1) + "\n")


if __name__ == "__main__":
    main()
