"""Learn what the correspondence of words weighs, from parallel text in which parts are left out at random.

    THIAP_BENCH=FOLDER python benchmarks/content/train_correspondence.py [--write] [--stretches]
                                                                  [--halves FOLDER]

FOLDER holds ``bench/data/align``. From each clean pair of sentences (NTREX-128 and sentences of UD-PUD,
both CC BY-SA) drafts are made by leaving out one phrase of one side; some sentences stand together with the
next one or two, as the sentences of a paragraph do. Two things are learnt:

- ``correspondence/heads.json``: the centre of all token states, and the weights by which a word is held to
  be answered by nothing. The words that were left out are known from the clean pair: those that go to the
  phrase there.
- ``content/stretches.json``: the weights for a stretch of words that may be lost, of all that is known of it.

Figures are out of fold, by document. The constant of the second is set so that log odds of 0 are reached by
``FALSE_ALARMS`` of the clean pairs. ``--halves`` writes the two files as learnt on every other document into
FOLDER/0 and FOLDER/1, so that each can be measured on the documents it has not seen. ``--stretches`` leaves
the heads as they stand.
"""

from __future__ import annotations

import argparse
import json
import os
import random
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import numpy as np
from train_coverage import drop, load, logistic, run

from thiap.content.evidence import Question, gather
from thiap.content.stretches import FEATURES as STRETCH_FEATURES
from thiap.content.stretches import summary
from thiap.correspondence import evidence
from thiap.correspondence.heads import load_head
from thiap.correspondence.states import LAYER
from thiap.correspondence.words import words_of
from thiap.encoders import get_encoder
from thiap.encoders.e5 import get_token_encoder

#: Share of clean runs that may reach log odds of 0, out of fold.
FALSE_ALARMS = {"en-th": 0.0, "th-en": 0.0025, "any": 0.0025}
#: Sentences of a document, by number, of which the translators left out a part, by our reading of those that
#: score highest: as clean ones they would teach that such a part is none.
LEFT_OUT = {
    "ntrex-para/bbc.381746": {8, 16},
    "ntrex-para/cnbc.com.6790": {7},
    "ntrex-para/dailymail.co.uk.298686": {14},
    "ntrex-para/euronews-en.153800": {8},
    "ntrex-para/independent.226301": {21},
    "ntrex-para/reuters.218863": {0, 1, 2},
    "ntrex-para/reuters.218921": {1},
    "ntrex-para/reuters.218923": {4},
}
FOLDS = 4
SOURCE = Path(__file__).parents[2] / "src/thiap"
HEADS, STRETCHES = "correspondence/heads.json", "content/stretches.json"
DATA = "NTREX-128 and UD-PUD, development half, phrases left out at random"
DICTIONARY = ("words", "others", "known")


@dataclass
class Sample:
    """A run beside another text; ``lost`` is the span in ``whole``, the other text before the loss."""

    doc: str
    langs: tuple[str, str]
    text: str
    other: str
    whole: str
    lost: tuple[int, int] | None
    ratio: float
    words: tuple = ()
    bare: np.ndarray = field(default=None)
    rows: np.ndarray = field(default=None)
    taken: np.ndarray = field(default=None)
    baretaken: np.ndarray = field(default=None)
    labels: np.ndarray = field(default=None)
    parts: tuple = ()
    values: np.ndarray = field(default=None)
    best: int | None = None


def samples(docs, rng):
    for doc, pairs in docs:
        ratio = float(np.median([len(t) / len(s) for s, t in pairs if len(s) > 40]))
        at = 0
        while at < len(pairs):
            count = rng.choice((1, 1, 1, 2, 3)) if doc.startswith("ntrex") else 1
            texts = [" ".join(pair[k] for pair in pairs[at : at + count]) for k in (0, 1)]
            complete = LEFT_OUT.get(doc, set()).isdisjoint(range(at, at + count))
            at += count
            for k, langs in ((0, ("en", "th")), (1, ("th", "en"))):
                own, other = texts[k], texts[1 - k]
                expected = ratio if k == 0 else 1 / ratio
                if complete or langs[0] == "th":
                    yield Sample(doc, langs, own, other, other, None, expected)
                for _ in range(count):
                    dropped = drop(other, langs[1], rng)
                    if dropped:
                        start = other.find(dropped[1])
                        span = (start, start + len(dropped[1]))
                        yield Sample(doc, langs, own, dropped[0], other, span, expected)


