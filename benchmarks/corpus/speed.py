"""Rate, memory and the gain of a second worker, on a corpus made from the benchmark's texts.

    THIAP_BENCH=FOLDER python benchmarks/corpus/speed.py WORK [--pairs 1000] [--sample 150] [--json FILE]

First ``--sample`` pairs, spread over the corpus, run on ``serial`` and then on ``processes`` with two
workers: their ratio. Then all pairs run on two workers while memory is watched (resident, and the
proportional share that counts mapped weights once). The load of the machine is part of the result: on a busy
machine only the seconds of processor time per pair mean something. ``--page docs/scale.md`` writes the tables
of that page from the result, or with ``--from FILE`` from an earlier one. Linux only.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path
from statistics import mean
from typing import Any

from kill import workers
from make_pairs import make_pairs
from scale_page import write_page

import thiap
from thiap.corpus.store import scan

_TICKS = os.sysconf("SC_CLK_TCK")
#: Seconds between two looks at the workers.
_EVERY = 2.0


def run(manifest: Path, out: Path, *options: str) -> dict[str, Any]:
    """One undisturbed run; its time, the processor time and memory of its workers, and the load."""
    shutil.rmtree(out, ignore_errors=True)
    command = [sys.executable, "-m", "thiap", "batch", str(manifest), "-o", str(out), "-q", "--reports", "0"]
    loads = [os.getloadavg()[0]]
    began = time.monotonic()
    process = subprocess.Popen([*command, *options])
    memory: dict[int, list[tuple[float, int, int]]] = {}
    ticks: dict[int, int] = {}
    while process.poll() is None:
        time.sleep(_EVERY)
        for pid in [process.pid] if "serial" in options else workers(process.pid, "processes"):
            seen = _memory(pid)
            if seen is not None:
                memory.setdefault(pid, []).append((time.monotonic() - began, *seen[:2]))
                ticks[pid] = seen[2]
        loads.append(os.getloadavg()[0])
    log = scan(out, "log").collect()
    seconds = time.monotonic() - began
    if process.returncode == 0:  # it wrote its index last, maybe a while before it was looked at
        seconds -= time.time() - (out / "index.html").stat().st_mtime
    pairs = scan(out, "pairs").collect()
    result = {
        "options": " ".join(options),
        "exit": process.returncode,
        "pairs": log.height,
        "failed": pairs.filter(pairs["status"] == "failed").height,
        "seconds": round(seconds, 1),
        "pairs per second": round(log.height / seconds, 3),
        "processor seconds per pair": round(sum(ticks.values()) / _TICKS / log.height, 3),
        "seconds in pairs": round(log["seconds"].sum(), 1),
        "load": {"start": loads[0], "mean": round(mean(loads), 1), "most": max(loads)},
        "disk bytes per pair": sum(p.stat().st_size for p in out.glob("parts/*/*")) // max(1, log.height),
        "workers": [_curve(curve) for curve in memory.values() if len(curve) > 5],
    }
    print(json.dumps(result), file=sys.stderr, flush=True)
    return result


def _memory(pid: int) -> tuple[int, int, int] | None:
    """Resident and proportional memory in MB, processor time in ticks."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
        stat = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    sizes = {line.split()[0]: int(line.split()[1]) // 1024 for line in rollup.splitlines()[1:]}
    return sizes["Rss:"], sizes["Pss:"], int(stat[11]) + int(stat[12])


def _curve(curve: list[tuple[float, int, int]]) -> dict[str, Any]:
    """Most memory, and the mean of each tenth of the run: flat or not."""
    edges = [len(curve) * k // 10 for k in range(11)]
    parts = [curve[a:b] for a, b in pairwise(edges) if a < b]
    return {
        "most MB": max(rss for _, rss, _ in curve),
        "most MB, shared counted once": max(pss for *_, pss in curve),
        "MB by tenths": [round(mean(rss for _, rss, _ in part)) for part in parts],
    }


def signature() -> dict[str, Any]:
    """What made the figures: commit, version, encoder, machine."""
    here = Path(__file__).parent

    def git(*command: str) -> str:
        done = subprocess.run(["git", *command], cwd=here, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    return {
        "commit": git("rev-parse", "--short=12", "HEAD") or "unknown",
        "changed files": len(git("status", "--porcelain", "--untracked-files=no").splitlines()),
        "thiap": thiap.__version__,
        "encoder": "muse",
        "python": platform.python_version(),
        "numpy": __import__("numpy").__version__,
        "machine": f"{platform.system()} {platform.machine()}",
        "processors": len(os.sched_getaffinity(0)),
        "date": time.strftime("%Y-%m-%d", time.gmtime()),
    }


def measure(work: Path, *, pairs: int, sample: int, full: bool) -> dict[str, Any]:
    """All runs."""
    manifest = make_pairs(Path(os.environ["THIAP_BENCH"]), work / "texts", pairs=pairs)
    runs = []
    if sample:
        lines = manifest.read_text(encoding="utf-8").splitlines(keepends=True)
        few = manifest.with_name("sample.jsonl")
        few.write_text("".join(lines[len(lines) * k // sample] for k in range(sample)), encoding="utf-8")
        runs += [
            run(few, work / "serial", "--engine", "serial"),
            run(few, work / "two", "--workers", "2"),
        ]
    result = {"signature": signature(), "pairs": pairs}
    if sample:
        result["two workers over serial"] = round(runs[0]["seconds"] / runs[1]["seconds"], 2)
    if full:
        runs.append(run(manifest, work / "all", "--workers", "2"))
    return {**result, "runs": runs}


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("work", type=Path)
    parser.add_argument("--pairs", type=int, default=1000)
    parser.add_argument("--sample", type=int, default=150, help="pairs of the ratio; 0 leaves it out")
    parser.add_argument("--no-full", action="store_true", help="leave out the run over all pairs")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--page", type=Path, help="write the measured tables of this page")
    parser.add_argument("--from", dest="earlier", type=Path, help="measure nothing, take this result")
    args = parser.parse_args()
    if args.earlier:
        result = json.loads(args.earlier.read_text(encoding="utf-8"))
    else:
        result = measure(args.work, pairs=args.pairs, sample=args.sample, full=not args.no_full)
    text = json.dumps(result, indent=1)
    print(text)
    if args.json:
        args.json.write_text(text + "\n", encoding="utf-8")
    if args.page:
        write_page(args.page, result)
    return 0


if __name__ == "__main__":
    sys.exit(main())
