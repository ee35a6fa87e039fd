"""The measured part of docs/scale.md, made from a result of ``speed.py`` and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"

#: Pairs of Thai and English articles in Wikipedia, roughly.
_ALL: Final = 150_000
#: Cores, and the efficiency taken for them; that of two is measured.
_CORES: Final = ((16, 0.8), (256, 0.7))


def write_page(path: Path, result: dict[str, Any]) -> None:
    """Put the result between the marks of a page."""
    text = path.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    behind = rest.split(END)[1]
    path.write_text(f"{before}{BEGIN}\n\n{measured(result)}\n{END}{behind}", encoding="utf-8")


def measured(result: dict[str, Any]) -> str:
    """The text between the marks.

    The result must hold the runs of the ratio and the run over all pairs.
    """
    made = result["signature"]
    serial, two, whole = result["runs"]
    changed = f" with {made['changed files']} changed files" if made["changed files"] else ""
    lines = [
        f"Commit {made['commit']}{changed}, {made['date']}: thiap {made['thiap']}, "
        f"encoder {made['encoder']}, Python {made['python']}, NumPy {made['numpy']}, "
        f"{made['machine']}, {made['processors']} processors.",
        "",
        "| run | pairs | failed | seconds | pairs/s | processor s/pair | most MB a worker | mean load |",
        "|---|---|---|---|---|---|---|---|",
        _row("`serial`", serial),
        _row("`processes`, 2 workers, the same pairs", two),
        _row("`processes`, 2 workers, all", whole),
        "",
        f"Two workers are **{result['two workers over serial']} × serial**, their start and the wait for "
        f"the last pair included, and do **{whole['pairs per second']} pairs a second**. Memory of the "
        "workers over the long run, mean MB in each tenth of it: "
        + "; ".join(map(_tenths, whole["workers"]))
        + ".",
        "",
        *_costs(serial, two, whole, result["two workers over serial"] / 2),
    ]
    return "\n".join(lines) + "\n"


def _row(name: str, run: dict[str, Any]) -> str:
    most = max((worker["most MB"] for worker in run["workers"]), default=0)
    cells = (name, run["pairs"], run["failed"], run["seconds"], run["pairs per second"])
    return (
        "| "
        + " | ".join(map(str, (*cells, run["processor seconds per pair"], most, run["load"]["mean"])))
        + " |"
    )


def _tenths(worker: dict[str, Any]) -> str:
    return " ".join(map(str, worker["MB by tenths"]))


def _costs(
    serial: dict[str, Any], two: dict[str, Any], whole: dict[str, Any], efficiency: float
) -> list[str]:
    alone = serial["seconds"] / serial["pairs"]
    hours = [_ALL / whole["pairs per second"] / 3600]
    hours += [_ALL * alone / (cores * share) / 3600 for cores, share in _CORES]
    most = max((worker["most MB, shared counted once"] for worker in whole["workers"]), default=0)
    night = 10 * 3600 * whole["pairs per second"]
    disk = whole["disk bytes per pair"]
    return [
        f"    hours = pairs × {alone:.2f} s (serial, start to end) / (cores × efficiency) / 3600",
        "",
        "| | 2 cores | 16 cores | 256 cores (16 machines, Dask) |",
        "|---|---|---|---|",
        f"| efficiency | {efficiency:.2f}, measured | 0.8, assumed | 0.7, assumed |",
        "| 150,000 pairs of this size | " + " | ".join(map(_time, hours)) + " |",
        "| the same, texts five times as long | " + " | ".join(_time(5 * hour) for hour in hours) + " |",
        f"| disk, saved runs included ({disk / 1000:.0f} kB a pair) | {_ALL * disk / 1e9:.1f} GB "
        "| the same | the same |",
        f"| memory of the workers, shared weights counted once | {2 * most / 1000:.1f} GB "
        f"| {16 * most / 1000:.0f} GB | {16 * most / 1000:.0f} GB a machine |",
        f"| done in a night of 10 hours | {round(night, -3):,.0f} pairs | | |",
    ]


def _time(hours: float) -> str:
    if hours >= 48:
        return f"{hours / 24:.0f} days"
    return f"{hours:.1f} h" if hours >= 1 else f"{60 * hours:.0f} min"
