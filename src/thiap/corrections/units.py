"""What the writers of bilingual files share: the target's blocks, character by character."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from thiap.corrections.edits import Change, Characters, Edit, block_of, shift_of, smallest
from thiap.errors import UsageError
from thiap.model import Document, Span
from thiap.readers.bilingual_units import Inline


class Units:
    """A file of units, whose targets that hold text are the blocks of the document, in order."""

    def __init__(
        self,
        doc: Document,
        units: Sequence[Characters],
        escape: Callable[[str], str],
        write: Callable[[Sequence[Change]], bytes],
        parts: Callable[[Sequence[Change]], dict[str, bytes]] | None = None,
    ) -> None:
        """Take the units.

        Args:
            doc: the target.
            units: the characters of each target, empty ones left out.
            escape: of a text as the file writes it.
            write: makes the file.
            parts: makes the members of a package; None for a file that is none.

        Raises:
            UsageError: the file holds other units than the document.
        """
        units = [unit for unit in units if unit.text.strip()]
        if len(units) != len(doc.blocks):
            raise UsageError(f"{doc.name}: has changed since the check; check it again")
        self._doc, self._units = doc, units
        self._escape, self.changed = escape, write
        self.parts = parts or (lambda changes: {"": write(changes)})

    def ways(self, edit: Edit) -> list[list[Change]]:
        """The one place."""
        number = block_of(self._doc, edit.span)
        block, unit = self._doc.blocks[number], self._units[number]
        least = smallest(self._doc, edit)
        shift = shift_of(block, unit.text.rfind(self._doc.quote(block.span)))
        return [unit.changes(least.span[0] + shift, least.span[1] + shift, self._escape(least.text))]


def with_tags(side: Inline, written: Sequence[tuple[str, Span | None]]) -> Characters:
    """The characters of a side whose tags stand in it as marks."""
    left = iter(written)
    places: list[Span | None] = []
    tags = iter(side.tags)
    tag = next(tags, None)
    for at, char in enumerate(side.text):
        while tag and at >= tag[1]:
            tag = next(tags, None)
        if tag and tag[0] <= at:
            places.append(None)
            continue
        found, place = next(left, ("", None))
        places.append(place if found == char else None)
    return Characters(side.text, tuple(places))
