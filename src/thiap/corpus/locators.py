"""Where a text of a corpus is: a file, or a stretch of bytes of one.

A locator is a path, relative to the manifest's folder, or ``PATH#bytes=START-END`` (half-open) for
one article inside a large file, as WikiExtractor writes them: either ``<doc …> … </doc>`` or one
JSON object a line.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from thiap.errors import InputError
from thiap.model import Document
from thiap.readers import read_path, read_text
from thiap.readers.source import decode, digest

_RANGE = re.compile(r"(.+)#bytes=(\d+)-(\d+)", re.DOTALL)
_SURROGATES = re.compile("[\ud800-\udfff]")


def byte_range(path: str, start: int, end: int) -> str:
    """The locator of the bytes ``start`` to ``end`` (half-open) of a file."""
    return f"{path}#bytes={start}-{end}"


def read_locator(
    locator: str,
    *,
    base: str = ".",
    lang: str | None = None,
    encoding: str | None = None,
    format: str | None = None,
) -> Document:
    """The document at a locator; it is named as the locator is written.

    Raises:
        InputError: the text cannot be read, or the stretch is no article.
    """
    path = Path(base) / locator
    found = _RANGE.fullmatch(locator)
    if found is None or path.exists():  # a file may really be called so
        doc = read_path(str(path), lang=lang, encoding=encoding, format=format)
        return replace(doc, name=locator)
    data = _read_range(Path(base) / found[1], int(found[2]), int(found[3]), locator)
    text = decode(locator, data, encoding)
    if text.startswith("{"):
        text = _json_text(text, locator)
        format = format or "text"
    return replace(read_text(locator, text, lang=lang, format=format), sha256=digest(data))


def _read_range(path: Path, start: int, end: int, locator: str) -> bytes:
    try:
        with path.open("rb") as file:
            inside = start < end <= file.seek(0, os.SEEK_END)
            file.seek(start if inside else 0)
            data = file.read(end - start if inside else 0)
    except OSError as problem:
        raise InputError(f"{path}: cannot be read: {problem.strerror or problem}") from problem
    if not data:
        raise InputError(f"{locator}: the file ends before; it has changed since the manifest was made")
    return data


def _json_text(line: str, locator: str) -> str:
    """Title and text of one object of ``wikiextractor --json``; offsets count in what is returned."""
    try:
        entry: Any = json.loads(line)
    except (ValueError, RecursionError) as problem:
        raise InputError(f"{locator}: is no JSON object ({problem}); was the file changed?") from None
    text = entry.get("text") if isinstance(entry, dict) else None
    if not isinstance(text, str) or not text.strip():
        raise InputError(f'{locator}: the article has no "text"')
    title = entry.get("title")
    whole = f"{title}\n\n{text}" if isinstance(title, str) and title else text
    return _SURROGATES.sub("\ufffd", whole)  # JSON can hold halves of characters, no file can
