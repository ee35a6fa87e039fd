"""Feed one target with inputs that coverage guides.

    python benchmarks/fuzz/run.py TARGET --runs 200000 --corpus FOLDER            guided by coverage
    python benchmarks/fuzz/run.py TARGET --runs 800000 --corpus FOLDER --blind     from that corpus, quicker
    python benchmarks/fuzz/run.py --list
    python benchmarks/fuzz/run.py TARGET --input FILE      one input again, with its traceback

Needs the extra `fuzz` (atheris, a Python front of LLVM's libFuzzer). An input that raises anything but an
error of thiap, breaks a promise of its target, takes longer than `--hang` seconds or drives memory past
`--memory` ends the run with exit code 1 and is kept in the corpus folder. The last line is a JSON object
with runs, rate and memory, as docs/fuzzing.md records them.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve()
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parents[2] / "src")]  # this copy of thiap, wherever it is
os.environ.setdefault("PYTHAINLP_OFFLINE", "1")
os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")


def main() -> int:
    """Parse the arguments; fuzz in a process of its own, whose end is part of the result."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("target", nargs="?")
    parser.add_argument("--list", action="store_true", help="name the targets")
    parser.add_argument("--runs", type=int, default=100_000)
    parser.add_argument("--seconds", type=int, default=0, help="stop after so long; 0 for never")
    parser.add_argument("--corpus", type=Path, help="folder that keeps inputs from run to run")
    parser.add_argument("--blind", action="store_true", help="do not watch coverage")
    parser.add_argument("--hang", type=int, default=20, help="seconds one input may take")
    parser.add_argument("--memory", type=int, default=1500, help="megabytes the process may hold")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--input", type=Path, help="feed this one file")
    chosen = parser.parse_args()
    from fuzz import TARGETS

    if chosen.list or chosen.target is None:
        print("\n".join(TARGETS))
        return 0
    if chosen.input:
        TARGETS[chosen.target].one(chosen.input.read_bytes())
        return 0
    if chosen.corpus:
        return fuzz(chosen, chosen.corpus)
    with tempfile.TemporaryDirectory(prefix="thiap-corpus-") as folder:
        return fuzz(chosen, Path(folder))


def fuzz(chosen: argparse.Namespace, corpus: Path) -> int:
    """One run of libFuzzer, and what it says of itself."""
    from fuzz import TARGETS
    from fuzz.target import LONGEST

    target = TARGETS[chosen.target]
    faults = corpus / "faults"
    inputs = corpus / "inputs"
    for folder in (faults, inputs):
        folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(target.seeds):
        (inputs / f"seed-{number}").write_bytes(seed)
    dictionary = corpus / "words"
    lines = ['"' + "".join(f"\\x{byte:02x}" for byte in word) + '"\n' for word in target.words if word]
    dictionary.write_text("".join(lines), encoding="ascii")
    longest = max([LONGEST, *map(len, target.seeds)])
    options = [
        f"-runs={chosen.runs}",
        f"-max_total_time={chosen.seconds}",
        f"-timeout={chosen.hang}",
        f"-rss_limit_mb={chosen.memory}",
        f"-seed={chosen.seed}",
        f"-max_len={longest}",
        f"-artifact_prefix={faults}/",
        "-print_final_stats=1",
        *([f"-dict={dictionary}"] if lines else []),
        str(inputs),
    ]
    command = [
        sys.executable,
        str(HERE.with_name("driver.py")),
        target.name,
        "blind" if chosen.blind else "guided",
        *options,
    ]
    started = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    seconds = time.perf_counter() - started
    said = done.stdout.decode("utf-8", "replace")
    (corpus / "log").write_text(said, encoding="utf-8")
    stats = {key: int(value) for key, value in re.findall(r"stat::(\w+):\s+(\d+)", said)}
    memory = [int(value) for value in re.findall(r"rss: (\d+)Mb", said)]
    result = {
        "target": target.name,
        "guided": not chosen.blind,
        "runs": stats.get("number_of_executed_units", 0),
        "per_second": stats.get("average_exec_per_sec", 0),
        "rss_begin_mb": memory[len(memory) // 10] if memory else 0,
        "rss_peak_mb": stats.get("peak_rss_mb", 0),
        "seconds": round(seconds),
        "ended_well": done.returncode == 0,
    }
    if done.returncode:
        print("\n".join(said.splitlines()[-60:]))
    print(json.dumps(result))
    return int(done.returncode != 0)


if __name__ == "__main__":
    sys.exit(main())
