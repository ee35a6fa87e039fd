"""How often findings of a given confidence are right: the reliability curve, and the curve of false alarms.

    python benchmarks/reliability.py BENCH [--every 4] [--checks number-mismatch date-mismatch ...]

BENCH is the folder of the checking benchmark. Every finding on the clean pairs and on the drafts counts,
shown or hidden, remarks left out; it is right if it points at an injected error or at a known error of
the human translators. Drafts made from one text share its false alarms, so these are counted once, on
the clean pair.

Last, what the tables of confidence owe to the documents they were read off: each half of the documents
has its own shares, in steps that never fall, and is judged by those of the other half.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path

#: Where the command draws the line between what it shows and what it hides.
THRESHOLD = 0.5
BINS = (0.0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


def main() -> int:
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    parser.add_argument("bench", type=Path)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--checks", nargs="*", default=())
    args = parser.parse_args()
    sys.path.insert(0, str(args.bench))
    import score_checks as scorer

    from thiap.pipeline import check_documents
    from thiap.readers import read_path
    from thiap.settings import Settings

    data = args.bench / "data" / "checks"
    settings = Settings(min_confidence=0.0, select=tuple(args.checks))
    scored: list[tuple[float, bool]] = []
    halves: tuple[list[tuple[float, bool]], ...] = ([], [])
    words = 0
    clean: dict[str, list] = {}
    entries = [("clean", entry) for entry in scorer.read_json_lines(data / "clean.jsonl")]
    entries += [("cases", entry) for entry in scorer.read_json_lines(data / "cases.jsonl")]
    order = {entry["id"]: n for n, (_, entry) in enumerate(entries[:: args.every])}
    kept = {entry["id"] for part, entry in entries[:: args.every] if part == "clean"}
    for part, entry in entries:
        if (entry["id"] if part == "clean" else entry["clean"]) not in kept:
            continue
        paths = (data / entry["source"], data / entry["target"])
        pair = scorer.Pair(*(scorer.Text.read(path) for path in paths))
        docs = [read_path(str(path), lang=lang) for path, lang in zip(paths, ("en", "th"), strict=True)]
        report = check_documents(docs[:1], docs[1], settings)
        found = [
            (finding.confidence, pair.finding({**_row(finding)}))
            for finding in (*report.findings, *report.hidden)
            if finding.severity != "neutral"
        ]
        if part == "clean":
            clean[entry["id"]] = [finding for _, finding in found]
            words += entry["words"]
            places, old = entry["known"], []
        else:
            places, old = entry["errors"], scorer.old_findings(clean[entry["clean"]], entry)
        for confidence, finding in found:
            if not any(scorer.carried_over(finding, other, pair) for other in old):
                row = (confidence, any(pair.locates(finding, place) for place in places))
                scored.append(row)
                halves[order[entry["id"] if part == "clean" else entry["clean"]] % 2].append(row)
    told = {"words": words, "curve": curve(scored), "alarms": alarms(scored, words)}
    told["halves"] = [judged(*halves), judged(*halves[::-1])]
    print(json.dumps(told, indent=1))
    return 0


def _row(finding) -> dict:
    return {
        "kind": finding.kind,
        "category": finding.category,
        "severity": finding.severity,
        "source": [list(span) for span in finding.source],
        "target": [list(span) for span in finding.target],
    }


def curve(scored: list[tuple[float, bool]]) -> list[dict]:
    """By bin of confidence: how many findings, their mean confidence, the share that is right."""
    bins: dict[float, list[tuple[float, bool]]] = defaultdict(list)
    for confidence, right in scored:
        bins[max(low for low in BINS if low <= confidence)].append((confidence, right))
    return [
        {
            "from": low,
            "findings": len(found),
            "confidence": round(sum(c for c, _ in found) / len(found), 3),
            "right": round(sum(r for _, r in found) / len(found), 3),
        }
        for low, found in sorted(bins.items())
    ]


def alarms(scored: list[tuple[float, bool]], words: int) -> list[dict]:
    """By threshold: wrong findings per 1,000 words of the clean texts, and right ones."""
    return [
        {
            "threshold": threshold,
            "wrong_per_1000_words": round(1000 * sum(c >= threshold and not r for c, r in scored) / words, 3),
            "right": sum(c >= threshold and r for c, r in scored),
        }
        for threshold in (0.0, 0.2, 0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8, 0.9)
    ]


def steps(scored: list[tuple[float, bool]]) -> dict[float, float]:
    """The share of right findings by confidence as it is given, in steps that never fall."""
    pools: list[tuple[list[float], int, int]] = []
    for given in sorted({confidence for confidence, _ in scored}):
        found = [right for confidence, right in scored if confidence == given]
        pools.append(([given], sum(found), len(found)))
        while len(pools) > 1 and pools[-2][1] * pools[-1][2] > pools[-1][1] * pools[-2][2]:
            last, before = pools.pop(), pools.pop()
            pools.append((before[0] + last[0], before[1] + last[1], before[2] + last[2]))
    return {given: right / count for members, right, count in pools for given in members}


def judged(fitted: list[tuple[float, bool]], measured: list[tuple[float, bool]]) -> dict:
    """Findings of one half of the documents by the shares of the other, beside the confidence they have."""
    table = steps(fitted)

    def refitted(given: float) -> float:
        nearest = min(table, key=lambda known: abs(known - given), default=given)
        return table.get(nearest, given)

    kinds = {"given": lambda given: given, "other_half": refitted}
    result: dict = {"findings": len(measured)}
    for name, sure in kinds.items():
        rows = [(sure(confidence), right) for confidence, right in measured]
        shown = [right for confidence, right in rows if confidence >= THRESHOLD]
        gaps = sum((confidence - right) ** 2 for confidence, right in rows)
        result[name] = {
            "squared_error": round(gaps / max(1, len(rows)), 4),
            "shown": len(shown),
            "right": round(sum(shown) / max(1, len(shown)), 3),
            "right_shown": sum(shown),
        }
    return result


if __name__ == "__main__":
    raise SystemExit(main())
