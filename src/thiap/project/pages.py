"""Translated pages, held against their sources and against the lock of what was accepted."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from thiap.errors import ThiapError
from thiap.project.lock import Accepted
from thiap.project.pieces import pieces_of
from thiap.project.step import Standing, accepted_groups, standing
from thiap.project.strings import standing_by_key
from thiap.readers.keyed.pairs import is_keyed
from thiap.settings import Settings

if TYPE_CHECKING:
    from thiap.model import Document

PageState = Literal["in step", "lagging", "untranslated", "never accepted", "source gone", "unreadable"]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the source and its translation.

    Attributes:
        source, target: files; None where there is none.
        name: how the lock calls it, the translation's path from the lock's folder; without translation the
            source's.
    """

    source: Path | None
    target: Path | None
    name: str


@dataclass(frozen=True, slots=True)
class Look:
    """What one look at a page found.

    Attributes:
        standing: None where the two sides were not compared.
        message: why the page is unreadable.
    """

    page: Page
    state: PageState
    standing: Standing | None = None
    message: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """How the pages are to be read; None leaves it to the files."""

    source_lang: str | None = None
    target_lang: str | None = None
    encoding: str | None = None
    format: str | None = None
    settings: Settings = field(default_factory=lambda: Settings(mode="translation"))


def from_folder(path: Path, folder: Path) -> str:
    """A path as the lock writes it: from the lock's folder, with slashes."""
    return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()


def look(page: Page, accepted: Accepted | None, reading: Reading) -> Look:
    """How a page stands; one that cannot be read says why."""
    if page.source is None:
        return Look(page, "source gone")
    if page.target is not None and accepted is None:
        return Look(page, "never accepted")
    try:
        if page.target is None or accepted is None:
            return Look(page, "untranslated", Standing((), _count(page.source, reading), 0, 0))
        source, target = _read(page.source, page.target, reading)
    except ThiapError as problem:
        return Look(page, "unreadable", message=str(problem))
    first, second = pieces_of(source), pieces_of(target)
    if is_keyed(source) and is_keyed(target):
        found = standing_by_key(source, target, first, second, accepted)
    else:
        found = standing(first, second, accepted)
    return Look(page, "lagging" if found.lags else "in step", found)


def accept(page: Page, folder: Path, reading: Reading, *, left_out: bool) -> Accepted | None:
    """What the lock has to hold of a page as it is now; None for one without translation.

    Args:
        page: read as ``reading`` says.
        folder: the lock's.
        reading: see there.
        left_out: whether what nothing answers is so on purpose.

    Raises:
        ThiapError: a side cannot be read, or the two cannot be aligned.
    """
    from thiap.project.links import links

    if page.source is None or page.target is None:
        return None
    source, target = _read(page.source, page.target, reading)
    first, second = pieces_of(source), pieces_of(target)
    ties = links(source, target, first, second, reading.settings)
    groups = accepted_groups(first, second, ties, left_out=left_out)
    return Accepted(from_folder(page.source, folder), groups)


def gone(accepted: dict[str, Accepted], folder: Path, within: Sequence[Path]) -> list[Page]:
    """Translations that were accepted and whose source is there no more."""
    roots = [path.resolve() for path in within]
    found = []
    for name, entry in accepted.items():
        target = (folder / name).resolve()
        inside = any(target.is_relative_to(root) for root in roots)
        if inside and target.is_file() and not (folder / entry.source).is_file():
            found.append(Page(None, folder / name, name))
    return found


def _count(source: Path, reading: Reading) -> int:
    from thiap.readers import read_path

    ways = {"encoding": reading.encoding, "format": reading.format}
    return len(pieces_of(read_path(str(source), lang=reading.source_lang, **ways)))


def _read(source: Path, target: Path, reading: Reading) -> tuple[Document, Document]:
    from thiap.readers import read_path
    from thiap.readers.sides import settle_languages

    ways = {"encoding": reading.encoding, "format": reading.format}
    first = read_path(str(source), lang=reading.source_lang, **ways)
    second = read_path(str(target), lang=reading.target_lang, **ways)
    (settled,), other = settle_languages([first], second, given=(reading.source_lang, reading.target_lang))
    return settled, other
