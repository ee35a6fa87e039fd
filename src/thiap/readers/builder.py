"""Building a document whose text is put together from the parts of a packaged file."""

from __future__ import annotations

from thiap.model import Block, BlockKind, Document, Span
from thiap.readers.citations import citation_marks
from thiap.spans import merge, trim


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
    ) -> Span:
        """Append a block and return its span in the whole text.

        ``skipped`` are spans in ``text`` that are markup. A text of blanks makes no block: its span
        is empty.
        """
        start = self._length
        self._parts += (text, "\n")
        self._length += len(text) + 1
        inner = trim(text, (0, len(text)))
        span = (start + inner[0], start + inner[1])
        if span[0] < span[1]:
            self._blocks.append(Block(kind, span, level, place))
            self._skipped += ((start + low, start + high) for low, high in skipped)
        return span

    def document(self, name: str, lang: str | None, format: str) -> Document:
        """The document of all that was added."""
        text, blocks = "".join(self._parts), tuple(self._blocks)
        skipped = merge([*self._skipped, *citation_marks(text, blocks)])
        return Document(name, text, lang or "", format, blocks, skipped)
