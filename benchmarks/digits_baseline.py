"""The naive rival: digits compared as strings, paragraph by paragraph.

    python benchmarks/digits_baseline.py JOBS.tsv [--pofilter]

JOBS.tsv is what ``run_checks.py --list`` of the benchmark writes. A number is a run of digits with
points and commas; Thai digits are read as Arabic ones and that is all it knows of Thai. The n-th line of
one side is held against the n-th of the other. ``--pofilter`` asks the ``numbers`` test of
translate-toolkit instead (GPL, not a dependency: install it for the run).
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
THAI = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def lines(text: str) -> list[tuple[int, str]]:
    """Lines with their offsets."""
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        found.append((start, line))
        start += len(line)
    return found


def numbers(start: int, line: str) -> list[tuple[str, list[int]]]:
    return [(m[0].translate(THAI), [start + m.start(), start + m.end()]) for m in NUMBER.finditer(line)]


def by_digits(source: str, target: str) -> list[dict]:
    findings = []
    for one, other in zip(lines(source), lines(target), strict=False):
        here, there = numbers(*one), numbers(*other)
        for mine, rest, kind, side in (
            (here, there, "missing_in_target", "source"),
            (there, here, "missing_in_source", "target"),
        ):
            left = Counter(value for value, _ in rest)
            for value, span in mine:
                if left[value]:
                    left[value] -= 1
                else:
                    findings.append({"kind": kind, "category": "number", "severity": "major", side: [span]})
    return findings


def by_pofilter(source: str, target: str) -> list[dict]:
    from translate.filters.checks import FilterFailure, StandardChecker

    checker, findings = StandardChecker(), []
    for (start, here), (begin, there) in zip(lines(source), lines(target), strict=False):
        try:
            passed = checker.numbers(here, there)
        except FilterFailure:
            passed = False
        if not passed:
            # It names no place: the whole lines are all it can point at.
            findings.append(
                {
                    "kind": "contradicted",
                    "category": "number",
                    "severity": "major",
                    "source": [[start, start + len(here)]],
                    "target": [[begin, begin + len(there)]],
                }
            )
    return findings


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("jobs", type=Path)
    parser.add_argument("--pofilter", action="store_true")
    args = parser.parse_args()
    compare = by_pofilter if args.pofilter else by_digits
    for job in args.jobs.read_text(encoding="utf-8").splitlines():
        source, target, out, *_ = job.split("\t")
        texts = [Path(path).read_bytes().decode("utf-8") for path in (source, target)]
        with Path(out).open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(finding) + "\n" for finding in compare(*texts))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
