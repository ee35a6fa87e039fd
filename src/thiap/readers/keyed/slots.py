"""Places of a file that hold the text of one unit, and the smallest edit that puts another text there."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from thiap.model import Span
from thiap.vocabulary import UnitState

Edit = tuple[Span, str]


@dataclass(frozen=True, slots=True)
class Slot:
    """A text in a file of strings.

    Attributes:
        unit: its key, with a form or a number in brackets where it has several: ``files[other]``.
        text: without the escapes of the format.
        offsets: where each character of it begins in the text of the file, and where the last one ends; the
            two ends alone where escapes and text cannot be laid beside each other.
        style: how it is written, where a format has several ways.
        source: the text it translates, in a file that holds both.
        state: what the file says of it.
    """

    unit: str
    text: str
    offsets: tuple[int, ...]
    style: str = ""
    source: str | None = None
    state: UnitState = ""

    @property
    def span(self) -> Span:
        """Where it stands in the text of the file."""
        return self.offsets[0], self.offsets[-1]


def decoded(
    text: str, span: Span, escape: re.Pattern[str], value: Callable[[re.Match[str]], str]
) -> tuple[str, tuple[int, ...]]:
    """The text of a place without its escapes, and `Slot.offsets` of it."""
    pieces: list[str] = []
    offsets: list[int] = []
    at = span[0]
    for match in escape.finditer(text, *span):
        pieces.append(text[at : match.start()])
        offsets += range(at, match.start())
        char = value(match)
        pieces.append(char)
        offsets += range(*match.span()) if char == match[0] else [match.start()] * len(char)
        at = match.end()
    pieces.append(text[at : span[1]])
    offsets += range(at, span[1])
    return "".join(pieces), (*offsets, span[1])


def smallest_edit(slot: Slot, text: str, escape: Callable[[str], str]) -> Edit:
    """What to put where, so that the slot says ``text``; what both texts begin and end with stays."""
    old = slot.text
    if len(slot.offsets) != len(old) + 1:
        return slot.span, escape(text)
    first = 0
    while first < min(len(old), len(text)) and old[first] == text[first]:
        first += 1
    last = 0
    while last < min(len(old), len(text)) - first and old[-1 - last] == text[-1 - last]:
        last += 1
    while first and slot.offsets[first] == slot.offsets[first - 1]:  # amid what one escape says
        first -= 1
    end = len(old) - last
    while end < len(old) and end > first and slot.offsets[end] == slot.offsets[end - 1]:
        end += 1
    new = text[first : len(text) - (len(old) - end)]
    return (slot.offsets[first], slot.offsets[end]), escape(new)


class Lines:
    """Line and column of the places of a text, from 1."""

    def __init__(self, text: str) -> None:
        self._starts: Final = [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", text))]

    def at(self, offset: int) -> tuple[int, int]:
        """The line and the column of an offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


#: A key that is a text: gettext's habit, which Apple's and Laravel's files have too.
_SENTENCE: Final = re.compile(r"[A-Za-z].*[\s%{].*|[A-Z][a-z]+[.!?…:]?", re.DOTALL)


#: What the names of programs are made of.
_NAME: Final = re.compile(r"[\w.$-]+")


def is_sentence(key: str) -> bool:
    """Whether a key is the text it stands for."""
    return bool(_SENTENCE.fullmatch(key.strip()))


def is_name(key: str) -> bool:
    """Whether a key is a name (home.title, save_button, welcomeBack), though the keys around it are texts."""
    key = key.strip()
    if not any(map(str.isalpha, key)):
        return True
    parted = "_" in key or "." in key[:-1] or (key[0].islower() and not key.islower())
    return parted and bool(_NAME.fullmatch(key))


#: Forms by number as the formats write them: ``files[one]``, ``files_one``, ``files.one``.
_FORM: Final = re.compile(
    r"(?P<stem>.*)(?:\[|_|\.)(?P<form>zero|one|two|few|many|other|plural)\]?", re.DOTALL
)


def form_of(unit: str) -> tuple[str, str]:
    """A key without its form by number, and that form; the form is empty for a key that has none."""
    match = _FORM.fullmatch(unit)
    return (match["stem"], match["form"]) if match else (unit, "")
