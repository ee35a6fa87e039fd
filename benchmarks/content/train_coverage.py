"""Learn ``content/weights.json`` from parallel text in which parts are left out at random.

    THIAP_BENCH=FOLDER python benchmarks/content/train_coverage.py [--write]

FOLDER holds ``bench/data/align``. From each clean pair of sentences (NTREX-128, and the sentence sets of
UD-PUD) drafts are made by leaving out one phrase of one side, or by adding a sentence of another
document to the other. The part most like what was left out is the positive example; the strongest parts
of the clean pair are the negative ones. Documents are split in five; the figures printed are out of
fold, and the constant is set so that a confidence of 0.5 is reached by ``FALSE_ALARMS`` of the
clean pairs.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
from pathlib import Path

import numpy as np

from thiap.content.evidence import FEATURES, Question, gather
from thiap.content.runs import Run, parts
from thiap.encoders import get_encoder

FALSE_ALARMS = 0.004
FOLDS = 5
OUTPUT = Path(__file__).parents[2] / "src/thiap/content/weights.json"
DICTIONARY = ("words", "others", "known")
PHRASE = re.compile(r"\S+(?: \S{1,12}(?= |$))*")


def run(text):
    return Run(text, ((0, len(text)),), (0,))


def load(bench, name):
    """(document, [(English, Thai)]) of each document of an alignment set with sentence gold."""
    folder = bench / "bench/data/align" / name
    for entry in json.loads((folder / "index.json").read_text())["docs"]:
        texts = [(folder / entry[side]).read_bytes().decode() for side in ("source", "target")]
        pairs = []
        for line in (folder / entry["gold"]).read_text().splitlines():
            bead = json.loads(line)
            if bead["source"] and bead["target"]:
                pairs.append(
                    tuple(
                        texts[k][bead[side][0][0] : bead[side][-1][1]]
                        for k, side in enumerate(("source", "target"))
                    )
                )
        yield f"{name}/{entry['id']}", pairs


def drop(text, lang, rng):
    """``text`` without one phrase of at least 20 characters, and the phrase; None if there is none."""
    if lang == "th":
        spans = [m.span() for m in PHRASE.finditer(text)][1:]
    else:
        spans = [s for s in parts(text, lang) if s[0] > 0]
    spans = [s for s in spans if s[1] - s[0] >= 20 and s[1] - s[0] < 0.7 * len(text)]
    if not spans:
        return None
    a, b = rng.choice(spans)
    return f"{text[:a].rstrip()} {text[b:].lstrip()}".strip(), text[a:b]


def samples(docs, langs, rng):
    """(document, kind, evidence, index of the positive part, size of what was lost)."""
    encoder = get_encoder("muse")
    strangers = [pair for _, pairs in docs for pair in pairs]
    for doc, raw in docs:
        pairs = [pair if langs == ("en", "th") else pair[::-1] for pair in raw]
        ratio = float(np.median([len(t) / len(s) for s, t in pairs if len(s) > 40]))
        for source, target in pairs:
            yield (
                doc,
                "clean",
                gather([Question(run(source), run(target), langs, ratio)], encoder)[0],
                None,
                0,
            )
            dropped = drop(target, langs[1], rng)
            if dropped:
                found = gather([Question(run(source), run(dropped[0]), langs, ratio)], encoder)[0]
                if found.parts:
                    alike = (
                        encoder.encode([source[a:b] for a, b in found.parts])
                        @ encoder.encode([dropped[1]])[0]
                    )
                    best = int(np.argmax(alike))
                    yield doc, "lost", found, best if alike[best] > 0.35 else None, len(dropped[1])
            stranger = rng.choice(strangers)[0 if langs[0] == "en" else 1]
            longer = f"{source} {stranger}"
            found = gather([Question(run(longer), run(target), langs, ratio)], encoder)[0]
            wanted = (len(source) + 1, len(longer))
            if wanted in found.parts:
                yield doc, "added", found, found.parts.index(wanted), len(stranger)


def logistic(x, y, *, ridge=1.0):
    """Weights and constant of a ridge logistic regression (Newton's method on standardised columns)."""
    mean, spread = x.mean(0), x.std(0)
    spread[spread < 1e-9] = np.inf
    z = np.c_[(x - mean) / spread, np.ones(len(x))]
    b = np.zeros(z.shape[1])
    penalty = np.eye(len(b)) * ridge
    penalty[-1, -1] = 0
    for _ in range(100):
        p = 1 / (1 + np.exp(-z @ b))
        step = np.linalg.solve(
            (z * (p * (1 - p))[:, None]).T @ z + penalty + 1e-9 * np.eye(len(b)), z.T @ (y - p) - penalty @ b
        )
        b += step
        if np.abs(step).max() < 1e-8:
            break
    return b[:-1] / spread, b[-1] - float((b[:-1] * mean / spread).sum())


def learn(data, columns):
    xs, ys = [], []
    for _, kind, found, best, _ in data:
        if kind == "clean" and found.parts:
            hard = np.argsort(-found.values[:, 0])[:3]
            xs.append(found.values[hard])
            ys += [0] * len(hard)
        elif best is not None:
            xs.append(found.values[[best]])
            ys.append(1)
    x = np.concatenate(xs)
    mask = np.array([name in columns for name in FEATURES], float)
    return logistic(x * mask, np.array(ys, float))


def evaluate(data, columns):
    """Out-of-fold scores by kind: the highest of a pair's parts."""
    docs = sorted({sample[0] for sample in data})
    scores = {}
    for fold in range(FOLDS):
        held = set(docs[fold::FOLDS])
        w, c = learn([s for s in data if s[0] not in held], columns)
        for doc, kind, found, _, size in data:
            if doc in held:
                best = float((found.values @ w + c).max()) if found.parts else -30.0
                scores.setdefault(kind if kind != "lost" else f"lost{'>40' if size > 40 else ''}", []).append(
                    best
                )
    return {kind: np.array(values) for kind, values in scores.items()}


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    bench = Path(os.environ["THIAP_BENCH"])
    docs = [d for name in ("ntrex-para", "pud") for d in load(bench, name)]
    models = {}
    for langs in (("en", "th"), ("th", "en")):
        data = list(samples(docs, langs, random.Random(7)))
        for key, columns in (
            ("-".join(langs), FEATURES),
            ("any", [n for n in FEATURES if n not in DICTIONARY]),
        ):
            scores = evaluate(data, columns)
            threshold = float(np.quantile(scores["clean"], 1 - FALSE_ALARMS))
            found = {kind: round(float((s > threshold).mean()), 3) for kind, s in scores.items()}
            print("-".join(langs), key, {k: len(s) for k, s in scores.items()}, found)
            w, c = learn(data, columns)
            if key not in models:
                models[key] = {
                    "weights": {n: round(float(v), 4) for n, v in zip(FEATURES, w, strict=True)},
                    "constant": round(c - threshold, 4),
                    "out_of_fold": found,
                }
    if args.write:
        OUTPUT.write_text(
            json.dumps(
                {
                    "made_by": "benchmarks/content/train_coverage.py",
                    "data": "NTREX-128 and UD-PUD, development half, synthetic omissions and additions",
                    "encoder": "muse",
                    "models": models,
                },
                indent=1,
            )
            + "\n"
        )


if __name__ == "__main__":
    main()
