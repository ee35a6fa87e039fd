"""Units of a bilingual file while they are collected."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from thiap.model import Document, Span
from thiap.readers.builder import Extract
from thiap.readers.marks import no_text
from thiap.readers.states import state_of
from thiap.spans import merge
from thiap.vocabulary import UnitState


@dataclass(frozen=True, slots=True)
class Inline:
    """Text of one side of a unit.

    Attributes:
        text: inline tags stand in it as short marks such as ``<g1>``.
        tags: spans of these marks.
    """

    text: str
    tags: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a unit comes from.

    Attributes:
        unit: the key, id or context by which its own tools name it.
        line, column: where it begins in the file, from 1; 0 where that is not known.
        state: what the file says of it.
        again: it is another form of the unit before, as plural forms are.
    """

    unit: str = ""
    line: int = 0
    column: int = 0
    state: UnitState = ""
    again: bool = False


@dataclass(slots=True)
class Units:
    """Both extracted texts, and the spans of each unit in them.

    Attributes:
        source_lang, target_lang: as the file declares them, empty where it does not.
        format: of the file, where signs differ by format.
        pairs: (source span, target span); an empty span for an empty side.
        numbers: of each pair, the number of the call of `add` that gave it, from 0, other forms not counted.
        states: of each pair.
    """

    source_lang: str = ""
    target_lang: str = ""
    format: str = ""
    pairs: list[tuple[Span, Span]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    states: list[UnitState] = field(default_factory=list)
    _given: int = 0
    _source: Extract = field(default_factory=Extract)
    _target: Extract = field(default_factory=Extract)

    def add(
        self,
        source: Inline,
        target: Inline,
        place: str,
        origin: Origin | None = None,
        *,
        there: Origin | None = None,
    ) -> None:
        """Append a unit; one without any text is passed over, and so is one whose source is a key.

        ``there`` is where the target stands, where that is in another file.
        """
        origin = origin or Origin()
        self._given += not origin.again
        if not source.text.strip() and not target.text.strip():
            return
        if _NAMED.fullmatch(source.text.strip()) and not _NAMED.fullmatch(target.text.strip()):
            return
        target = _without_ampersand(target, source.text)
        source, target = without_key(source), without_key(target)
        state = state_of(source.text, target.text, origin.state)
        spans = []
        for extract, side, where in (
            (self._source, source, origin),
            (self._target, target, there or origin),
        ):
            hidden = [(0, len(side.text))] if _CREDITS.fullmatch(source.text.strip()) else ()
            skipped = merge([*side.tags, *no_text(side.text, self.format), *hidden])
            spans.append(
                extract.add(
                    "paragraph",
                    side.text,
                    place=place,
                    skipped=skipped,
                    unit=where.unit or origin.unit,
                    state=state,
                    at=(where.line, where.column),
                )
            )
        self.pairs.append((spans[0], spans[1]))
        self.numbers.append(self._given - 1)
        self.states.append(state)

    def source_document(self, name: str) -> Document:
        """All source sides, one unit after the other."""
        return self._source.document(name, self.source_lang, "")

    def target_document(self, name: str) -> Document:
        """All target sides."""
        return self._target.document(name, self.target_lang, "")


#: What gettext asks translators to put their own names in place of, and what shows all letters of a language.
_CREDITS: Final = re.compile(
    r"translators?[-_ ]credits|(?:the|a) quick brown fox jumps over (?:the|a) lazy dog\W?", re.IGNORECASE
)
#: The name of a text, where the text should be: label_next_item.
_NAMED: Final = re.compile(r"[a-z][a-z0-9]{0,40}(?:_[a-z0-9]{1,40}){1,12}")
#: The mark of a key inside a number or a word: "1_80°", "Fi&le", "H_eight". It parts nothing that is read.
#: "5&4" are two numbers.
_KEY: Final = re.compile(
    r"(?<=\d)_(?=\d)|(?<![A-Za-z\d_][A-Z])(?<=[A-Z])_(?=[a-z]{2})|(?<=[A-Za-z])&(?=[a-z])(?!\w{1,8};)"
    r"|(?<=[\u0e00-\u0e7f])_(?=[\u0e00-\u0e7f])"
)

#: A key marked before a letter that begins or goes on with a word, "director&y", "&Open"; "R&D" has none.
_AMPERSAND_KEY: Final = re.compile(r"(?<![A-Z0-9&\s])&(?=[a-z])|(?:^|(?<=\s))&(?=[A-Za-z])")
_THAI_KEY: Final = re.compile("(?<=[\u0e00-\u0e7f])&(?=[\u0e00-\u0e7f])")


def without_key(side: Inline) -> Inline:
    """The text without the mark of a key inside a word, if it has but one."""
    found = [match.start() for match in _KEY.finditer(side.text)]
    if len(found) != 1 or "://" in side.text or side.tags:
        return side
    return Inline(side.text[: found[0]] + side.text[found[0] + 1 :])


def _without_ampersand(side: Inline, other: str) -> Inline:
    """The text without the mark of a key between two Thai letters, where the other side marks a key so too.

    Between Thai words it may also stand for *and*: ข้าว&น้ำ.
    """
    if side.tags or side.text.count("&") != 1 or not _AMPERSAND_KEY.search(other):
        return side
    return Inline(_THAI_KEY.sub("", side.text))


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