def both(one, other, langs):
    """Rows of the words of one side, and what falls to each by the head there is for the other."""
    found = evidence.gather(one, other, ())
    turned = evidence.features(found.turned(), other.words)
    odds = load_head(*reversed(langs)).odds(turned)
    return evidence.features(found, one.words), evidence.fallen(found, other.words, odds)


def prepare(found, *, dictionary=True):
    """Fill in words' rows and labels, and the candidates of each sample."""
    encoder = get_token_encoder()
    texts = {
        (t, lang)
        for s in found
        for t, lang in ((s.text, s.langs[0]), (s.other, s.langs[1]), (s.whole, s.langs[1]))
    }
    texts = sorted(texts)
    tokens = {}
    for at in range(0, len(texts), 256):
        some = texts[at : at + 256]
        tokens.update(zip(some, encoder.tokens([t for t, _ in some], (LAYER,)), strict=True))
    centres = [
        np.concatenate([v.states[0] for (_, lang), v in tokens.items() if lang == wanted]).mean(0)
        for wanted in ("en", "th")
    ]
    centre = np.mean(centres, axis=0).astype(np.float16).astype(np.float32)
    readings = {key: evidence.read(key[0], key[1], words_of(*key), v, centre) for key, v in tokens.items()}
    candidates = gather(
        [Question(run(s.text), run(s.other), s.langs, s.ratio) for s in found], get_encoder("muse")
    )
    for s, c in zip(found, candidates, strict=True):
        one, other, whole = (
            readings[s.text, s.langs[0]],
            readings[s.other, s.langs[1]],
            readings[s.whole, s.langs[1]],
        )
        s.parts, s.values = c.parts, c.values
        s.words = one.words
        s.rows, s.taken = both(one, other, s.langs)
        neutral = [evidence.Reading(r.text, "xx", r.words, r.vectors) for r in (one, other)]
        s.bare, s.baretaken = both(*neutral, ("xx", "xx"))
        s.labels = np.zeros(len(one.words))
        if s.lost:
            weight = evidence.gather(one, whole, ()).weight
            share = np.exp(weight - weight.max(1, keepdims=True))
            share /= share.sum(1, keepdims=True)
            gone = np.array([a >= s.lost[0] and b <= s.lost[1] for a, b in whole.words])
            chance = share[:, gone].sum(1) if gone.any() else np.zeros(len(one.words))
            sizes = np.array([b - a for a, b in one.words])
            inside = [np.array([u <= a and b <= v for a, b in one.words]) for u, v in s.parts]
            worth = [float((sizes * (2 * chance - 1))[i].sum()) for i in inside]
            if worth:
                best = int(np.argmax(worth))
                if inside[best].any() and chance[inside[best]].mean() > 0.5:
                    s.best, s.labels = best, inside[best].astype(float)
    return centre


def fit_head(found, rows):
    use = [s for s in found if not s.lost or s.best is not None]
    return logistic(np.concatenate([rows(s) for s in use]), np.concatenate([s.labels for s in use]))


def stretch_rows(s, head, rows):
    odds = rows(s) @ head[0] + head[1]
    if not s.parts:
        return np.zeros((0, len(STRETCH_FEATURES)))
    taken = s.taken if rows(s) is s.rows else s.baretaken
    return np.c_[s.values, summary(s.words, odds, taken, s.parts, s.ratio)]


def fit_stretch(found, rows, columns):
    xs, ys = [], []
    for s in found:
        if not s.lost and s.parts:
            x = rows[id(s)]
            at = STRETCH_FEATURES.index("unanswered")
            hard = np.union1d(np.argsort(-x[:, 0])[:3], np.argsort(-x[:, at])[:3])
            xs.append(x[hard])
            ys += [0] * len(hard)
        elif s.best is not None:
            xs.append(rows[id(s)][[s.best]])
            ys.append(1)
    mask = np.array([name in columns for name in STRETCH_FEATURES], float)
    w, c = logistic(np.concatenate(xs) * mask, np.array(ys, float))
    return w * mask, c


def kind(s):
    return "clean" if not s.lost else "lost>40" if s.lost[1] - s.lost[0] > 40 else "lost"


