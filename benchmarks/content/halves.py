"""Whether settings fitted on one half of the documents do as well on the other half.

    THIAP_BENCH=FOLDER python benchmarks/content/halves.py [--every N] [--keep FILE] [--from FILE]

FOLDER holds ``bench/data/checks`` and the scorer beside it. All clean pairs and drafts are checked once
(``--keep`` writes what was found, ``--from`` reads it again). Then, for each check of meaning, the confidence
from which it raises an alarm is fitted on every other document: where errors found less ``WORTH`` times the
false alarms on clean text is greatest. Printed are, for the fitted and for the other half, false alarms of
all checks per 1,000 words of clean text and the errors found by class, with those settings and with the
default.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from pathlib import Path

BENCH = Path(os.environ["THIAP_BENCH"]) / "bench"
sys.path.insert(0, str(BENCH))
DATA = BENCH / "data" / "checks"
FITTED = ("clause-missing", "clause-added", "segment-missing", "segment-added", "negation-changed")
CLASSES = ("clause", "sentence", "source_sentence", "negation", "parenthesis")
#: Confidences that are tried; errors that one false alarm outweighs.
GRID = tuple(k / 50 for k in range(10, 45))
WORTH = 2
DEFAULT = 0.5
LEAST = 0.05


def collect(every):
    """One row for each document: what was found, whether it is right, and the errors it finds."""
    from score_checks import Pair, Text, names, read_json_lines

    from thiap.pipeline import check_documents
    from thiap.readers import read_text
    from thiap.settings import Settings

    chosen = {entry["id"] for entry in list(read_json_lines(DATA / "clean.jsonl"))[::every]}
    for part in ("clean", "cases"):
        for entry in read_json_lines(DATA / f"{part}.jsonl"):
            if entry["id" if part == "clean" else "clean"] not in chosen:
                continue
            source, target = ((DATA / entry[side]).read_bytes().decode() for side in ("source", "target"))
            documents = read_text("source", source, lang="en"), read_text("target", target, lang="th")
            report = check_documents([documents[0]], documents[1], Settings(min_confidence=LEAST))
            pair = Pair(Text.read(DATA / entry["source"]), Text.read(DATA / entry["target"]))
            places = entry["known"] if part == "clean" else entry["errors"]
            found = []
            for one in report.findings:
                if one.severity == "neutral":
                    continue
                raw = {
                    "kind": one.kind,
                    "category": one.category,
                    "severity": one.severity,
                    "source": one.source,
                    "target": one.target,
                }
                finding = pair.finding(raw)
                hit = [k for k, place in enumerate(places) if pair.locates(finding, place)]
                typed = [k for k in hit if part == "clean" or names(finding, places[k]["type"])]
                found.append([one.check, one.confidence, bool(hit), typed])
            yield {
                "part": part,
                "document": entry["id"] if part == "clean" else entry["clean"],
                "words": entry.get("words", 0),
                "errors": [place["type"] for place in places] if part == "cases" else [],
                "found": found,
            }
            print(entry["id"], file=sys.stderr, flush=True)


def false_alarms(rows, at, only=None):
    return sum(
        not right and confidence >= at.get(check, DEFAULT)
        for row in rows
        if row["part"] == "clean"
        for check, confidence, right, _ in row["found"]
        if only is None or check == only
    )


def found_errors(rows, at, only=None):
    """Errors found and all errors, by class."""
    found, every = Counter(), Counter()
    for row in rows:
        kinds = [next((c for c in CLASSES if kind.startswith(c)), None) for kind in row["errors"]]
        every.update(kind for kind in kinds if kind)
        hits = {
            k
            for check, confidence, _, typed in row["found"]
            if confidence >= at.get(check, DEFAULT) and (only is None or check == only)
            for k in typed
        }
        found.update(kinds[k] for k in hits if row["part"] == "cases" and kinds[k])
    return found, every


def fit(rows):
    """The confidence from which each check of meaning raises an alarm; of equals the middle."""
    at = {}
    for check in FITTED:
        worth = [
            sum(found_errors(rows, {check: t}, check)[0].values())
            - WORTH * false_alarms(rows, {check: t}, check)
            for t in GRID
        ]
        best = [t for t, value in zip(GRID, worth, strict=True) if value == max(worth)]
        at[check] = best[len(best) // 2]
    return at


def told(rows, at):
    words = sum(row["words"] for row in rows if row["part"] == "clean")
    found, every = found_errors(rows, at)
    shares = " ".join(f"{kind} {found[kind]}/{every[kind]}" for kind in CLASSES)
    return f"{1000 * false_alarms(rows, at) / words:.3f} false alarms per 1,000 words; {shares}"


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--every", type=int, default=1, help="only every n-th clean pair and its drafts")
    parser.add_argument("--from", dest="kept", type=Path)
    args = parser.parse_args()
    rows = json.loads(args.kept.read_text()) if args.kept else list(collect(args.every))
    if args.keep:
        args.keep.write_text(json.dumps(rows))
    names = sorted({row["document"] for row in rows})
    halves = [[row for row in rows if row["document"] in set(names[k::2])] for k in (0, 1)]
    print("all, default:", told(rows, {}))
    for k, name in enumerate("AB"):
        print(f"half {name}, default:", told(halves[k], {}))
    for k, name in enumerate("AB"):
        at = fit(halves[k])
        print(f"fitted on {name}:", at)
        print("  there:", told(halves[k], at))
        print("  on the other half:", told(halves[1 - k], at))


if __name__ == "__main__":
    main()
