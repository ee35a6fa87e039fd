"""Quick gates: the main job and the main figures have not got worse.

    THIAP_BENCH=FOLDER python benchmarks/gates.py

FOLDER holds ``bench/`` and ``gold/`` with their own scorers, which this script calls. Without it only the
start-up time and the main job on the seeds are checked. Each gate stands a little below the figure in
docs/measures.md, so that it trips on a loss and not on rounding.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT / "seeds"
INVASION, PRISONERS, THAI = (
    str(SEEDS / f"{name}.txt")
    for name in ("soviet-invasion-of-poland.en", "polish-prisoners-of-war.en", "soviet-invasion-of-poland.th")
)


def thiap(*arguments: str) -> float:
    """Run the command; the seconds it took."""
    started = time.perf_counter()
    subprocess.run([sys.executable, "-m", "thiap", *arguments], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def scored(script: Path, *arguments: str) -> dict[str, Any]:
    """Run a scorer that writes its figures to a JSON file, and read them."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "figures.json"
        subprocess.run(
            [sys.executable, str(script), *arguments, "--json", str(out)],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        figures: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
        return figures


def speed(findings: Path) -> dict[str, float]:
    """Seconds of ``--help`` (best of five) and of the main job, whose findings are kept in ``findings``."""
    quick = min(thiap("--help") for _ in range(5))
    page = str(findings.with_suffix(".html"))
    written = ("--html", page, "--format", "jsonl", "-o", str(findings))
    return {
        "help_seconds": quick,
        "seeds_seconds": thiap("check", INVASION, PRISONERS, THAI, *written, "--quiet"),
    }


def seed_figures(gold: Path, findings: Path) -> dict[str, float]:
    """The seeds against what two people say of them."""
    scorer = gold / "score_gold.py"
    figures = {}
    with tempfile.TemporaryDirectory() as folder:
        out = str(Path(folder) / "out.jsonl")
        for name, source in (("invasion", INVASION), ("pow", PRISONERS)):
            thiap("align", source, THAI, "--format", "jsonl", "-o", out, "--quiet")
            result = scored(scorer, "align", "--gold", str(gold / f"{name}.alignment.json"), "--beads", out)
            figures[f"{name}_align_f1"] = result["f1"]
        for lang, text in (("en", INVASION), ("th", THAI)):
            thiap("facts", text, "--format", "jsonl", "-o", out, "--quiet")
            gold_facts = str(gold / f"facts.{lang}.jsonl")
            result = scored(scorer, "facts", "--gold", gold_facts, "--facts", out, "--file", Path(text).name)
            figures[f"facts_{lang}_located"] = result["located"]
            figures[f"facts_{lang}_value"] = result["right value"]
        arguments = ("--gold", str(gold / "findings.jsonl"), "--findings", str(findings))
        result = scored(scorer, "findings", *arguments, "--source-file", Path(INVASION).name)
        figures["findings_checkable_recall"] = result["recall checkable/all"]["recall"]
        figures["findings_precision"] = result["of these in the gold"]["precision"]
    return figures


def bench_figures(bench: Path) -> dict[str, float]:
    """A set of alignments, and every fourth document of the checking sets' clean half."""
    with tempfile.TemporaryDirectory() as folder:
        jobs, out = Path(folder) / "jobs.tsv", Path(folder) / "out"
        driver = [sys.executable, str(bench / "run_align.py"), "--sets", "ntrex-flat"]
        subprocess.run([*driver, "--out", str(out), "--list", str(jobs)], check=True)
        runner = [sys.executable, str(ROOT / "benchmarks" / "run_jobs.py")]
        subprocess.run([*runner, "align", str(jobs)], check=True)
        result = scored(bench / "score_align.py", "--pred", str(out), "--sets", "ntrex-flat")
        return {"ntrex_flat_link_f1": result["ntrex-flat"]["link"]["f1"]}


def main() -> int:
    floors = tomllib.loads((ROOT / "benchmarks" / "gates.toml").read_text(encoding="utf-8"))
    folder = os.environ.get("THIAP_BENCH")
    with tempfile.TemporaryDirectory() as made, ThreadPoolExecutor() as both:
        findings = Path(made) / "findings.jsonl"
        figures = speed(findings)
        if folder:  # all of it happens in processes of its own
            seeds = both.submit(seed_figures, Path(folder) / "gold", findings)
            figures |= bench_figures(Path(folder) / "bench") | seeds.result()
        else:
            print("THIAP_BENCH is not set: only speed is checked")
    failed = False
    for name, value in figures.items():
        least, most = floors["at_least"].get(name), floors["at_most"].get(name)
        bad = (least is not None and value < least) or (most is not None and value > most)
        failed |= bad
        bound = f">= {least}" if least is not None else f"<= {most}"
        print(f"{'FAIL' if bad else 'ok':4} {name:28} {value:8.3f}  {bound}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
