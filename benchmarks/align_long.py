"""One long text: processor time and memory of the aligner as the number of sentence pairs doubles.

    THIAP_BENCH=FOLDER python benchmarks/align_long.py [--pairs 7500 15000 30000] [-o FILE]

The text is made of the documents of ntrex-flat in random order, again and again. Each size runs in a process
of its own; *growth* is the factor of processor time from one size to the next. The result is printed as JSON.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path


def write_texts(bench: Path, pairs: int, folder: Path) -> int:
    """Write ``source.txt`` and ``target.txt`` of at least so many pairs; returns how many they hold."""
    data = bench / "bench/data/align/ntrex-flat"
    documents = json.loads((data / "index.json").read_text(encoding="utf-8"))["docs"]
    draw = random.Random(1)
    parts: dict[str, list[str]] = {"source": [], "target": []}
    count = 0
    while count < pairs:
        for entry in draw.sample(documents, len(documents)):
            count += len((data / entry["gold"]).read_text(encoding="utf-8").splitlines())
            for side, texts in parts.items():
                texts.append((data / entry[side]).read_text(encoding="utf-8").rstrip("\n"))
            if count >= pairs:
                break
    for side, texts in parts.items():
        (folder / f"{side}.txt").write_text("\n".join(texts) + "\n", encoding="utf-8")
    return count


def align(folder: Path) -> None:
    """Align the two texts of a folder and print seconds, megabytes and the share that was linked."""
    from thiap.pipeline import align_pair
    from thiap.readers import read_path
    from thiap.settings import Settings

    source, target = (
        read_path(str(folder / f"{side}.txt"), lang=lang)
        for side, lang in (("source", "en"), ("target", "th"))
    )
    start = time.process_time()
    beads = align_pair(source, target, Settings()).alignment.beads
    linked = sum(b - a for bead in beads if bead.source for a, b in bead.target)
    found = {
        "cpu_s": round(time.process_time() - start, 1),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "beads": len(beads),
        "linked": round(linked / len(target.text), 3),
    }
    print(json.dumps(found))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pairs", type=int, nargs="+", default=[7500, 15_000, 30_000])
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("-o", "--output", type=Path)
    args = parser.parse_args()
    if args.folder:
        align(args.folder)
        return
    if "THIAP_BENCH" not in os.environ:
        parser.error("THIAP_BENCH names no folder of the benchmark")
    runs = []
    for pairs in sorted(args.pairs):
        with tempfile.TemporaryDirectory() as name:
            count = write_texts(Path(os.environ["THIAP_BENCH"]), pairs, Path(name))
            line = [sys.executable, __file__, "--folder", name]
            done = subprocess.run(line, check=True, capture_output=True, text=True)
        runs.append({"pairs": count, **json.loads(done.stdout)})
        print(json.dumps(runs[-1]), file=sys.stderr)
    growth = [round(second["cpu_s"] / first["cpu_s"], 2) for first, second in pairwise(runs)]
    text = json.dumps({"runs": runs, "growth": growth}, indent=1)
    print(text)
    if args.output:
        args.output.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
