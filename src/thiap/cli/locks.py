"""One writer at a time of a file that is read, changed and written again.

The lock belongs to the process: it goes with it, however that ends, and leaves nothing behind.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from thiap.errors import OutputError

#: Seconds to wait for another thiap, which needs some thousandths; and between two tries.
PATIENCE: Final = 10.0
_PAUSE: Final = 0.02


@contextmanager
def locked(path: Path, *, patience: float = PATIENCE) -> Iterator[None]:
    """Keep every other `locked` of ``path`` waiting.

    Raises:
        OutputError: another process held it for longer than ``patience`` seconds, or the folder is missing.
    """
    try:
        path = path.resolve()
    except (OSError, RuntimeError):  # links in a circle: writing will say so
        yield
        return
    release = _wait(path, patience)
    try:
        yield
    finally:
        release()


def _wait(path: Path, patience: float) -> Callable[[], None]:
    end = time.monotonic() + patience
    while True:
        try:
            return _take(path)
        except (BlockingIOError, FileExistsError):
            if time.monotonic() >= end:
                raise OutputError(
                    f"{path}: another thiap has been writing it for {patience:g} seconds; "
                    "nothing was changed. Try again when that one has ended"
                ) from None
            time.sleep(_PAUSE)
        except FileNotFoundError:
            raise OutputError(f"{path.parent}: there is no such folder; make it first") from None
        except OSError:  # a file system without locks: as good as one writer gets
            return lambda: None


if os.name == "posix":
    import fcntl

    def _take(path: Path) -> Callable[[], None]:
        """Lock the folder itself, since the file is replaced by each writing."""
        handle = os.open(path.parent, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BaseException:
            os.close(handle)
            raise
        return lambda: os.close(handle)

else:  # a folder cannot be opened: a file that Windows takes away with the process that made it

    def _take(path: Path) -> Callable[[], None]:
        flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_TEMPORARY", 0)
        handle = os.open(path.with_name(f".{path.name}.lock"), flags)
        return lambda: os.close(handle)
