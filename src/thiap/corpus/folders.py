"""Folders whose files pair by name: ``en/news/a.en.txt`` with ``th/news/a.th.txt``."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from thiap.errors import ConfigError, InputError

if TYPE_CHECKING:
    import polars as pl

#: A language mark before the suffix (``article.th.txt``, ``article.pt-BR.txt``).
_LANGUAGE = re.compile(r"\.[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?$")


def pair_folders(folders: list[Path]) -> tuple[pl.LazyFrame, int]:
    """The pairs of files that have one name in every folder; the last folder holds the targets.

    A pair is called by its path below the folders, without suffix and language mark. Hidden files are
    left out.

    Returns:
        The table of ``thiap.corpus.manifest.COLUMNS``, sorted by id, and the number
        of files without a counterpart.

    Raises:
        InputError: a folder is missing.
        ConfigError: two files of one folder have the same name, or nothing pairs.
    """
    import polars as pl

    for number, folder in enumerate(folders):
        if any(folder.is_dir() and other.is_dir() and folder.samefile(other) for other in folders[:number]):
            raise ConfigError(f"{folder}: is named twice; its files would be held against themselves")
    found = [files_by_name(folder) for folder in folders]
    shared = sorted(set.intersection(*(set(files) for files in found)))
    if not shared:
        some = next((name for files in found for name in files), "no file at all")
        raise ConfigError(
            f"no file stands under one name in {' and '.join(map(str, folders))} (there is {some}); "
            "names must agree but for suffix and language mark, as in a.en.txt and a.th.txt"
        )
    *sources, targets = found
    table = pl.LazyFrame(
        {
            "id": shared,
            "sources": [[files[name] for files in sources] for name in shared],
            "target": [targets[name] for name in shared],
            "source_lang": [None] * len(shared),
            "target_lang": [None] * len(shared),
        },
        schema_overrides={"source_lang": pl.String, "target_lang": pl.String},
    )
    return table, sum(len(files) for files in found) - len(shared) * len(found)


def files_by_name(
    folder: Path, *, suffixes: frozenset[str] | None = None, langs: tuple[str, ...] | None = None
) -> dict[str, str]:
    """The files of a folder by their path below it, without suffix and language mark.

    Args:
        folder: hidden files and folders in it are left out.
        suffixes: take only these; None takes all.
        langs: take only files with one of these language marks, "" for none; None takes all.

    Raises:
        InputError: the folder is missing.
        ConfigError: two files have one name.
    """
    if not folder.is_dir():
        raise InputError(f"{folder}: there is no such folder")
    files: dict[str, str] = {}
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for file_name in sorted(names):
            path = Path(place, file_name)
            if file_name.startswith(".") or not path.is_file():  # a pipe would be waited for
                continue
            if suffixes is not None and path.suffix.lower() not in suffixes:
                continue
            stem = path.relative_to(folder).with_suffix("").as_posix()
            mark = _LANGUAGE.search(stem)
            if langs is not None and (mark.group()[1:] if mark else "") not in langs:
                continue
            name = _LANGUAGE.sub("", stem)
            if name in files:
                raise ConfigError(
                    f"{path} and {files[name]} would both be {name!r}; say in a manifest which is meant"
                )
            files[name] = str(path)
    return files
