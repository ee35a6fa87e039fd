"""Strings in JSON: i18next and other nested files, Chrome's ``_locales``, ARB, Xcode's string catalogues."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from thiap.errors import InputError
from thiap.readers.keyed.slots import Edit, Slot, decoded, smallest_edit

Path = tuple[str | int, ...]

_TOKEN: Final = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*(?:"|\\?\Z)|[{}\[\],:]', re.DOTALL)
_ESCAPE: Final = re.compile(r"\\u[dD][89abAB]\w\w\\u[dD][c-fC-F]\w\w|\\u[0-9A-Fa-f]{4}|\\.", re.DOTALL)
_CHROME: Final = re.compile(
    rb'(?:\xef\xbb\xbf)?\s*\{\s*"[^"]*"\s*:\s*\{\s*(?:"(?!message")[^"]*"\s*:\s*"[^"]*"\s*,\s*)*"message"\s*:\s*"'
)
#: The name of a language, where it is the only key: ``{"th": {…}}``.
LOCALE: Final = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?")
#: Deeper than any file of strings; Python's own parser fails some hundreds further down.
_DEEPEST: Final = 200


def accepts_json(name: str, data: bytes) -> bool:
    """By the file's name and its first sign, unless it is one of the kinds below."""
    if not name.lower().endswith(".json") or not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return False
    return not accepts_chrome(name, data)


def accepts_chrome(name: str, data: bytes) -> bool:
    """By its first entry, which holds a message."""
    return name.lower().endswith(".json") and _CHROME.match(data[:20_000]) is not None


def accepts_arb(name: str, data: bytes) -> bool:
    """By the file's name."""
    return name.lower().endswith(".arb")


def json_slots(name: str, text: str) -> Iterator[Slot]:
    """Every string that is a value, with the path of its keys.

    ``@…`` keys say things about others, and a first key that names the language is left out.
    """
    found = [item for item in strings_of(name, text) if not any(str(key).startswith("@") for key in item[0])]
    first = {path[0] for path, _, _ in found if len(path) > 1}
    alone = len(first) == 1 and all(len(path) > 1 for path, _, _ in found)
    whole = alone and LOCALE.fullmatch(str(next(iter(first)))) is not None
    for path, start, end in found:
        yield slot(unit_of(path[1:] if whole else path), text, start, end)


def chrome_slots(name: str, text: str) -> Iterator[Slot]:
    """The messages; descriptions and what placeholders stand for are not translated."""
    for path, start, end in strings_of(name, text):
        if len(path) == 2 and path[1] == "message":
            yield slot(str(path[0]), text, start, end)


def arb_slots(name: str, text: str) -> Iterator[Slot]:
    """The resources; ``@key`` holds what translators are told."""
    for path, start, end in strings_of(name, text):
        if len(path) == 1 and not str(path[0]).startswith("@"):
            yield slot(str(path[0]), text, start, end)


def strings_of(name: str, text: str) -> Iterator[tuple[Path, int, int]]:
    """Every string that is a value: the path of its keys, and where it stands without its quotes.

    Raises:
        InputError: this is no JSON, or nothing that holds strings by key.
    """
    load(name, text)
    stack: list[str | int] = []
    kinds: list[str] = []
    key = True
    for match in _TOKEN.finditer(text):
        sign = match[0]
        if sign in ("{", "["):
            kinds.append(sign)
            stack.append("" if sign == "{" else 0)
            key = sign == "{"
        elif sign in ("}", "]"):
            kinds.pop()
            stack.pop()
            key = False
        elif sign == ",":
            key = kinds[-1] == "{"
            if not key:
                stack[-1] = int(stack[-1]) + 1
        elif sign == ":":
            key = False
        elif key:
            stack[-1] = str(json.loads(sign, strict=False))
        else:
            yield tuple(stack), match.start() + 1, match.end() - 1


def load(name: str, text: str) -> dict[str, Any]:
    """The whole file.

    Raises:
        InputError: this is no JSON, or nothing that holds strings by key.
    """
    try:
        found = json.loads(text, strict=False)
    except ValueError as problem:
        raise InputError(f"{name}: is no valid JSON ({problem}); a JSON linter shows the place") from None
    except RecursionError:
        raise InputError(f"{name}: is nested too deep for a file of strings") from None
    if not isinstance(found, dict):
        raise InputError(f"{name}: is JSON without keys; a file of strings begins with {{")
    if _depth(text) > _DEEPEST:
        raise InputError(f"{name}: is nested too deep for a file of strings")
    return found


def _depth(text: str) -> int:
    depth = most = 0
    for match in _TOKEN.finditer(text):
        depth += (match[0] in "{[") - (match[0] in "}]")
        most = max(most, depth)
    return most


def unit_of(path: Path) -> str:
    """The keys of a string as they are written in code: ``menu.file``, ``days[0]``."""
    unit = ""
    for key in path:
        unit += f"[{key}]" if isinstance(key, int) else f".{key}" if unit else key
    return unit


def slot(unit: str, text: str, start: int, end: int) -> Slot:
    """The string between two quotes."""
    said, offsets = decoded(text, (start, end), _ESCAPE, _said)
    raw = text[start:end]
    return Slot(unit, said, offsets, "ascii" if raw.isascii() and "\\u" in raw else "")


def write(old: Slot, text: str) -> Edit:
    """As JSON writes it; letters beyond ASCII as escapes where they were."""
    return smallest_edit(old, text, lambda part: json.dumps(part, ensure_ascii=old.style == "ascii")[1:-1])


def _said(match: re.Match[str]) -> str:
    char = str(json.loads(f'"{match[0]}"', strict=False))
    return "\ufffd" if len(char) == 1 and "\ud800" <= char <= "\udfff" else char
