"""Make a corpus out of the benchmark's texts: a folder with a manifest.

    THIAP_BENCH=FOLDER python benchmarks/corpus/make_pairs.py OUT [--pairs 1000]

First come the pairs of the checking and alignment sets as they are (all but the one long text), then
two neighbouring documents of a set joined, until there are enough. So no two pairs are the same.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

SETS = ("ntrex-para", "ntrex-flat", "ntrex-noisy", "xquad-para", "xquad-flat", "xquad-noisy", "pud")


def make_pairs(bench: Path, out: Path, *, pairs: int) -> Path:
    """Write ``pairs`` pairs of texts and ``manifest.jsonl`` to ``out``; the manifest."""
    lines = []
    for number, (name, source, target) in enumerate(islice(_texts(bench / "bench" / "data"), pairs)):
        folder = out / f"{number // 100:02}"
        folder.mkdir(parents=True, exist_ok=True)
        names = {"sources": folder / f"{number:04}.en.txt", "target": folder / f"{number:04}.th.txt"}
        names["sources"].write_text(source, encoding="utf-8", newline="")
        names["target"].write_text(target, encoding="utf-8", newline="")
        places = {key: path.relative_to(out).as_posix() for key, path in names.items()}
        lines.append(
            {"id": f"{number:04}-{name}", "sources": [places["sources"]], "target": places["target"]}
        )
    manifest = out / "manifest.jsonl"
    manifest.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return manifest


def _texts(data: Path) -> Iterator[tuple[str, str, str]]:
    single = list(_single(data))
    yield from single
    for step in range(1, len(single)):
        for first, second in zip(single, single[step:], strict=False):
            yield f"{first[0]}+{second[0]}", f"{first[1]}\n{second[1]}", f"{first[2]}\n{second[2]}"


def _single(data: Path) -> Iterator[tuple[str, str, str]]:
    for kind in ("clean", "cases"):
        for line in (data / "checks" / f"{kind}.jsonl").read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            yield (
                entry["id"],
                _read(data / "checks" / entry["source"]),
                _read(data / "checks" / entry["target"]),
            )
    for name in SETS:
        folder = data / "align" / name
        for entry in json.loads(_read(folder / "index.json"))["docs"]:
            yield f"{name}.{entry['id']}", _read(folder / entry["source"]), _read(folder / entry["target"])


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", type=Path)
    parser.add_argument("--pairs", type=int, default=1000)
    given = parser.parse_args()
    print(make_pairs(Path(os.environ["THIAP_BENCH"]), given.out, pairs=given.pairs))
