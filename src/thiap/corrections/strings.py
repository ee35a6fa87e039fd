"""Files of strings: a text is written in its place, with the escapes of its format."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from thiap.corrections.edits import Change, Edit, block_of, replaced, shift_of, smallest
from thiap.model import Document
from thiap.readers.keyed import rewrite, texts_of


class Strings:
    """A file of strings, and the text under each key."""

    def __init__(self, data: bytes, doc: Document) -> None:
        """Take the file.

        Raises:
            InputError: it breaks its format.
        """
        self._data, self._doc = data, doc
        self._texts = texts_of(doc.name, data, doc.format)

    def ways(self, edit: Edit) -> list[list[Change]]:
        """The one place."""
        block = self._doc.blocks[block_of(self._doc, edit.span)]
        text = self._texts.get(block.unit, "")
        shift = shift_of(block, text.find(self._doc.quote(block.span)))
        least = smallest(self._doc, edit)
        return [[Change(block.unit, least.span[0] + shift, least.span[1] + shift, least.text)]]

    def changed(self, changes: Sequence[Change]) -> bytes:
        """The file with other texts under some keys; what stands between two changes stays."""
        by_unit: dict[str, list[Change]] = defaultdict(list)
        for change in sorted(changes, key=lambda change: -change.start):
            by_unit[change.part].append(change)
        data, now = self._data, dict(self._texts)
        while by_unit:
            new = {unit: replaced(now[unit], left[:1]) for unit, left in by_unit.items()}
            data = rewrite(self._doc.name, data, new, self._doc.format)
            now |= new
            by_unit = {unit: left[1:] for unit, left in by_unit.items() if len(left) > 1}
        return data

    def parts(self, changes: Sequence[Change]) -> dict[str, bytes]:
        """The file is one part."""
        return {"": self.changed(changes)}
