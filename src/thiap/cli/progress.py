"""Progress on standard error, on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from thiap.cli.output import is_dumb

Progress = Callable[[str, float], None]


@contextmanager
def progress_line(*, quiet: bool) -> Iterator[Progress | None]:
    """A function ``(step, share done 0 to 1)`` that keeps one line up to date; None where nobody watches."""
    if quiet or sys.stderr is None or not sys.stderr.isatty() or is_dumb():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(bar_width=24), TimeElapsedColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=1.0)

        def show(step: str, share: float) -> None:
            bar.update(task, description=step, completed=share)

        yield show
