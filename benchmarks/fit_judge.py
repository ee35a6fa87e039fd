"""Fit the weights of ``thiap.align.confidence`` on beads whose truth is known.

    THIAP_BENCH=FOLDER python benchmarks/fit_judge.py

Prints the weights, and how well they hold on each set when it is left out of the fit.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from thiap.align.aligner import side_of
from thiap.align.confidence import FEATURES, features
from thiap.align.features.evidence import Evidence, collect_items
from thiap.align.features.vectors import RunVectors
from thiap.align.search.path import Step, best_path
from thiap.align.search.scoring import ScoreTable
from thiap.encoders import get_encoder
from thiap.encoders.calibration import GainWeights
from thiap.facts import extract_facts
from thiap.languages.lengths import usual_ratio
from thiap.model import Document, Segment, Spans
from thiap.names import find_names
from thiap.readers import read_path
from thiap.segment import segment_document
from thiap.spans import overlap

#: Set and how many of its documents: every n-th. The noisy ones hold most of the wrong beads.
SETS = (("ntrex-noisy", 1), ("xquad-noisy", 1), ("ntrex-flat", 5), ("pud", 4))
#: A threshold below the one in use, so that wrong beads are seen too.
THRESHOLD = 0.02
RIDGE = 1.0


def pairs(bench: Path) -> Iterator[tuple[str, Document, Document, list[tuple[Spans, Spans]]]]:
    """Each document of the sets with its gold beads that have two sides."""
    for name, every in SETS:
        folder = bench / "bench" / "data" / "align" / name
        index = json.loads((folder / "index.json").read_text(encoding="utf-8"))
        for entry in index["docs"][::every]:
            docs = [
                read_path(str(folder / entry[side]), lang=index[f"{side}_lang"])
                for side in ("source", "target")
            ]
            lines = (folder / entry["gold"]).read_text(encoding="utf-8").splitlines()
            gold = [json.loads(line) for line in lines]
            yield (
                name,
                docs[0],
                docs[1],
                [(g["source"], g["target"]) for g in gold if g["source"] and g["target"]],
            )


def share(segments: list[Segment], run: tuple[int, int], spans: Spans) -> float:
    held = [seg.span for seg in segments[slice(*run)]]
    inside = sum(overlap(span, (other[0], other[1])) for span in held for other in spans)
    return inside / sum(end - start for start, end in held)


def right(step: Step, sides: tuple[list[Segment], list[Segment]], gold: list[tuple[Spans, Spans]]) -> bool:
    """Whether half of the bead on either side lies in one gold bead."""
    return any(
        min(share(sides[0], step.source, source), share(sides[1], step.target, target)) >= 0.5
        for source, target in gold
    )


def fit(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Logistic regression with a ridge, by Newton's method."""
    mean, spread = x.mean(0), x.std(0) + 1e-9
    z = np.c_[np.ones(len(x)), (x - mean) / spread]
    weights = np.zeros(z.shape[1])
    ridge = np.diag([0.0] + [RIDGE] * x.shape[1])
    for _ in range(40):
        p = 1 / (1 + np.exp(-z @ weights))
        hessian = (z * (p * (1 - p))[:, None]).T @ z + ridge + 1e-9 * np.eye(len(ridge))
        weights += np.linalg.solve(hessian, z.T @ (y - p) - ridge @ weights)
    slopes = weights[1:] / spread
    return np.r_[weights[0] - (slopes * mean).sum(), slopes]


def main() -> None:
    rows, truth, sets = [], [], []
    encoder = get_encoder("muse")
    assert encoder is not None
    for name, source, target, gold in pairs(Path(os.environ["THIAP_BENCH"])):
        facts = [(*extract_facts(doc), *find_names(doc)) for doc in (source, target)]
        segments = (list(segment_document(source, facts[0])), list(segment_document(target, facts[1])))
        left, right_side = side_of(source, segments[0]), side_of(target, segments[1])
        items = collect_items(source, target, *segments, *facts)
        weights = replace(GainWeights(), threshold=THRESHOLD)
        ratio = usual_ratio(source.lang, target.lang)
        vectors = RunVectors(encoder, left), RunVectors(encoder, right_side)
        evidence = Evidence(items, len(left), len(right_side))
        table = ScoreTable(vectors, left, right_side, evidence, weights, ratio=ratio)
        steps = best_path(table, len(left), len(right_side), jump=10.0)
        rows.append(features(table, steps))
        truth += [right(step, segments, gold) for step in steps]
        sets += [name] * len(steps)
    x, y, names = np.concatenate(rows), np.array(truth, dtype=float), np.array(sets)
    for name in dict.fromkeys(sets):
        out = names == name
        weights = fit(x[~out], y[~out])
        p = 1 / (1 + np.exp(-(weights[0] + x[out] @ weights[1:])))
        brier = float(np.mean((p - y[out]) ** 2))
        print(
            f"{name:12} {out.sum():5} beads, {y[out].mean():.3f} right, left out: Brier {brier:.3f}", end=""
        )
        bins = [(p >= low) & (p < low + 0.25) for low in (0, 0.25, 0.5, 0.75)]
        print(
            "  right by quarter of probability:",
            *(f"{y[out][b].mean():.2f}/{b.sum()}" for b in bins if b.any()),
        )
    print(", ".join(FEATURES))
    print(tuple(round(float(weight), 2) for weight in fit(x, y)))


if __name__ == "__main__":
    main()
