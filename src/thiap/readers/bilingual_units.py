"""Units of a bilingual file while they are collected."""

from __future__ import annotations

from dataclasses import dataclass, field

from thiap.model import Document, Span
from thiap.readers.builder import Extract


@dataclass(frozen=True, slots=True)
class Inline:
    """Text of one side of a unit.

    Attributes:
        text: inline tags stand in it as short marks such as ``<g1>``.
        tags: spans of these marks.
    """

    text: str
    tags: tuple[Span, ...] = ()


@dataclass(slots=True)
class Units:
    """Both extracted texts, and the spans of each unit in them.

    Attributes:
        source_lang, target_lang: as the file declares them, empty where it does not.
        pairs: (source span, target span); an empty span for an empty side.
        numbers: of each pair, the number of the call of `add` that gave it, from 0.
    """

    source_lang: str = ""
    target_lang: str = ""
    pairs: list[tuple[Span, Span]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    _given: int = 0
    _source: Extract = field(default_factory=Extract)
    _target: Extract = field(default_factory=Extract)

    def add(self, source: Inline, target: Inline, place: str) -> None:
        """Append a unit; one without any text is passed over."""
        self._given += 1
        if not source.text.strip() and not target.text.strip():
            return
        first = self._source.add("paragraph", source.text, place=place, skipped=source.tags)
        second = self._target.add("paragraph", target.text, place=place, skipped=target.tags)
        self.pairs.append((first, second))
        self.numbers.append(self._given - 1)

    def source_document(self, name: str) -> Document:
        """All source sides, one unit after the other."""
        return self._source.document(name, self.source_lang, "")

    def target_document(self, name: str) -> Document:
        """All target sides."""
        return self._target.document(name, self.target_lang, "")


class InlineBuilder:
    """Collects text and inline tags."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._tags: list[Span] = []

    def text(self, text: str | None) -> None:
        """Append text as it is."""
        if text:
            self._pieces.append(text)
            self._length += len(text)

    def tag(self, mark: str) -> None:
        """Append the mark of a tag."""
        self._tags.append((self._length, self._length + len(mark)))
        self.text(mark)

    def inline(self) -> Inline:
        """What was collected."""
        return Inline("".join(self._pieces), tuple(self._tags))
