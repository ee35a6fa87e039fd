"""Whether a change of the code changes no finding: the same bytes before and after.

    python benchmarks/same_output.py make OUT [--every 4]      with the code before, then with the code after
    python benchmarks/same_output.py compare BEFORE AFTER

`make` checks the seeds and, where ``THIAP_BENCH`` names the folder that holds them, the clean pairs and the
drafts of the benchmark and the field cases. Of each run it keeps JSON Lines, SARIF, HTML and what went to
standard error.
`compare` names every file that differs and ends with 1 where there is one.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SEEDS = (
    "soviet-invasion-of-poland.en.txt",
    "polish-prisoners-of-war.en.txt",
    "soviet-invasion-of-poland.th.txt",
)


def jobs() -> Iterator[tuple[str, Path, list[str]]]:
    """Name, folder to stand in, and arguments of ``thiap check`` of every run."""
    yield "seeds", ROOT / "seeds", [*SEEDS]
    yield "seeds-translation", ROOT / "seeds", [SEEDS[0], SEEDS[2], "--mode", "translation"]
    if not (base := os.environ.get("THIAP_BENCH")):
        print("THIAP_BENCH is not set: the seeds alone", file=sys.stderr)
        return
    data = Path(base) / "bench" / "data" / "checks"
    for kind in ("clean", "cases"):
        for line in (data / f"{kind}.jsonl").read_text("utf-8").splitlines():
            case = json.loads(line)
            yield f"{kind}.{case['id']}", data, [case["source"], case["target"]]
    cases = Path(base) / "field" / "cases"
    for line in (cases / "cases.jsonl").read_text("utf-8").splitlines():
        case = json.loads(line)
        if case["args"][0] == "check":
            yield f"field.{case['name']}", cases, case["args"][1:]


def make(out: Path, every: int) -> None:
    """Run all jobs and keep what they write."""
    out.mkdir(parents=True, exist_ok=True)
    chosen = list(jobs())
    chosen = chosen[:2] + chosen[2::every]
    for number, (name, folder, arguments) in enumerate(chosen):
        if number % 20 == 0:
            print(f"{number} of {len(chosen)}", file=sys.stderr, flush=True)
        one(out / name, folder, arguments)


def one(stem: Path, folder: Path, arguments: list[str]) -> None:
    """One run of the command, in this process."""
    from thiap.cli.main import main
    from thiap.renderers.run_json import load_run
    from thiap.renderers.sarif import render

    stem = stem.absolute()
    run = stem.with_name(f"{stem.name}.run.json")
    files = ["-o", f"{stem}.jsonl", "--html", f"{stem}.html", "--run", str(run)]
    said = io.StringIO()
    with contextlib.chdir(folder), contextlib.redirect_stderr(said), contextlib.suppress(SystemExit):
        main(["check", *arguments, "--config", "none", "--format", "jsonl", "-q", *files])
    if run.exists():
        report = load_run(run.read_text("utf-8"))
        Path(f"{stem}.sarif").write_text(render(report), "utf-8")
        run.unlink()
    words = [word for word in said.getvalue().split() if "/" not in word]
    Path(f"{stem}.err").write_text(" ".join(words), "utf-8")


def compare(before: Path, after: Path) -> int:
    """Print what differs; the number of files that do."""
    names = {path.name for folder in (before, after) for path in folder.iterdir()}
    differing = []
    for name in sorted(names):
        pair = [folder / name for folder in (before, after)]
        if not all(path.exists() for path in pair) or pair[0].read_bytes() != pair[1].read_bytes():
            differing.append(name)
            print(f"differs: {name}")
    print(f"{len(names) - len(differing)} of {len(names)} files are the same to the byte")
    return len(differing)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    tasks = parser.add_subparsers(dest="task", required=True)
    making = tasks.add_parser("make")
    making.add_argument("out", type=Path)
    making.add_argument("--every", type=int, default=1, help="only every n-th run beside the seeds")
    comparing = tasks.add_parser("compare")
    comparing.add_argument("before", type=Path)
    comparing.add_argument("after", type=Path)
    args = parser.parse_args()
    if args.task == "compare":
        return min(1, compare(args.before, args.after))
    make(args.out, args.every)
    return 0


if __name__ == "__main__":
    sys.exit(main())
