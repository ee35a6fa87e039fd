"""Run many documents of the benchmark in one process.

    python benchmarks/run_jobs.py align JOBS.tsv [--every 4] [--encoder none]
    python benchmarks/run_jobs.py check JOBS.tsv

JOBS.tsv is what ``run_align.py --list`` and ``run_checks.py --list`` of the benchmark write, one job
a line: source, target, output, source language, target language.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path


def align(source: str, target: str, languages: tuple[str, str], args: argparse.Namespace) -> list[dict]:
    from thiap.pipeline import align_pair
    from thiap.readers import read_path
    from thiap.settings import Settings

    docs = [read_path(path, lang=lang) for path, lang in zip((source, target), languages, strict=True)]
    found = align_pair(*docs, Settings(encoder=args.encoder, mode=args.mode)).alignment
    return [
        {"source": bead.source, "target": bead.target, "score": round(bead.score, 4)} for bead in found.beads
    ]


def check(source: str, target: str, languages: tuple[str, str], args: argparse.Namespace) -> list[dict]:
    from thiap.pipeline import check_documents
    from thiap.readers import read_path
    from thiap.renderers.jsonl import finding_object
    from thiap.settings import Settings

    docs = [read_path(path, lang=lang) for path, lang in zip((source, target), languages, strict=True)]
    report = check_documents(docs[:1], docs[1], Settings(encoder=args.encoder, mode=args.mode))
    return [finding_object(finding, report) for finding in report.findings]


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("task", choices=("align", "check"))
    parser.add_argument("jobs", type=Path)
    parser.add_argument("--every", type=int, default=1, help="only every n-th job")
    parser.add_argument("--encoder", default="muse")
    parser.add_argument("--mode", default="auto")
    args = parser.parse_args()
    started = time.perf_counter()
    jobs = [line.split("\t") for line in args.jobs.read_text(encoding="utf-8").splitlines()][:: args.every]
    run = align if args.task == "align" else check
    for source, target, out, *languages in jobs:
        records = run(source, target, (languages[0], languages[1]), args)
        Path(out).parent.mkdir(parents=True, exist_ok=True)
        lines = [json.dumps(record, ensure_ascii=False) + "\n" for record in records]
        Path(out).write_text("".join(lines), encoding="utf-8")
    print(f"{len(jobs)} jobs, {time.perf_counter() - started:.1f} s", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
