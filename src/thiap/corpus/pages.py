"""The pages of a documentation and their translations: two folders, or one with both."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from thiap.corpus.folders import files_by_name
from thiap.errors import InputError, ThiapError, UsageError
from thiap.project.pages import Page, from_folder

#: Names of pages; other files of a folder are none of a translator's.
SUFFIXES: Final = frozenset(
    ".md .markdown .mdown .mkd .mdx .qmd .rmd .rst .adoc .asciidoc .html .htm .xhtml .txt .wiki".split()
) | {".docx", ".odt", ".pptx"}
#: Names that files of strings have, and other data too: one that holds no text is none.
STRINGS: Final = frozenset(
    ".json .arb .xml .resx .resw .strings .stringsdict .properties .yml .yaml .ftl .srt .vtt".split()
)


def pages_of(pairs: Sequence[tuple[Path, Path]], folder: Path, *, langs: tuple[str, str]) -> list[Page]:
    """All pages of all pairs, in the order of their names.

    Args:
        pairs: two pages, two folders whose pages pair by name, or twice one folder that holds both, told by
            language marks (page.md and page.th.md).
        folder: the lock's; names start from it.
        langs: marks of the source and of the translation, for one folder with both.

    Raises:
        InputError: a source is missing, or a folder holds no page.
        UsageError: a page is paired with a folder.
        ConfigError: two files of a folder have one name.
    """
    found: dict[str, Page] = {}
    for source, target in pairs:
        if not source.exists():
            raise InputError(f"{source}: there is no such page and no such folder")
        if target.exists() and source.is_dir() != target.is_dir():
            raise UsageError(f"{source} and {target}: name two pages, or two folders")
        for first, second in _ends(source, target, langs):
            name = from_folder(second or first, folder)
            found[name] = Page(first, second, name)
    return [found[name] for name in sorted(found)]


def _ends(source: Path, target: Path, langs: tuple[str, str]) -> list[tuple[Path, Path | None]]:
    if not source.is_dir():
        return [(source, target if target.exists() else None)]
    if target.exists() and source.samefile(target):
        sources = _texts(source, langs=("", langs[0]))
        targets = _texts(source, langs=(langs[1],))
    else:
        sources = _texts(source)
        targets = _texts(target) if target.exists() else {}
    if not sources:
        raise InputError(f"{source}: holds no page; pages end in {' '.join(sorted(SUFFIXES | STRINGS))}")
    return [(Path(path), Path(targets[name]) if name in targets else None) for name, path in sources.items()]


def _texts(folder: Path, langs: tuple[str, ...] | None = None) -> dict[str, str]:
    """The pages of a folder and its files of strings, by name."""
    found = files_by_name(folder, suffixes=SUFFIXES, langs=langs)
    strings = files_by_name(folder, suffixes=STRINGS, langs=langs)
    return {**{name: path for name, path in strings.items() if _holds_text(path)}, **found}


def _holds_text(path: str) -> bool:
    from thiap.readers import read_path

    try:
        return read_path(path, lang="und").format not in ("text", "html")
    except ThiapError:
        return False
