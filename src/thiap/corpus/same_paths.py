"""Files whose paths differ in a language alone: ``en/app.json``, ``th/app.json``; ``a.md``, ``a.th.md``."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

#: A language in a path: ``a.th.json``, ``th.yml``, ``values-th/``, ``th.lproj/``.
LANGUAGE: Final = re.compile(r"(?:(?<=^)|(?<=[/._-]))[a-z]{2,3}(?:[-_]r?[A-Z]{2})?(?=[/.]|$)")


def pair_files(first: Path, second: Path) -> tuple[list[tuple[Path, Path]], list[str]]:
    """The files with one path below both folders, languages in it apart; and the names of those without."""
    theirs = _files(second)
    pairs, left = [], []
    for key, path in _files(first).items():
        if key in theirs:
            pairs.append((path, theirs[key]))
        else:
            left.append(path.relative_to(first).as_posix())
    return pairs, left


def _files(folder: Path) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if name.startswith(".") or not path.is_file() or b"\0" in _head(path):
                continue
            below = path.relative_to(folder).as_posix()
            found.setdefault(LANGUAGE.sub("*", below), path)
    return found


def _head(path: Path) -> bytes:
    """The beginning of a file; pictures and fonts have zeros in it, texts have none. UTF-16 is a text."""
    with path.open("rb") as file:
        head = file.read(4096)
    return b"" if head[:2] in (b"\xff\xfe", b"\xfe\xff") or head[:2] == b"PK" else head


def sources_by_name(target: Path, root: Path, *, langs: tuple[str, str]) -> Iterator[Path]:
    """Where the source of a translation would stand, the likeliest place first.

    Args:
        target: the translation, below ``root``.
        root: folders above it name no language.
        langs: of the source and of the translation.
    """
    try:
        below = target.relative_to(root).as_posix()
    except ValueError:
        below = target.name
    root = Path(target.as_posix().removesuffix(below))
    source, own = langs
    for mark in reversed(list(LANGUAGE.finditer(below))):
        if re.split("[-_]", mark.group())[0] != own:
            continue
        before, behind = below[: mark.start()], below[mark.end() :]
        yield root / f"{before}{source}{behind}"
        yield root / f"{before}Base{behind}"  # Apple's name for the folder of the source
        if before and before[-1] in ".-_":  # a.th.md, values-th/, messages_th.properties
            yield root / f"{before[:-1]}{behind}"
