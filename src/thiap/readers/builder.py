"""Building a document whose text is put together from the parts of a packaged file."""

from __future__ import annotations

from collections.abc import Iterable

from thiap.model import Block, BlockKind, Document, Span
from thiap.readers.citations import citation_marks
from thiap.spans import merge, trim
from thiap.structure import Element
from thiap.vocabulary import UnitState


class Extract:
    """Collects blocks; each stands on its own line of the extracted text."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._skipped: list[Span] = []

    def add(
        self,
        kind: BlockKind,
        text: str,
        *,
        level: int = 0,
        place: str = "",
        skipped: tuple[Span, ...] = (),
        unit: str = "",
        state: UnitState = "",
        at: tuple[int, int] = (0, 0),
    ) -> Span:
        """Append a block and return its span in the whole text.

        ``skipped`` are spans in ``text`` that are markup, ``at`` line and column of a unit in its file.
        A text of blanks makes no block: its span is empty.
        """
        start = self._length
        self._parts += (text, "\n")
        self._length += len(text) + 1
        inner = trim(text, (0, len(text)))
        span = (start + inner[0], start + inner[1])
        if span[0] < span[1]:
            self._blocks.append(Block(kind, span, level, place, unit, state, *at))
            self._skipped += ((start + low, start + high) for low, high in skipped)
        return span

    @property
    def offset(self) -> int:
        """Where in the whole text the next block will begin."""
        return self._length

    def apart(self, text: str) -> Span:
        """Append lines that are no content; their span in the whole text."""
        start = self._length
        self._parts += (text, "\n")
        self._length += len(text) + 1
        return start, start + len(text)

    def document(
        self, name: str, lang: str | None, format: str, structure: Iterable[Element] = ()
    ) -> Document:
        """The document of all that was added."""
        text, blocks = "".join(self._parts), tuple(self._blocks)
        skipped = merge([*self._skipped, *citation_marks(text, blocks)])
        ordered = sorted(structure, key=lambda item: (item.span[0], -item.span[1]))
        return Document(name, text, lang or "", format, blocks, skipped, structure=tuple(ordered))
