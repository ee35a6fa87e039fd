"""``thiap.lock``: what each translated page was held against when a person last called it right.

TOML, one table a page in the order of their names, one line a piece of the source: its mark (a letter for its
kind, a hash of its text), then the marks of what answers it. ``-`` stands for a piece that nothing answers
yet, ``~`` for one that was left out on purpose. So it reads well in a version history, and two branches that
accept different pages do not meet in one line.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from thiap.errors import InputError
from thiap.readers.source import refuse_device

FILE_NAME: Final = "thiap.lock"
VERSION: Final = 1
MISSING: Final = "-"
LEFT_OUT: Final = "~"

_HEAD: Final = "# Which source each translation was last held against. `thiap status --accept` writes it.\n"
_MARK: Final = re.compile(r"[a-z][0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Group:
    """Pieces of the source and what answers them.

    Attributes:
        source: marks, at least one.
        target: marks; empty where nothing answers.
        left_out: that nothing answers is right.
    """

    source: tuple[str, ...]
    target: tuple[str, ...]
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class Accepted:
    """A page as it was accepted; paths start from the lock's folder."""

    source: str
    groups: tuple[Group, ...]


def read_lock(path: Path) -> dict[str, Accepted]:
    """The accepted pages by the path of the translation; empty where there is no file.

    Raises:
        InputError: the file cannot be read or is no lock.
    """
    try:
        refuse_device(path)
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (ValueError, RecursionError) as problem:  # UnicodeDecodeError is a ValueError
        raise InputError(
            f"{path}: is no lock ({problem}); after a merge keep the lines of both sides, or accept again"
        ) from None
    except OSError as problem:
        raise InputError(f"{path}: cannot be read: {problem.strerror or problem}") from None
    if data.pop("version", None) != VERSION:
        raise InputError(f"{path}: is no lock of version {VERSION}; delete it and accept again")
    return {name: _accepted(entry, f"{path}: {name}") for name, entry in data.items()}


def dump_lock(pages: Mapping[str, Accepted]) -> str:
    """The file's text, the same for the same pages."""
    parts = [_HEAD, f"version = {VERSION}\n"]
    for name, page in sorted(pages.items()):
        lines = "".join(f"  {_text(_line(group))},\n" for group in page.groups)
        parts.append(f"\n[{_text(name)}]\nsource = {_text(page.source)}\nblocks = [\n{lines}]\n")
    return "".join(parts)


def _text(text: str) -> str:
    """A basic string of TOML; JSON's escapes are among its own, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _line(group: Group) -> str:
    nothing = LEFT_OUT if group.left_out else MISSING
    return f"{'+'.join(group.source)} {'+'.join(group.target) or nothing}"


def _accepted(entry: Any, where: str) -> Accepted:
    wrong = InputError(f"{where}: is no page of a lock; delete its table and accept the page again")
    if not isinstance(entry, dict) or not isinstance(entry.get("source"), str):
        raise wrong
    lines = entry.get("blocks")
    if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
        raise wrong
    groups = []
    for line in lines:
        source, _, target = line.partition(" ")
        sources = tuple(source.split("+"))
        targets = () if target in (MISSING, LEFT_OUT) else tuple(target.split("+"))
        if not all(_MARK.fullmatch(mark) for mark in (*sources, *targets)):
            raise wrong
        groups.append(Group(sources, targets, target == LEFT_OUT))
    return Accepted(entry["source"], tuple(groups))
