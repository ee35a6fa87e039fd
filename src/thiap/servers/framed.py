"""Messages of an editor as they come over a pipe, for a reader that believes what their headers say.

None is too long to be kept, and one whose header is broken costs that message alone: what follows begins at
the next header, wherever in a line it stands.
"""

from __future__ import annotations

import re
from typing import BinaryIO, Final

#: The longest piece of a header that is kept.
_LINE: Final = 65_536
#: A message longer than this many times what may be kept is no message: who says so lost count.
_BEYOND: Final = 10
_HEADER: Final = re.compile(rb"content-length:[ \t]*(\d+)[ \t]*\r?\n", re.IGNORECASE)


class Framed:
    """A stream of messages of the Language Server Protocol."""

    def __init__(self, stream: BinaryIO, most: int) -> None:
        """Take the stream, and the most bytes of a message."""
        self._stream, self._most = stream, most

    def readline(self) -> bytes:
        """A line of a header; the length of a message as the protocol writes it."""
        line = self._stream.readline(_LINE)
        found = _HEADER.search(line)
        if found is None:
            return line
        size = int(found[1][:18])  # of so many digits any number is too large
        return b"Content-Length: %d\r\n" % size if 0 < size <= _BEYOND * self._most else b"\r\n"

    def read(self, size: int) -> bytes:
        """A message; ``null`` for one that is too long, whose bytes are thrown away."""
        if size <= self._most:
            return self._stream.read(size)
        while size:
            piece = self._stream.read(min(size, _LINE))
            if not piece:
                return b""
            size -= len(piece)
        return b"null"
