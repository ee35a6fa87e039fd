"""Files of weights mapped into memory, of which no more stays there than is in use."""

from __future__ import annotations

import mmap
from typing import Any, BinaryIO, Final

import numpy as np
from numpy.typing import NDArray

#: What tells the system that pages are not needed for now; Windows has nothing like it and needs it less.
_DONT_NEED: Final[int | None] = getattr(mmap, "MADV_DONTNEED", None)


def map_file(file: BinaryIO) -> NDArray[np.uint8]:
    """The bytes of a file, read-only; its length is asked once.

    Raises:
        OSError: it cannot be mapped.
        ValueError: it is empty.
    """
    return np.frombuffer(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ), dtype=np.uint8)


def let_go(array: NDArray[Any]) -> None:
    """Give back the memory of the whole file that ``array`` is mapped from; reading it again brings it back.

    One row that is read brings sixteen pages along, so that a few thousand rows hold the whole table of an
    encoder. An array that is not mapped stays as it is.
    """
    base: Any = array
    while base is not None and not isinstance(base, mmap.mmap):
        base = base.obj if isinstance(base, memoryview) else getattr(base, "base", None)
    if base is not None and _DONT_NEED is not None:
        base.madvise(_DONT_NEED)
