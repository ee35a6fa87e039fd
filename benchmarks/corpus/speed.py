"""Rate, memory and the gain of a second worker, on a corpus made from the benchmark's texts.

    THIAP_BENCH=FOLDER python benchmarks/corpus/speed.py WORK [--pairs 1000] [--sample 10] [--json FILE]

Every ``--sample``-th pair runs on ``serial``, then on ``processes`` with two workers; then all pairs run on
two workers while their memory is watched (resident, and the proportional share that
counts mapped weights once). The load of the machine is part of the result: on a busy machine only the
seconds of processor time per pair mean something. Linux only.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from statistics import mean
from typing import Any

from kill import workers
from make_pairs import make_pairs

import thiap
from thiap.corpus.store import scan

_TICKS = os.sysconf("SC_CLK_TCK")


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
        time.sleep(1)
        for pid in [process.pid] if "serial" in options else workers(process.pid):
            seen = _memory(pid)
            if seen is not None:
                memory.setdefault(pid, []).append((time.monotonic() - began, *seen[:2]))
                ticks[pid] = seen[2]
        loads.append(os.getloadavg()[0])
    seconds = time.monotonic() - began
    log = scan(out, "log").collect()
    result = {
        "options": " ".join(options),
        "exit": process.returncode,
        "pairs": log.height,
        "seconds": round(seconds, 1),
        "pairs per second": round(log.height / seconds, 3),
        "processor seconds per pair": round(sum(ticks.values()) / _TICKS / log.height, 3),
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
    tenth = max(1, len(curve) // 10)
    parts = [curve[start : start + tenth] for start in range(0, len(curve), tenth)][:10]
    return {
        "most MB": max(rss for _, rss, _ in curve),
        "most MB, shared counted once": max(pss for *_, pss in curve),
        "MB by tenths": [round(mean(rss for _, rss, _ in part)) for part in parts],
    }


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("work", type=Path)
    parser.add_argument("--pairs", type=int, default=1000)
    parser.add_argument("--sample", type=int, default=10)
    parser.add_argument("--no-full", action="store_true", help="leave out the run over all pairs")
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    manifest = make_pairs(Path(os.environ["THIAP_BENCH"]), args.work / "texts", pairs=args.pairs)
    few = manifest.with_name("sample.jsonl")
    lines = manifest.read_text(encoding="utf-8").splitlines(keepends=True)
    few.write_text("".join(lines[:: args.sample]), encoding="utf-8")
    runs = [
        run(few, args.work / "serial", "--engine", "serial"),
        run(few, args.work / "two", "--workers", "2"),
    ]
    if not args.no_full:
        runs.append(run(manifest, args.work / "all", "--workers", "2"))
    result = {
        "thiap": thiap.__version__,
        "python": sys.version.split()[0],
        "processors": len(os.sched_getaffinity(0)),
        "two workers over serial": round(runs[0]["seconds"] / runs[1]["seconds"], 2),
        "runs": runs,
    }
    text = json.dumps(result, indent=1)
    print(text)
    if args.json:
        args.json.write_text(text + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
