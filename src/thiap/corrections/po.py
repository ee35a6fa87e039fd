"""PO: the strings of msgstr, whose lines stay broken where they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from thiap.corrections.edits import Change, Characters, replaced
from thiap.corrections.units import Units
from thiap.model import Document, Span
from thiap.readers.po import codec_of, message_lines

_STRING: Final = re.compile(r'[ \t]*(?:msgstr(?:\[(?P<form>\d+)\])?[ \t]*)?"(?P<text>(?:[^"\\]|\\.)*)"')
_ESCAPE: Final = re.compile(r"\\(.)|(.)", re.DOTALL)
_MEANT: Final = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "a": "\a"}
_WRITTEN: Final = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"})


def open_po(data: bytes, doc: Document) -> Units:
    """The file.

    Raises:
        UsageError: it holds other messages than the document.
    """
    codec = codec_of(doc.name, data)
    text = data.decode(codec)
    lines = text.splitlines(keepends=True)
    bare = [line.removeprefix("\ufeff") if not number else line for number, line in enumerate(lines)]
    starts = [*message_lines([line.rstrip("\r\n") for line in bare]), len(lines)]
    offsets = [0]
    for line in lines:
        offsets.append(offsets[-1] + len(line))
    units = [unit for first, last in pairwise(starts) for unit in _forms(lines, offsets, first, last)]

    def write(changes: Sequence[Change]) -> bytes:
        return replaced(text, changes).encode(codec)

    return Units(doc, units, lambda new: new.translate(_WRITTEN), write)


def _forms(lines: Sequence[str], offsets: Sequence[int], first: int, last: int) -> Iterator[Characters]:
    """The strings of the message that begins in a line, by the number of their form."""
    forms: dict[int, list[tuple[str, Span]]] = {}
    form: int | None = None
    for number in range(first, last):
        line = lines[number]
        if line.startswith("msgstr"):
            found = _STRING.match(line)
            form = int(found["form"] or 0) if found else None
        elif not line.lstrip().startswith('"'):
            if forms and line.strip():
                break  # comments of the next message
            continue
        string = _STRING.match(line)
        if form is None or string is None:
            continue
        at = offsets[number] + string.start("text")
        for char in _ESCAPE.finditer(string["text"]):
            meant = _MEANT.get(char[1], char[1]) if char[1] else char[2]
            forms.setdefault(form, []).append((meant, (at + char.start(), at + char.end())))
    for _, written in sorted(forms.items()):
        yield Characters("".join(char for char, _ in written), tuple(place for _, place in written))
