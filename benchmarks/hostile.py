"""What hostile shapes of text cost: processor time and memory of `thiap check` by doubling.

    python benchmarks/hostile.py                        every shape, the table of docs/large.md
    python benchmarks/hostile.py brackets headings      these shapes
    python benchmarks/hostile.py --write docs/large.md  put the table between the page's marks

Each shape is made at a half and at the whole of its size and checked, without the encoder, in a process of
its own. *growth* is the second time over the first, less what a text of one line costs: 2 is linear, 4
quadratic. A shape fails that grows by more than GROWTH, or takes longer or holds more than its bounds; then
the exit code is 1. A refusal in one line (exit code 3) is an answer as well. POSIX only.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
#: Most by which processor time may grow when a shape doubles, and noise below which nothing is said.
GROWTH, NOISE = 2.8, 1.0
_EN, _TH = "The canal is 12 km long.", "คลองยาว 12 กิโลเมตร"
Make = Callable[[int], tuple[bytes, bytes]]


@dataclass(frozen=True, slots=True)
class Shape:
    """One kind of hostile text.

    Attributes:
        suffix: of the files; `thiap check` reads them by it.
        size: how many of the thing.
        seconds: of processor time, at most, on a machine of today.
        megabytes: held at once, at most.
        make: source and target of a size; an empty target is a bilingual file.
    """

    suffix: str
    size: int
    seconds: float
    megabytes: int
    make: Make


def _both(source: str, target: str | None = None) -> tuple[bytes, bytes]:
    return source.encode(), (source if target is None else target).encode()


def _said(markup: Callable[[int], str]) -> Make:
    """A text in each language, and the markup behind both."""
    return lambda n: _both(f"{_EN}\n\n{markup(n)}\n", f"{_TH}\n\n{markup(n)}\n")


def _headings(n: int) -> tuple[bytes, bytes]:
    return _both(
        "".join(f"# Part {k}\n\n" for k in range(n)) + _EN, "".join(f"# ตอน {k}\n\n" for k in range(n)) + _TH
    )


def _sections(n: int) -> tuple[bytes, bytes]:
    return _both(
        "".join(f"# Part {k}\n\nText {k} here.\n\n" for k in range(n)),
        "".join(f"# ตอน {k}\n\nข้อความ {k} นี้\n\n" for k in range(n)),
    )


def _bead(n: int) -> tuple[bytes, bytes]:
    """One sentence of so many characters on each side."""
    return _both("the old canal and " * (n // 18) + _EN, "และคลองเก่า" * (n // 11) + _TH)


def _xliff(n: int) -> tuple[bytes, bytes]:
    units = "".join(
        f'<trans-unit id="{k}"><source>{_EN}</source><target>{_TH}</target></trans-unit>' for k in range(n)
    )
    return (
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file source-language="en" '
        f'target-language="th" datatype="plaintext" original="x"><body>{units}</body></file></xliff>'
    ).encode(), b""


def _inline(n: int) -> tuple[bytes, bytes]:
    """One unit of so many placeholders and tags."""
    tags = "".join(f'<x id="{k}"/>{{{k}}} ' for k in range(n))
    return (
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file source-language="en" '
        'target-language="th" datatype="plaintext" original="x"><body><trans-unit id="1">'
        f"<source>{_EN} {tags}</source><target>{_TH} {tags}</target></trans-unit></body></file></xliff>"
    ).encode(), b""


def _json(n: int) -> tuple[bytes, bytes]:
    return _both(
        "{" + ",\n".join(f'"k{k}": "{_EN}"' for k in range(n)) + "}",
        "{" + ",\n".join(f'"k{k}": "{_TH}"' for k in range(n)) + "}",
    )


SHAPES: dict[str, Shape] = {
    "headings": Shape("md", 8_000, 120, 1500, _headings),
    "sections": Shape("md", 4_000, 120, 1500, _sections),
    "equal-lines": Shape("txt", 8_000, 120, 1500, lambda n: _both(f"{_EN}\n" * n, f"{_TH}\n" * n)),
    "equal-lines-one-side": Shape("txt", 8_000, 120, 1500, lambda n: _both(f"{_EN}\n" * n, _TH)),
    "numbers": Shape(
        "txt",
        2_000,
        120,
        1500,
        lambda n: _both(
            _EN + " ".join(str(k * 37 % 99991) for k in range(n)),
            _TH + " ".join(str(k * 41 % 99991) for k in range(n)),
        ),
    ),
    "digits": Shape("txt", 160_000, 60, 800, lambda n: _both(_EN + " " + "1" * n, _TH + " " + "1" * n)),
    "one-bead": Shape("txt", 200_000, 120, 1500, _bead),
    "brackets": Shape("md", 100_000, 60, 800, _said(lambda n: "[" * n)),
    "stars": Shape("md", 40_000, 60, 800, _said(lambda n: "*a " * n)),
    "pictures": Shape("md", 100_000, 60, 800, _said(lambda n: "![" * n)),
    "links": Shape("md", 20_000, 60, 800, _said(lambda n: "[a](b " * n)),
    "strokes": Shape("md", 30_000, 60, 800, _said(lambda n: "~~a" * n)),
    "quotes": Shape("md", 50_000, 60, 800, _said(lambda n: "> " * n + "a")),
    "cells": Shape("md", 2_000, 60, 800, _said(lambda n: "|a" * n + "\n" + "|-" * n + "\n" + "|b" * n)),
    "templates": Shape("wiki", 50_000, 60, 800, _said(lambda n: "{{a|" * n)),
    "wiki-links": Shape("wiki", 50_000, 60, 800, _said(lambda n: "[[a|" * n)),
    "wiki-tables": Shape("wiki", 20_000, 60, 800, _said(lambda n: "{|\n|" * n)),
    "elements": Shape("html", 50_000, 60, 800, _said(lambda n: "<div>" * n)),
    "paragraphs": Shape("html", 8_000, 120, 1500, _said(lambda n: "<p>a" * n)),
    "rst-stars": Shape("rst", 20_000, 60, 800, _said(lambda n: "*a `b " * n)),
    "adoc-marks": Shape("adoc", 20_000, 60, 800, _said(lambda n: "*a _b " * n)),
    "names": Shape("txt", 2_000, 120, 1500, lambda n: _both("Anna Smith " * n + _EN, "แอนนา สมิธ " * n + _TH)),
    "unspaced": Shape("txt", 100_000, 120, 1500, lambda n: _both(_EN, "การ" * (n // 3) + _TH)),
    "marks": Shape("txt", 100_000, 60, 800, lambda n: _both("a" + "\u0301" * n, "ก" + "\u0e49" * n)),
    "units": Shape("xlf", 3_000, 120, 1500, _xliff),
    "inline": Shape("xlf", 4_000, 60, 800, _inline),
    "keys": Shape("json", 3_000, 120, 1500, _json),
    "json-depth": Shape("json", 100_000, 60, 800, lambda n: _both('{"a":' * n)),
    "yaml-depth": Shape("yml", 50_000, 60, 800, lambda n: _both("a: " + "[" * n)),
}


def cost(shape: Shape, size: int, folder: Path) -> tuple[float, float, str]:
    """Seconds of processor time and megabytes of one check, and the line with which it was refused."""
    source, target = shape.make(size)
    names = [f"a.en.{shape.suffix}", f"a.th.{shape.suffix}"][: 2 if target else 1]
    for name, data in zip(names, (source, target), strict=False):
        (folder / name).write_bytes(data)
    command = [sys.executable, "-m", "thiap", "check", *names, "--encoder", "none", "-q", "-o", "found.jsonl"]
    command += ["--format", "jsonl", "--config", "none"]
    if target:
        command += ["--source-lang", "en", "--target-lang", "th"]
    command = ["sh", "-c", f'ulimit -t {shape.seconds * 3:.0f}; exec "$@"', "sh", *command]
    env = os.environ | {"PYTHONPATH": str(ROOT / "src"), "OMP_NUM_THREADS": "1"}
    errors = folder / "errors"
    with errors.open("wb") as file:
        process = subprocess.Popen(command, cwd=folder, env=env, stderr=file)
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = code = os.waitstatus_to_exitcode(status)
    said = (errors.read_text("utf-8", "replace").strip().splitlines() or [""])[-1]
    if code not in (0, 1, 2, 3):
        said = f"ended with {code}: {said}"
    elif code < 2:
        said = ""
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, said


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shapes", nargs="*", metavar="SHAPE", help=", ".join(SHAPES))
    parser.add_argument("--times", type=float, default=1.0, help="make every shape so many times as large")
    parser.add_argument("--write", type=Path, help="page whose table is written anew")
    chosen = parser.parse_args()
    rows = ["| shape | how many | half, s | whole, s | growth | MB | bound, s and MB | |", "|" + " --- |" * 8]
    failed: list[str] = []
    print(*rows, sep="\n", flush=True)
    with tempfile.TemporaryDirectory() as name:
        start = cost(Shape("txt", 1, 60, 800, lambda n: _both(_EN, _TH)), 1, Path(name))[0]
        for kind in chosen.shapes or SHAPES:
            shape = SHAPES[kind]
            shape = replace(shape, size=int(shape.size * chosen.times), seconds=shape.seconds * chosen.times)
            half, _, _ = cost(shape, shape.size // 2, Path(name))
            whole, memory, said = cost(shape, shape.size, Path(name))
            grown = (whole - start) / max(half - start, NOISE)
            bad = whole > shape.seconds or memory > shape.megabytes or grown > GROWTH or "ended with" in said
            failed += [kind] * bad
            told = said.partition(": ")[2][:70].replace("|", " ")
            rows.append(
                f"| {kind} | {shape.size:,} | {half:.1f} | {whole:.1f} | {grown:.1f} | {memory:.0f} "
                f"| {shape.seconds:.0f}, {shape.megabytes} | {'**too much** ' * bad}{told} |"
            )
            print(rows[-1], flush=True)
    if chosen.write:
        page = chosen.write.read_text(encoding="utf-8")
        before, _, rest = page.partition("<!-- costs: begin -->\n")
        after = rest.partition("<!-- costs: end -->")[2]
        chosen.write.write_text(
            f"{before}<!-- costs: begin -->\n" + "\n".join(rows) + f"\n<!-- costs: end -->{after}",
            encoding="utf-8",
        )
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
