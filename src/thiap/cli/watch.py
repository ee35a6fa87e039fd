"""Running again whenever a file is saved."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from thiap.cli.language import spoken
from thiap.cli.output import printable
from thiap.errors import ThiapError
from thiap.phrases import tell
from thiap.phrases.translated import translated

if TYPE_CHECKING:
    from thiap.model import Report

#: Seconds between two looks at the files.
_PAUSE: Final = 0.5
Stamp = tuple[int, int]
Stop = Callable[[], bool]


class Stopped(Exception):
    """A run was given up, since a file was saved while it worked."""


def watch(
    files: Sequence[str],
    run: Callable[[Report | None], Report],
    *,
    settle: Callable[[Report, Stop], Report] | None = None,
    quiet: bool = False,
    rounds: int | None = None,
) -> None:
    """Run once, then again after each change of a file, until interrupted.

    Args:
        files: what to look at; one that is missing for a moment (some programs save so) is waited for.
        run: one run, given the report of the one before, None for the first and after an error.
        settle: after a run that was given a report: the report of a full run, which may raise `Stopped`
            once it is told to; None where every run is a full one.
        quiet: say nothing on standard error between runs.
        rounds: stop after so many runs; None goes on until Ctrl-C.
    """

    def say(text: str) -> None:
        if not quiet:
            click.echo(printable(text), err=True)

    before: Report | None = None
    done = 0
    try:
        while True:
            seen = stamps(files)
            start = time.perf_counter()
            try:
                again = before is not None
                before = run(before)
                seconds = f"{time.perf_counter() - start:.1f}"
                said = tell("watch-checked", spoken(), seconds=seconds)
                if again and settle:
                    first = before
                    before = settle(first, lambda seen=seen: stamps(files) != seen)  # type: ignore[misc]
                    if before is not first:
                        full = f"{time.perf_counter() - start:.1f}"
                        said = tell("watch-checked-twice", spoken(), seconds=seconds, full=full)
            except Stopped:
                pass
            except ThiapError as error:  # a file half-saved, or broken for now: the next save may mend it
                before = None
                said = tell("watch-failed", spoken(), why=translated(str(error), spoken()))
            done += 1
            if done == rounds:
                return
            say(said)
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
