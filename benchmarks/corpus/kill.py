"""Kill a batch run at random points; resumed, it must end with the results of an undisturbed run.

    THIAP_BENCH=FOLDER python benchmarks/corpus/kill.py WORK [--rounds 20] [--pairs 60] [--encoder none]

In each round the main process (odd rounds) or a worker (even ones) gets SIGKILL at a random moment, the
command is given again until it ends by itself, and all tables but the log are compared, sorted, byte
for byte. Parts are kept small (5 pairs), so that a short run commits often. Linux only.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from make_pairs import make_pairs

from thiap.corpus.store import canonical

#: The command line, with parts of 5 pairs.
_BATCH = "import thiap.corpus.store as s; s.PART_PAIRS = 5; from thiap.__main__ import main; main()"


def start(manifest: Path, out: Path, encoder: str) -> subprocess.Popen[bytes]:
    options = ["--workers", "2", "--encoder", encoder, "--reports", "0", "-q"]
    return subprocess.Popen([sys.executable, "-c", _BATCH, "batch", str(manifest), "-o", str(out), *options])


def digest(out: Path) -> str:
    whole = hashlib.sha256()
    for table, data in canonical(out):
        whole.update(table.encode() + data)
    return whole.hexdigest()


def descendants(pid: int) -> list[int]:
    """All processes below one."""
    return [process for child in children(pid) for process in (child, *descendants(child))]


def workers(pid: int) -> list[int]:
    """The worker processes: children of the fork server, which is a child of the main process."""
    return [grandchild for child in children(pid) for grandchild in children(child)]


def children(pid: int) -> list[int]:
    try:
        return [
            int(child)
            for p in Path(f"/proc/{pid}/task").glob("*/children")
            for child in p.read_text().split()
        ]
    except OSError:
        return []


def one_round(
    manifest: Path, out: Path, encoder: str, *, kill_main: bool, seconds: float
) -> dict[str, object]:
    """Run, kill at a random moment, run again to the end. A kill that came too late is tried again."""
    shutil.rmtree(out, ignore_errors=True)
    process = start(manifest, out, encoder)
    time.sleep(random.uniform(0.1, seconds))
    below = descendants(process.pid)
    victims = [process.pid] if kill_main else workers(process.pid)
    before = len(list((out / "parts").glob("*"))) if (out / "parts").exists() else 0
    killed = bool(victims) and process.poll() is None
    if not killed:
        process.wait()
        return one_round(manifest, out, encoder, kill_main=kill_main, seconds=seconds)
    os.kill(random.choice(victims), signal.SIGKILL)
    process.wait()
    code = start(manifest, out, encoder).wait() if process.returncode else process.returncode
    deadline = time.monotonic() + 10
    while (orphans := [p for p in below if Path(f"/proc/{p}").exists()]) and time.monotonic() < deadline:
        time.sleep(0.2)
    return {
        "victim": "main" if kill_main else "worker",
        "parts before": before,
        "first exit": process.returncode,
        "last exit": code,
        "orphans": len(orphans),
    }


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("work", type=Path)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--pairs", type=int, default=60)
    parser.add_argument("--encoder", default="none")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    random.seed(args.seed)
    manifest = make_pairs(Path(os.environ["THIAP_BENCH"]), args.work / "texts", pairs=args.pairs)
    began = time.monotonic()
    shutil.rmtree(args.work / "undisturbed", ignore_errors=True)
    if start(manifest, args.work / "undisturbed", args.encoder).wait():
        return 1
    seconds = time.monotonic() - began
    wanted = digest(args.work / "undisturbed")
    equal = 0
    for number in range(args.rounds):
        out = args.work / "disturbed"
        told = one_round(manifest, out, args.encoder, kill_main=number % 2 == 0, seconds=seconds)
        told["equal"] = digest(out) == wanted
        equal += bool(told["equal"])
        print(json.dumps({"round": number + 1, **told}), flush=True)
    print(f"{equal} of {args.rounds} rounds ended with the results of the undisturbed run ({seconds:.0f} s)")
    return int(equal != args.rounds)


if __name__ == "__main__":
    sys.exit(main())
