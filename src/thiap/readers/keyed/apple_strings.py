"""Apple's .strings: ``"key" = "value";`` with comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from thiap.errors import InputError
from thiap.readers.keyed.slots import Edit, Lines, Slot, decoded, smallest_edit

_ENTRY: Final = re.compile(
    r'\s+|/\*.*?\*/|//[^\r\n]*|(?P<key>"[^"\\]*(?:\\.[^"\\]*)*"|[\w.$/-]+)\s*=\s*'
    r'"(?P<value>[^"\\]*(?:\\.[^"\\]*)*)"\s*;',
    re.DOTALL,
)
_ESCAPE: Final = re.compile(r"\\[Uu][0-9A-Fa-f]{4}|\\.", re.DOTALL)
_LETTERS: Final = {"t": "\t", "n": "\n", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}


def accepts(name: str, data: bytes) -> bool:
    """By the file's name."""
    return name.lower().endswith(".strings")


def slots(name: str, text: str) -> Iterator[Slot]:
    """Every value, by its key.

    Raises:
        InputError: the file breaks the format, or is a compiled list.
    """
    if text.startswith("bplist") or text.lstrip().startswith("<?xml"):
        raise InputError(f"{name}: is a property list; plutil -convert strings writes it as text")
    at = 0
    while at < len(text):
        match = _ENTRY.match(text, at)
        if not match:
            line = Lines(text).at(at)[0]
            raise InputError(f'{name}: line {line} is not of the form "key" = "value";')
        if match["key"] is not None:
            quoted = match["key"].startswith('"')
            start, end = match.span("key")
            key, _ = decoded(text, (start + quoted, end - quoted), _ESCAPE, _said)
            said, offsets = decoded(text, match.span("value"), _ESCAPE, _said)
            yield Slot(key, said, offsets)
        at = match.end()


def write(old: Slot, text: str) -> Edit:
    """With quotes and backslashes escaped."""

    def escape(part: str) -> str:
        part = part.replace("\\", "\\\\").replace('"', '\\"')
        return part.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")

    return smallest_edit(old, text, escape)


def _said(match: re.Match[str]) -> str:
    written = match[0]
    if len(written) > 2:
        char = chr(int(written[2:], 16))
        return "\ufffd" if "\ud800" <= char <= "\udfff" else char
    return _LETTERS.get(written[1], written[1])