def learn(found, rows, columns):
    head = fit_head(found, rows)
    table = {id(s): stretch_rows(s, head, rows) for s in found}
    return head, fit_stretch(found, table, columns)


def scores(found, rows, learnt):
    head, (w, c) = learnt
    out = {}
    for s in found:
        x = stretch_rows(s, head, rows)
        out.setdefault(kind(s), []).append(float((x @ w + c).max()) if len(x) else -30.0)
    return out


def out_of_fold(found, rows, columns):
    docs = sorted({s.doc for s in found})
    table = {}
    words = []
    for fold in range(FOLDS):
        held = set(docs[fold::FOLDS])
        learnt = learn([s for s in found if s.doc not in held], rows, columns)
        test = [s for s in found if s.doc in held]
        for key, values in scores(test, rows, learnt).items():
            table.setdefault(key, []).extend(values)
        for s in test:
            if not s.lost or s.best is not None:
                words.append(np.c_[rows(s) @ learnt[0][0] + learnt[0][1], s.labels])
    return {key: np.array(values) for key, values in table.items()}, np.concatenate(words)


def curve(words):
    """Share of words that are answered by nothing, by what the head says."""
    p = 1 / (1 + np.exp(-words[:, 0]))
    edges = [0, 0.01, 0.03, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0001]
    out = []
    for low, high in pairwise(edges):
        part = words[(p >= low) & (p < high)]
        if len(part):
            out.append(
                [
                    low,
                    len(part),
                    round(float(p[(p >= low) & (p < high)].mean()), 3),
                    round(float(part[:, 1].mean()), 3),
                ]
            )
    return out


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--stretches", action="store_true")
    parser.add_argument("--halves", type=Path)
    args = parser.parse_args()
    docs = [d for name in ("ntrex-para", "pud") for d in load(Path(os.environ["THIAP_BENCH"]), name)]
    found = list(samples(docs, random.Random(7)))
    centre = prepare(found)
    print(len(found), "samples", flush=True)
    names = sorted({s.doc for s in found})
    sets = {"all": set(names), "0": set(names[0::2]), "1": set(names[1::2])}
    for key, chosen in sets.items():
        heads, models = {}, {}
        for label, langs, rows, columns in (
            ("en-th", ("en", "th"), lambda s: s.rows, STRETCH_FEATURES),
            ("th-en", ("th", "en"), lambda s: s.rows, STRETCH_FEATURES),
            ("any", None, lambda s: s.bare, [n for n in STRETCH_FEATURES if n not in DICTIONARY]),
        ):
            use = [s for s in found if s.doc in chosen and (langs is None or s.langs == langs)]
            table, words = out_of_fold(use, rows, columns)
            threshold = float(np.quantile(table["clean"], 1 - FALSE_ALARMS[label]))
            recall = {k: round(float((v > threshold).mean()), 3) for k, v in table.items()}
            at_two = float(np.quantile(table["clean"], 0.98))
            print(
                key,
                label,
                {k: len(v) for k, v in table.items()},
                recall,
                "at 2 %:",
                {k: round(float((v > at_two).mean()), 3) for k, v in table.items()},
            )
            head, (w, c) = learn(use, rows, columns)
            bars = curve(words)
            print("   words", bars, flush=True)
            heads[label] = {
                "weights": {n: round(float(v), 4) for n, v in zip(evidence.FEATURES, head[0], strict=True)},
                "constant": round(float(head[1]), 4),
                "reliability": bars,
            }
            models[label] = {
                "weights": {n: round(float(v), 4) for n, v in zip(STRETCH_FEATURES, w, strict=True)},
                "constant": round(float(c) - threshold, 4),
                "out_of_fold": recall,
            }
        made = {"made_by": "benchmarks/content/train_correspondence.py", "data": DATA}
        files = {
            HEADS: {**made, "encoder": "e5", "heads": heads, "centre": [round(float(x), 4) for x in centre]},
            STRETCHES: {**made, "encoder": "muse and e5", "models": models},
        }
        if args.stretches:
            del files[HEADS]
        folder = SOURCE if key == "all" else args.halves and args.halves / key
        if folder and (args.write or key != "all"):
            for name, value in files.items():
                path = folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(json.dumps(value, indent=1) + "\n")


if __name__ == "__main__":
    main()
