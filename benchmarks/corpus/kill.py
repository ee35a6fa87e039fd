"""Kill a batch run at random points; resumed, it must end with the results of an undisturbed run.

    python benchmarks/corpus/kill.py WORK [--engine processes] [--rounds 100] [--pairs 60] [--encoder none]

In each round the main process (odd rounds) or a worker (even ones, where the engine has some) gets SIGKILL at
a random moment, the command is given again until it ends by itself, and all tables but the log are compared,
sorted, byte for byte. Parts are kept small (5 pairs), so that a short run commits often. The texts are made
here, or taken from the benchmark that THIAP_BENCH names. Linux only.
"""

from __future__ import annotations

import argparse
import contextlib
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


def own_pairs(out: Path, *, pairs: int) -> Path:
    """Pairs of a few sentences each, and their manifest."""
    sys.path[:0] = [str(Path(__file__).resolve().parents[1])]
    from large import sentence

    rng = random.Random(1)
    lines = []
    out.mkdir(parents=True, exist_ok=True)
    for number in range(pairs):
        said = [sentence(rng) for _ in range(rng.randint(2, 12))]
        for lang, texts in zip(("en", "th"), zip(*said, strict=True), strict=True):
            (out / f"{number:04}.{lang}.txt").write_text("\n".join(texts), encoding="utf-8")
        entry = {"id": f"{number:04}", "sources": [f"{number:04}.en.txt"], "target": f"{number:04}.th.txt"}
        lines.append(json.dumps(entry) + "\n")
    manifest = out / "manifest.jsonl"
    manifest.write_text("".join(lines), encoding="utf-8")
    return manifest


def start(manifest: Path, out: Path, encoder: str, engine: str) -> subprocess.Popen[bytes]:
    options = ["--workers", "2", "--encoder", encoder, "--reports", "0", "-q", "--engine", engine]
    return subprocess.Popen([sys.executable, "-c", _BATCH, "batch", str(manifest), "-o", str(out), *options])


def digest(out: Path) -> str:
    whole = hashlib.sha256()
    for table, data in canonical(out):
        whole.update(table.encode() + data)
    return whole.hexdigest()


def descendants(pid: int) -> list[int]:
    """All processes below one."""
    return [process for child in children(pid) for process in (child, *descendants(child))]


def workers(pid: int, engine: str) -> list[int]:
    """The worker processes: below the fork server, or of Dask those that the main process spawned."""
    if engine == "dask":
        return [child for child in children(pid) if b"spawn_main" in _words(child)]
    return [grandchild for child in children(pid) for grandchild in children(child)]


def _words(pid: int) -> bytes:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    return b""


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
    manifest: Path, out: Path, encoder: str, engine: str, *, kill_main: bool, seconds: float
) -> dict[str, object]:
    """Run, kill at a random moment, run again to the end. A kill that came too late is tried again."""
    shutil.rmtree(out, ignore_errors=True)
    process = start(manifest, out, encoder, engine)
    time.sleep(random.uniform(0.1, seconds))
    below = descendants(process.pid)
    victims = [process.pid] if kill_main else workers(process.pid, engine)
    before = len(list((out / "parts").glob("*"))) if (out / "parts").exists() else 0
    killed = bool(victims) and process.poll() is None
    if not killed:
        process.wait()
        return one_round(manifest, out, encoder, engine, kill_main=kill_main, seconds=seconds)
    os.kill(random.choice(victims), signal.SIGKILL)
    process.wait()
    code = start(manifest, out, encoder, engine).wait() if process.returncode else process.returncode
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
    parser.add_argument("--engine", choices=("processes", "serial", "dask"), default="processes")
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--pairs", type=int, default=60)
    parser.add_argument("--encoder", default="none")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    random.seed(args.seed)
    bench = os.environ.get("THIAP_BENCH")
    texts = args.work / "texts"
    if bench:
        manifest = make_pairs(Path(bench), texts, pairs=args.pairs)
    else:
        manifest = own_pairs(texts, pairs=args.pairs)
    began = time.monotonic()
    shutil.rmtree(args.work / "undisturbed", ignore_errors=True)
    if start(manifest, args.work / "undisturbed", args.encoder, args.engine).wait():
        return 1
    seconds = time.monotonic() - began
    wanted = digest(args.work / "undisturbed")
    equal = 0
    for number in range(args.rounds):
        out = args.work / "disturbed"
        main_dies = args.engine == "serial" or number % 2 == 0
        told = one_round(manifest, out, args.encoder, args.engine, kill_main=main_dies, seconds=seconds)
        told["equal"] = digest(out) == wanted
        equal += bool(told["equal"])
        print(json.dumps({"round": number + 1, **told}), flush=True)
    print(f"{equal} of {args.rounds} rounds ended with the results of the undisturbed run ({seconds:.0f} s)")
    return int(equal != args.rounds)


if __name__ == "__main__":
    sys.exit(main())
