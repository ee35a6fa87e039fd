"""Subtitles: SubRip (.srt) and WebVTT (.vtt), pointed into as they stand.

A cue is a block that knows its times; two files pair by them, see `thiap.readers.cues`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from thiap.model import Block, Document, Span
from thiap.readers.keyed.slots import Lines
from thiap.spans import merge, trim

name = "subtitles"

_CLOCK: Final = r"(?:\d{1,3}:)?\d{1,2}:\d{2}[,.]\d{1,3}"
_TIMES: Final = re.compile(
    rf"^[ \t]*(?P<start>{_CLOCK})[ \t]*-->[ \t]*(?P<end>{_CLOCK})[^\r\n]*(?:\r\n|\n|\r|$)", re.MULTILINE
)
#: Tags of fonts and voices, karaoke times, and positions of SubStation that files of SubRip hold too.
_MARKUP: Final = re.compile(r"</?[A-Za-z][^<>]{0,200}>|</?[cbiuv]>|<\d[\d:.]{3,20}>|\{\\[^{}]{1,200}\}")
_EMPTY: Final = re.compile(r"(?:\r\n|\n|\r)[ \t]*(?=\r\n|\n|\r)")


@dataclass(frozen=True, slots=True)
class Cue:
    """One subtitle: its times in milliseconds, as they are written, and where its text stands."""

    start: int
    end: int
    written: str
    span: Span


def accepts(name: str, head: str) -> bool:
    """By the file's name."""
    return name.lower().endswith((".srt", ".vtt"))


def cues(text: str) -> Iterator[Cue]:
    """The cues of a file in their order, those without text left out."""
    found = list(_TIMES.finditer(text))
    for number, match in enumerate(found):
        limit = found[number + 1].start() if number + 1 < len(found) else len(text)
        body = (match.end(), limit)
        if text[body[0] : body[0] + 1] in ("\r", "\n"):  # an empty cue
            continue
        stop = _EMPTY.search(text, *body)
        span = trim(text, (body[0], stop.start() if stop else limit))
        if span[0] < span[1]:
            written = f"{match['start']} --> {match['end']}"
            yield Cue(milliseconds(match["start"]), milliseconds(match["end"]), written, span)


def milliseconds(clock: str) -> int:
    """``01:02:03,450`` or ``02:03.450`` as a number."""
    whole, _, part = clock.replace(".", ",").partition(",")
    seconds = 0
    for piece in whole.split(":"):
        seconds = 60 * seconds + int(piece)
    return 1000 * seconds + int(part.ljust(3, "0"))


def read(name: str, text: str, lang: str | None) -> Document:
    """Each cue is a block, whose place is its times."""
    blocks, skipped = [], []
    lines = Lines(text)
    for number, cue in enumerate(cues(text), 1):
        at = lines.at(cue.span[0])
        blocks.append(Block("paragraph", cue.span, 0, cue.written, str(number), "", *at))
        skipped += [match.span() for match in _MARKUP.finditer(text, *cue.span)]
    return Document(name, text, lang or "", "subtitles", tuple(blocks), merge(skipped))
