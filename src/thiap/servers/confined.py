"""Texts that a client hands over, or names below the one folder that it may read."""

from __future__ import annotations

import io
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from thiap.errors import InputError, UsageError

#: Most bytes of a text, whichever way it comes.
MOST: Final = 2_000_000


@dataclass(frozen=True, slots=True)
class Given:
    """A text at hand: its name for messages, and what its file holds (bytes), or the text itself."""

    name: str
    content: str | bytes


@dataclass(frozen=True, slots=True)
class Folder:
    """The only folder whose files are read.

    Attributes:
        root: that folder, links in it resolved.
    """

    root: Path

    def given(self, side: str, text: str | None, path: str | None) -> Given:
        """The one text that stands under ``side``, or is in the file ``path``.

        Raises:
            UsageError: both or neither is given, the text is too large, or the file lies outside the folder.
            InputError: there is no such file, or it may not be read.
        """
        if (text is None) == (path is None):
            raise UsageError(f"give either {side} (the text itself) or {side}_path (a file), and not both")
        if path is not None:
            return Given(path, self.read(path))
        assert text is not None
        if len(text.encode("utf-8", "surrogatepass")) > MOST:
            raise UsageError(f"{side}: has more than {MOST:,} bytes; give it in parts")
        return Given(side, text)

    def read(self, path: str) -> bytes:
        """The bytes of a file below the folder.

        Raises:
            UsageError: it lies outside, also by way of a link, or is too large.
            InputError: there is no such file, it is none, or it may not be read.
        """
        try:
            real = (self.root / path).resolve()
        except (OSError, RuntimeError, ValueError) as problem:
            raise InputError(f"{path}: is no path ({problem})") from None
        if not real.is_relative_to(self.root):
            raise UsageError(
                f"{path}: lies outside the folder that this server may read; "
                "name a file below it, or hand over the text itself"
            )
        try:
            # No link is followed any more, and a pipe is not waited for.
            handle = os.open(real, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        except OSError as problem:
            raise InputError(f"{path}: cannot be read ({problem.strerror})") from None
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            os.close(handle)
            raise InputError(f"{path}: is no file")
        with os.fdopen(handle, "rb") as file:
            data = file.read(MOST + 1)
        if len(data) > MOST:
            raise UsageError(f"{path}: has more than {MOST:,} bytes; check it with the command line")
        return data


class ShortLines(io.RawIOBase):
    """Lines of a stream, each cut where it is too long to be kept in memory; its end is thrown away.

    A message that was cut is no message any more and is refused as such.
    """

    def __init__(self, stream: BinaryIO, most: int) -> None:
        """Take the stream, and the most bytes of a line."""
        self._stream, self._most, self._length = stream, most, 0

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """What may be kept of the next bytes; waits for some, 0 at the end."""
        while True:
            found = os.read(self._stream.fileno(), len(buffer))
            kept = b"".join(self._kept(piece) for piece in found.splitlines(keepends=True))
            if kept or not found:
                buffer[: len(kept)] = kept
                return len(kept)

    def _kept(self, piece: bytes) -> bytes:
        room = max(0, self._most - self._length)
        ended = piece.endswith(b"\n")
        self._length = 0 if ended else self._length + len(piece)
        if len(piece) <= room:
            return piece
        return piece[:room] + (b"\n" if ended else b"")
