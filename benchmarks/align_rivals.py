"""Alignment against rivals that can be installed: same texts, one run, the same measures.

    THIAP_BENCH=FOLDER python benchmarks/align_rivals.py [--set ntrex-flat] [--every 4] [-o FILE]

gale-church  lengths alone (Gale & Church 1993, nltk), on pythainlp's crfcut sentences
vectors      dynamic programming over the same encoder's vectors in the manner of Vecalign (Thompson &
             Koehn 2019): runs of up to four crfcut sentences against up to three English ones
thiap        joint segmentation and alignment
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from thiap import __version__
from thiap.encoders import get_encoder
from thiap.evaluate import evaluate_beads
from thiap.evaluate.beads import read_beads
from thiap.model import Bead, Document, Span
from thiap.pipeline import align_pair
from thiap.readers import read_path
from thiap.segment.sentences import sentence_spans
from thiap.spans import solid, trim

#: Price of a skipped sentence, where a pair of strangers costs 1; the best of 0.2, 0.4 … 1.0 on this data.
SKIP = 1.0


def english(doc: Document) -> list[Span]:
    return [span for block in doc.blocks for span in sentence_spans(doc.text, block.span, "en")]


def crfcut(doc: Document) -> list[Span]:
    from pythainlp.tokenize import sent_tokenize

    spans = []
    for block in doc.blocks:
        position = block.span[0]
        for piece in sent_tokenize(doc.quote(block.span), engine="crfcut", keep_whitespace=True):
            span = trim(doc.text, (position, position + len(piece)))
            position += len(piece)
            if span[0] < span[1]:
                spans.append(span)
    return spans


def gale_church(source: Document, target: Document) -> list[Bead]:
    from nltk.translate.gale_church import align_blocks

    left, right = english(source), crfcut(target)
    lengths = [[solid(doc.quote(span)) for span in spans] for doc, spans in ((source, left), (target, right))]
    groups: list[tuple[set[int], set[int]]] = []
    for i, j in align_blocks(*lengths):
        if groups and (i in groups[-1][0] or j in groups[-1][1]):
            groups[-1][0].add(i)
            groups[-1][1].add(j)
        else:
            groups.append(({i}, {j}))
    return [
        Bead(tuple(left[i] for i in sorted(a)), tuple(right[j] for j in sorted(b)), 1.0) for a, b in groups
    ]


def vectors(source: Document, target: Document) -> list[Bead]:
    encoder = get_encoder("muse")
    assert encoder is not None
    left, right = english(source), crfcut(target)
    n, m = len(left), len(right)
    tables = {}
    for doc, spans, most, key in ((source, left, 3, 0), (target, right, 4, 1)):
        windows = encoder.windows([doc.quote(span) for span in spans])
        for size in range(1, most + 1):
            first = np.arange(max(0, len(spans) - size + 1))
            tables[key, size] = windows.vectors(first, first + size)
    best = np.full((n + 1, m + 1), np.inf)
    came: dict[tuple[int, int], tuple[int, int]] = {}
    best[0, 0] = 0.0
    alike = {
        (a, b): tables[0, a] @ tables[1, b].T for a in range(1, 4) for b in range(1, 5) if a == 1 or b == 1
    }
    strange = 1 - float(alike[1, 1].mean())  # Vecalign's normalisation: what chance costs
    for i in range(n + 1):
        for j in range(m + 1):
            options = [(best[i - 1, j] + SKIP, (1, 0))] if i else []
            options += [(best[i, j - 1] + SKIP, (0, 1))] if j else []
            options += [
                (best[i - a, j - b] + (1 - float(table[i - a, j - b])) / strange * a * b, (a, b))
                for (a, b), table in alike.items()
                if i >= a and j >= b
            ]
            if options:
                best[i, j], came[i, j] = min(options)
    beads: list[Bead] = []
    i, j = n, m
    while i or j:
        a, b = came[i, j]
        if a and b:
            beads.append(Bead(tuple(left[i - a : i]), tuple(right[j - b : j]), 1.0))
        i, j = i - a, j - b
    return beads[::-1]


def thiap(source: Document, target: Document) -> list[Bead]:
    return list(align_pair(source, target).alignment.beads)


RIVALS: dict[str, Callable[[Document, Document], list[Bead]]] = {
    "gale-church": gale_church,
    "vectors": vectors,
    "thiap": thiap,
}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--set", default="ntrex-flat")
    parser.add_argument("--every", type=int, default=4)
    parser.add_argument("-o", "--output", type=Path)
    args = parser.parse_args()
    folder = Path(os.environ["THIAP_BENCH"]) / "bench" / "data" / "align" / args.set
    index = json.loads((folder / "index.json").read_text(encoding="utf-8"))
    totals: dict[str, dict[str, float]] = {name: {"seconds": 0.0} for name in RIVALS}
    docs = index["docs"][:: args.every]
    for number, entry in enumerate([docs[0], *docs]):  # the first once more, to load everything
        source = read_path(str(folder / entry["source"]), lang=index["source_lang"])
        target = read_path(str(folder / entry["target"]), lang=index["target_lang"])
        gold = read_beads(str(folder / entry["gold"]), lengths=(len(source.text), len(target.text)))
        for name, align in RIVALS.items():
            started = time.process_time()
            beads = align(source, target)
            if not number:
                continue
            totals[name]["seconds"] += time.process_time() - started
            for score in evaluate_beads(beads, gold, source.text, target.text, samples=0):
                if score.f1 is not None:
                    key = f"{score.name}_f1"
                    totals[name][key] = totals[name].get(key, 0.0) + score.f1 / len(docs)
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False
    )
    result = {
        "set": args.set,
        "documents": len(docs),
        "measure": "mean over documents",
        "version": __version__,
        "commit": commit.stdout.strip(),
        "rivals": {
            name: {
                **{key: round(value, 3) for key, value in total.items()},
                "time_ratio": round(total["seconds"] / totals["thiap"]["seconds"], 2),
            }
            for name, total in totals.items()
        },
    }
    text = json.dumps(result, indent=1) + "\n"
    if args.output:
        args.output.write_text(text, encoding="utf-8")
    print(text, end="")


if __name__ == "__main__":
    main()
