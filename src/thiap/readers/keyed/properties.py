"""Java's .properties: keys, escapes, lines that go on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from thiap.readers.keyed.slots import Edit, Slot, decoded, smallest_edit

_ENTRY: Final = re.compile(
    r"^[ \t\f]*(?![#!\s])((?:\\.|[^\\\s=:])+)[ \t\f]*[=:]?[ \t\f]*((?:\\(?:\r\n|[\s\S])|[^\\\r\n])*)",
    re.MULTILINE,
)
_ESCAPE: Final = re.compile(
    r"\\u[dD][89abAB]\w\w\\u[dD][c-fC-F]\w\w|\\u[0-9A-Fa-f]{4}|\\(?:\r\n|\n|\r)[ \t\f]*|\\[\s\S]"
)
_LETTERS: Final = {"t": "\t", "n": "\n", "r": "\r", "f": "\f"}


def accepts(name: str, data: bytes) -> bool:
    """By the file's name."""
    return name.lower().endswith(".properties")


def slots(name: str, text: str) -> Iterator[Slot]:
    """Every value that is not empty, by its key."""
    for match in _ENTRY.finditer(text):
        key, _ = decoded(text, match.span(1), _ESCAPE, _said)
        said, offsets = decoded(text, match.span(2), _ESCAPE, _said)
        yield Slot(key, said, offsets, "ascii" if match[2].isascii() else "")


def write(old: Slot, text: str) -> Edit:
    """With what breaks a line or begins one escaped; beyond ASCII as escapes where the file has no other."""
    first = not old.text or text[:1] != old.text[:1]

    def escape(part: str) -> str:
        part = part.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
        if first and part.startswith((" ", "\f")):
            part = f"\\{part}"
        if old.style != "ascii":
            return part
        units = part.encode("utf-16-be").hex(" ", 2).split()
        return "".join(chr(int(unit, 16)) if int(unit, 16) < 128 else f"\\u{unit}" for unit in units)

    return smallest_edit(old, text, escape)


def _said(match: re.Match[str]) -> str:
    written = match[0]
    if len(written) > 2 and written[1] == "u":
        units = bytes.fromhex(written.replace("\\u", ""))
        return units.decode("utf-16-be", "replace")
    if written[1] in "\r\n":
        return ""
    return _LETTERS.get(written[1], written[1])
