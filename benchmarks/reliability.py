"""How often findings of a given confidence are right: the reliability curve, and the curve of false alarms.

    python benchmarks/reliability.py BENCH [--every 4] [--checks number-mismatch date-mismatch ...]

BENCH is the folder of the checking benchmark. Every finding on the clean pairs and on the drafts counts,
shown or hidden, remarks left out; it is right if it points at an injected error or at a known error of
the human translators. Drafts made from one text share its false alarms, so these are counted once, on
the clean pair.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path

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
    words = 0
    clean: dict[str, list] = {}
    entries = [("clean", entry) for entry in scorer.read_json_lines(data / "clean.jsonl")]
    entries += [("cases", entry) for entry in scorer.read_json_lines(data / "cases.jsonl")]
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
                scored.append((confidence, any(pair.locates(finding, place) for place in places)))
    print(json.dumps({"words": words, "curve": curve(scored), "alarms": alarms(scored, words)}, indent=1))
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


if __name__ == "__main__":
    raise SystemExit(main())
