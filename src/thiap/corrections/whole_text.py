"""Plain text and markup whose offsets are those of the file."""

from __future__ import annotations

from collections.abc import Sequence

from thiap.corrections.edits import Change, Edit, block_of, replaced, smallest
from thiap.errors import UsageError
from thiap.model import Document
from thiap.readers.source import codec


class WholeText:
    """A file whose decoded text is the document's."""

    def __init__(self, data: bytes, doc: Document, encoding: str | None) -> None:
        """Take the file.

        Raises:
            UsageError: its bytes would not come back.
        """
        self._doc = doc
        self._codec = bytes_again(doc.name, data, doc.text, encoding)

    def ways(self, edit: Edit) -> list[list[Change]]:
        """The one place."""
        block_of(self._doc, edit.span)
        least = smallest(self._doc, edit)
        return [[Change("", *least.span, least.text)]]

    def changed(self, changes: Sequence[Change]) -> bytes:
        """The file in its own encoding."""
        return replaced(self._doc.text, changes).encode(self._codec)

    def parts(self, changes: Sequence[Change]) -> dict[str, bytes]:
        """The file is one part."""
        return {"": self.changed(changes)}


def bytes_again(name: str, data: bytes, text: str, encoding: str | None) -> str:
    """The codec that makes the file's bytes of its text.

    Raises:
        UsageError: it does not, so that more than the corrections would change.
    """
    used = codec(name, data, encoding)
    if text.encode(used, "replace") != data:
        raise UsageError(f"{name}: its bytes would not all come back; save it as UTF-8 first")
    return used
