"""Running again whenever a file is saved."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from thiap.errors import ThiapError

if TYPE_CHECKING:
    from thiap.model import Report

#: Seconds between two looks at the files.
_PAUSE: Final = 0.5
Stamp = tuple[int, int]


def watch(
    files: Sequence[str],
    run: Callable[[Report | None], Report],
    *,
    quiet: bool = False,
    rounds: int | None = None,
) -> None:
    """Run once, then again after each change of a file, until interrupted.

    Args:
        files: what to look at; one that is missing for a moment (some programs save so) is waited for.
        run: one run, given the report of the one before, None for the first and after an error.
        quiet: say nothing on standard error between runs.
        rounds: stop after so many runs; None goes on until Ctrl-C.
    """
    before: Report | None = None
    done = 0
    try:
        while True:
            seen = stamps(files)
            start = time.perf_counter()
            try:
                before = run(before)
                said = f"checked in {time.perf_counter() - start:.1f} s"
            except ThiapError as error:  # a file half-saved, or broken for now: the next save may mend it
                before, said = None, f"thiap: {error}"
            done += 1
            if done == rounds:
                return
            if not quiet:
                click.echo(f"{said}; waiting for a change (Ctrl-C ends)", err=True)
            _wait(files, seen)
    except KeyboardInterrupt:
        return


def stamps(files: Sequence[str]) -> dict[str, Stamp | None]:
    """Time of change and size of each file, None for one that is missing."""
    found: dict[str, Stamp | None] = {}
    for name in files:
        try:
            status = Path(name).stat()
            found[name] = (status.st_mtime_ns, status.st_size)
        except OSError:
            found[name] = None
    return found


def _wait(files: Sequence[str], seen: dict[str, Stamp | None]) -> None:
    """Until a file differs from ``seen`` and all have stood still for one look."""
    now = seen
    while True:
        time.sleep(_PAUSE)
        last, now = now, stamps(files)
        if now != seen and now == last and None not in now.values():
            return
